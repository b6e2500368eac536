// A table in a PDF: caption, a header that is said again on every page (as decoration, so that it is read aloud once),
// rows that stay whole where they can and run on over the page where they are too long. Proven by pdf.test.ts.

import { columnWidths, shortText } from './columns.ts'
import { breakLines, faceOf, greatest, type Line, widestWord } from './lines.ts'
import { baselineIn, type Element, inks, type Pages, type Setting, sheet } from './pages.ts'
import { type Cell, type PaperTable, type TextRun, textsOf } from './paper.ts'

const caption: Setting = { family: 'sans', size: 9.5, lead: 14, colour: inks.ink }
const head: Setting = { family: 'sans', size: 8, lead: 11, colour: inks.soft }
const body: Setting = { family: 'sans', size: 8.5, lead: 12, colour: inks.ink }
/** Smaller where the words of many columns would not fit undivided. */
const tight: Setting = { family: 'sans', size: 7.25, lead: 10, colour: inks.ink }
const gutter = 12
const above = 8
const padding = 5
const betweenTexts = 3
/** A row higher than this may begin at the foot of a page and go on. */
const wholeRow = 190
/** A header higher than this is said once: the page is for the rows. */
const highestHeader = 200

/** A line of a cell: which of its texts it belongs to, and how far below the line before. */
interface CellLine {
  readonly line: Line
  readonly text: number
  readonly height: number
}

interface SetCell {
  readonly lines: readonly CellLine[]
  readonly strong: boolean
  /** Where its content goes: one element for each of its texts. */
  readonly elements: readonly Element[]
  readonly kind: string
}

interface Layout {
  readonly pages: Pages
  readonly setting: Setting
  readonly widths: readonly number[]
  readonly header: readonly (readonly CellLine[])[]
}

export function drawTable(pages: Pages, table: PaperTable): void {
  const layout = layOut(pages, table)
  pages.skip(above)
  pages.keep(startOf(layout, table) - above)
  const element = pages.element('Table', pages.root)
  drawCaption(pages, element, table.caption)
  drawHeader(layout, element, table.header)
  const rows = table.rows.length === 0 ? element : pages.element('TBody', element)
  for (const row of table.rows) drawRow(layout, pages.element('TR', rows), row, table.rowHeader)
  pages.y += 16
}

/** The height of its caption, header and first row: what is not parted by the end of a page. */
export const tableStart = (pages: Pages, table: PaperTable): number => startOf(layOut(pages, table), table)

const startOf = (layout: Layout, table: PaperTable): number =>
  above +
  caption.lead +
  heightOf(layout.header) +
  Math.min(rowHeight(layout, table, 0), wholeRow) +
  2 * padding

function layOut(pages: Pages, table: PaperTable): Layout {
  const needs = wishesOf(pages, table, body).reduce((sum, { least }) => sum + least, 0)
  const setting = needs <= sheet.width ? body : tight
  const widths = columnWidths(wishesOf(pages, table, setting), sheet.width)
  const header = table.header.map((text, column) => linesOf(pages, text, widths[column] ?? 0, head, true))
  return { pages, setting, widths, header }
}

/** What each column needs, its gutter included. */
function wishesOf(pages: Pages, table: PaperTable, setting: Setting) {
  const cells = pages.measureAt(setting.size)
  const heads = pages.measureAt(head.size)
  return table.header.map((name, column) => {
    const strong = table.rowHeader && column === 0
    const texts = table.rows.flatMap(row => textsOf(row[column] ?? '').map(text => runOf(text, strong)))
    const words = texts.map(run => widestWord([run], 'sans', cells))
    const least = Math.max(widestWord([runOf(name, true)], 'sans', heads), greatest(words))
    const lengths = texts.map(run => cells.width(run.text, faceOf('sans', strong)))
    const lacks = lengths.reduce((sum, length) => sum + Math.max(0, length - least), 0)
    // A short name of a column stands on one line; a long one is no reason for a wide column.
    const named = heads.width(name, faceOf('sans', true))
    const most = Math.max(least, greatest(lengths), named > shortText ? 0 : named)
    return { least: least + gutter, most: most + gutter, lacks: lacks / Math.max(1, table.rows.length) }
  })
}

const runOf = (text: string, strong: boolean): TextRun => ({ text, strong })

function linesOf(
  pages: Pages,
  cell: Cell,
  width: number,
  setting: Setting,
  strong: boolean,
): readonly CellLine[] {
  const measure = pages.measureAt(setting.size)
  return textsOf(cell).flatMap((each, text) =>
    breakLines([runOf(each, strong)], 'sans', width - gutter, measure).map((line, index) => ({
      line,
      text,
      height: setting.lead + (text > 0 && index === 0 ? betweenTexts : 0),
    })),
  )
}

const heightOf = (cells: readonly (readonly CellLine[])[]): number =>
  Math.max(head.lead, ...cells.map(lines => lines.reduce((sum, { height }) => sum + height, 0))) + 2 * padding

function rowHeight({ pages, setting, widths }: Layout, table: PaperTable, row: number): number {
  const cells = table.rows[row] ?? []
  return heightOf(
    cells.map((cell, column) =>
      linesOf(pages, cell, widths[column] ?? 0, setting, table.rowHeader && column === 0),
    ),
  )
}

function drawCaption(pages: Pages, table: Element, text: string): void {
  const element = pages.element('Caption', table)
  const lines = breakLines([runOf(text, true)], 'sans', sheet.width, pages.measureAt(caption.size))
  pages.within(element, 'Caption', () => {
    for (const line of lines) {
      pages.drawLine(line, caption, sheet.left, baselineIn(caption, pages.y))
      pages.y += caption.lead
    }
  })
  pages.y += 2
}

function drawHeader(layout: Layout, table: Element, names: readonly string[]): void {
  const { pages, header } = layout
  const row = pages.element('TR', pages.element('THead', table))
  const cells = names.map(() => pages.element('TH', row, 'Column'))
  placeHeader(layout, (column, draw) => {
    const cell = cells[column]
    if (cell !== undefined && (header[column] ?? []).length > 0) pages.within(cell, 'TH', draw)
  })
}

const repeatHeader = (layout: Layout): void =>
  placeHeader(layout, (_, draw) => layout.pages.aside('Pagination', draw))

function placeHeader(layout: Layout, mark: (column: number, draw: () => void) => void): void {
  const { pages, header, widths } = layout
  const top = pages.y + padding
  let left: number = sheet.left
  for (const [column, lines] of header.entries()) {
    const at = left
    mark(column, () => drawLines(pages, lines, head, at, top))
    left += widths[column] ?? 0
  }
  pages.y += heightOf(header)
  pages.drawRule(sheet.left, pages.y - 0.75, sheet.width, inks.ink, 0.75)
}

function drawLines(
  pages: Pages,
  lines: readonly CellLine[],
  setting: Setting,
  left: number,
  top: number,
): void {
  let y = top
  for (const { line, height } of lines) {
    y += height
    pages.drawLine(line, setting, left, baselineIn(setting, y - setting.lead))
  }
}

function drawRow(layout: Layout, row: Element, cells: readonly Cell[], rowHeader: boolean): void {
  const { pages } = layout
  let left = setRow(layout, row, cells, rowHeader)
  if (!fits(pages, left) && heightOf(left.map(({ lines }) => lines)) < wholeRow) turn(layout)
  while (!fits(pages, left)) {
    const parts = left.map(cell => firstLines(cell, pages.room - 2 * padding))
    if (canPart(left, parts)) {
      drawParts(layout, left, parts)
      left = left.map((cell, column) => ({ ...cell, lines: cell.lines.slice(parts[column]?.length) }))
    }
    turn(layout)
  }
  drawParts(
    layout,
    left,
    left.map(({ lines }) => lines),
  )
  pages.drawRule(sheet.left, pages.y - 0.5, sheet.width, inks.hair, 0.5)
}

const fits = (pages: Pages, cells: readonly SetCell[]): boolean =>
  heightOf(cells.map(({ lines }) => lines)) <= pages.room

/** A cell goes on over the page after two lines at least. */
const canPart = (cells: readonly SetCell[], parts: readonly (readonly CellLine[])[]): boolean =>
  parts.some(part => part.length > 1) &&
  parts.every((part, column) => part.length > 1 || part.length === cells[column]?.lines.length)

function setRow(
  { pages, setting, widths }: Layout,
  row: Element,
  cells: readonly Cell[],
  rowHeader: boolean,
): readonly SetCell[] {
  return cells.map((cell, column) => {
    const strong = rowHeader && column === 0
    return setCell(pages, row, linesOf(pages, cell, widths[column] ?? 0, setting, strong), strong)
  })
}

function turn(layout: Layout): void {
  layout.pages.turn()
  if (heightOf(layout.header) < highestHeader) repeatHeader(layout)
}

/** A cell and its elements: a cell of several texts is a list. */
function setCell(pages: Pages, row: Element, lines: readonly CellLine[], strong: boolean): SetCell {
  const kind = strong ? 'TH' : 'TD'
  const cell = pages.element(kind, row, strong ? 'Row' : undefined)
  const texts = (lines.at(-1)?.text ?? 0) + 1
  if (texts === 1) return { lines, strong, elements: [cell], kind }
  const list = pages.element('L', cell)
  const elements = Array.from({ length: texts }, () => pages.element('LBody', pages.element('LI', list)))
  return { lines, strong, elements, kind: 'LBody' }
}

/** The lines of a cell that fit a height. */
function firstLines(cell: SetCell, height: number): readonly CellLine[] {
  let used = 0
  const end = cell.lines.findIndex(line => {
    used += line.height
    return used > height
  })
  return end === -1 ? cell.lines : cell.lines.slice(0, end)
}

function drawParts(
  { pages, setting, widths }: Layout,
  cells: readonly SetCell[],
  parts: readonly (readonly CellLine[])[],
): void {
  const top = pages.y + padding
  let left: number = sheet.left
  for (const [column, part] of parts.entries()) {
    const cell = cells[column]
    if (cell !== undefined) drawTexts(pages, cell, part, setting, left, top)
    left += widths[column] ?? 0
  }
  pages.y += heightOf(parts)
}

/** Each text of the cell into its own element. */
function drawTexts(
  pages: Pages,
  { elements, kind }: SetCell,
  lines: readonly CellLine[],
  setting: Setting,
  left: number,
  top: number,
): void {
  let y = top
  for (const [text, element] of elements.entries()) {
    const own = lines.filter(line => line.text === text)
    if (own.length === 0) continue
    pages.within(element, kind, () => drawLines(pages, own, setting, left, y))
    y += own.reduce((sum, { height }) => sum + height, 0)
  }
}
