// What is planted in documents of office programs is found at the paragraph, cell or slide it stands in, deleted and hidden words too;
// and what is broken of them is unread.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'
import {
  notesLink,
  openDocumentOf,
  openDocumentXml,
  presentation,
  slide,
  wordDocument,
  wordStory,
  workbook,
  xml,
} from '../../../test/office.ts'
import { packZip } from '../../../test/packed.ts'

const planted = 'plantet@eksempel.dk'
const place = async (name: string, file: Uint8Array): Promise<readonly string[]> => {
  const looked = await lookInto(name, file)
  assert.deepEqual(looked.unread, [])
  return placesOf(looked, planted).map(({ path, part, at }) => `${path} ${part} ${at}`)
}
const run = (words: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (runs: string): string => `<w:p>${runs}</w:p>`
const first = paragraph(run('Overskrift'))

test('docx: in a paragraph, though it is cut into runs', async () => {
  const file = wordDocument(first + paragraph(`${run('Skriv til plantet')}${run('@eksempel.dk')}`))
  assert.deepEqual(await place('a.docx', file), ['a.docx body 2'])
})

test('docx: what was deleted, moved away or hidden is there, and said to be', async () => {
  const deleted = `<w:del w:author="x"><w:r><w:delText>${planted}</w:delText></w:r></w:del>`
  assert.deepEqual(await place('a.docx', wordDocument(first + paragraph(deleted))), ['a.docx removed 2'])
  const moved = `<w:moveFrom>${run(planted)}</w:moveFrom>`
  assert.deepEqual(await place('a.docx', wordDocument(paragraph(moved))), ['a.docx removed 1'])
  const hidden = run(planted, '<w:vanish/>')
  assert.deepEqual(await place('a.docx', wordDocument(paragraph(hidden))), ['a.docx hidden 1'])
  const shown = run(planted, '<w:vanish w:val="0"/>')
  assert.deepEqual(await place('a.docx', wordDocument(paragraph(shown))), ['a.docx body 1'])
})

for (const [part, root, kind] of [
  ['word/header2.xml', 'hdr', 'headers'],
  ['word/footer1.xml', 'ftr', 'headers'],
  ['word/footnotes.xml', 'footnotes', 'note'],
  ['word/comments.xml', 'comments', 'comment'],
] as const)
  test(`docx: in ${part}`, async () => {
    const file = wordDocument(first, { [part]: wordStory(root, paragraph(run(planted))) })
    assert.deepEqual(await place('a.docx', file), [`a.docx ${kind} 1`])
  })

test('docx: in its properties, a link, and a file in it', async () => {
  const properties = xml(`<cp:coreProperties xmlns:cp="c"><creator>${planted}</creator></cp:coreProperties>`)
  const link = xml(
    `<Relationships><Relationship Target="mailto:${planted}" TargetMode="External"/></Relationships>`,
  )
  const file = wordDocument(first, {
    'docProps/core.xml': properties,
    'word/_rels/document.xml.rels': link,
    'word/embeddings/sheet.xlsx': workbook([{ name: 'Ark1', rows: inline('B2', planted) }]),
  })
  assert.deepEqual(await place('a.docx', file), [
    'a.docx properties docProps/core.xml',
    'a.docx hidden word/_rels/document.xml.rels',
    'a.docx/word/embeddings/sheet.xlsx sheet Ark1!B2',
  ])
})

const inline = (cell: string, words: string): string =>
  `<sheetData><row r="${cell.replace(/\D/g, '')}"><c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData>`

test('xlsx: shared, inline and computed strings by their cells', async () => {
  const rows = `<sheetData><row r="7"><c r="A7" t="s"><v>1</v></c><c r="B7" t="inlineStr"><is><r><t>plantet@</t></r><r><t>eksempel.dk</t></r></is></c></row>
    <row r="8"><c r="C8" t="str"><f>A1&amp;"${planted}"</f><v>?</v></c></row></sheetData>`
  const shared = xml(`<sst><si><t>nej</t></si><si><r><t>plan</t></r><r><t>tet@eksempel.dk</t></r></si></sst>`)
  const file = workbook([{ name: 'Ark1', rows }], { 'xl/sharedStrings.xml': shared })
  assert.deepEqual(await place('a.xlsx', file), [
    'a.xlsx sheet Ark1!A7',
    'a.xlsx sheet Ark1!B7',
    'a.xlsx sheet Ark1!C8',
  ])
})

test('xlsx: hidden sheets, rows and columns are said to be', async () => {
  const hiddenRow = `<sheetData><row r="1" hidden="1"><c t="inlineStr"><is><t>${planted}</t></is></c></row></sheetData>`
  const hiddenColumn = `<cols><col min="2" max="3" hidden="1"/></cols>${inline('C1', planted)}`
  const file = workbook([
    { name: 'A', rows: inline('A1', planted), state: 'veryHidden' },
    { name: 'B', rows: hiddenRow },
    { name: 'C', rows: hiddenColumn },
  ])
  assert.deepEqual(await place('a.xlsx', file), [
    'a.xlsx hidden A!A1',
    'a.xlsx hidden B!A1',
    'a.xlsx hidden C!C1',
  ])
})

test('xlsx: a number is shown by its format, and the heading of its column stands before it', async () => {
  const styles = xml(
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000\\-0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  )
  const head = `<row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c><c r="B1" t="inlineStr"><is><t>CPR</t></is></c></row>`
  const body = `<row r="2"><c r="A2" t="inlineStr"><is><t>Ib</t></is></c><c r="B2" s="1"><v>101904321</v></c></row>`
  const file = workbook([{ name: 'Ark1', rows: `<sheetData>${head}${body}</sheetData>` }], {
    'xl/styles.xml': styles,
  })
  const looked = await lookInto('a.xlsx', file)
  const [sheet] = looked.texts.filter(({ text }) => text.part === 'sheet')
  assert.equal(sheet?.letters, 'Navn\tCPR\t\nNavn: Ib\tCPR: 010190-4321\t\n')
  assert.deepEqual(placesOf(looked, '010190-4321')[0]?.at, 'Ark1!B2')
  const marks = sheet?.text.places.kind === 'marks' ? sheet.text.places.marks : []
  assert.deepEqual(
    marks.map(({ label, isHeading }) => `${label}${isHeading === true ? ' heading' : ''}`),
    ['Ark1!A1', 'Ark1!B1', 'Ark1!A2 heading', 'Ark1!A2', 'Ark1!B2 heading', 'Ark1!B2'],
  )
})

const odsRow = (cells: readonly string[], more = ''): string =>
  `<table:table-row${more}>${cells.map(cell => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`
const ods = (rows: string): Uint8Array =>
  openDocumentOf(
    `<office:spreadsheet><table:table table:name="Ark1">${rows}</table:table></office:spreadsheet>`,
  )

test('ods: the heading of its column stands before a cell, hidden rows and rows below a title too', async () => {
  const head = odsRow(['Medlemmer']) + odsRow(['Navn', 'CPR'])
  const note = '<office:annotation><text:p>note</text:p></office:annotation>'
  const body = `${odsRow([`Ib${note}`, '010190<text:s/>4321'])}${odsRow(['', '010190-4322'], ' table:visibility="collapse"')}`
  const looked = await lookInto('a.ods', ods(head + body))
  const said = (part: string): string | undefined =>
    looked.texts.find(({ text }) => text.part === part)?.letters.replace(/\s+/g, ' ')
  assert.equal(said('body'), 'Medlemmer Navn CPR Navn: Ib CPR: 010190 4321 ')
  assert.equal(said('hidden'), 'CPR: 010190-4322 ')
  assert.equal(said('comment'), 'note ')
  assert.deepEqual(placesOf(looked, '010190-4322')[0]?.at, 'Ark1!B4')
  const { places } = looked.texts.find(({ text }) => text.part === 'body')?.text ?? {}
  const marks = places?.kind === 'marks' ? places.marks : []
  assert.deepEqual(
    marks.filter(({ isHeading }) => isHeading === true).map(({ label }) => label),
    ['Ark1!A3', 'Ark1!B3'],
  )
})

test('ods: a sheet that begins with its values has no headings, nor has a table of a letter', async () => {
  const rows = odsRow(['Ib', '010190-4321']) + odsRow(['Ole', '010190-4322'])
  const lettersOf = async (file: Uint8Array): Promise<string | undefined> =>
    (await lookInto('a', file)).texts[0]?.letters.replace(/\s+/g, ' ')
  assert.equal(await lettersOf(ods(rows)), 'Ib 010190-4321 Ole 010190-4322 ')
  const table = `<table:table table:name="T">${odsRow(['Navn', 'CPR'])}${rows}</table:table>`
  assert.equal(await lettersOf(openDocumentOf(table)), 'Navn CPR Ib 010190-4321 Ole 010190-4322 ')
})

test('pptx: on a slide by its number as shown, on a hidden one, in notes', async () => {
  const file = presentation([slide('Velkommen'), slide(planted), slide(planted, 'show="0"')], {
    'ppt/slides/_rels/slide2.xml.rels': notesLink('../notesSlides/notesSlide1.xml'),
    'ppt/notesSlides/notesSlide1.xml': xml(slide(planted)),
  })
  assert.deepEqual(await place('a.pptx', file), ['a.pptx slide 2', 'a.pptx hidden 3', 'a.pptx note 2'])
})

test('odt, ods and odp: by paragraph, cell and slide; comments and deletions apart', async () => {
  const text = `<text:p>Hej</text:p><text:p>plantet<text:span>@eksempel.dk</text:span></text:p>`
  assert.deepEqual(await place('a.odt', openDocumentOf(text)), ['a.odt body 2'])
  const sheet = `<table:table table:name="Ark1"><table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>
    <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>${planted}</text:p></table:table-cell></table:table-row></table:table>`
  assert.deepEqual(await place('a.ods', openDocumentOf(sheet)), ['a.ods body Ark1!C5'])
  const pages = `<draw:page/><draw:page><text:p>${planted}</text:p></draw:page>`
  assert.deepEqual(await place('a.odp', openDocumentOf(pages)), ['a.odp body 2'])
  const apart = `<text:tracked-changes><text:deletion><text:p>${planted}</text:p></text:deletion></text:tracked-changes>
    <text:p>x<office:annotation><dc:creator>${planted}</dc:creator><text:p>y</text:p></office:annotation></text:p>`
  assert.deepEqual(await place('a.odt', openDocumentOf(apart)), ['a.odt removed 1', 'a.odt comment 2'])
  const header = openDocumentXml(`<style:header><text:p>${planted}</text:p></style:header>`)
  assert.deepEqual(await place('a.odt', openDocumentOf('', { 'styles.xml': header })), ['a.odt headers 1'])
})

test('what is broken or locked of a document is unread', async () => {
  const reasons = async (file: Uint8Array): Promise<readonly string[]> =>
    (await lookInto('a', file)).unread.map(({ reason, path }) => `${reason} ${path.join('/')}`)
  const cut = wordDocument(`${first}<w:p>`)
  assert.deepEqual(await reasons(cut), ['damaged a/word/document.xml'])
  const declared = packZip([{ name: 'word/document.xml', bytes: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }])
  assert.deepEqual(await reasons(declared), ['damaged a/word/document.xml'])
  const deep = packZip([{ name: 'word/document.xml', bytes: '<a>'.repeat(9_999) + '</a>'.repeat(9_999) }])
  assert.deepEqual(await reasons(deep), ['damaged a/word/document.xml'])
  const locked = openDocumentOf('', {
    'META-INF/manifest.xml': xml('<manifest><file-entry><encryption-data/></file-entry></manifest>'),
  })
  assert.deepEqual(await reasons(locked), ['encrypted a'])
  const bad = workbook([{ name: 'A', rows: '<sheetData><row></sheetData>' }])
  assert.deepEqual(await reasons(bad), ['damaged a/xl/worksheets/sheet1.xml'])
  assert.deepEqual(await reasons(presentation(['<p:sld>'])), ['damaged a/ppt/slides/slide1.xml'])
})
