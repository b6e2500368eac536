// A paper as a spreadsheet (xlsx, ECMA-376): a first sheet with what is said, then one sheet for each table. Every cell is
// text and stays text: a value that begins like a formula is typed as a string and carries the quote prefix, so that
// editing it does not make it one (OWASP ASVS 5.0, 1.2.10). Equal bytes for equal papers. Proven by sheet.test.ts.

import { unzipSync, zipSync } from 'fflate'
import { paperWords } from '../language/paper.ts'
import { type Cell, type Paper, type PaperBlock, type PaperTable, type TextRun, textsOf } from './paper.ts'

/** Excel's bounds: letters of a sheet's name, letters of a cell. */
const nameLetters = 31
const cellLetters = 32_767
const widestColumn = 60
const narrowestColumn = 10

interface SheetCell {
  readonly value: string
  readonly type: StringConstructor
  readonly wrap: true
  readonly alignVertical: 'top'
  readonly fontWeight?: 'bold'
  readonly fontSize?: number
}

interface Sheet {
  readonly sheet: string
  readonly data: SheetCell[][]
  readonly columns: { width: number }[]
  readonly stickyRowsCount?: number
  readonly stickyColumnsCount?: number
  readonly orientation?: 'landscape'
  readonly showGridLines?: boolean
}

export async function writeSheet(paper: Paper): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/node')
  const tables = paper.blocks.filter(block => block.kind === 'table')
  const names = sheetNames([paperWords.about[paper.language], ...tables.map(({ sheet }) => sheet)])
  const sheets = [
    formatAbout(paper, names),
    ...tables.map((table, index) => formatTable(table, names[index + 1] ?? '')),
  ]
  const written = await writeXlsx(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
  return settle(new Uint8Array(written))
}

/** What Excel takes as names of sheets (31 letters, none of []:*?/\, no quote at an end), no two alike. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const given: string[] = []
  for (const [index, want] of wanted.entries()) {
    const clean = want.replace(/[[\]:*?/\\\p{C}]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '')
    // Excel keeps this one for itself.
    const free = clean === '' || /^history$/i.test(clean) ? `${index + 1}` : clean
    given.push(firstFree(free, given))
  }
  return given
}

function firstFree(name: string, given: readonly string[]): string {
  const taken = new Set(given.map(each => each.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`
    const tried = `${cut(name, nameLetters - ending.length).replace(/[\s']+$/, '')}${ending}`
    if (!taken.has(tried.toLowerCase())) return tried
  }
}

/** At most this many UTF-16 units, never half a letter. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

/** Title and paragraphs, and which sheet has which table. */
function formatAbout(paper: Paper, names: readonly string[]): Sheet {
  const title = [{ ...textCell(paper.title, true), fontSize: 16 }]
  const subtitle = paper.subtitle === null ? [] : [[textCell(paper.subtitle)]]
  let table = 0
  const data = paper.blocks.flatMap(block => {
    if (block.kind !== 'table') return linesOf(block)
    table += 1
    return [[textCell(`${block.caption} → ${names[table]}`)]]
  })
  const foot = [[textCell('')], [textCell(paper.footer)]]
  return {
    sheet: names[0] ?? '',
    data: [title, ...subtitle, [textCell('')], ...data, ...foot],
    columns: [{ width: 90 }],
    showGridLines: false,
  }
}

function linesOf(block: Exclude<PaperBlock, PaperTable>): SheetCell[][] {
  if (block.kind === 'heading') return [[textCell('')], [textCell(block.text, true)]]
  if (block.kind === 'list') return block.items.map(item => [textCell(`– ${plain(item)}`)])
  return [[textCell(plain(block.runs))]]
}

const plain = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('')

/** The header stays in sight, and so does what names a row. */
function formatTable(table: PaperTable, name: string): Sheet {
  const rows = table.rows.map(row =>
    row.map((cell, column) => textCell(joined(cell), table.rowHeader && column === 0)),
  )
  return {
    sheet: name,
    data: [table.header.map(text => textCell(text, true)), ...rows],
    columns: table.header.map((text, column) => ({
      width: columnWidth([text, ...table.rows.flatMap(row => textsOf(row[column] ?? ''))]),
    })),
    stickyRowsCount: 1,
    ...(table.rowHeader ? { stickyColumnsCount: 1 } : {}),
    orientation: 'landscape',
  }
}

/** The texts of a cell below each other. */
const joined = (cell: Cell): string => textsOf(cell).join('\n')

const textCell = (text: string, bold = false): SheetCell => ({
  value: cut(text, cellLetters),
  type: String,
  wrap: true,
  alignVertical: 'top',
  ...(bold ? { fontWeight: 'bold' } : {}),
})

function columnWidth(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  return Math.min(widestColumn, Math.max(narrowestColumn, longest + 2))
}

/**
 * The same file with what the library has no word for: every style of a cell carries the quote prefix (ECMA-376
 * §18.8.45), and the files of the zip the earliest date there is.
 */
function settle(written: Uint8Array): Uint8Array {
  const files = unzipSync(written)
  const styles = new TextDecoder().decode(files['xl/styles.xml'])
  const cells = /<cellXfs[\s\S]*<\/cellXfs>/
  const marked = styles.replace(cells, all => all.replaceAll('<xf ', '<xf quotePrefix="1" '))
  if (marked === styles) throw new Error('xlsx: expected styles of cells, got none')
  files['xl/styles.xml'] = new TextEncoder().encode(marked)
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}
