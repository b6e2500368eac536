// Who is told by letter: the owners who can sign in, each in their own language; of what is due the deputy too. Read only when
// there is something to tell. Proven by test/contracts/events.test.ts and test/contracts/clocks.test.ts.

import { openPerson } from '../../accounts/person.ts'
import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import type { Role } from '../../core/roles.ts'
import type { Store } from '../../store/store.ts'

export interface Recipient {
  readonly account: string
  readonly mail: string
  readonly language: Language
}

export interface Reminded extends Recipient {
  readonly role: Role
}

export const ownersOf = async (store: Store): Promise<readonly Recipient[]> =>
  (await remindedOf(store)).filter(({ role }) => role === 'owner')

/** The owners and the deputy, each once. */
export async function remindedOf(store: Store): Promise<readonly Reminded[]> {
  const rows = await store.read('sign-in', 'sign-in', db =>
    db
      .selectFrom('account')
      .select(['id', 'person', 'role', 'language'])
      .where(eb => eb.or([eb('role', '=', 'owner'), eb('deputy', '=', true)]))
      .where('state', '=', 'active')
      .orderBy('at')
      .limit(limits.peopleAtOnce),
  )
  return Promise.all(
    rows.map(async ({ id, person, role, language }) => ({
      ...{ account: id, role, language },
      mail: (await openPerson(store, id, person)).mail,
    })),
  )
}
