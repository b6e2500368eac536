// A database of SQLite: every table, each cell behind its column's name, and what was deleted as far as its bytes are left. Indexes are
// not read, for they say again what their tables say. Proven by sqlite.test.ts.

import { limits } from '../../core/limits.ts'
import { shownInLine } from '../../core/shown.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { Lines } from './lines.ts'
import { type Cell, type Row, SqliteDamage, SqlitePages } from './sqlite-pages.ts'
import { type Column, columnsOf } from './sqlite-schema.ts'

interface Table {
  readonly name: string
  readonly root: number
  readonly columns: readonly Column[]
}

export async function* readSqlite(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const header = await source.read(0, 100)
  const pages = header.length < 100 ? null : pagesOf(source, Buffer.from(header))
  if (pages === null) {
    yield inside.unread('damaged', 'expected a database, got no header of one')
    return
  }
  const removed = new Lines(inside.path, 'removed')
  const keep = (label: string, bytes: Buffer): void => {
    removed.mark(label)
    removed.add(`${lettersIn(bytes, pages.encoding)}\n`)
  }
  pages.onLeftOver = (page, bytes) => keep(`left over in page ${page}`, bytes)
  const tables: Table[] = []
  yield* schemaOf(pages, tables, inside)
  for (const table of tables) {
    yield* tableOf(pages, table, inside)
    yield* removed.full()
  }
  yield* whileWhole('freed pages', inside, async function* () {
    for await (const [number, bytes] of pages.freed()) {
      keep(`freed page ${number}`, bytes)
      yield* removed.full()
    }
  })
  yield* removed.end()
}

function pagesOf(source: Source, header: Buffer): SqlitePages | null {
  try {
    return new SqlitePages(source, header)
  } catch (fault) {
    if (fault instanceof SqliteDamage) return null
    throw fault
  }
}

/** Runs until damage, which is told as being of `what`. */
async function* whileWhole(
  what: string,
  inside: Inside,
  reading: () => AsyncGenerator<Text | Unread>,
): AsyncGenerator<Text | Unread> {
  try {
    yield* reading()
  } catch (fault) {
    if (!(fault instanceof SqliteDamage || fault instanceof RangeError)) throw fault
    yield inside.unread('damaged', `${what}: could not be read to its end`)
  }
}

/** Statements say names, defaults and comments, so they are a text as well. */
async function* schemaOf(pages: SqlitePages, tables: Table[], inside: Inside): AsyncGenerator<Text | Unread> {
  const statements = new Lines(inside.path, 'names')
  yield* whileWhole('names of tables', inside, async function* () {
    for await (const { cells } of pages.rows(1)) {
      const [type, name, , root, sql] = cells
      if (typeof sql !== 'string' || typeof name !== 'string') continue
      const shownName = shownInLine(name, limits.detectNameLetters)
      statements.mark(shownName)
      statements.add(`${sql}\n`)
      yield* statements.full()
      if (type !== 'table' || typeof root !== 'number' || root < 1) continue
      tables.push({ name: shownName, root, columns: columnsOf(sql) })
      if (tables.length < limits.sqliteTables) continue
      yield inside.unread('too-many', `at most ${limits.sqliteTables} tables, got more`)
      return
    }
  })
  yield* statements.end()
}

async function* tableOf(pages: SqlitePages, table: Table, inside: Inside): AsyncGenerator<Text | Unread> {
  const lines = new Lines(inside.path, 'table')
  const small = { cells: 0 }
  let number = 0n
  yield* whileWhole(table.name, inside, async function* () {
    for await (const row of pages.rows(table.root)) {
      number++
      const files = addRow(lines, table, row, row.id ?? number, small)
      yield* lines.full()
      for (const [name, bytes] of files) yield* inside.open(name, bytes)
      const over = number % 1_024n === 0n || files.length > 0 ? inside.over() : null
      if (over === null) continue
      yield over
      return
    }
  })
  yield* lines.end()
  if (small.cells > 0)
    yield inside.unread(
      'unknown-format',
      `${table.name}: ${small.cells} short cells of other bytes than text`,
    )
}

/** Answers the cells that are files of their own. */
function addRow(
  lines: Lines,
  { name, columns }: Table,
  { cells }: Row,
  number: bigint,
  small: { cells: number },
): readonly (readonly [string, Uint8Array])[] {
  const files: (readonly [string, Uint8Array])[] = []
  for (let index = 0; index < cells.length; index++) {
    const column = columns[index]
    const heading = column?.name ?? `column ${index + 1}`
    const place = `${name}.${heading} ${number}`
    const cell = column?.isRowNumber === true ? number : (cells[index] ?? null)
    const text = textOf(cell)
    if (text !== null && text !== '') {
      lines.mark(place, true)
      lines.add(`${heading}: `)
      lines.mark(place)
      lines.add(`${text}\n`)
    } else if (cell instanceof Uint8Array && cell.length >= limits.sqliteBlobBytes) files.push([place, cell])
    else if (cell instanceof Uint8Array && cell.length > 0) small.cells++
  }
  return files
}

/** Null where it is no text. */
function textOf(cell: Cell): string | null {
  if (cell === null) return null
  if (cell instanceof Uint8Array) return cell.length < limits.sqliteBlobBytes ? letterOrNull(cell) : null
  return String(cell)
}

const strict = new TextDecoder('utf-8', { fatal: true })
function letterOrNull(bytes: Uint8Array): string | null {
  try {
    const text = strict.decode(bytes)
    return /[\0-\x08\x0e-\x1f]/.test(text) ? null : text
  } catch {
    return null
  }
}

/** Of UTF-16 nothing tells at which of two bytes a letter begins, so it is read both ways. */
function lettersIn(bytes: Buffer, encoding: SqlitePages['encoding']): string {
  if (encoding === 'utf8') return bytes.toString('utf8')
  const decoder = new TextDecoder(encoding)
  return `${decoder.decode(bytes)}\n${decoder.decode(bytes.subarray(1))}`
}
