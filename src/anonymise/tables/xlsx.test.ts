// Workbooks our own writer makes and one as Excel writes them, read as rows; and broken ones, which are refused, never read in part.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { formatWorkbook } from '../../paper/xlsx.ts'
import { readXlsx } from './xlsx.ts'

async function read(bytes: Uint8Array, sheet: string | null = null) {
  const table = await readXlsx({ name: 'in.xlsx', bytes, sheet, now: () => 0 })
  const rows: (readonly string[])[] = []
  for await (const batch of table.batches) rows.push(...batch)
  return { columns: table.columns, rows }
}

const sheetOf = (name: string, rows: readonly (readonly string[])[]) => ({
  ...{ name, widths: [10, 10], frozen: { rows: 0, columns: 0 } as const },
  rows: rows.map(row => row.map(text => ({ text, style: 'text' as const }))),
})

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Shared strings in runs, dates by a style, numbers, a gap, an empty row, a formula with its value. */
const asExcel = (sheet: string): Uint8Array =>
  zipSync({
    'xl/workbook.xml': utf8(
      `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': utf8(
      `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': utf8(
      `<sst ${main}><si><t>født</t></si><si><r><t>post</t></r><r><t>nr</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><t>svar</t></si></sst>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(sheet),
  })
const whole = `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" s="1"><v>30813</v></c><c r="C2" t="str"><f>1+1</f><v>ja</v></c></row><row r="3"/><row r="4"><c r="B4"><v>8000</v></c></row></sheetData></worksheet>`

test('the first sheet is read, or the one that is named, as its cells are shown', async () => {
  const book = formatWorkbook({
    ...{ title: 'a', author: 'a', language: 'da', at: '2026-01-01' },
    sheets: [
      sheetOf('Ark1', [
        ['alder', 'svar'],
        ['41', 'ja & <nej>'],
        ['', 'æ'],
      ]),
      sheetOf('Andet', [
        ['a', 'b'],
        ['1', '2'],
      ]),
    ],
  })
  assert.deepEqual(await read(book), {
    columns: ['alder', 'svar'],
    rows: [
      ['41', 'ja & <nej>'],
      ['', 'æ'],
    ],
  })
  assert.deepEqual(await read(book, 'Andet'), { columns: ['a', 'b'], rows: [['1', '2']] })
  await assert.rejects(read(book, 'ark'), /expected a sheet "ark", got "Ark1", "Andet"\n {2}hint: .*--sheet/)
})

test('shared strings, dates, gaps and formulas are read as Excel writes them', async () => {
  assert.deepEqual(await read(asExcel(whole)), {
    columns: ['født', 'postnr', 'svar'],
    rows: [
      ['11-05-1984', '', 'ja'],
      ['', '8000', ''],
    ],
  })
})

test('a workbook of more cells than can be held is said to be too large, with what to do', async () => {
  const columns = Array.from({ length: limits.tableColumns }, (_, at) => `<c t="str"><v>c${at}</v></c>`)
  const wide = '<row><c r="SF1"><v>1</v></c></row>'
  const book = (rows: number) =>
    asExcel(
      `<worksheet ${main}><sheetData><row>${columns.join('')}</row>${wide.repeat(rows)}</sheetData></worksheet>`,
    )
  const most = limits.workbookCells / limits.tableColumns - 1
  assert.equal((await read(book(most))).rows.length, most)
  await assert.rejects(
    read(book(most + 1)),
    /in\.xlsx: a workbook that is too large: expected at most 10000000 cells, got more\n {2}hint: save its sheet as CSV/,
  )
})

test('a row is told by its number in the sheet, and empty rows are counted', async () => {
  const table = await readXlsx({ name: 'in.xlsx', bytes: asExcel(whole), sheet: null, now: () => 0 })
  assert.deepEqual([table.rowOf(0), table.rowOf(1), table.leftOut()], [2, 4, 1])
  const wide = whole.replace('<c r="B4"><v>8000</v></c>', '<c r="D4"><v>1</v></c>')
  await assert.rejects(read(asExcel(wide)), /row 4: expected 3 columns as in row 1, got 4/)
})

test('a workbook that is damaged is refused, not read in part', async () => {
  const good = asExcel(whole)
  const broken: readonly Uint8Array[] = [
    good.subarray(0, good.length - 40),
    asExcel(whole.slice(0, -30)),
    zipSync({ 'word/document.xml': utf8('<a/>') }),
    asExcel(`<worksheet ${main}><sheetData/></worksheet>`),
    asExcel(`<!DOCTYPE a [<!ENTITY b "c">]>${whole}`),
  ]
  for (const bytes of broken) await assert.rejects(read(bytes), /in\.xlsx: /)
})
