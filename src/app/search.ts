// What there is under a case number, of what whoever asks may see: what they may not is not even read. Never by name.
// Proven by test/journeys/desk.test.ts.

import type { ExpressionBuilder } from 'kysely'
import type { Accounts } from '../accounts/accounts.ts'
import { type CaseKind, type CaseNumber, isMeant } from '../core/case-number.ts'
import { limits } from '../core/limits.ts'
import { type FoundCase, findCases } from '../store/find-case.ts'
import type { PersonalTables } from '../store/tables.ts'
import type { Opened } from './opened.ts'

export type FoundCases = readonly FoundCase[]
export type Search = (number: CaseNumber, kinds: readonly CaseKind[]) => Promise<FoundCases>

export const openSearch =
  (on: Opened, accounts: Accounts): Search =>
  async (number, kinds) => {
    const asked = kinds.filter(kind => number.kind === null || number.kind === kind)
    const people = asked.includes('account') ? await findAccounts(accounts, number) : []
    const letters = asked.includes('letter') ? await findLetters(on, number) : []
    const acts = asked.includes('act') ? await findActs(on, number) : []
    return [...people, ...letters, ...acts, ...(await findCases(on.store.owner, number, asked))]
  }

async function findAccounts(accounts: Accounts, number: CaseNumber): Promise<FoundCases> {
  const people = await accounts.people.list()
  return people
    .filter(({ account }) => isMeant(number, account))
    .slice(0, limits.foundShown)
    .map(({ account, at }) => ({ kind: 'account', id: account, at: at.toISOString(), about: '' }))
}

async function findActs({ store }: Opened, number: CaseNumber): Promise<FoundCases> {
  const rows = await store.read('sign-in', 'sign-in', db =>
    db
      .selectFrom('act')
      .select(['id', 'at', 'kind'])
      .where(eb => isNamed(eb, number))
      .orderBy('at', 'desc')
      .limit(limits.foundShown),
  )
  return rows.map(({ id, at, kind }) => ({ kind: 'act', id, at: at.toISOString(), about: kind }))
}

/** What kind of letter and how it stands; not to whom, nor what it says. */
async function findLetters({ store }: Opened, number: CaseNumber): Promise<FoundCases> {
  const rows = await store.read('letters', 'letters', db =>
    db
      .selectFrom('letter')
      .select(['id', 'at', 'kind', 'state'])
      .where(eb => isNamed(eb, number))
      .orderBy('at', 'desc')
      .limit(limits.foundShown),
  )
  return rows.map(({ id, at, kind, state }) => ({
    ...({ kind: 'letter', id } as const),
    ...{ at: at.toISOString(), about: `${kind} ${state}` },
  }))
}

/** By either end of its number. */
function isNamed(eb: ExpressionBuilder<PersonalTables, 'act' | 'letter'>, { digits }: CaseNumber) {
  const plain = eb.fn<string>('replace', [eb.cast<string>('id', 'text'), eb.val('-'), eb.val('')])
  return eb.or([eb(plain, 'like', `${digits}%`), eb(plain, 'like', `%${digits}`)])
}
