// A spreadsheet is unzipped and read back with a small reader of its own: cells, sheets, what is frozen, and that no text
// became a formula.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { everything, paperOf, papers, randomPaper } from '../../test/papers.ts'
import { type PaperTable, table, textsOf, tidyText } from './paper.ts'
import { sheetNames, writeSheet } from './sheet.ts'

interface ReadSheet {
  readonly name: string
  readonly xml: string
  readonly rows: readonly (readonly string[])[]
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
const textOf = (xml: string): string =>
  xml.replace(/&([#\w]+);/g, (_, name: string) => entities[name] ?? `&${name};`)
const inner = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, text = '']) => text)

/** Every cell must be an inline string: anything else is read as a number, a date or a formula. */
function readXlsx(bytes: Uint8Array): readonly ReadSheet[] {
  const files = Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)] as const)
  const file = new Map(files)
  const names = [...(file.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)]
  return names.map(([, name = ''], index) => {
    const xml = file.get(`xl/worksheets/sheet${index + 1}.xml`) ?? ''
    const rows = inner(xml, 'row').map(row => readCells(row))
    return { name: textOf(name), xml, rows }
  })
}

function readCells(row: string): readonly string[] {
  const cells: string[] = []
  for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*)>([\s\S]*?)<\/c>/g)) {
    const name = /r="([A-Z]+)/.exec(attributes)?.[1] ?? ''
    const column = [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
    assert.match(attributes, /t="inlineStr"/, attributes)
    const text = textOf(inner(content, 't')[0] ?? '')
    cells[column - 1] = text.replace(/_x([\dA-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
  }
  return Array.from(cells, cell => cell ?? '')
}

/** What a table's sheet must hold. */
const valuesOf = (of: PaperTable): readonly (readonly string[])[] => [
  of.header,
  ...of.rows.map(row => row.map(cell => textsOf(cell).map(tidyText).join('\n'))),
]

test('one sheet for what is said, and one for each table with its header in sight', async () => {
  const [about, first, second] = readXlsx(writeSheet(everything))
  assert.equal(about?.name, 'Om dokumentet')
  assert.deepEqual(about?.rows[0], [everything.title])
  assert.ok(about?.rows.some(([text]) => text === 'Modtagere → Modtagere'))
  assert.equal(first?.name, 'Modtagere')
  assert.equal(first?.rows.length, 41)
  assert.match(first?.xml ?? '', /<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  assert.match(first?.xml ?? '', /<col [^>]*width="60"/)
  assert.equal(second?.name, 'Smalle')
})

test('what begins like a formula is text and stays text', async () => {
  const evil = ['=HYPERLINK("http://x","y")', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', "'=1", 'a']
  const made = table({ caption: 'c', sheet: 's', header: evil, rows: [evil], rowHeader: false })
  const bytes = writeSheet(paperOf([made]))
  const sheet = readXlsx(bytes)[1]
  assert.doesNotMatch(sheet?.xml ?? '', /<f[ >]/)
  assert.deepEqual(
    sheet?.rows[1]?.map(text => text.trim()),
    evil.map(text => text.trim()),
  )
  const styles = strFromU8(unzipSync(bytes)['xl/styles.xml'] ?? new Uint8Array())
  const cells = inner(styles, 'cellXfs')[0] ?? ''
  assert.equal(cells.match(/<xf /g)?.length, (cells.match(/<xf [^>]*quotePrefix="1"/g)?.length ?? 0) + 1)
})

test('words that mean something to a program, and letters XML cannot say, come out as they went in', () => {
  const words = ['valueOf', 'constructor', '__proto__', '_x0041_', 'a\u0007b', '<b>&amp;', '"', '\u{1f600}']
  const made = table({ caption: 'c', sheet: 's', header: words, rows: [], rowHeader: false })
  const read = readXlsx(writeSheet(paperOf([made])))[1]?.rows[0]
  assert.deepEqual(read, [
    'valueOf',
    'constructor',
    '__proto__',
    '_x0041_',
    'ab',
    '<b>&amp;',
    '"',
    '\u{1f600}',
  ])
})

test('the file says its title, its author, its language and its date', () => {
  const properties = strFromU8(unzipSync(writeSheet(everything))['docProps/core.xml'] ?? new Uint8Array())
  assert.deepEqual(
    ['dc:title', 'dc:creator', 'dc:language', 'dcterms:created'].map(tag => inner(properties, tag)[0]),
    [everything.title, everything.author, 'da', everything.at],
  )
})

test('two writings are equal to the byte', async () => {
  const bytes = writeSheet(everything)
  assert.deepEqual(writeSheet(everything), bytes)
  // Midnight of 1 January 1980 in MS-DOS form: no clock was asked.
  assert.deepEqual([...bytes.subarray(10, 14)], [0, 0, 0x21, 0])
})

test('names of sheets are what a spreadsheet takes, and no two alike', () => {
  const wanted = ['Om', 'om', "'[a]:b*?/\\'", '', 'History', 'x'.repeat(40), 'x'.repeat(40), '\u0007']
  assert.deepEqual(sheetNames(wanted), [
    'Om',
    'om 2',
    'a b',
    '4',
    '5',
    'x'.repeat(31),
    `${'x'.repeat(29)} 2`,
    '8',
  ])
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 20 }), names => {
      const given = sheetNames(names)
      assert.equal(new Set(given.map(name => name.toLowerCase())).size, names.length)
      for (const name of given) assert.match(name, /^(?!')[^[\]:*?/\\\0-\x1f]{1,31}(?<!')$/)
    }),
  )
})

test(`the tables of ${papers} random papers read back cell by cell`, async () => {
  fc.assert(
    fc.property(randomPaper, paper => {
      const sheets = readXlsx(writeSheet(paper))
      const tables = paper.blocks.filter(block => block.kind === 'table')
      assert.equal(sheets.length, tables.length + 1)
      for (const [index, of] of tables.entries()) {
        const values = valuesOf(of)
        const rows = sheets[index + 1]?.rows ?? []
        assert.deepEqual(rows, values)
      }
    }),
    { numRuns: papers },
  )
})
