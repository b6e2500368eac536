// The rows in a dump of SQL, under the columns that their statement names: `INSERT INTO t (a, b) VALUES (…), (…)` and PostgreSQL's
// `COPY t (a, b) FROM stdin`. Of any other statement, and of what cannot be followed to its end, nothing stands under a heading.
// Proven by sql.test.ts.

import { limits } from '../../core/limits.ts'
import type { RowReader, Step } from './cells.ts'
import { headingOf } from './headings.ts'
import { cellsUnder, type Row } from './rows.ts'

const name = String.raw`[\w.$\x80-\xff]+|"[^"\n]{1,128}"|\`[^\`\n]{1,128}\`|\[[^\]\n]{1,128}\]`
const table = `(?:${name})(?:\\.(?:${name})){0,2}`
const columns = String.raw`\((?<columns>[^()]{1,7000})\)`
const inserting = String.raw`[ \t]*(?:INSERT|REPLACE)(?:\s+(?:IGNORE|LOW_PRIORITY|OR\s+\w+))?\s+INTO\s+${table}\s*${columns}\s*(?:OVERRIDING\s+\w+\s+VALUE\s*)?VALUES\s*`
const copying = String.raw`COPY\s+${table}\s*${columns}\s+FROM\s+stdin;\r?\n`
const [insertHere, copyHere] = [new RegExp(inserting, 'iy'), new RegExp(copying, 'iy')]
const anywhere = new RegExp(`^(?:${inserting}|${copying.replace('<columns>', '<copied>')})`, 'im')
/** No statement's beginning is longer. */
const beginningBytes = 8_192
/** By which a line is told to begin one. */
const wordBytes = 16

/** Whether there may be rows of statements in a text, told by its name or its beginning. */
export const hasStatements = (head: Uint8Array, fileName: string): boolean =>
  /\.sql$/i.test(fileName) || anywhere.test(lettersOf(head, 0, head.length))

/** One letter a byte. */
const lettersOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(to, bytes.length) - from).toString('latin1')

interface Statement {
  readonly kind: 'insert' | 'copy'
  readonly headings: readonly Uint8Array[]
}

/** The rows of all statements of a text, one after the other. */
export function statementRows(): RowReader {
  let open: Statement | null = null
  const next = (bytes: Uint8Array, at: number, isLast: boolean): Step | 'torn' | null => {
    if (open === null) {
      const begun = begunAt(bytes, at, isLast)
      if (begun === null || begun === 'torn') return begun
      open = begun.statement
      return { end: begun.end, cells: [] }
    }
    const step = open.kind === 'copy' ? copied(bytes, at, open, isLast) : inserted(bytes, at, open)
    const isTooLong = step === null && (isLast || bytes.length - at > limits.detectRowBytes)
    if (step === 'torn' || isTooLong) open = null
    return isTooLong ? 'torn' : step
  }
  return { from: 0, next }
}

type Begun = { readonly statement: Statement; readonly end: number }

function begunAt(bytes: Uint8Array, at: number, isLast: boolean): Begun | 'torn' | null {
  const word = lettersOf(bytes, at, at + wordBytes)
  if (word.length < wordBytes && !word.includes('\n') && !isLast) return null
  if (!/^[ \t]*(?:insert|replace|copy)\s/i.test(word)) return 'torn'
  const text = lettersOf(bytes, at, at + beginningBytes)
  for (const [kind, form] of [
    ['insert', insertHere],
    ['copy', copyHere],
  ] as const) {
    form.lastIndex = 0
    const found = form.exec(text)
    if (found === null) continue
    const headings = headingsIn(found.groups?.['columns'] ?? '')
    return { statement: { kind, headings }, end: at + found[0].length }
  }
  return bytes.length - at < beginningBytes && !isLast ? null : 'torn'
}

const headingsIn = (columns: string): readonly Uint8Array[] =>
  columns
    .split(',')
    .slice(0, limits.detectHeadings)
    .map(column => Buffer.from(headingOf(column.replace(/["`[\]]/g, ' ')), 'latin1'))

const [newline, tab, comma, semicolon] = [0x0a, 0x09, 0x2c, 0x3b]
const [opening, closing, quote, backslash] = [0x28, 0x29, 0x27, 0x5c]

/** A line of COPY's text format; `\.` ends it. */
function copied(
  bytes: Uint8Array,
  at: number,
  { headings }: Statement,
  isLast: boolean,
): Step | 'torn' | null {
  const lineEnd = bytes.indexOf(newline, at)
  if (lineEnd < 0 && !isLast) return null
  const past = lineEnd < 0 ? bytes.length : lineEnd
  if (bytes[at] === backslash && bytes[at + 1] === 0x2e) return 'torn'
  const row: (readonly [number, number])[] = []
  for (let from = at; from <= past; ) {
    const found = bytes.indexOf(tab, from)
    const end = found < 0 || found > past ? past : found
    row.push([from, end])
    from = end + 1
  }
  return { end: Math.min(past + 1, bytes.length), cells: evenCells(headings, row) }
}

const evenCells = (headings: Statement['headings'], row: Row['cells']): Step['cells'] =>
  row.length === headings.length ? cellsUnder(headings, row) : []

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13)

/** What stands between two rows, or one row in its parentheses; a semicolon, or anything else, ends the statement. */
function inserted(bytes: Uint8Array, at: number, { headings }: Statement): Step | 'torn' | null {
  let from = at
  while (from < bytes.length && (isBlank(bytes[from]) || bytes[from] === comma)) from++
  if (from > at) return { end: from, cells: [] }
  if (bytes[at] !== opening) return 'torn'
  const row: (readonly [number, number])[] = []
  for (let value = at + 1; ; ) {
    const end = valueEnd(bytes, value)
    if (end < 0) return null
    row.push(withoutQuotes(bytes, value, end))
    if (bytes[end] === closing) return { end: end + 1, cells: evenCells(headings, row) }
    if (bytes[end] === semicolon) return 'torn'
    value = end + 1
  }
}

/** The comma, the parenthesis or the semicolon behind a value; below zero where it did not come. */
function valueEnd(bytes: Uint8Array, from: number): number {
  let [depth, isIn] = [0, false]
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    // A quote written twice closes and opens again.
    if (byte === quote) isIn = !isIn
    else if (isIn) at += byte === backslash ? 1 : 0
    else if (depth === 0 && (byte === comma || byte === closing || byte === semicolon)) return at
    else if (byte === opening) depth++
    else if (byte === closing) depth--
  }
  return -1
}

/** `'0102030405'`, `N'…'` and `E'…'` without their quotes, others as they stand. */
function withoutQuotes(bytes: Uint8Array, from: number, end: number): readonly [number, number] {
  let [start, past] = [from, end]
  while (start < past && isBlank(bytes[start])) start++
  while (past > start && isBlank(bytes[past - 1])) past--
  const opened = bytes.indexOf(quote, start)
  const isString = opened >= start && opened <= start + 1 && opened < past - 1 && bytes[past - 1] === quote
  return isString ? [opened + 1, past - 1] : [start, past]
}
