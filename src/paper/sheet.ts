// A paper as a spreadsheet (xlsx): a first sheet with what is said, then one sheet for each table. Every cell is text and
// stays text: a value that begins like a formula is typed as a string and carries the quote prefix, so that editing it does
// not make it one (OWASP ASVS 5.0, 1.2.10). How a workbook is written: xlsx.ts. Proven by sheet.test.ts.

import { paperWords } from '../language/paper.ts'
import {
  type Cell,
  type Paper,
  type PaperBlock,
  type PaperTable,
  type TextRun,
  textsOf,
  tidyText,
} from './paper.ts'
import { type CellStyle, formatWorkbook, type Sheet, type SheetCell } from './xlsx.ts'

/** Excel's bounds: letters of a sheet's name, letters of a cell. */
const nameLetters = 31
const cellLetters = 32_767
const widestColumn = 60
const narrowestColumn = 10

/** The file; equal papers give equal bytes. */
export function writeSheet(paper: Paper): Uint8Array {
  const tables = paper.blocks.filter(block => block.kind === 'table')
  const names = sheetNames([paperWords.about[paper.language], ...tables.map(({ sheet }) => sheet)])
  const sheets = tables.map((table, index) => formatTable(table, names[index + 1] ?? ''))
  const { title, author, language, at } = paper
  return formatWorkbook({ title, author, language, at, sheets: [formatAbout(paper, names), ...sheets] })
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
  const title = [textCell(paper.title, 'title')]
  const subtitle = paper.subtitle === null ? [] : [[textCell(paper.subtitle)]]
  let table = 0
  const said = paper.blocks.flatMap(block => {
    if (block.kind !== 'table') return linesOf(block)
    table += 1
    return [[textCell(`${block.caption} → ${names[table]}`)]]
  })
  const rows = [title, ...subtitle, [textCell('')], ...said, [textCell('')], [textCell(paper.footer)]]
  return { name: names[0] ?? '', rows, widths: [90], frozen: { rows: 0, columns: 0 } }
}

function linesOf(block: Exclude<PaperBlock, PaperTable>): SheetCell[][] {
  if (block.kind === 'heading') return [[textCell('')], [textCell(block.text, 'strong')]]
  if (block.kind === 'list') return block.items.map(item => [textCell(`– ${plain(item)}`)])
  return [[textCell(plain(block.runs))]]
}

const plain = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('')

/** The header stays in sight, and so does what names a row. */
function formatTable(table: PaperTable, name: string): Sheet {
  const rows = table.rows.map(row =>
    row.map((cell, column) => joined(cell, table.rowHeader && column === 0 ? 'strong' : 'text')),
  )
  const widths = table.header.map((text, column) =>
    columnWidth([text, ...table.rows.flatMap(row => textsOf(row[column] ?? ''))]),
  )
  return {
    name,
    rows: [table.header.map(text => textCell(text, 'header')), ...rows],
    widths,
    frozen: { rows: 1, columns: table.rowHeader ? 1 : 0 },
  }
}

/** The texts of a cell below each other. */
const joined = (cell: Cell, style: CellStyle): SheetCell => ({
  text: cut(textsOf(cell).map(tidyText).join('\n'), cellLetters),
  style,
})

const textCell = (text: string, style: CellStyle = 'text'): SheetCell => joined(text, style)

function columnWidth(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  return Math.min(widestColumn, Math.max(narrowestColumn, longest + 2))
}
