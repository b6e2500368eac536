// Deliveries on their way: taken by one process at a time and at most one to a target at once, settled by what came of it,
// and begun again when asked for. Whoever took one has it until a lease ends, so that a process that is killed loses
// none: the delivery is tried again under the same id. Proven by test/contracts/deliveries.test.ts.

import type { Kysely, Transaction } from 'kysely'
import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import type { DeliveryTable, EventKind } from './event-tables.ts'
import { keepEvents, notForTargets } from './events.ts'
import type { Making } from './leaves.ts'
import type { Tables } from './tables.ts'

/** A delivery in hand, with all that is needed to send it. */
export interface TakenDelivery {
  readonly id: string
  readonly event: string
  readonly tries: number
  readonly kind: EventKind
  readonly pledge: string | null
  readonly part: string | null
  readonly at: Date
  readonly webhook: string
  readonly url: string
  readonly secret: Uint8Array
  readonly earlier: Uint8Array | null
  readonly earlierUntil: Date | null
}

/** Takes what is due under a claim, one for each target that nobody has in hand. */
export function takeDeliveries(
  db: Kysely<Tables>,
  making: Making,
  claim: string,
  triesMost: number,
): Promise<readonly TakenDelivery[]> {
  const now = making.clock.now()
  return db.transaction().execute(async tx => {
    const taken: TakenDelivery[] = []
    for (const webhook of await freeTargets(tx, now)) {
      const delivery = await oldestDue(tx, webhook, now)
      if (delivery === undefined) continue
      if (delivery.tries >= triesMost) await giveUp(tx, making, delivery, 'interrupted')
      else taken.push(await hold(tx, delivery, claim, now))
    }
    return taken
  })
}

async function freeTargets(tx: Transaction<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('webhook')
    .select('id')
    .where('off_since', 'is', null)
    .where(eb => eb.or([eb('busy_until', 'is', null), eb('busy_until', '<=', now)]))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('delivery')
          .select('delivery.id')
          .whereRef('delivery.webhook', '=', 'webhook.id')
          .where('state', '=', 'waiting')
          .where('next_at', '<=', now),
      ),
    )
    .limit(limits.deliveriesAtOnce)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

const oldestDue = (tx: Transaction<Tables>, webhook: string, now: Date) =>
  tx
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhook')
    .select(['delivery.id', 'delivery.event', 'delivery.tries', 'delivery.webhook'])
    .select(['event.kind', 'event.pledge', 'event.part', 'event.at'])
    .select(['webhook.url', 'webhook.secret', 'webhook.earlier', 'webhook.earlier_until as earlierUntil'])
    .where('delivery.webhook', '=', webhook)
    .where('delivery.state', '=', 'waiting')
    .where('delivery.next_at', '<=', now)
    .orderBy('delivery.next_at')
    .orderBy('delivery.id')
    .limit(1)
    .executeTakeFirst()

async function hold(
  tx: Transaction<Tables>,
  delivery: TakenDelivery,
  claim: string,
  now: Date,
): Promise<TakenDelivery> {
  const until = new Date(now.getTime() + limits.deliveryLeaseMs)
  await tx
    .updateTable('webhook')
    .set({ claim, busy_until: until })
    .where('id', '=', delivery.webhook)
    .execute()
  const tries = delivery.tries + 1
  await tx.updateTable('delivery').set({ tries, tried_at: now }).where('id', '=', delivery.id).execute()
  return { ...delivery, tries }
}

/** What came of one try: `later` is when the next is due, `gone` that the target wants nothing more. */
export type Settled =
  | { readonly kind: 'sent' | 'failed' | 'gone'; readonly said: string }
  | { readonly kind: 'later'; readonly said: string; readonly at: Date; readonly counts: boolean }

/** What was sent is so whoever holds it by now; all else is said only by who still has it in hand. */
export function settleDelivery(
  db: Kysely<Tables>,
  making: Making,
  claim: string,
  delivery: TakenDelivery,
  settled: Settled,
): Promise<void> {
  return db.transaction().execute(async tx => {
    const off = settled.kind === 'gone' ? { off_since: making.clock.now() } : {}
    const freed = await tx
      .updateTable('webhook')
      .set({ claim: null, busy_until: null, ...off })
      .where('id', '=', delivery.webhook)
      .where('claim', '=', claim)
      .executeTakeFirst()
    if (settled.kind === 'sent') return end(tx, delivery.id, 'sent', settled.said)
    if (freed.numUpdatedRows === 0n) return
    if (settled.kind !== 'later') return giveUp(tx, making, delivery, settled.said)
    const { said, at, counts } = settled
    await tx
      .updateTable('delivery')
      .set({ said, next_at: at, tries: counts ? delivery.tries : delivery.tries - 1 })
      .where('id', '=', delivery.id)
      .where('state', '=', 'waiting')
      .execute()
  })
}

async function end(
  tx: Transaction<Tables>,
  id: string,
  state: 'sent' | 'failed',
  said: string,
): Promise<void> {
  await tx.updateTable('delivery').set({ state, said, next_at: null }).where('id', '=', id).execute()
}

/** The owners are told, once for each delivery; a test they made themselves tells them on its page. */
async function giveUp(
  tx: Transaction<Tables>,
  making: Making,
  { id, tries, kind }: Pick<TakenDelivery, 'id' | 'tries' | 'kind'>,
  said: string,
): Promise<void> {
  await end(tx, id, 'failed', said)
  if (kind === 'webhook.test') return
  const at = making.clock.now()
  const key = `webhook.failed:${id}:${tries}`
  await keepEvents(tx, making, [{ kind: 'webhook.failed', pledge: null, part: null, key, at, mailed: true }])
}

/** A delivery of a test event to one target; null where as many were sent lately as may be, by whatever process. */
export function testDelivery(db: Kysely<Tables>, making: Making, webhook: string): Promise<string | null> {
  return db.transaction().execute(async tx => {
    const at = making.clock.now()
    if (await isTestedOut(tx, at)) return null
    const id = newId(making.clock, making.random)
    const draft = { kind: 'webhook.test' as const, pledge: null, part: null, key: `webhook.test:${id}` }
    const [event] = await keepEvents(tx, making, [{ ...draft, at, mailed: false }])
    if (event === undefined) throw new Error('expected a test event of its own')
    const row = { id, event: event.id, webhook, at, state: 'waiting' as const, next_at: at }
    await tx.insertInto('delivery').values(row).execute()
    return id
  })
}

/** Counted with the targets held: of two that ask at once the second counts the first's. */
async function isTestedOut(tx: Transaction<Tables>, at: Date): Promise<boolean> {
  await tx.selectFrom('webhook').select('id').orderBy('id').forUpdate().execute()
  const tests = await tx
    .selectFrom('event')
    .select('id')
    .where('kind', '=', 'webhook.test')
    .where('at', '>', new Date(at.getTime() - limits.webhookTestsMs))
    .limit(limits.webhookTests)
    .execute()
  return tests.length >= limits.webhookTests
}

const again = (at: Date) => ({ state: 'waiting' as const, tries: 0, next_at: at, said: null })

/** Sends one delivery again, under the same webhook-id. False where there is none, or it is in hand. */
export async function replayDelivery(db: Kysely<Tables>, at: Date, id: string): Promise<boolean> {
  const changed = await db
    .updateTable('delivery')
    .set(again(at))
    .where('id', '=', id)
    .where('state', '<>', 'waiting')
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return true
  const hurried = await db
    .updateTable('delivery')
    .set({ next_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return hurried.numUpdatedRows > 0n
}

/**
 * Sends a target everything that happened since a moment: again what it got, and for the first time what happened before it
 * was there. Answers how many, at most `limits.deliveriesReplayed`, the oldest first.
 */
export function replaySince(
  db: Kysely<Tables>,
  { clock, random }: Making,
  webhook: string,
  since: Date,
): Promise<number> {
  const at = clock.now()
  return db.transaction().execute(async tx => {
    const events = await tx
      .selectFrom('event')
      .select('id')
      .where('at', '>=', since)
      .where('kind', 'not in', [...notForTargets])
      .orderBy('number')
      .limit(limits.deliveriesReplayed)
      .execute()
    if (events.length === 0) return 0
    const rows = events.map(({ id: event }) => ({
      ...{ id: newId(clock, random), event, webhook, at, state: 'waiting' as const, next_at: at },
    }))
    await tx
      .insertInto('delivery')
      .values(rows)
      .onConflict(conflict => conflict.columns(['event', 'webhook']).doUpdateSet(again(at)))
      .execute()
    return events.length
  })
}

export interface DeliveryLine extends Pick<DeliveryTable, 'id' | 'webhook' | 'event' | 'state'> {
  readonly kind: EventKind
  readonly pledge: string | null
  readonly url: string
  readonly at: Date
  readonly tries: number
  readonly said: string | null
  readonly triedAt: Date | null
  readonly nextAt: Date | null
}

/** The latest deliveries, newest first. */
export const latestDeliveries = (db: Kysely<Tables>): Promise<readonly DeliveryLine[]> =>
  db
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhook')
    .select(['delivery.id', 'delivery.webhook', 'delivery.event', 'state', 'tries', 'said'])
    .select(['event.kind', 'event.pledge', 'event.at', 'webhook.url'])
    .select(['tried_at as triedAt', 'next_at as nextAt'])
    .orderBy('delivery.at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(limits.deliveriesShown)
    .execute()

/** How many wait after a try in vain, and how many were given up: for doctor. */
export async function countTroubled(
  db: Kysely<Tables>,
): Promise<{ readonly waiting: number; readonly failed: number }> {
  const rows = await db
    .selectFrom('delivery')
    .select(eb => ['state', eb.fn.countAll<string | number>().as('many')])
    .where('tries', '>', 0)
    .where('state', '<>', 'sent')
    .groupBy('state')
    .execute()
  const count = (state: string) => Number(rows.find(row => row.state === state)?.many ?? 0)
  return { waiting: count('waiting'), failed: count('failed') }
}
