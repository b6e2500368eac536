// What is kept of traffic, as a check looks at it: every table of it as the database has it, and the values that stand there. Asked
// of the catalogue and not of our own list, so that a column that came by is seen. Proven by test/contracts/traffic-looks.test.ts.

import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface TrafficColumn {
  readonly name: string
  readonly isSealed: boolean
}

/** Marks under a key of this installation: their bytes say nothing by themselves. */
const sealed: ReadonlySet<string> = new Set(['traffic_file.file', 'traffic_file.tail'])

export async function trafficTables(
  db: Db,
): Promise<readonly { readonly name: string; readonly columns: readonly TrafficColumn[] }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and table_name like 'traffic%' order by 1, ordinal_position`.execute(
    db,
  )
  const tables = Map.groupBy(rows, ({ table }) => table)
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => ({ name: column, isSealed: sealed.has(`${name}.${column}`) })),
  }))
}

/** Different values are looked for among so many rows. */
const rowsAtMost = 1_000_000

export async function trafficValues(
  db: Db,
  table: string,
  column: string,
  most: number,
): Promise<{ readonly values: readonly (string | Uint8Array)[]; readonly isWhole: boolean }> {
  const type = await sql<{ type: string }>`
    select data_type as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and column_name = ${column}`.execute(db)
  const name = sql.ref(column)
  const value = type.rows[0]?.type === 'bytea' ? name : sql`${name}::text`
  const from = sql`(select ${value} as value from ${sql.table(table)} limit ${sql.lit(rowsAtMost)}) as seen`
  const { rows } = await sql<{ value: string | Uint8Array }>`
    select distinct value from ${from} where value is not null limit ${most + 1}`.execute(db)
  const count = await sql<{ rows: string }>`
    select count(*) as rows from (select 1 from ${sql.table(table)} limit ${sql.lit(rowsAtMost + 1)}) as seen`.execute(
    db,
  )
  const isWhole = rows.length <= most && Number(count.rows[0]?.rows ?? 0) <= rowsAtMost
  return { values: rows.slice(0, most).map(row => row.value), isWhole }
}

/** Rows that tell of visitors: of their days, and of texts they shared, what was not found (`lost`) aside. */
export async function visitorRowsOf(db: Db): Promise<number> {
  const { rows } = await sql<{ rows: string }>`
    select (select count(*) from traffic_visitors)
      + (select count(*) from traffic_text where name <> 'lost') as rows`.execute(db)
  return Number(rows[0]?.rows ?? 0)
}

/** Days of addresses behind attacks that are not gone: their rows, or the key that opens them. */
export async function windowDaysOf(db: Db): Promise<{
  readonly days: number
  readonly oldestDay: number | null
  readonly newestDay: number | null
  readonly oldestKeyDay: number | null
}> {
  const { rows } = await sql<{
    days: string
    oldest: number | null
    newest: number | null
    key: number | null
  }>`
    select count(*) filter (where erased_at is null or destroyed_at is null) as days,
      min(day) filter (where erased_at is null) as oldest, max(day) filter (where erased_at is null) as newest,
      min(day) filter (where destroyed_at is null) as key
    from security_day`.execute(db)
  const { days = '0', oldest = null, newest = null, key = null } = rows[0] ?? {}
  return { days: Number(days), oldestDay: oldest, newestDay: newest, oldestKeyDay: key }
}
