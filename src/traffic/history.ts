// Figures of a period, made of what is stored: sums of hours, texts that enough visitors share, visitors of each day.

import type { RangeReason } from './figures.ts'
import type { TextTable } from './visitors.ts'

/** One count of one hour (`hour`: hours since 1970-01-01T00). */
export interface StoredCount {
  readonly source: string
  readonly hour: number
  readonly key: string
  readonly value: number
}

/** A day's visitors of one source under one key. */
export interface StoredDay {
  readonly source: string
  readonly day: number
  readonly keyEpoch: string
  readonly visitors: number
  readonly isExact: boolean
  readonly bots: number
  readonly views: number
  readonly byHour: readonly number[]
  readonly sketch: Uint8Array
  readonly isClosed: boolean
  readonly because: RangeReason | null
}

/** A text that at least k visitors of a day share; `text` null for all others together, of which no bytes and visitors are told. */
export interface StoredText {
  readonly source: string
  readonly day: number
  readonly keyEpoch: string
  readonly table: TextTable
  readonly k: number
  readonly text: string | null
  readonly texts: number
  readonly hits: number
  readonly bytes: number
  readonly visitors: number
}
