// What was counted of one source since it was last kept, and how it becomes one entry of the book.
// Proven by test/contracts/traffic-ingest.test.ts.

import type { FileStanding, OpenDay, TrafficEntry } from '../book.ts'
import type { UnreadShape } from '../read/noting.ts'
import type { Portion } from '../read/portions.ts'
import { release } from '../release.ts'
import type { DayVisitors, ReleasedTable } from '../visitors.ts'
import type { FileReport, SourceAsked, SourceGround } from './reading.ts'

type VisitorRow = TrafficEntry['visitors'][number]
type TextRow = TrafficEntry['texts'][number]

export class Accrued {
  readonly #asked: SourceAsked
  readonly #ground: SourceGround
  /** Days of which an earlier count could not be done again: theirs is told as a range. */
  readonly restarted = new Set<number>()
  /** What its lines are by now known to be. */
  format: string | null = null
  #rewritten = false
  /** Lines of this reading that are kept. */
  lines = 0
  #unread = 0
  #damage: Portion['damage'] = null
  #standing: FileStanding | null = null
  #readTo = 0
  #days: Record<string, number> = {}

  constructor(asked: SourceAsked, ground: SourceGround) {
    this.#asked = asked
    this.#ground = ground
  }

  /** A reading begins: of a file, as it stands in the book; or of a stream. */
  begin(standing: FileStanding | null, from: number, rewritten: boolean): void {
    this.#standing = standing
    this.#readTo = from
    this.#days = { ...standing?.days }
    this.#rewritten = rewritten
    this.lines = this.#unread = 0
    this.#damage = null
  }

  /** `begun`: days that this portion is the first to speak of. */
  took({ endsAt, longLines, damage }: Portion, begun: readonly number[]): void {
    for (const day of begun) this.#days[day] ??= this.#readTo
    this.#readTo = endsAt
    if (longLines > 0) this.#ground.counting.readTooLong(longLines)
    this.#damage = damage ?? this.#damage
  }

  /** Writes what was counted since the last time as one entry. `recounted`: days whose other count this takes the place of. */
  async keep(tail: Uint8Array | null, recounted: readonly OpenDay[]): Promise<void> {
    const { counting } = this.#ground
    const days = counting.openDays().flatMap(day => counting.peek(day) ?? [])
    await this.#write(tail, recounted, days)
  }

  async #write(
    tail: Uint8Array | null,
    recounted: readonly OpenDay[],
    open: readonly DayVisitors[],
  ): Promise<void> {
    const { counting, book, guard, now, k } = this.#ground
    const counts = counting
      .take()
      .flatMap(({ hour, counts: of }) => [...of].map(([key, value]) => ({ hour, key, value })))
    // A day is told for good by this: its visitors, and of its texts what enough visitors share.
    const closed = this.#ground.closed.splice(0)
    const [lines, unread] = [sumOf(counts, 'lines'), sumOf(counts, 'unread')]
    const { source, kind, practice } = this.#asked
    const format = this.format ?? this.#asked.format
    const read = this.#read(tail, lines, unread)
    const visitors = [
      ...open.map(each => this.#row(each, false)),
      ...closed.flatMap(each => (each.visitors === null ? [] : [this.#row(each.visitors, true)])),
    ]
    const texts = closed.flatMap(({ day, visitors: of, cells }) =>
      release(cells, k).flatMap(table => rowsOf(table, day, of?.keyEpoch ?? '')),
    )
    const entry = {
      source,
      kind,
      format,
      practice,
      at: now(),
      lines,
      unread,
      read,
      counts,
      visitors,
      texts,
      recounted,
    }
    if (isNothing(entry, this.#standing)) return
    await book.keep(entry)
    // What was seen of attacks is kept behind it: a kill between the two forgets an attempt, and never doubles one.
    await guard?.passed(Math.max(0, ...counts.map(({ hour }) => hour)) * 3_600, now())
    this.lines += lines
    this.#unread += unread
    if (read !== null) this.#standing = read
  }

  #read(tail: Uint8Array | null, lines: number, unread: number): TrafficEntry['read'] {
    if (this.#standing === null) return null
    const { file, path, readTo, tail: before } = this.#standing
    return {
      ...{ file, path, readFrom: readTo, readTo: this.#readTo, days: { ...this.#days } },
      ...{ tail: tail ?? before, lines, unread },
    }
  }

  #row(visitors: DayVisitors, isClosed: boolean): VisitorRow {
    return { ...visitors, isClosed, because: this.restarted.has(visitors.day) ? 'restarted' : null }
  }

  report(path: string, from: number, bytes: number, shapes: readonly UnreadShape[]): FileReport {
    return {
      ...{ path, from, to: this.#readTo, bytes, lines: this.lines, unread: this.#unread },
      ...{ rewritten: this.#rewritten, shapes, damage: this.#damage },
    }
  }
}

function rowsOf({ table, k, cells, rest }: ReleasedTable, day: number, keyEpoch: string): readonly TextRow[] {
  const of = { day, keyEpoch, table, k }
  const told = cells.map(cell => ({ ...of, ...cell, texts: 1 }))
  return rest === null ? told : [...told, { ...of, ...rest, text: null, bytes: 0, visitors: 0 }]
}

const sumOf = (counts: TrafficEntry['counts'], key: string): number =>
  counts.filter(each => each.key === key).reduce((sum, { value }) => sum + value, 0)

/** Nothing was counted or told, and no byte was read. */
const isNothing = (
  { counts, texts, visitors, recounted, read }: TrafficEntry,
  before: FileStanding | null,
): boolean =>
  [counts, texts, visitors, recounted].every(({ length }) => length === 0) && read?.readTo === before?.readTo
