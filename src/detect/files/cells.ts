// The cells of tables in a text as it passes: the text is handed on byte by byte as it is, cut between two rows, and whoever knows the
// rows (rows.ts, sql.ts) says which of their cells stand under which heading. No more is held than a row may be long.
// Proven by csv.test.ts and sql.test.ts.

import { limits } from '../../core/limits.ts'
import type { Cell, Columns } from '../source.ts'

const newline = 0x0a

/** A row that was read, or what stands between rows. Places are those of the bytes. */
export interface Step {
  readonly end: number
  readonly cells: readonly Cell[]
}

export interface RowReader {
  /** Where the first row begins at the earliest. */
  readonly from: number
  /**
   * Reads on from a place. Null where the row may go on behind these bytes, unless they are the last; `torn` where none begins there:
   * its line is passed over. A row that is longer than its limit is torn.
   */
  next(bytes: Uint8Array, at: number, isLast: boolean): Step | 'torn' | null
}

export class PassingCells implements Columns {
  readonly #rows: RowReader
  #cells: Cell[] = []
  /** Where in the text the bytes begin that were not handed on yet. */
  #at = 0
  /** Whether the next bytes are the rest of a line that is passed over. */
  #isInLine = false

  constructor(rows: RowReader) {
    this.#rows = rows
  }

  /** The same bytes, cut between two rows. */
  async *pieces(from: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let held: Uint8Array = new Uint8Array(0)
    for await (const piece of from) {
      const bytes = held.length === 0 ? piece : Buffer.concat([held, piece])
      const end = this.#read(bytes, false)
      if (end > 0) yield bytes.subarray(0, end)
      held = bytes.slice(end)
      this.#at += end
    }
    this.#read(held, true)
    if (held.length > 0) yield held
  }

  cellsIn(from: number, to: number): readonly Cell[] {
    const past = this.#cells.findIndex(({ start }) => start >= to)
    const begun = past < 0 ? this.#cells : this.#cells.slice(0, past)
    const later = past < 0 ? [] : this.#cells.slice(past)
    this.#cells = [...begun.filter(({ end }) => end > to), ...later]
    const within = begun.filter(({ end }) => end > from)
    return within.map(({ start, end, heading }) => ({
      start: Math.max(start, from),
      end: Math.min(end, to),
      heading,
    }))
  }

  /** Reads the rows that are whole; answers where the next one begins. */
  #read(bytes: Uint8Array, isLast: boolean): number {
    let at = Math.min(Math.max(0, this.#rows.from - this.#at), bytes.length)
    if (this.#isInLine) at = this.#passLine(bytes, at)
    while (at < bytes.length) {
      const step = this.#rows.next(bytes, at, isLast)
      if (step === null && !isLast && bytes.length - at <= limits.detectRowBytes) return at
      at = step === null || step === 'torn' ? this.#passLine(bytes, at) : this.#take(step)
    }
    return at
  }

  #passLine(bytes: Uint8Array, from: number): number {
    const end = bytes.indexOf(newline, from)
    this.#isInLine = end < 0
    return end < 0 ? bytes.length : end + 1
  }

  #take({ cells, end }: Step): number {
    for (const { start, end: past, heading } of cells)
      this.#cells.push({ start: this.#at + start, end: this.#at + past, heading })
    return end
  }
}
