// What there is under a case number, of what the installation itself keeps: looks, editions and breaks. Looks are many, so
// they are found by how they begin; the others by either end. Proven by test/contracts/find-case.test.ts.

import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type CaseKind, type CaseNumber, tellingDigits, uuidsFrom } from '../core/case-number.ts'
import { limits } from '../core/limits.ts'
import type { Tables } from './tables.ts'

export interface FoundCase {
  readonly kind: CaseKind
  readonly id: string
  readonly at: string
  /** A part, the number of an edition, the kind of an act or of a letter; empty for an account. */
  readonly about: string
}

const few = ['break', 'edition'] as const

/** Of these kinds only; at most `limits.foundShown` of each. */
export async function findCases(
  db: Kysely<Tables>,
  number: CaseNumber,
  kinds: readonly CaseKind[],
): Promise<readonly FoundCase[]> {
  const asked = few.filter(kind => kinds.includes(kind))
  const found = await Promise.all(asked.map(kind => rowsOf(db, fewRows[kind], endsOf(number))))
  const looks = kinds.includes('look') ? await findLooks(db, number) : []
  return [...found.flat(), ...looks]
}

// Parameters; the digits are hexadecimal by their type, so that no sign of `like` is among them.
const endsOf = ({ digits }: CaseNumber) =>
  sql`replace(id::text, '-', '') like ${`${digits}%`} or replace(id::text, '-', '') like ${`%${digits}`}`

const fewRows = {
  break: sql`select 'break' as kind, look.id, look.at, look.part as about
    from pledge_break join look on look.id = pledge_break.look`,
  edition: sql`select 'edition' as kind, id, at, number::text as about from edition`,
} as const

async function findLooks(db: Kysely<Tables>, number: CaseNumber): Promise<readonly FoundCase[]> {
  if (number.digits.length < tellingDigits) return []
  const [from, to] = uuidsFrom(number)
  const rows = sql`select 'look' as kind, id, at, part as about from look`
  return rowsOf(db, rows, sql`id between ${from}::uuid and ${to}::uuid`)
}

async function rowsOf(
  db: Kysely<Tables>,
  rows: ReturnType<typeof sql>,
  where: ReturnType<typeof sql>,
): Promise<readonly FoundCase[]> {
  const found = await sql<Omit<FoundCase, 'at'> & { readonly at: Date }>`
    select kind, id, at, about from (${rows}) as here where ${where}
    order by at desc limit ${limits.foundShown}`.execute(db)
  return found.rows.map(row => Object.freeze({ ...row, at: row.at.toISOString() }))
}
