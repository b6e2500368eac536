// Traffic, kept: what was counted and how far its log was read are one transaction, so that a line is counted once whenever the
// counting is cut off. Sums add up from any number of collectors; a file that two read at once is counted by the first.
// What a count or a text may be is the room's own affair (src/traffic). Proven by test/contracts/traffic-store.test.ts.

import { type Kysely, sql } from 'kysely'
import { Refusal } from '../core/refusal.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** How far a file was read. Bytes are those of the uncompressed file. */
export interface FileStanding {
  readonly file: Uint8Array
  readonly path: string
  readonly readTo: number
  readonly tail: Uint8Array | null
  /** Where each day begins in it, by days since 1970-01-01. */
  readonly days: Readonly<Record<string, number>>
}

export interface FileRead extends FileStanding {
  /** Where it had been read to before: who finds another number there counts nothing. */
  readonly readFrom: number
  readonly lines: number
  readonly unread: number
}

export interface CountRow {
  /** Hours since 1970-01-01T00. */
  readonly hour: number
  readonly key: string
  readonly value: number
}

export interface VisitorRow {
  readonly day: number
  readonly keyEpoch: string
  readonly visitors: number
  readonly isExact: boolean
  readonly bots: number
  readonly views: number
  readonly byHour: readonly number[]
  readonly sketch: Uint8Array
  readonly isClosed: boolean
  readonly because: string | null
}

export interface TextRow {
  readonly day: number
  readonly keyEpoch: string
  readonly table: string
  readonly k: number
  /** Null for all that is not told. */
  readonly text: string | null
  readonly texts: number
  readonly hits: number
  readonly bytes: number
  readonly visitors: number
}

/** What was counted since the last time: all of it is kept, or none. */
export interface TrafficEntry {
  readonly source: string
  readonly kind: string
  readonly format: string | null
  readonly practice: boolean
  readonly at: Date
  /** Null for lines that come and are not to be had again. */
  readonly read: FileRead | null
  readonly lines: number
  readonly unread: number
  readonly counts: readonly CountRow[]
  /** Each takes the place of the row of its day and key. */
  readonly visitors: readonly VisitorRow[]
  readonly texts: readonly TextRow[]
  /** Rows of a day and another key that were counted anew. */
  readonly recounted: readonly { readonly day: number; readonly keyEpoch: string }[]
}

/** Refuses with `log-refused` where somebody else has read the file meanwhile; then nothing was kept. */
export async function keepTraffic(db: Db, entry: TrafficEntry): Promise<void> {
  await db.transaction().execute(async tx => {
    await keepSource(tx, entry)
    if (entry.read !== null) await keepRead(tx, entry, entry.read)
    await addCounts(tx, entry)
    for (const { day, keyEpoch } of entry.recounted)
      await tx
        .deleteFrom('traffic_visitors')
        .where('source', '=', entry.source)
        .where('day', '=', day)
        .where('key_epoch', '=', keyEpoch)
        .execute()
    for (const row of entry.visitors) await keepVisitors(tx, entry.source, row)
    for (const row of entry.texts) await keepText(tx, entry.source, row)
  })
}

async function keepSource(tx: Db, entry: TrafficEntry): Promise<void> {
  const { source, kind, format, practice, lines, unread, at } = entry
  await tx
    .insertInto('traffic_source')
    .values({ source, kind, format, practice, lines, unread, last_read_at: at })
    .onConflict(conflict =>
      conflict.column('source').doUpdateSet(({ ref }) => ({
        ...{ kind, format, practice, last_read_at: at },
        lines: sql<number>`${ref('traffic_source.lines')} + ${lines}`,
        unread: sql<number>`${ref('traffic_source.unread')} + ${unread}`,
      })),
    )
    .execute()
}

async function keepRead(tx: Db, { source, at }: TrafficEntry, read: FileRead): Promise<void> {
  const { path, readFrom, readTo, lines, unread, tail, days } = read
  const file = Buffer.from(read.file)
  const kept = {
    ...{ path, read_to: readTo, tail: tail === null ? null : Buffer.from(tail) },
    ...{ days: JSON.stringify(days), last_read_at: at },
  }
  const inserted = await tx
    .insertInto('traffic_file')
    .values({ source, file, lines, unread, ...kept })
    .onConflict(conflict =>
      conflict
        .columns(['source', 'file'])
        .doUpdateSet(({ ref }) => ({
          ...kept,
          lines: sql<number>`${ref('traffic_file.lines')} + ${lines}`,
          unread: sql<number>`${ref('traffic_file.unread')} + ${unread}`,
        }))
        .where('traffic_file.read_to', '=', sql<string>`${readFrom}`),
    )
    .returning('read_to')
    .execute()
  // A first reading begins at 0, and its row must be new: an update of a row at 0 is somebody else's empty beginning.
  if (inserted.length === 0)
    throw new Refusal('log-refused', {
      message: `expected ${path} to be counted by one program, got another that has read on`,
      hint: 'nothing was counted twice; ask again',
    })
}

/** Adds to what is there, in one order everywhere: two collectors at once wait for each other and never lock up. */
async function addCounts(tx: Db, { source, counts }: TrafficEntry): Promise<void> {
  const days = new Map<string, CountRow>()
  for (const { hour, key, value } of counts) {
    const day = Math.floor(hour / 24)
    const had = days.get(`${day} ${key}`)?.value ?? 0
    days.set(`${day} ${key}`, { hour: day, key, value: had + value })
  }
  await addTo(tx, 'hour', source, counts)
  await addTo(tx, 'day', source, [...days.values()])
}

async function addTo(tx: Db, unit: 'hour' | 'day', source: string, rows: readonly CountRow[]): Promise<void> {
  if (rows.length === 0) return
  const inOrder = rows.toSorted((a, b) => a.hour - b.hour || (a.key < b.key ? -1 : 1))
  const table = sql.table(`traffic_${unit}`)
  const at = inOrder.map(({ hour }) => hour)
  const keys = inOrder.map(({ key }) => key)
  const values = inOrder.map(({ value }) => value)
  await sql`insert into ${table} (source, ${sql.ref(unit)}, key, value)
    select ${source}, * from unnest(${at}::integer[], ${keys}::text[], ${values}::bigint[])
    on conflict (source, ${sql.ref(unit)}, key) do update set value = ${table}.value + excluded.value`.execute(
    tx,
  )
}

async function keepVisitors(tx: Db, source: string, row: VisitorRow): Promise<void> {
  const kept = {
    ...{ visitors: row.visitors, is_exact: row.isExact, bots: row.bots, views: row.views },
    ...{ by_hour: [...row.byHour], sketch: Buffer.from(row.sketch) },
    ...{ is_closed: row.isClosed, because: row.because },
  }
  await tx
    .insertInto('traffic_visitors')
    .values({ source, day: row.day, key_epoch: row.keyEpoch, ...kept })
    .onConflict(conflict => conflict.columns(['source', 'day', 'key_epoch']).doUpdateSet(kept))
    .execute()
}

/** Once, at the close of its day: a second table of the same day would tell by its difference who came in between. */
async function keepText(tx: Db, source: string, row: TextRow): Promise<void> {
  const { day, keyEpoch, table, k, text, texts, hits, bytes, visitors } = row
  await tx
    .insertInto('traffic_text')
    .values({ source, day, key_epoch: keyEpoch, name: table, k, text, texts, hits, bytes, visitors })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** What is known of files of a source; all of them, newest first. */
export async function filesOf(db: Db, source: string): Promise<readonly FileStanding[]> {
  const rows = await db
    .selectFrom('traffic_file')
    .selectAll()
    .where('source', '=', source)
    .orderBy('last_read_at', 'desc')
    .execute()
  return rows.map(({ file, path, read_to, tail, days }) => ({
    file,
    path,
    readTo: Number(read_to),
    tail,
    days,
  }))
}

/** Days of a source that were counted under a key and are not closed. */
export async function openDaysOf(
  db: Db,
  source: string,
): Promise<readonly { readonly day: number; readonly keyEpoch: string }[]> {
  const rows = await db
    .selectFrom('traffic_visitors')
    .select(['day', 'key_epoch'])
    .where('source', '=', source)
    .where('is_closed', '=', false)
    .execute()
  return rows.map(({ day, key_epoch }) => ({ day, keyEpoch: key_epoch }))
}

/** Days of a source that are closed for good: their texts have been told, or their visitors. */
export async function closedDaysOf(db: Db, source: string, since: number): Promise<readonly number[]> {
  const { rows } = await sql<{ day: number }>`
    select day from traffic_text where source = ${source} and day >= ${since}
    union select day from traffic_visitors where source = ${source} and day >= ${since} and is_closed
    order by day`.execute(db)
  return rows.map(({ day }) => day)
}

/** The notice carries no statistics (any more): all that was counted of visitors goes. Answers how many rows went. */
export async function forgetVisitors(db: Db): Promise<number> {
  return db.transaction().execute(async tx => {
    const days = await tx.deleteFrom('traffic_visitors').executeTakeFirst()
    const texts = await tx.deleteFrom('traffic_text').where('name', '<>', 'lost').executeTakeFirst()
    return Number(days.numDeletedRows + texts.numDeletedRows)
  })
}
