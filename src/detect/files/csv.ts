// Whether a text is a table with a row of headings: cells between commas, semicolons, tabs or bars, told by its first rows alone and
// strictly, for prose and logs have commas too. What is not surely one is read as any text. Proven by csv.test.ts.

import { limits } from '../../core/limits.ts'
import { isUtf8 } from './encoding.ts'
import { headingOf, isValue } from './headings.ts'
import { isEven, type Row, rowAt, type Table } from './rows.ts'

/** The beginning of a text. */
export interface Head {
  readonly bytes: Uint8Array
  /** Whether it is all of the text. */
  readonly isWhole: boolean
  /** Whether the file's name says that it is a table. */
  readonly isNamed: boolean
}

const separators = ';\t,|'
const newline = 0x0a

/** Null where it is not surely a table, or one without headings. */
export function tableOf(head: Head): Table | null {
  const { at, separator } = beginningOf(head.bytes)
  const tables = [...(separator ?? separators)]
    .map(letter => tableBetween(head, at, letter))
    .filter(table => table !== null)
  const widest = tables.toSorted((one, other) => other.headings.length - one.headings.length)[0]
  return widest ?? (separator === null && head.isNamed ? tableBetween(head, at, '\0') : null)
}

/** Behind the mark of UTF-8, and behind the line by which Excel is told what separates cells. */
function beginningOf(bytes: Uint8Array): { readonly at: number; readonly separator: string | null } {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const [whole = '', said] = /^(?:\xef\xbb\xbf)?(?:sep=([;\t,|])\r?\n)?/.exec(start) ?? []
  return { at: whole.length, separator: said ?? null }
}

function tableBetween(head: Head, from: number, letter: string): Table | null {
  const separator = letter.charCodeAt(0)
  const first = rowAt(head.bytes, from, separator, head.isWhole)
  if (first === null || !first.isClosed) return null
  const encoding = isUtf8(head.bytes) ? 'utf8' : 'latin1'
  const shownOf = (row: Row): readonly string[] =>
    row.cells.map(([start, end]) => Buffer.from(head.bytes.subarray(start, end)).toString(encoding))
  const names = shownOf(first)
  if (!areNames(names, letter)) return null
  const rows = rowsBehind(head, first.end, separator, names.length)
  if (rows === null || !standAbove(names, rows.map(shownOf), head.isNamed && letter !== '\0')) return null
  const values = rows.map(shownOf)
  const headings = names.map((name, column) =>
    column < limits.detectHeadings && isName(name) && !isNumbered(name, valuesOf(values, column))
      ? Buffer.from(headingOf(name), encoding)
      : null,
  )
  return { separator, headings, rowsAt: first.end }
}

/** A word for a column, or a few; no value, no sentence, no pair of a name and its value. */
const isName = (name: string): boolean =>
  /\p{L}/u.test(name) &&
  name.length <= 4 * limits.detectHeadingLetters &&
  !/!$|[:=]\s*\S|:\/\//.test(name) &&
  !(name.endsWith('.') && name.trim().split(/\s+/).length > 3)

function areNames(names: readonly string[], letter: string): boolean {
  const isProse = ',;'.includes(letter) && names.some(name => /^\s/.test(name))
  if (isProse || names.some(isValue)) return false
  const found = names.filter(isName).length
  if (letter === '\0') return found === 1 && names.length === 1 && !/[;\t,|]/.test(names[0] ?? '')
  return found >= 2 && found * 2 >= names.length
}

/** The first rows behind the headings that are even with them; null where the first is not, or too many are not. */
function rowsBehind(
  { bytes, isWhole, isNamed }: Head,
  from: number,
  separator: number,
  columns: number,
): readonly Row[] | null {
  const rows: Row[] = []
  let uneven = 0
  for (let at = from; at < bytes.length && rows.length + uneven < limits.detectFirstRows; ) {
    const row = rowAt(bytes, at, separator, isWhole)
    const lineEnd = bytes.indexOf(newline, at)
    if (row !== null && isEven(row, columns)) {
      rows.push(row)
      at = row.end
    } else {
      if (lineEnd < 0) break
      if (/\S/.test(Buffer.from(bytes.subarray(at, lineEnd)).toString('latin1'))) uneven++
      if (rows.length === 0 && uneven > 0) return null
      at = lineEnd + 1
    }
  }
  const most = (rows.length + uneven) / (isNamed ? 2 : 4)
  return rows.length === 0 || uneven > most ? null : rows
}

const valuesOf = (rows: readonly (readonly string[])[], column: number): readonly string[] =>
  rows.map(row => row[column]?.trim() ?? '').filter(value => value !== '')

/** Whether the first row tells of the others: none of its words comes again below it, and one of them has only values below it. */
function standAbove(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  isNamed: boolean,
): boolean {
  const columns = names.map((name, column) => ({ name: name.trim(), values: valuesOf(rows, column) }))
  const spoken = columns.filter(({ name }) => isName(name))
  const comesAgain = spoken.some(({ name, values }) =>
    values.some(value => value.toLowerCase() === name.toLowerCase()),
  )
  const hasValues = spoken.some(
    ({ name, values }) => values.length > 0 && !/\d/.test(name) && values.every(value => /[\d@]/.test(value)),
  )
  return !comesAgain && (hasValues || isNamed)
}

/** Whether it is one of the values of its column: `ordre 7` above `ordre 8`. */
function isNumbered(name: string, values: readonly string[]): boolean {
  const formOf = (text: string): string => text.trim().replace(/\d+/g, '9')
  return /\d/.test(name) && values.some(value => formOf(value) === formOf(name))
}
