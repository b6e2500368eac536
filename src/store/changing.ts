// Changes of personal rows, by a purpose's own login: the change, the leaf that says so and the job that follows from it
// are one transaction (house invariant 7). Erasing deletes the rows and leaves the job to rid the disk of them.
// Proven by test/contracts/erasing.test.ts.

import type { Compilable, Kysely } from 'kysely'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import { newId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { appendAbout, type Making } from './leaves.ts'
import type { PersonalTable } from './personal.ts'
import type { AppendedTables, PersonalTables } from './tables.ts'

/** What a purpose's login works with. */
export type PurposeTables = PersonalTables & AppendedTables

/** On whose behalf, and with what leaves are made. */
export interface Acting extends Making {
  readonly keys: Pick<Keys, 'seal'>
  readonly purpose: string
  readonly about: string
}

/** Runs the changes in order, all or none, and answers how many rows each touched. Refuses with `limit` where too many. */
export function writeRows(
  queries: Kysely<PurposeTables>,
  acting: Acting,
  changes: readonly Compilable[],
): Promise<readonly number[]> {
  return queries.transaction().execute(async tx => {
    const touched: number[] = []
    const statements: string[] = []
    for (const change of changes) {
      const query = change.compile()
      touched.push(Number((await tx.executeQuery(query)).numAffectedRows ?? 0))
      statements.push(toHex(sha256(utf8(query.sql))))
    }
    const rows = touched.reduce((sum, many) => sum + many, 0)
    if (rows > limits.writeRows)
      throw new Refusal('limit', `expected to write at most ${limits.writeRows} rows at once, got ${rows}`)
    const { purpose, about } = acting
    await appendAbout(tx.$pickTables<'leaf' | 'opening'>(), acting, about, {
      kind: 'written',
      evidence: { purpose, case: about, rows, statements },
    })
    return touched
  })
}

/**
 * A step somebody decides on: runs the change and keeps what is said of it, where it touched the one row it is about. False
 * where it touched none: somebody was quicker, nothing was changed, and no leaf says so.
 */
export function decideRow(
  queries: Kysely<PurposeTables>,
  acting: Acting,
  change: Compilable,
  said: Json,
): Promise<boolean> {
  return queries.transaction().execute(async tx => {
    const { numAffectedRows: touched = 0n } = await tx.executeQuery(change.compile())
    if (touched === 0n) return false
    if (touched !== 1n) throw new Error(`expected a decision about one row, got ${touched}`)
    const draft = { kind: 'decided', evidence: said } as const
    await appendAbout(tx.$pickTables<'leaf' | 'opening'>(), acting, acting.about, draft)
    return true
  })
}

/** Ids of rows to erase, by table. */
export type Erased = Partial<Readonly<Record<PersonalTable, readonly string[]>>>

/** Deletes the rows that are there and answers how many they were. What is gone already is no fault: it may be asked twice. */
export async function eraseRows(
  queries: Kysely<PurposeTables>,
  acting: Acting,
  erased: Erased,
): Promise<number> {
  const asked = Object.entries(erased) as [PersonalTable, readonly string[]][]
  const many = asked.reduce((sum, [, ids]) => sum + ids.length, 0)
  if (many > limits.writeRows)
    throw new Refusal('limit', `expected to erase at most ${limits.writeRows} rows at once, got ${many}`)
  return queries.transaction().execute(async tx => {
    const rows: string[] = []
    for (const [table, ids] of asked) {
      const gone = await tx
        .deleteFrom(table)
        .where('id', 'in', [...ids])
        .returning('id')
        .execute()
      rows.push(...gone.map(({ id }) => id))
    }
    if (rows.length === 0) return 0
    const { purpose, about, clock, random } = acting
    const tables = asked.map(([table]) => table)
    await tx
      .insertInto('erasure')
      .values({ id: newId(clock, random), tables, rows })
      .execute()
    await appendAbout(tx.$pickTables<'leaf' | 'opening'>(), acting, about, {
      kind: 'erased',
      evidence: { purpose, case: about, tables, rows: rows.length },
    })
    return rows.length
  })
}
