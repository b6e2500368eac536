// The rows of a table in a text (RFC 4180, with whatever separates its cells): which cells stand under which heading. A row that has not
// as many cells as there are headings has none, and a quote that is not closed as it should be, or not within a row's limit, opened
// nothing: the next line is a row again. Proven by csv.test.ts.

import { limits } from '../../core/limits.ts'
import type { Cell } from '../source.ts'
import type { RowReader, Step } from './cells.ts'

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

/** The rows of one table. */
export function rowsOf({ separator, headings, rowsAt }: Table): RowReader {
  const next = (bytes: Uint8Array, at: number, isLast: boolean): Step | 'torn' | null => {
    const row = rowAt(bytes, at, separator, isLast)
    if (row === null) return null
    // What a quote had swallowed is read again. It had swallowed no other that opens a cell, so nothing is read a third time.
    if (row.end - at > limits.detectRowBytes || !isEven(row, headings.length)) return 'torn'
    return { end: row.end, cells: cellsUnder(headings, row.cells) }
  }
  return { from: rowsAt, next }
}

/** Those of a row that stand under a heading and are not empty. */
export function cellsUnder(headings: Table['headings'], row: Row['cells']): readonly Cell[] {
  const cells: Cell[] = []
  for (const [column, heading] of headings.entries()) {
    const [start, end] = row[column] ?? [0, 0]
    if (heading !== null && start < end) cells.push({ start, end, heading })
  }
  return cells
}
