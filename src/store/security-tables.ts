// Rows of the security window. Who attacks stands in one personal table, masked under the key of its day; alarms and days tell of
// nobody. Made by migrations/0015-security-window.ts; held to it by test/contracts/security-window.test.ts.

import type { ColumnType } from 'kysely'
import type { PersonalRow } from './personal-row.ts'

type Count = ColumnType<string, number, number>
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface AttackerTable extends PersonalRow {
  /** Days since 1970-01-01, as the log writes its time: says which key. */
  day: number
  source: string
  scenario: string
  /** Hours since 1970-01-01T00. */
  hour: number
  /** 16 bytes. The same address on one day is the same here, and on another day another. */
  masked: ColumnType<Uint8Array, Uint8Array, Uint8Array>
  times: Count
}

/** A day whose key was made. Written before the key is. */
export interface SecurityDayTable {
  day: number
  /** Null while the key is there. */
  destroyed_at: OptionalTime
  /** Null while there may be rows. */
  erased_at: OptionalTime
}

/** Seconds since 1970-01-01, as the log writes its time. */
export interface TrafficAlarmTable {
  id: string
  source: string
  scenario: string
  begun: Count
  last: Count
  /** Null while it goes on. */
  ended: ColumnType<string | null, number | null, number | null>
  times: Count
  addresses: Count
}

export interface SecurityTables {
  security_day: SecurityDayTable
  traffic_alarm: TrafficAlarmTable
}
