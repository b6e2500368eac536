// From bytes to hits with their places: whatever the pieces, the encoding and the format.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { openDocumentOf } from '../../test/office.ts'
import { type Detected, type DetectOptions, detect, detectInText, type Located, rulesOf } from './detect.ts'
import { sourceOf } from './files/bytes.ts'
import { openNames } from './names/names.ts'
import { readWeights } from './names/weights.ts'

const options: DetectOptions = {
  ...{ rules: rulesOf(), names: openNames(readWeights()), pictures: null, values: true },
  now: () => performance.now(),
}

async function found(
  name: string,
  bytes: Uint8Array,
  more: Partial<DetectOptions> = {},
): Promise<readonly Detected[]> {
  const all: Detected[] = []
  for await (const each of detect(sourceOf(name, bytes), { ...options, ...more })) all.push(each)
  return all
}

const hits = (all: readonly Detected[]): readonly Located[] => all.filter(each => each.kind === 'hit')
const said = (all: readonly Detected[]): readonly string[] =>
  hits(all).map(({ hit, line, value }) => `${line} ${hit.kind} ${value}`)

const letter =
  'Kære Mette Sørensen,\n\nDit CPR-nr.: 010203-0000.\nSkriv til mette@firma.example eller ring +45 12 34 56 78.\n'

test('what is found in a letter stands at its lines, with what stands there', async () => {
  assert.deepEqual(said(await found('letter.txt', Buffer.from(letter))), [
    '1 person Mette Sørensen',
    '3 cpr 010203-0000',
    '4 email mette@firma.example',
    '4 phone +45 12 34 56 78',
  ])
})

test('numbers as word processors spell them are found once, at their bytes', async () => {
  const text = 'Tlf. 23\u00a045\u00a067\u00a089, CPR: 010203\u20130000.\nTlf. 23 45 67 89\n'
  for (const encoding of ['utf8', 'utf16le'] as const) {
    const bytes = Buffer.from(encoding === 'utf8' ? text : `\ufeff${text}`, encoding)
    const all = hits(await found('brev.txt', bytes))
    assert.deepEqual(
      all.map(({ hit, start, end }) => `${hit.kind} ${bytes.subarray(start, end).toString(encoding)}`),
      ['phone 23\u00a045\u00a067\u00a089', 'cpr 010203\u20130000', 'phone 23 45 67 89'],
    )
  }
})

test('without being asked for, no value is answered', async () => {
  const all = hits(await found('letter.txt', Buffer.from(letter), { values: false }))
  assert.equal(all.length, 4)
  for (const { value } of all) assert.equal(value, null)
})

for (const encoding of ['latin1', 'utf16le'] as const)
  test(`positions are bytes of the file in ${encoding}`, async () => {
    const marked = encoding === 'utf16le' ? `\ufeff${letter}` : letter
    const bytes = Buffer.from(marked, encoding)
    const all = hits(await found('letter.txt', bytes))
    assert.equal(all.length, 4)
    for (const { start, end, value } of all)
      assert.equal(bytes.subarray(start, end).toString(encoding), value)
  })

test('inside an archive the path leads to it, and what is not read is said', async () => {
  const zip = zipSync({ 'a/letter.txt': Buffer.from(letter), 'b.bin': Uint8Array.of(0, 1, 2, 3, 0, 255) })
  const all = await found('mails.zip', zip)
  assert.deepEqual(hits(all)[0]?.path, ['mails.zip', 'a/letter.txt'])
  assert.equal(hits(all).length, 4)
  const unread = all.filter(each => each.kind === 'unread')
  assert.deepEqual(
    unread.map(({ path, reason }) => [path.at(-1), reason]),
    [['b.bin', 'unknown-format']],
  )
})

test('the heading of a column is context for its cells, and no hit itself', async () => {
  const sheet = (rows: string): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = `<row r="1">${cell('A1', 'Diagnose')}</row><row r="2">${cell('A2', 'diabetes')}</row>`
  const xlsx = zipSync({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'xl/workbook.xml': Buffer.from(
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet(rows)),
  })
  const all = hits(await found('people.xlsx', xlsx)).filter(({ hit }) => hit.kind === 'special-category')
  assert.deepEqual(
    all.map(({ mark, value }) => `${mark?.label} ${value}`),
    ['Ark1!A1 Diagnose', 'Ark1!A2 diabetes'],
  )
})

test('a hit that begins in a heading said again is not of the cell', async () => {
  const rows = [
    ['Diagnose', 'Fornavn'],
    ['diabetes', 'Ib'],
  ]
  const cells = rows
    .map(row => row.map(cell => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join(''))
    .map(row => `<table:table-row>${row}</table:table-row>`)
  const table = `<office:spreadsheet><table:table table:name="Ark1">${cells.join('')}</table:table></office:spreadsheet>`
  const file = openDocumentOf(table)
  const all = hits(await found('people.ods', file)).filter(({ hit }) => hit.kind === 'special-category')
  assert.deepEqual(
    all.map(({ mark, value }) => `${mark?.label} ${value}`),
    ['Ark1!A1 Diagnose', 'Ark1!A2 diabetes'],
  )
})

test('a name that is part of an address is not found beside it', async () => {
  const all = hits(
    await found('x.txt', Buffer.from('Skriv til Mette Sørensen <Mette.Sørensen@firma.example> i dag.\n')),
  )
  for (const [index, { start }] of all.entries()) assert.ok(start >= (all[index - 1]?.end ?? 0))
})

test('positions in a text are letters', () => {
  const text = '😀 Åse: 010203-0000 og cpr 040506-0000'
  const all = detectInText(text, options).filter(({ kind }) => kind === 'cpr')
  assert.deepEqual(
    all.map(({ start, end }) => text.slice(start, end)),
    ['010203-0000', '040506-0000'],
  )
})
