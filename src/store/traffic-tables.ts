// Traffic as it is kept: sums, and texts that enough visitors share. Nothing in a row says whom it is of.
// Made by migrations/0014-traffic.ts; held to it by test/contracts/traffic-store.test.ts.

import type { ColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type Count = ColumnType<string, number, number>

/** A log, or a receiver of lines, and how much was read of it. */
export interface TrafficSourceTable {
  source: string
  kind: string
  format: string | null
  practice: boolean
  lines: Count
  unread: Count
  last_read_at: Time
}

/** How far one file was read. The file is known by its first line, whatever it is called by now. */
export interface TrafficFileTable {
  source: string
  /** Of its first line, under a key of this installation. */
  file: Buffer
  /** Where it lay when it was read last. */
  path: string
  /** Bytes, counted in the uncompressed file. */
  read_to: Count
  lines: Count
  unread: Count
  /** Of the last line that was read, under the same key: a file that was rewritten is seen by it. */
  tail: Buffer | null
  /** Where each day begins in it: `{"20604": 81920}`. */
  days: ColumnType<Readonly<Record<string, number>>, string, string>
  last_read_at: Time
}

export interface TrafficHourTable {
  source: string
  /** Hours since 1970-01-01T00, as the log writes its time. */
  hour: number
  key: string
  value: Count
}

export interface TrafficDayTable {
  source: string
  day: number
  key: string
  value: Count
}

/** One day's visitors under one key. Only where the notice carries statistics. */
export interface TrafficVisitorsTable {
  source: string
  day: number
  key_epoch: string
  visitors: Count
  is_exact: boolean
  bots: Count
  views: Count
  by_hour: number[]
  sketch: Buffer
  is_closed: boolean
  because: string | null
}

/** A text that at least `k` visitors of a day share; `text` null for all others together. */
export interface TrafficTextTable {
  source: string
  day: number
  key_epoch: string
  /** Which table: page, lost, referrer, country, browser, system. */
  name: string
  k: number
  text: string | null
  texts: number
  hits: Count
  bytes: Count
  visitors: Count
}

export interface TrafficTables {
  traffic_source: TrafficSourceTable
  traffic_file: TrafficFileTable
  traffic_hour: TrafficHourTable
  traffic_day: TrafficDayTable
  traffic_visitors: TrafficVisitorsTable
  traffic_text: TrafficTextTable
}
