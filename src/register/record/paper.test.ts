// The record as files: the paper says every item in reading order, the spreadsheet has a sheet for each question and no
// formula, and nothing that is missing is left out of either.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'

import { exampleEdition } from '../../../test/example-policy.ts'
import { pdfFaults, readPdf, skip } from '../../../test/poppler.ts'
import { fixtureRecord } from '../../../test/record-fixture.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { recordFormatNames } from '../../core/formats.ts'
import { languages } from '../../core/language.ts'
import type { Paper, PaperTable } from '../../paper/paper.ts'
import { recordPaper, recordSheets, writeRecord } from './paper.ts'
import { recordOf } from './record.ts'

const record = recordOf(exampleEdition().file.register, '2026-11-23')

const tablesOf = ({ blocks }: Paper): readonly PaperTable[] => blocks.filter(block => block.kind === 'table')
const headingsOf = ({ blocks }: Paper): readonly string[] =>
  blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))
const tableOf = (paper: Paper, sheet: string): PaperTable => {
  const found = tablesOf(paper).find(each => each.sheet === sheet)
  assert.ok(found, sheet)
  return found
}

test('the spreadsheet has a sheet for each question, in both languages', () => {
  const sheets = languages.map(language => tablesOf(recordSheets(record, language)).map(({ sheet }) => sheet))
  assert.deepEqual(sheets, [
    [
      'Behandlingsaktiviteter',
      'Hvem får hvad',
      'Hvor oplysningerne er',
      'Slettefrister',
      'Konsekvensanalyser',
      'Databehandlere og tilsyn',
      'Det mangler',
    ],
    [
      'Processing activities',
      'Who gets what',
      'Where the data is',
      'Retention periods',
      'Impact assessments',
      'Processors and supervision',
      'What is missing',
    ],
  ])
})

test('each sheet has all the record has: answers and holes, flows, transfers, periods, processors', () => {
  const paper = recordSheets(record, 'da')
  const items = record.activities.flatMap(each => each.items)
  const count = (sheet: string): number => tableOf(paper, sheet).rows.length
  assert.equal(
    count('Behandlingsaktiviteter'),
    items.reduce((sum, { answers, missing }) => sum + answers.length + missing.length, 0),
  )
  assert.equal(
    count('Hvem får hvad'),
    record.activities.flatMap(({ disclosures }) => disclosures.cells).length,
  )
  assert.equal(count('Hvor oplysningerne er'), record.transfers.length)
  assert.equal(count('Slettefrister'), record.activities.flatMap(({ kept }) => kept).length)
  assert.equal(count('Konsekvensanalyser'), record.activities.length)
  assert.equal(count('Databehandlere og tilsyn'), record.processors.length)
  assert.equal(count('Det mangler'), record.missing.length)
})

test('the paper goes activity by activity, letter by letter, after what is missing', () => {
  for (const language of languages) {
    const paper = recordPaper(record, language)
    const headings = headingsOf(paper)
    const names = record.activities.map(({ name }) => name[language])
    assert.deepEqual(
      headings.filter(text => names.includes(text)),
      names,
    )
    const letters = headings.flatMap(text => /^([a-g])\) /.exec(text)?.[1] ?? []).join('')
    assert.equal(letters, `a${'bcdefg'.repeat(2)}abcd${'bcdefg'.repeat(5)}`)
    assert.equal(headings[0], language === 'da' ? 'Det mangler' : 'What is missing')
  }
})

test('an answer nobody accepted says so, and what is missing says the key', () => {
  const text = JSON.stringify(recordPaper(record, 'da').blocks)
  assert.ok(text.includes('Kilde: forslag, ikke godkendt'))
  for (const { key } of record.missing) assert.ok(text.includes(key), key)
})

test('many categories are a line for each recipient instead of a column each', () => {
  const [activity] = record.activities
  assert.ok(activity)
  const more = Array.from({ length: 4 }, (_, index) => ({
    id: `more-${index}`,
    name: { da: `Mere ${index}`, en: `More ${index}` },
  }))
  const disclosures = { ...activity.disclosures, categories: [...activity.disclosures.categories, ...more] }
  const wide = recordPaper({ ...record, activities: [{ ...activity, disclosures }] }, 'da')
  const bank = tableOf(wide, activity.name.da).rows.find(([who]) => who?.[0] === 'Danske Bank')
  assert.deepEqual(bank?.[1], ['Almindelige kontaktoplysninger', 'Oplysninger om betalinger'])
})

test('each file is what its name says, and equal for the same record', async () => {
  const starts = { 'record-pdf': '%PDF-', 'record-xlsx': 'PK', 'record-json': '{' }
  for (const format of recordFormatNames) {
    const [first, second] = await Promise.all([
      writeRecord(record, format, 'da'),
      writeRecord(record, format, 'da'),
    ])
    assert.deepEqual(first, second)
    assert.ok(fromUtf8(first.slice(0, starts[format].length)) === starts[format], format)
  }
  const empty = await writeRecord(fixtureRecord({ empty: true }), 'record-pdf', 'en')
  assert.ok(empty.length > 1_000)
})

test('the PDF is read aloud in order: title, what is missing, each activity and item, each table’s head', {
  skip,
}, async () => {
  for (const language of languages) {
    const pdf = readPdf(await writeRecord(record, 'record-pdf', language))
    const title = {
      da: 'Fortegnelse over behandling af personoplysninger',
      en: 'Record of processing activities',
    }
    const [partners] = record.activities
    assert.ok(partners)
    const asked = ['GDPR 30(1)(b)', 'GDPR 30(1)(d)', 'GDPR 30(1)(g)'].map(provision => {
      const item = partners.items.find(each => each.provision === provision)
      return `H3 (block)\n    "${item?.letter}) ${item?.asks[language]}"`
    })
    const inOrder = [
      `H1 (block)\n    "${title[language]}"`,
      'Table (block)',
      '/Scope /Column',
      '/Scope /Row',
      `H2 (block)\n    "${partners.name[language]}"`,
      ...asked,
      ...record.activities.slice(1).map(({ name }) => `H2 (block)\n    "${name[language]}"`),
    ]
    assert.deepEqual(pdfFaults(pdf, { title: title[language], language, inOrder }), [])
  }
})

test('what a company writes is text in every cell, also where it begins like a formula', async () => {
  const [activity] = record.activities
  assert.ok(activity)
  const hostile = { ...activity, name: { da: '=HYPERLINK("x")', en: '@x' } }
  const files = unzipSync(await writeRecord({ ...record, activities: [hostile] }, 'record-xlsx', 'da'))
  const sheets = Object.entries(files).flatMap(([name, bytes]) =>
    name.includes('worksheets/') ? [strFromU8(bytes)] : [],
  )
  assert.equal(sheets.length, 8)
  assert.ok(sheets.some(xml => xml.includes('>=HYPERLINK(')))
  for (const xml of sheets) {
    assert.ok(!/<f[ >]/.test(xml))
    for (const [cell] of xml.matchAll(/<c [^>]*>/g)) assert.match(cell, /t="inlineStr"/)
  }
})
