// Events: what is told, each once. What was seen becomes an event in the transaction that marks the looks as told, and with
// it goes a delivery for each target: a process that is killed leaves both or neither.
// Proven by test/contracts/events.test.ts.

import { type Kysely, sql, type Transaction } from 'kysely'
import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import type { Verdict } from '../pledge/pledge.ts'
import type { EventKind, EventTable } from './event-tables.ts'
import type { Making } from './leaves.ts'
import type { Tables } from './tables.ts'

/** An event not kept yet. `mailed`: whether the owners get a letter of it. */
export interface EventDraft extends Pick<EventTable, 'kind' | 'pledge' | 'part' | 'key'> {
  readonly at: Date
  readonly mailed: boolean
}

/** As it is kept. */
export interface StoredEvent extends Pick<EventTable, 'id' | 'kind' | 'pledge' | 'part'> {
  readonly at: Date
}

/** A look nobody was told of yet. */
export interface UntoldLook {
  readonly part: string
  readonly at: Date
  readonly verdict: Verdict
  readonly number: number
}

/** Where a part stood when it was last told of: the last look that saw something. */
export interface PartTold {
  readonly part: string
  readonly verdict: Verdict
  readonly number: number
  readonly at: Date
  readonly lapsed: boolean
}

export type Told = ReadonlyMap<string, PartTold>

/** What looks mean for whoever is told: the events, and the parts that stand otherwise after them. */
export type Tell = (
  told: Told,
  looks: readonly UntoldLook[],
) => { readonly drafts: readonly EventDraft[]; readonly parts: readonly PartTold[] }

/** What is about one target only, and what is a letter to read. */
export const notForTargets: readonly EventKind[] = ['clock.due', 'webhook.failed', 'webhook.test', 'monday']

/** Keeps events in the caller's transaction, each with its deliveries; one whose key is known already is passed by. */
export async function keepEvents(
  tx: Kysely<Tables>,
  making: Making,
  drafts: readonly EventDraft[],
): Promise<readonly StoredEvent[]> {
  if (drafts.length === 0) return []
  const kept = await tx
    .insertInto('event')
    .values(drafts.map(draft => rowOf(making, draft)))
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning(['id', 'at', 'kind', 'pledge', 'part'])
    .execute()
  await addDeliveries(
    tx,
    making,
    kept.filter(({ kind }) => !notForTargets.includes(kind)),
  )
  return kept
}

const rowOf = ({ clock, random }: Making, { mailed, ...draft }: EventDraft) => ({
  ...draft,
  id: newId(clock, random),
  mail: mailed ? ('new' as const) : ('none' as const),
})

async function addDeliveries(
  tx: Kysely<Tables>,
  { clock, random }: Making,
  events: readonly StoredEvent[],
): Promise<void> {
  const targets = await tx.selectFrom('webhook').select('id').where('off_since', 'is', null).execute()
  const at = clock.now()
  const rows = events.flatMap(event =>
    targets.map(({ id: webhook }) => ({
      ...{ id: newId(clock, random), event: event.id, webhook, at },
      ...{ state: 'waiting' as const, next_at: at },
    })),
  )
  if (rows.length > 0) await tx.insertInto('delivery').values(rows).execute()
}

/** Tells of looks nobody was told of, at most `limits.looksAtOnce` at a time; answers how many those were. */
export function tellLooks(db: Kysely<Tables>, making: Making, tell: Tell): Promise<number> {
  return db.transaction().execute(async tx => {
    // One at a time, or two would compare with the same past. Whoever only reads is not kept waiting.
    await sql`lock table part_told in share row exclusive mode`.execute(tx)
    const looks = await untold(tx)
    if (looks.length === 0) return 0
    const past = await tx.selectFrom('part_told').selectAll().execute()
    const told = past.map(row => [row.part, { ...row, number: Number(row.number) }] as const)
    const { drafts, parts } = tell(new Map(told), looks)
    await keepEvents(tx, making, drafts)
    await keepParts(tx, parts)
    const numbers = looks.map(({ number }) => number)
    await tx.updateTable('look').set({ told: true }).where('number', 'in', numbers).execute()
    return looks.length
  })
}

// By a mark of each row, not by "later than the last one": a look whose transaction ends late would be passed by.
async function untold(tx: Transaction<Tables>): Promise<readonly UntoldLook[]> {
  const rows = await tx
    .selectFrom('look')
    .select(['part', 'at', 'verdict', 'number'])
    .where(sql<boolean>`not told`)
    .orderBy('number')
    .limit(limits.looksAtOnce)
    .execute()
  return rows.map(row => ({ ...row, number: Number(row.number) }))
}

async function keepParts(tx: Transaction<Tables>, parts: readonly PartTold[]): Promise<void> {
  for (const { part, ...rest } of parts)
    await tx
      .insertInto('part_told')
      .values({ part, ...rest })
      .onConflict(conflict => conflict.column('part').doUpdateSet(rest))
      .execute()
}

/** Alarms the log itself has and nobody was told of become events. */
export function tellAlarms(db: Kysely<Tables>, making: Making): Promise<readonly StoredEvent[]> {
  return db.transaction().execute(async tx => {
    const alarms = await tx
      .selectFrom('leaf')
      .select(['id', 'at'])
      .where('kind', '=', sql.lit('alarm'))
      .where(eb =>
        eb.not(
          eb.exists(
            eb.selectFrom('event').select('id').where('key', '=', sql<string>`'log.alarm:' || leaf.id`),
          ),
        ),
      )
      .orderBy('at')
      .limit(limits.eventsAtOnce)
      .execute()
    const drafts = alarms.map(({ id, at }) => ({
      ...{ kind: 'log.alarm' as const, pledge: null, part: null, key: `log.alarm:${id}`, at, mailed: true },
    }))
    return keepEvents(tx, making, drafts)
  })
}

/** The latest events, newest first. */
export function latestEvents(db: Kysely<Tables>): Promise<readonly StoredEvent[]> {
  return db
    .selectFrom('event')
    .select(['id', 'at', 'kind', 'pledge', 'part'])
    .orderBy('number', 'desc')
    .limit(limits.eventsShown)
    .execute()
}

/** Events that are told in one letter to each who gets it. */
export interface Batch {
  readonly id: string
  readonly events: readonly (StoredEvent & Pick<EventTable, 'key'>)[]
}

/**
 * Takes events that wait for letters through their three steps, each of which may be stopped and begun again:
 * put into batches, written (`write` holds each letter back), let go (`letGo`). What is told to others, or in a letter of
 * its own, is a batch of its own.
 */
export async function mailEvents(
  db: Kysely<Tables>,
  making: Making,
  write: (batch: Batch) => Promise<void>,
  letGo: (batch: string) => Promise<void>,
): Promise<void> {
  await putIntoBatches(db, making)
  for (const batch of await batchesAt(db, 'new')) await writeBatch(db, batch, write)
  for (const batch of await batchesAt(db, 'held')) {
    await letGo(batch)
    await db.updateTable('event').set({ mail: 'done' }).where('batch', '=', batch).execute()
  }
}

async function putIntoBatches(db: Kysely<Tables>, { clock, random }: Making): Promise<void> {
  const waiting = db.updateTable('event').where('mail', '=', 'new').where('batch', 'is', null)
  const batch = () => waiting.set({ batch: newId(clock, random) })
  for (const kind of apart) await batch().where('kind', '=', kind).execute()
  await batch().where('kind', 'not in', apart).execute()
}

const apart = ['monday', 'clock.due'] as const

async function batchesAt(db: Kysely<Tables>, mail: 'new' | 'held'): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('event')
    .select(eb => ['batch', eb.fn.min('number').as('first')])
    .where('mail', '=', mail)
    .where('batch', 'is not', null)
    .groupBy('batch')
    .orderBy('first')
    .execute()
  return rows.flatMap(({ batch }) => batch ?? [])
}

// Under the rows' lock, so that no second process still writes when the first has let its letters go.
function writeBatch(db: Kysely<Tables>, id: string, write: (batch: Batch) => Promise<void>): Promise<void> {
  return db.transaction().execute(async tx => {
    const events = await tx
      .selectFrom('event')
      .select(['id', 'at', 'kind', 'pledge', 'part', 'key'])
      .where('batch', '=', id)
      .where('mail', '=', 'new')
      .orderBy('number')
      .forUpdate()
      .execute()
    if (events.length === 0) return
    await write({ id, events })
    await tx.updateTable('event').set({ mail: 'held' }).where('batch', '=', id).execute()
  })
}
