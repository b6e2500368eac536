// Who an account belongs to, as its row has it: sealed under the account's own key, and found by marks of name and address.
// Proven by test/contracts/accounts.test.ts and test/contracts/sealed.test.ts.

import type { PersonSaid } from '../store/people-tables.ts'
import type { Sealed } from '../store/sealed.ts'
import type { Store } from '../store/store.ts'
import { aboutOf } from './ground.ts'

/** One address is written in several ways. */
export const sameMail = (mail: string): string => mail.trim().toLowerCase()

export interface SealedPerson {
  readonly person: Sealed<PersonSaid>
  readonly name_mark: Uint8Array
  readonly mail_mark: Uint8Array
}

/** The columns of an account's row that say who it is. Makes the account's key. */
export async function sealPerson(store: Store, account: string, who: PersonSaid): Promise<SealedPerson> {
  const mail = sameMail(who.mail)
  return {
    person: await store.seal(aboutOf(account, []), { name: who.name, mail }),
    name_mark: await store.mark('name', who.name),
    mail_mark: await store.mark('mail', mail),
  }
}

export const openPerson = (store: Store, account: string, person: Sealed<PersonSaid>): Promise<PersonSaid> =>
  store.open(aboutOf(account, []), person)
