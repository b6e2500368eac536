// Traffic as it was kept, read back: sums of hours or days, visitors of days, texts that were told, and how each source stands.
// Proven by test/contracts/traffic-store.test.ts.

import { type Kysely, sql } from 'kysely'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Tables } from './tables.ts'
import type { TextRow, VisitorRow } from './traffic.ts'

type Db = Kysely<Tables>

/** Days since 1970-01-01, both within; a source alone, or all. */
export interface KeptPeriod {
  readonly from: number
  readonly to: number
  readonly source: string | null
}

export interface KeptCount {
  readonly source: string
  /** Hours or days since 1970, as was asked. */
  readonly at: number
  readonly key: string
  readonly value: number
}

export interface KeptSource {
  readonly source: string
  readonly kind: string
  readonly format: string | null
  readonly practice: boolean
  readonly lines: number
  readonly unread: number
  readonly lastReadAt: string
}

export async function keptCounts(
  db: Db,
  unit: 'hour' | 'day',
  { from, to, source }: KeptPeriod,
): Promise<readonly KeptCount[]> {
  const [first, last] = unit === 'hour' ? [from * 24, to * 24 + 23] : [from, to]
  const at = sql.ref(unit)
  const asked = source === null ? sql`true` : sql`source = ${source}`
  const { rows } = await sql<{ source: string; at: number; key: string; value: string }>`
    select source, ${at} as at, key, value from ${sql.table(`traffic_${unit}`)}
    where ${at} between ${first} and ${last} and ${asked} order by ${at}, source, key
    limit ${limits.trafficRows + 1}`.execute(db)
  return enough(rows).map(row => ({ ...row, value: Number(row.value) }))
}

export async function keptVisitors(
  db: Db,
  { from, to, source }: KeptPeriod,
): Promise<readonly (VisitorRow & { readonly source: string })[]> {
  const rows = await db
    .selectFrom('traffic_visitors')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .$if(source !== null, query => query.where('source', '=', source))
    .orderBy('day')
    .orderBy('source')
    .limit(limits.trafficRows + 1)
    .execute()
  return enough(rows).map(row => ({
    ...{ source: row.source, day: row.day, keyEpoch: row.key_epoch, visitors: Number(row.visitors) },
    ...{ isExact: row.is_exact, bots: Number(row.bots), views: Number(row.views), byHour: row.by_hour },
    ...{ sketch: row.sketch, isClosed: row.is_closed, because: row.because },
  }))
}

export async function keptTexts(
  db: Db,
  { from, to, source }: KeptPeriod,
): Promise<readonly (TextRow & { readonly source: string })[]> {
  const rows = await db
    .selectFrom('traffic_text')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .$if(source !== null, query => query.where('source', '=', source))
    .orderBy('day')
    .limit(limits.trafficRows + 1)
    .execute()
  return enough(rows).map(row => ({
    ...{ source: row.source, day: row.day, keyEpoch: row.key_epoch, table: row.name, k: row.k },
    ...{ text: row.text, texts: row.texts, hits: Number(row.hits) },
    ...{ bytes: Number(row.bytes), visitors: Number(row.visitors) },
  }))
}

function enough<Row>(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= limits.trafficRows) return rows
  throw new Refusal('limit', {
    message: `expected a period of at most ${limits.trafficRows} rows, got more`,
    hint: 'ask for fewer days, or for one source',
  })
}

/** First and last day there is anything of; null where nothing was ever counted. */
export async function keptSpan(
  db: Db,
  source: string | null,
): Promise<{ readonly from: number; readonly to: number } | null> {
  const asked = source === null ? sql`true` : sql`source = ${source}`
  const { rows } = await sql<{ from: number | null; to: number | null }>`
    select min(day) as from, max(day) as to from traffic_day where ${asked}`.execute(db)
  const [span] = rows
  return span?.from == null || span.to == null ? null : { from: span.from, to: span.to }
}

export async function keptSources(db: Db): Promise<readonly KeptSource[]> {
  const rows = await db.selectFrom('traffic_source').selectAll().orderBy('source').execute()
  return rows.map(row => ({
    ...{ source: row.source, kind: row.kind, format: row.format, practice: row.practice },
    ...{ lines: Number(row.lines), unread: Number(row.unread), lastReadAt: row.last_read_at.toISOString() },
  }))
}
