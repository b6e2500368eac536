// A workbook of text cells as the files of ECMA-376 (Office Open XML) part 1 §18, zipped with one date. Every cell is an
// inline string (§18.3.1.53) with the quote prefix (§18.8.45): nothing in it is ever a number, a date or a formula.
// Own code: write-excel-file 4.1.1 looks texts up in an object, so that a cell `valueOf` came out as a function's source
// (found by the property of sheet.test.ts), and has no word for the prefix, the language or the date.

import { zipSync } from 'fflate'
import { utf8 } from '../core/bytes.ts'
import { escapeMarkup } from '../core/markup.ts'

export interface Workbook {
  readonly title: string
  readonly author: string
  readonly language: string
  /** ISO 8601. */
  readonly at: string
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** Valid and unique: see sheetNames. */
  readonly name: string
  /** In characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** How many rows and columns stay in sight; the rows are also printed on every page. */
  readonly frozen: { readonly rows: 0 | 1; readonly columns: 0 | 1 }
}

export interface SheetCell {
  readonly text: string
  readonly style: CellStyle
}

/** In the order of cellXfs below, after the default. */
const styles = ['text', 'strong', 'header', 'title'] as const
export type CellStyle = (typeof styles)[number]

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function formatWorkbook(book: Workbook): Uint8Array {
  const numbers = book.sheets.map((_, index) => index + 1)
  const parts: Record<string, string> = {
    '[Content_Types].xml': formatTypes(numbers),
    '_rels/.rels': formatRelations([
      [`${relations}/officeDocument`, 'xl/workbook.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': formatProperties(book),
    'xl/workbook.xml': formatBook(book.sheets),
    'xl/_rels/workbook.xml.rels': formatRelations([
      ...numbers.map((number): [string, string] => [
        `${relations}/worksheet`,
        `worksheets/sheet${number}.xml`,
      ]),
      [`${relations}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': stylesPart,
  }
  for (const [index, sheet] of book.sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = formatSheet(sheet, index === 0)
  const files = Object.entries(parts).map(([name, xml]) => [name, utf8(declaration + xml)] as const)
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) })
}

const formatTypes = (numbers: readonly number[]): string =>
  `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${mediaType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${numbers
    .map(
      number =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${mediaType}.worksheet+xml"/>`,
    )
    .join('')}</Types>`

const formatRelations = (to: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${to
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const formatProperties = ({ title, author, language, at }: Workbook): string =>
  `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(at).toISOString()}</dcterms:created></cp:coreProperties>`

function formatBook(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const titles = sheets.flatMap(({ name, frozen }, index) =>
    frozen.rows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
        ],
  )
  const names = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${listed.join('')}</sheets>${names}</workbook>`
}

function formatSheet({ widths, rows, frozen }: Sheet, selected: boolean): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const view = `<sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${formatPane(frozen)}</sheetView>`
  const orientation = frozen.rows === 0 ? 'portrait' : 'landscape'
  return `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.map(formatRow).join('')}</sheetData><pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

function formatPane({ rows, columns }: Sheet['frozen']): string {
  if (rows === 0) return ''
  return columns === 0
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    : '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
}

const formatRow = (cells: readonly SheetCell[], row: number): string =>
  `<row r="${row + 1}">${cells.map((cell, column) => formatCell(cell, `${columnName(column)}${row + 1}`)).join('')}</row>`

const formatCell = ({ text, style }: SheetCell, at: string): string =>
  `<c r="${at}" s="${styles.indexOf(style) + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/** A, B, … Z, AA, … */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** What XML cannot say is left out; `_x0041_`, which a spreadsheet reads as a letter (§22.9.2.19), is kept as it is. */
const escapeXml = (text: string): string =>
  escapeMarkup(text)
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')

const cellFormat = (font: number, fill: number, border: number): string =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`

const stylesPart = `<styleSheet xmlns="${main}"><fonts count="3">${font(11, false)}${font(11, true)}${font(16, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EFE5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF1D1B18"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cellFormat(0, 0, 0)}${cellFormat(1, 0, 0)}${cellFormat(1, 2, 1)}${cellFormat(2, 0, 0)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
