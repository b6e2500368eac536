// Who an account is, for its own person: name, address, role. Read on behalf of the account, so that the log says whose it was.
// Proven by test/contracts/passkeys.test.ts.

import type { Language } from '../core/language.ts'
import type { Role } from '../core/roles.ts'
import { aboutOf, type Ground, purpose } from './ground.ts'
import { openPerson } from './person.ts'

export interface OwnAccount {
  readonly id: string
  readonly name: string
  readonly mail: string
  readonly role: Role
  readonly language: Language
}

/** Null where it is not active. */
export async function ownAccount({ store }: Pick<Ground, 'store'>, id: string): Promise<OwnAccount | null> {
  const [row] = await store.read(purpose, aboutOf(id, []), db =>
    db
      .selectFrom('account')
      .select(['person', 'role', 'language'])
      .where('id', '=', id)
      .where('state', '=', 'active'),
  )
  if (row === undefined) return null
  const { name, mail } = await openPerson(store, id, row.person)
  return Object.freeze({ id, name, mail, role: row.role, language: row.language })
}
