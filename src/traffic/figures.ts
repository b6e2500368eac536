// The figures of a period, as a report, a page and a letter show them: made from a log at once (report/) or from what is stored
// (src/store/traffic.ts). Plain data; hours are hours since 1970-01-01T00 and days are days since then, both as the log
// writes its time.

import type { CountKey } from './tally.ts'
import type { HeldBack, TextTable } from './visitors.ts'

/** Sums of an hour or a day. */
export interface Sums {
  /** Hours or days since 1970, as `Figures.step` says. */
  readonly at: number
  readonly requests: number
  readonly bytes: number
  /** 4xx and 5xx. */
  readonly refused: number
  readonly failed: number
  readonly bots: number
  readonly attacks: number
  readonly mailsSent: number
  readonly mailsTaken: number
  readonly mailsRejected: number
  readonly signInsFailed: number
}

export interface ShownCell {
  readonly text: string
  readonly hits: number
  readonly bytes: number
  /** At least so many: summed over days. */
  readonly visitors: number
}

export interface ShownTable {
  readonly table: TextTable
  readonly cells: readonly ShownCell[]
  readonly rest: HeldBack | null
  /** How many visitors must share a text; 1 in a report that keeps nothing. */
  readonly k: number
}

/** Why a day's visitors are told as a range. */
export type RangeReason = 'restarted' | 'several-counters' | 'late-lines'

export interface VisitorDay {
  readonly day: number
  /** Visitors that are no bots. Equal where it is one number. */
  readonly low: number
  readonly high: number
  readonly isExact: boolean
  readonly bots: number
  readonly views: number
  readonly because: RangeReason | null
  /** False while the day is open. */
  readonly isClosed: boolean
}

export interface VisitorFigures {
  readonly days: readonly VisitorDay[]
  /** Visitors of each hour of the day, summed over the days; 24 of them. */
  readonly byHour: readonly number[]
  /** All of `textTables` but `lost`. */
  readonly tables: readonly ShownTable[]
}

export interface Figures {
  /** First and last hour of the period, both within. */
  readonly from: number
  readonly to: number
  readonly step: 'hour' | 'day'
  readonly steps: readonly Sums[]
  /** Every count of the period, summed. */
  readonly counts: ReadonlyMap<CountKey, number>
  /** What was asked for and not there: shown to whoever runs the site. */
  readonly lost: ShownTable
  /** Null where the notice carries no statistics, and nothing was counted. */
  readonly visitors: VisitorFigures | null
}
