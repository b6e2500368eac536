// A sheet of an Excel workbook as rows (ECMA-376 part 1 §18), by the walker, the budget and the numbers of src/detect/files. Unlike a look
// for personal data, a table must be read whole: whatever is unread is a refusal. Proven by xlsx.test.ts.

import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { fullBudget, Spending } from '../../detect/files/budget.ts'
import { sourceOf } from '../../detect/files/bytes.ts'
import { columnNumber } from '../../detect/files/cell-name.ts'
import { insideOf } from '../../detect/files/inside.ts'
import { formatNumbered, numberShown } from '../../detect/files/number-shown.ts'
import { relationsOf } from '../../detect/files/parts.ts'
import { type Walker, walkPart } from '../../detect/files/xml-part.ts'
import { openZip } from '../../detect/files/zip-archive.ts'
import type { Unread } from '../../detect/source.ts'
import { type Rows, refuseColumns, rowsOf } from './csv.ts'
import type { RowNumbers } from './row-numbers.ts'

export interface XlsxAsked {
  readonly name: string
  readonly bytes: Uint8Array
  /** By its name; null: the first one. */
  readonly sheet: string | null
  /** Milliseconds from any moment, never going back. */
  now(): number
}

interface Book {
  readonly shared: string[]
  readonly formats: (string | null)[]
  readonly sheets: { readonly name: string; readonly id: string }[]
  startsIn1904: boolean
  /** What of it cannot be told as a row: a walker may not throw. */
  fault: Refusal | null
  /** Of the sheet that is read, empty ones before others included. */
  cells: number
}

/** The first row has the names of the columns, as in CSV; rows in which nothing stands are left out. */
export async function readXlsx({ name, bytes, sheet, now }: XlsxAsked): Promise<Rows> {
  const spending = new Spending(fullBudget, bytes.length, now)
  // What stands in a workbook beside its sheet is never looked into.
  const look = async function* () {}
  const inside = insideOf({ spending, pictures: null, look }, [name])
  const archive = await openZip(sourceOf(name, bytes), inside)
  if (archive.unread !== null) throw damaged(name, archive.unread.detail)
  const book: Book = { shared: [], formats: [], sheets: [], startsIn1904: false, fault: null, cells: 0 }
  const walk = async (part: string, walker: Walker, isNeeded: boolean): Promise<void> => {
    const entry = archive.entries.find(each => each.name === part)
    if (entry === undefined && isNeeded) throw damaged(name, `expected ${part} in it, got none`)
    if (entry === undefined) return
    for await (const found of walkPart(entry, inside, walker))
      if (found.kind === 'unread') throw refused(name, book, found)
  }
  await walk('xl/workbook.xml', sheetsInto(book), true)
  await walk('xl/styles.xml', formatsInto(book), false)
  await walk('xl/sharedStrings.xml', sharedInto(book), false)
  const rows: Numbered[] = []
  await walk(
    await partOf(name, book, sheet, relationsOf(archive, 'xl/workbook.xml', inside)),
    rowsInto(rows, book, name),
    true,
  )
  if (book.fault !== null) throw book.fault
  const columns = rows[0]?.cells ?? []
  if (columns.length === 0)
    throw new Refusal('format-invalid', `${name}: expected the names of the columns in row 1, got nothing`)
  refuseColumns(name, columns)
  const filled = rows
    .slice(1)
    .map(({ cells }) => columns.map((_, at) => cells[at] ?? '').concat(cells.slice(columns.length)))
  const batches = async function* () {
    yield filled
  }
  const numbers: RowNumbers = {
    rowOf: told => rows[told + 1]?.number ?? told + 2,
    leftOut: () => Math.max(0, (rows.at(-1)?.number ?? 0) - rows.length),
  }
  return { columns, batches: rowsOf(name, columns, batches(), numbers), ...numbers }
}

/** A row in which something stands, and which it is. */
interface Numbered {
  readonly number: number
  readonly cells: readonly string[]
}

async function partOf(
  name: string,
  { sheets }: Book,
  asked: string | null,
  relations: ReturnType<typeof relationsOf>,
): Promise<string> {
  const sheet = asked === null ? sheets[0] : sheets.find(each => each.name === asked)
  const part = sheet === undefined ? undefined : (await relations).get(sheet.id)
  if (part !== undefined) return part
  throw new Refusal('format-invalid', {
    message: `${name}: expected a sheet ${asked === null ? '' : JSON.stringify(asked)}, got ${sheets.map(each => JSON.stringify(each.name)).join(', ') || 'none'}`,
    hint: 'name one with --sheet',
  })
}

const sheetsInto = (book: Book): Walker => ({
  open: (element, attributes) => {
    if (element === 'workbookPr') book.startsIn1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
    if (element === 'sheet')
      book.sheets.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' })
  },
})

/** §18.8: the style of a cell names a format by its number. */
function formatsInto(book: Book): Walker {
  const own = new Map<number, string>()
  let isCells = false
  return {
    open: (element, attributes) => {
      if (element === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (element === 'cellXfs') isCells = true
      if (element === 'xf' && isCells) book.formats.push(formatNumbered(Number(attributes['numFmtId']), own))
    },
    close: element => {
      if (element === 'cellXfs') isCells = false
    },
  }
}

/** §18.4: a string is one run or several; how it is spoken (§18.4.6) is none of it. */
function sharedInto(book: Book): Walker {
  let string = ''
  let isText = false
  let isSpoken = false
  return {
    open: element => {
      if (element === 'si') string = ''
      if (element === 'rPh') isSpoken = true
      isText = element === 't' && !isSpoken
    },
    text: letters => {
      if (isText) string += letters
    },
    close: element => {
      isText = false
      if (element === 'rPh') isSpoken = false
      if (element === 'si') book.shared.push(string)
    },
  }
}

/** §18.3.1.4: what a cell shows, at the place its name says. */
function rowsInto(rows: Numbered[], book: Book, name: string): Walker {
  let row: string[] = []
  let number = 0
  let cell = { at: 0, type: 'n', style: 0, value: '' }
  let isValue = false
  return {
    open: (element, { r, t, s }) => {
      if (element === 'row') {
        row = []
        number = /^\d{1,7}$/.test(r ?? '') ? Number(r) : number + 1
      }
      if (element === 'c')
        cell = {
          at: r === undefined ? row.length : placeOf(r, book, name),
          type: t ?? 'n',
          style: Number(s ?? 0),
          value: '',
        }
      isValue = element === 'v' || element === 't'
    },
    text: letters => {
      if (isValue) cell.value += letters
    },
    close: element => {
      isValue = false
      if (element === 'c') {
        const shown = shownOf(cell, book, name)
        const isBeyond = cell.at >= limits.tableColumns
        if (isBeyond && shown !== '') book.fault ??= tooWide(name)
        if (isBeyond || cell.at < 0) return
        while (row.length < cell.at) row.push('')
        row[cell.at] = shown
      }
      if (element !== 'row' || row.every(text => text === '')) return
      book.cells += row.length
      if (book.cells > limits.workbookCells) throw new Error('expected fewer cells')
      rows.push({ number, cells: row })
    },
  }
}

/** §18.18.7: which column a cell is in; one without a name a sheet can have would be lost or stand for another. */
function placeOf(cell: string, book: Book, name: string): number {
  if (!/^[A-Z]{1,3}\d+$/.test(cell)) {
    book.fault ??= damaged(name, 'expected cells named like B2, got another name')
    return -1
  }
  return columnNumber(cell.replace(/\d+$/, '')) - 1
}

const tooWide = (name: string): Refusal =>
  new Refusal('limit', `${name}: expected at most ${limits.tableColumns} columns, got a cell beyond them`)

interface Cell {
  readonly type: string
  readonly style: number
  readonly value: string
}

function shownOf({ type, style, value }: Cell, book: Book, name: string): string {
  if (type === 's') {
    const shared = value === '' ? '' : book.shared[Number(value)]
    if (shared === undefined)
      book.fault ??= damaged(name, 'expected a text the workbook has, got the number of none')
    return shared ?? ''
  }
  return type === 'n' ? numberShown(value, book.formats[style] ?? null, book.startsIn1904) : value
}

/** What is read of it is held: what is too large is told apart from what is broken. */
function refused(name: string, { cells }: Book, { reason, detail }: Unread): Refusal {
  const what = cells > limits.workbookCells ? `at most ${limits.workbookCells} cells, got more` : detail
  if (what === detail && !['too-large', 'too-many', 'too-inflated', 'too-slow'].includes(reason))
    return damaged(name, detail)
  return new Refusal('limit', {
    message: `${name}: a workbook that is too large: expected ${what.replace(/^expected /, '')}`,
    hint: 'save its sheet as CSV UTF-8: a table as text may be of any size',
  })
}

const damaged = (name: string, detail: string): Refusal =>
  new Refusal('format-invalid', {
    message: `${name}: a workbook that cannot be read: ${detail}`,
    hint: 'open it in a spreadsheet and save its sheet as CSV UTF-8',
  })
