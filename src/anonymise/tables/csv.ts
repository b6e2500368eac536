// Tables as text with delimiters: RFC 4180, with the delimiters and encodings of spreadsheets. Reading tells row and column of what is
// wrong and never the cell; writing turns what a spreadsheet would take for a formula into text (OWASP, CSV Injection).
// Proven by csv.test.ts.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { Numbers, type RowNumbers } from './row-numbers.ts'

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

type Batch = readonly (readonly string[])[]

/** Rows in their order, many at a time. A row in which nothing stands is no person, and left out. */
export interface Rows extends RowNumbers {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<Batch>
}

export interface CsvRows extends Rows {
  readonly delimiter: Delimiter
}

export interface CsvAsked {
  /** For messages. */
  readonly name: string
  /** The bytes from their beginning, each time anew. */
  open(): AsyncIterable<Uint8Array>
  /** Null: as the first line tells. */
  readonly delimiter: Delimiter | null
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Throws a Refusal('format-invalid') where there is no table; its batches throw where a row is none. */
export async function readCsv({ name, open, delimiter }: CsvAsked): Promise<CsvRows> {
  const head = await headOf(open())
  const encoding = await encodingOf(head, open)
  const first = new TextDecoder(encoding).decode(head, { stream: true })
  if (first.trim() === '')
    throw invalid(name, 'expected a table with the names of its columns in row 1, got nothing')
  if (first.startsWith('PK\u0003\u0004'))
    throw invalid(name, 'expected a table as text, got a workbook', 'save its sheet as CSV UTF-8 first')
  if (first.includes('\u0000')) throw invalid(name, 'expected text, got bytes of something else')
  const said = saidIn(name, first)
  const told = delimiter ?? said ?? delimiterOf(first)
  const numbers = new Numbers()
  const batches = batchesOf(name, textsOf(open(), encoding), told, said === null ? 1 : 2, numbers)
  const row1 = await batches.next()
  const columns = row1.done === true ? [] : (row1.value[0] ?? [])
  refuseColumns(name, columns)
  return {
    ...{ columns, delimiter: told, batches: rowsOf(name, columns, batches, numbers) },
    ...{ rowOf: at => numbers.rowOf(at), leftOut: () => numbers.leftOut() },
  }
}

/** Excel's own line before the names of the columns, of which it shows nothing and counts no row. */
function saidIn(name: string, text: string): Delimiter | null {
  const [, mark] = /^sep=(.)\r?\n/i.exec(text) ?? []
  if (mark === undefined) return null
  const delimiter = delimiters.find(each => each === mark)
  if (delimiter !== undefined) return delimiter
  throw invalid(
    `${name}: line 1`,
    `expected sep= with a comma, a semicolon or a tab, got ${JSON.stringify(mark)}`,
    'save the table with one of those between its cells',
  )
}

async function headOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes >= limits.tableHeadBytes) break
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, limits.tableHeadBytes))
}

/** By its mark, else UTF-8 where all of it is, else what spreadsheets on Windows write. */
async function encodingOf(head: Uint8Array, open: () => AsyncIterable<Uint8Array>): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of open()) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch (fault) {
    if (fault instanceof TypeError) return 'windows-1252'
    throw fault
  }
}

async function* textsOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** The one that stands most often in the first line in which something stands, outside quotes. */
function delimiterOf(text: string): Delimiter {
  const [line = ''] = text
    .replace(/^[\r\n]+/, '')
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/, 1)
  const counts = delimiters.map(each => ({ each, count: line.split(each).length }))
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).each
}

const batchRows = 1_000

/** The first batch is row 1 alone. */
async function* batchesOf(
  name: string,
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
  fromLine: number,
  numbers: Numbers,
): AsyncGenerator<Batch> {
  const parser = parse({
    ...{ delimiter, relax_column_count: true, from_line: fromLine },
    on_record: (cells: string[], { bytes }) => (numbers.keep(cells, bytes) ? cells : null),
    max_record_size: limits.tableColumns * limits.tableCellLetters,
  })
  // What goes wrong on the way ends the parser with it, and is thrown where its rows are taken.
  const flow = pipeline(Readable.from(texts), parser).catch(() => undefined)
  let batch: string[][] = []
  let most = 1
  try {
    for await (const row of parser) {
      batch.push(row)
      if (batch.length < most) continue
      yield batch
      batch = []
      most = batchRows
    }
  } catch (fault) {
    throw misread(name, fault)
  } finally {
    parser.destroy()
    await flow
  }
  if (batch.length > 0) yield batch
}

function misread(name: string, fault: unknown): unknown {
  if (!(fault instanceof CsvError)) return fault
  const line = Number(Reflect.get(fault, 'lines') ?? 0)
  const column = Number(Reflect.get(fault, 'index') ?? 0) + 1
  const what = fault.code.includes('QUOTE')
    ? 'expected every " inside a quoted cell to be written twice and every quote to be closed, got one that is not'
    : fault.code === 'CSV_MAX_RECORD_SIZE'
      ? `expected rows of at most ${limits.tableColumns * limits.tableCellLetters} letters, got a longer one`
      : `expected rows of cells, got ${fault.code}`
  return invalid(
    `${name}: line ${line}, column ${column}`,
    what,
    'open the file in an editor at that line; a wrong --delimiter looks like this too',
  )
}

export function refuseColumns(name: string, columns: readonly string[]): void {
  if (columns.length > limits.tableColumns)
    throw new Refusal(
      'limit',
      `${name}: expected at most ${limits.tableColumns} columns, got ${columns.length}`,
    )
  const unnamed = columns.findIndex(column => column.trim() === '')
  if (unnamed !== -1)
    throw invalid(
      `${name}: row 1, column ${unnamed + 1}`,
      'expected the name of a column, got nothing',
      'give every column a name in the first row',
    )
}

/** Each row is held against the columns; its number is told where it does not fit. */
export async function* rowsOf(
  name: string,
  columns: readonly string[],
  batches: AsyncIterable<Batch>,
  numbers: RowNumbers,
): AsyncGenerator<Batch> {
  let rows = 0
  for await (const batch of batches) {
    for (const cells of batch) {
      rows += 1
      const row = () => numbers.rowOf(rows - 1)
      if (cells.length !== columns.length)
        throw invalid(
          `${name}: row ${row()}`,
          `expected ${columns.length} columns as in row 1, got ${cells.length}`,
          'a cell that holds the delimiter stands in quotes; a wrong --delimiter looks like this too',
        )
      const long = cells.findIndex(cell => cell.length > limits.tableCellLetters)
      if (long !== -1)
        throw new Refusal(
          'limit',
          `${name}: row ${row()}, column ${columns[long]}: expected at most ${limits.tableCellLetters} letters, got ${cells[long]?.length}`,
        )
    }
    if (rows > limits.tableRows)
      throw new Refusal('limit', `${name}: expected at most ${limits.tableRows} rows, got more`)
    yield batch
  }
}

function invalid(where: string, what: string, hint?: string): Refusal {
  return new Refusal('format-invalid', {
    message: `${where}: ${what}`,
    ...(hint !== undefined && { hint }),
  })
}

const runs = /^'*[=+\-@\t\r\n\0＝＋－＠]/
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*$/

/**
 * What a spreadsheet would run is text behind a quote. One that begins with quotes before such a sign gets one more, so that no two
 * cells become one; a plain number has nothing to run.
 */
export const asText = (cell: string): string =>
  runs.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell

/** As it was before it was written. */
export const fromText = (cell: string): string =>
  cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell

/** One line, with its end. Of a row in which nothing stands the first cell is in quotes: readers leave out a row without any. */
export const formatRow = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.every(cell => cell === '') ? '""' : ''}${cells.map(cell => quote(asText(cell), delimiter)).join(delimiter)}\r\n`

const quote = (cell: string, delimiter: Delimiter): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
