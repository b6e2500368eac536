// Who is told by letter: the owners who can sign in, each in their own language. Read only when there is something to tell.
// Proven by test/contracts/events.test.ts.

import { openPerson } from '../../accounts/person.ts'
import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import type { Store } from '../../store/store.ts'

export interface Recipient {
  readonly account: string
  readonly mail: string
  readonly language: Language
}

export async function ownersOf(store: Store): Promise<readonly Recipient[]> {
  const rows = await store.read('sign-in', 'sign-in', db =>
    db
      .selectFrom('account')
      .select(['id', 'person', 'language'])
      .where('role', '=', 'owner')
      .where('state', '=', 'active')
      .orderBy('at')
      .limit(limits.peopleAtOnce),
  )
  return Promise.all(
    rows.map(async ({ id, person, language }) => ({
      ...{ account: id, language },
      mail: (await openPerson(store, id, person)).mail,
    })),
  )
}
