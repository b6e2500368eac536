// What is told to the outside and to whom: events, where each part stood when it was last told of, webhook targets and
// deliveries. An event names a pledge, a part and a moment, and no person. Made by migrations/0008-events.ts; held to it by
// test/contracts/events.test.ts and test/contracts/deliveries.test.ts.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Verdict } from '../pledge/pledge.ts'

type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
type OptionalBytes = ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>

export const eventKinds = [
  'pledge.broken',
  'pledge.mended',
  'pledge.unknown',
  'log.alarm',
  'letter.failed',
  'clock.due',
  'webhook.failed',
  'webhook.test',
  'monday',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Something to tell. Each once, by `key`, whoever finds it and however often. */
export interface EventTable {
  id: string
  number: GeneratedAlways<string | number>
  at: Time
  kind: EventKind
  pledge: string | null
  part: string | null
  key: string
  /**
   * Where its letters are: not foreseen; to be written; written and held back; on their way. Letters that are held cannot
   * be sent, so writing them again after a crash changes nothing.
   */
  mail: 'none' | 'new' | 'held' | 'done'
  /** Events told in one letter. */
  batch: ColumnType<string | null, string | null | undefined, string | null>
}

/** The last look at a part that saw something, of those that were told of. */
export interface PartToldTable {
  part: string
  verdict: Verdict
  /** Of that look (see LookTable): what is older is not news. */
  number: ColumnType<string | number, number, number>
  at: Time
  /** Whether it was told that nothing has been seen for long. */
  lapsed: boolean
}

export interface WebhookTable {
  id: string
  at: Time
  url: string
  /** Sealed; the one before it signs too until `earlier_until`. */
  secret: Bytes
  earlier: OptionalBytes
  earlier_until: OptionalTime
  /** Since when it gets nothing more: its receiver answered that it is gone (410). */
  off_since: OptionalTime
  /** Who is delivering to it, and until when that counts: at most one at a time. */
  claim: ColumnType<string | null, string | null | undefined, string | null>
  busy_until: OptionalTime
}

/** One event on its way to one target. */
export interface DeliveryTable {
  id: string
  event: string
  webhook: string
  at: Time
  state: 'waiting' | 'sent' | 'failed'
  tries: Generated<number>
  next_at: OptionalTime
  tried_at: OptionalTime
  /** A status, or why there was none: never what the receiver wrote. */
  said: ColumnType<string | null, string | null | undefined, string | null>
}

export interface EventTables {
  event: EventTable
  part_told: PartToldTable
  webhook: WebhookTable
  delivery: DeliveryTable
}
