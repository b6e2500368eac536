// Who has access, as the owner sees it: everybody with what they are, when they were last seen, and who stands in. Names are
// opened by the key of each account. Proven by test/contracts/accounts.test.ts and test/journeys/desk.test.ts.

import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Role } from '../core/roles.ts'
import type { AccountTable } from '../store/people-tables.ts'
import { aboutOf, type Ground, lookUp, purpose } from './ground.ts'
import { openPerson } from './person.ts'

/** Who may stand in for the owner: those with an account of their own. */
const deputyRoles = ['owner', 'staff', 'tester', 'bookkeeper'] as const satisfies readonly Role[]

export interface ListedPerson {
  readonly account: string
  readonly name: string
  readonly mail: string
  readonly role: Role
  readonly language: Language
  readonly state: AccountTable['state']
  /** When they were invited or made. */
  readonly at: Date
  readonly leftAt: Date | null
  /** By a session that still is; null where there is none. */
  readonly seenAt: Date | null
  /** Whether they too are reminded of what is due. */
  readonly isDeputy: boolean
}

/** Everybody whose row there is, who came first at the top; at most `limits.peopleAtOnce`. */
export async function listPeople({ store }: Ground): Promise<readonly ListedPerson[]> {
  const rows = await store.read(purpose, lookUp, db =>
    db
      .selectFrom('account')
      .select(['id', 'person', 'role', 'language', 'state', 'at', 'left_at as leftAt', 'deputy as isDeputy'])
      .select(eb =>
        eb
          .selectFrom('session')
          .select(session => session.fn.max('seen_at').as('seen'))
          .whereRef('session.account', '=', 'account.id')
          .as('seenAt'),
      )
      .orderBy('at')
      .limit(limits.peopleAtOnce),
  )
  return Promise.all(
    rows.map(async ({ id, person, ...row }) =>
      Object.freeze({ ...row, account: id, ...(await openPerson(store, id, person)) }),
    ),
  )
}

/** The names of these accounts, of those whose rows there still are. */
export async function namesOf(
  { store }: Ground,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(accounts)]
  if (asked.length === 0) return new Map()
  const rows = await store.read(purpose, lookUp, db =>
    db.selectFrom('account').select(['id', 'person']).where('id', 'in', asked),
  )
  const named = rows.map(async ({ id, person }) => [id, (await openPerson(store, id, person)).name] as const)
  return new Map(await Promise.all(named))
}

export interface Deputy {
  readonly account: string
  readonly name: string
  readonly mail: string
  readonly language: Language
}

/** Who is reminded of what is due beside the owner; null where nobody was chosen, or they are not here any more. */
export async function findDeputy({ store }: Ground): Promise<Deputy | null> {
  const [row] = await store.read(purpose, lookUp, db =>
    db
      .selectFrom('account')
      .select(['id', 'person', 'language'])
      .where('deputy', '=', true)
      .where('state', '=', 'active'),
  )
  if (row === undefined) return null
  const { id, person, language } = row
  return Object.freeze({ account: id, language, ...(await openPerson(store, id, person)) })
}

/** One at most: whoever was before is none in the same transaction. False, and all as before, where they are not active. */
export async function chooseDeputy({ store }: Ground, account: string): Promise<boolean> {
  const [, chosen] = await store.write(
    purpose,
    aboutOf(account, []),
    db =>
      db
        .updateTable('account')
        .set({ deputy: false })
        .where('deputy', '=', true)
        .where(eb =>
          eb.exists(
            eb
              .selectFrom('account as next')
              .select('next.id')
              .where('next.id', '=', account)
              .where('next.state', '=', 'active')
              .where('next.role', 'in', deputyRoles),
          ),
        ),
    db =>
      db
        .updateTable('account')
        .set({ deputy: true })
        .where('id', '=', account)
        .where('state', '=', 'active')
        .where('role', 'in', deputyRoles),
  )
  return chosen === 1
}

export async function chooseNoDeputy({ store }: Ground): Promise<void> {
  await store.write(purpose, lookUp, db =>
    db.updateTable('account').set({ deputy: false }).where('deputy', '=', true),
  )
}
