// A PDF is read back with poppler: what is read aloud, in which order, in which fonts; and the same check finds a PDF
// without tags and one without language.

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { everything, paperOf, papers, randomPaper } from '../../test/papers.ts'
import { heard, pdfFaults, type ReadPdf, readPdf, skip } from '../../test/poppler.ts'
import { type Paper, type PaperBlock, paragraph, table, textsOf } from './paper.ts'
import { writePdf } from './pdf.ts'

const expected = {
  title: everything.title,
  language: 'da',
  inOrder: [
    'H1 (block)\n    "Fortegnelse på æ, ø og å"',
    'H2 (block)\n    "Hvem"',
    'L (block)',
    'H3 (block)\n    "Behandlinger"',
    'Table',
    'Caption',
    'TH',
    '/Scope /Column',
    '"Aktivitet"',
    '"Slettefrist"',
    '/Scope /Row',
    '"Aktivitet 1"',
    '"Aktivitet 40"',
    'H4 (block)\n    "Smalle kolonner"',
  ],
}

/** The same bytes with one name of the catalog made unknown: nothing else differs. */
function without(pdf: Uint8Array, name: string): Uint8Array {
  const source = Buffer.from(pdf).toString('latin1')
  const spoiled = source.replaceAll(name, name.replace(/\w/, 'X'))
  assert.notEqual(spoiled, source, name)
  return new Uint8Array(Buffer.from(spoiled, 'latin1'))
}

describe('a paper as PDF', { skip }, () => {
  let bytes: Uint8Array = new Uint8Array()
  let pdf: ReadPdf
  before(async () => {
    bytes = await writePdf(everything)
    pdf = readPdf(bytes)
  })

  test('says title and language, headings and headers in reading order, and embeds its fonts', () => {
    assert.deepEqual(pdfFaults(pdf, expected), [])
    assert.deepEqual(pdf.fonts.map(({ name }) => name.slice(7)).sort(), [
      'Inter-Regular',
      'Inter-SemiBold',
      'SourceSerif4-Regular',
      'SourceSerif4-SemiBold',
    ])
  })

  test('the same check finds a PDF without tags', () => {
    const untagged = readPdf(without(without(bytes, '/StructTreeRoot'), '/MarkInfo'))
    assert.equal(untagged.pages, pdf.pages)
    const faults = pdfFaults(untagged, expected)
    assert.equal(faults[0], 'not tagged')
    assert.equal(faults.length, 1 + expected.inOrder.length)
  })

  test('the same check finds a PDF without language', () => {
    assert.deepEqual(pdfFaults(readPdf(without(bytes, '/Lang')), expected), ['language: null'])
  })

  test('a header is seen on every page of its table and read aloud once', () => {
    assert.deepEqual(heard(pdf, 'TH').slice(0, 4), ['Aktivitet', 'Formål', 'Oplysninger', 'Slettefrist'])
    assert.equal(pdf.structure.split('"Slettefrist"').length - 1, 1)
    const seen = pdf.text.split('\f').filter(page => page.includes('Aktivitet '))
    assert.ok(seen.length >= 5, `${seen.length} pages`)
    for (const page of seen) assert.match(page, /Slettefrist/)
  })

  test('every page says its number and how many there are, and nobody hears it', () => {
    for (const [index, page] of pdf.text.split('\f').slice(0, -1).entries())
      assert.match(page, new RegExp(`Side ${index + 1} af ${pdf.pages}`))
    assert.doesNotMatch(pdf.structure, /Side \d/)
  })

  test('a row that is longer than a page goes on over it and loses nothing', () => {
    assertWhole(pdf, everything)
  })

  test('empty cells keep their place: every row has a cell for each column', () => {
    const rows = pdf.structure.split(/^ +TR$/m).slice(1, 42)
    for (const row of rows) assert.equal(row.match(/^ {8}T[HD]\b/gm)?.length, 4, row)
  })

  test('bookmarks stand within each other as the headings do', () => {
    const source = Buffer.from(bytes).toString('latin1')
    for (const text of ['Hvem', 'Behandlinger', 'Smalle kolonner'])
      assert.match(source, new RegExp(`/Title \\(${text}\\)`))
    assert.match(source, /\/Outlines \d+ 0 R/)
  })

  test('two writings are equal to the byte', async () => {
    assert.deepEqual(Buffer.from(await writePdf(everything)), Buffer.from(bytes))
  })

  test('letters of other alphabets are there, and one no font has is still read', async () => {
    const other = readPdf(await writePdf(paperOf([paragraph('Łódź Київ Ελλάδα → 漢字 slut')])))
    assert.match(other.text, /Łódź Київ Ελλάδα →\s+漢\s+字\s+slut/)
    assert.match(other.structure, /"□"[^□]*"□"\n.*slut/)
  })

  test('a header as long as a page does not keep the rows from ending', async () => {
    const wide = table({
      caption: 'c',
      sheet: 's',
      header: ['ord '.repeat(900), 'b'],
      rows: [
        ['x', 'y'],
        ['v', 'z'],
      ],
    })
    assert.match(readPdf(await writePdf(paperOf([wide]))).structure, /"z"/)
  })

  test(`every word of ${papers} random papers is read aloud in order, and is on the pages`, async () => {
    await fc.assert(
      fc.asyncProperty(randomPaper, async paper => assertWhole(readPdf(await writePdf(paper)), paper)),
      { numRuns: papers },
    )
  })
})

/** Read aloud in order, letter by letter; on the pages in whatever order a row that is parted by their end has them. */
function assertWhole(read: ReadPdf, paper: Paper): void {
  const said = bare(saidIn(paper).join(''))
  assert.equal(bare(spoken(read)), said)
  const left = new Map<string, number>()
  for (const letter of bare(read.text)) left.set(letter, (left.get(letter) ?? 0) + 1)
  for (const letter of said) left.set(letter, (left.get(letter) ?? 0) - 1)
  assert.ok([...left.values()].every(count => count >= 0))
  assert.equal(read.unmarked, 0)
}

/** Without what the end of a line adds or takes: spaces and hyphens. */
const bare = (text: string): string => text.replace(/[\s\u00ad-]/g, '')

/** All that is read aloud, without the dashes before items. */
const spoken = (pdf: ReadPdf): string =>
  pdf.structure
    .replace(/^ +Lbl.*\n +"–"$/gm, '')
    .split('\n')
    .flatMap(line => /^ *"(.*)"$/.exec(line)?.[1] ?? [])
    .join('')

function saidIn(paper: Paper): readonly string[] {
  return [paper.title, paper.subtitle ?? '', ...paper.blocks.flatMap(saidInBlock)]
}

function saidInBlock(block: PaperBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'list') return block.items.flat().map(({ text }) => text)
  if (block.kind === 'table') return [block.caption, ...block.header, ...block.rows.flat().flatMap(textsOf)]
  return block.runs.map(({ text }) => text)
}
