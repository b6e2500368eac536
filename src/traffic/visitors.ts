// What is kept of a day's visitors: how many, never who. A visitor is an address and a user agent of one day, held as a hash
// under a key of that day that is never written; when the key is gone nobody can ask whether somebody was among them.

/** Tables of texts that visitors share. `lost`: what was asked for and not there (404, 410). */
export const textTables = ['page', 'lost', 'referrer', 'country', 'browser', 'system'] as const
export type TextTable = (typeof textTables)[number]

/** One row of such a table before release.ts: in memory, until its day closes. Never stored as it is. */
export interface TextCell {
  readonly table: TextTable
  readonly text: string
  readonly hits: number
  readonly bytes: number
  readonly visitors: number
  /** Of a browser: on which systems. Whoever knows what runs on what could else solve the two tables together. */
  readonly systems?: readonly ReleasedCell[]
}

export interface ReleasedCell {
  readonly text: string
  readonly hits: number
  readonly bytes: number
  readonly visitors: number
}

/** What is stored of it, at the close of the day and once: what at least k visitors share, and the rest as one. */
export interface ReleasedTable {
  readonly table: TextTable
  readonly k: number
  readonly cells: readonly ReleasedCell[]
  /** All that is not shown; null where nothing was held back. */
  readonly rest: HeldBack | null
}

/**
 * What is told of the texts that are not. Not their bytes: whoever knows how large each page is could solve for the hits.
 * `texts`: at least so many (1, 5, 10, 20, 50 …), exact where k is 1.
 */
export interface HeldBack {
  readonly texts: number
  readonly hits: number
}

export interface DayVisitors {
  /** Days since 1970-01-01, as the log writes its time. */
  readonly day: number
  /** Which key they were counted under: two counts of different keys cannot be added. 16 random bytes, hexadecimal. */
  readonly keyEpoch: string
  readonly visitors: number
  /** False where there were more than are counted one by one: then `visitors` is an estimate. */
  readonly isExact: boolean
  /** Of those, visitors that are bots by list or behaviour. */
  readonly bots: number
  /** Pages seen by visitors that are no bots. */
  readonly views: number
  /** Visitors of each hour of the day, 24 of them. */
  readonly byHour: readonly number[]
  /** HyperLogLog, p = 14, of the visitors that are no bots, packed as sketch.ts does. */
  readonly sketch: Uint8Array
}
