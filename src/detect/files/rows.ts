// The rows of a table in a text as it passes (RFC 4180, with whatever separates its cells): which cells stand under which heading. The
// text is handed on byte by byte as it is; a row that has not as many cells as there are headings has none, and a quote that is not
// closed as it should be, or not within a row's limit, opened nothing: the next line is a row again. Proven by csv.test.ts.

import { limits } from '../../core/limits.ts'
import type { Cell, Columns } from '../source.ts'

const [quote, newline, carriage] = [0x22, 0x0a, 0x0d]

/** What is known of a table before its rows are read. */
export interface Table {
  /** The byte between two cells; 0 where there is one column. */
  readonly separator: number
  /** One for each column, in the text's own encoding; null where a column has none. */
  readonly headings: readonly (Uint8Array | null)[]
  /** Where the first row behind the headings begins. */
  readonly rowsAt: number
}

export interface Row {
  /** Where each cell begins and ends, without its quotes. */
  readonly cells: readonly (readonly [start: number, end: number])[]
  /** Behind its line's end, where every quote was closed. */
  readonly end: number
  /** Whether every quote was closed. */
  readonly isClosed: boolean
}

/** The row that begins at a place; null where it may go on behind these bytes. */
export function rowAt(bytes: Uint8Array, from: number, separator: number, isLast: boolean): Row | null {
  const cells: (readonly [number, number])[] = []
  for (let at = from; ; ) {
    const isQuoted = bytes[at] === quote
    const closing = isQuoted ? closingQuote(bytes, at + 1, separator) : at
    if (closing === null && !isLast) return null
    if (closing === null || closing < 0) return { cells, end: bytes.length, isClosed: false }
    const end = cellEnd(bytes, isQuoted ? closing + 1 : at, separator)
    if (end === bytes.length && !isLast) return null
    cells.push(isQuoted ? [at + 1, closing] : [at, beforeCarriage(bytes, at, end)])
    if (bytes[end] !== separator || end === bytes.length)
      return { cells, end: Math.min(end + 1, bytes.length), isClosed: true }
    at = end + 1
  }
}

/**
 * A quote within a quoted cell is written twice, so that one before anything but the cell's end says that the first was none: below
 * zero. Null where neither came.
 */
function closingQuote(bytes: Uint8Array, from: number, separator: number): number | null {
  for (let at = bytes.indexOf(quote, from); at >= 0; at = bytes.indexOf(quote, at + 2)) {
    const next = bytes[at + 1]
    if (next === undefined || next === separator || next === newline || next === carriage) return at
    if (next !== quote) return -1
  }
  return null
}

function cellEnd(bytes: Uint8Array, from: number, separator: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== separator && bytes[at] !== newline) at++
  return at
}

const beforeCarriage = (bytes: Uint8Array, from: number, end: number): number =>
  end > from && bytes[end - 1] === carriage && (bytes[end] === newline || end === bytes.length)
    ? end - 1
    : end

/** Whether a row has as many cells as the table has columns; what more it has is empty. */
export const isEven = ({ cells, isClosed }: Row, columns: number): boolean =>
  isClosed && cells.length >= columns && cells.slice(columns).every(([start, end]) => start === end)

export class Rows implements Columns {
  readonly #table: Table
  #cells: Cell[] = []
  /** Where in the text the bytes begin that were not handed on yet. */
  #at = 0
  /** Whether the next bytes are the rest of a line that is too long for a row. */
  #isInLine = false

  constructor(table: Table) {
    this.#table = table
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
    let at = Math.min(Math.max(0, this.#table.rowsAt - this.#at), bytes.length)
    if (this.#isInLine) at = this.#passLine(bytes, at)
    while (at < bytes.length) {
      const row = rowAt(bytes, at, this.#table.separator, isLast)
      if (row === null && bytes.length - at <= limits.detectRowBytes) return at
      const isTorn =
        row === null || row.end - at > limits.detectRowBytes || !isEven(row, this.#table.headings.length)
      if (!isTorn) this.#keep(row)
      // What a quote had swallowed is read again. It had swallowed no other that opens a cell, so nothing is read a third time.
      at = isTorn ? this.#passLine(bytes, at) : row.end
    }
    return at
  }

  #passLine(bytes: Uint8Array, from: number): number {
    const end = bytes.indexOf(newline, from)
    this.#isInLine = end < 0
    return end < 0 ? bytes.length : end + 1
  }

  #keep({ cells }: Row): void {
    for (const [column, heading] of this.#table.headings.entries()) {
      const [start, end] = cells[column] ?? [0, 0]
      if (heading !== null && start < end)
        this.#cells.push({ start: this.#at + start, end: this.#at + end, heading })
    }
  }
}
