// Cells under headings: what the heading names is found as behind that word, what it names something else is not, and everything that is
// found without headings still is. Places are the bytes of the file.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contextOf } from './context.ts'
import { detect, detectInText, type Located, rulesOf } from './detect.ts'
import { sourceOf } from './files/bytes.ts'
import { confidences, type HitKind } from './hit.ts'

const rules = rulesOf()
const options = { rules, names: null, pictures: null, values: true, now: () => 0 }

async function hitsIn(name: string, bytes: Uint8Array): Promise<readonly Located[]> {
  const hits: Located[] = []
  for await (const found of detect(sourceOf(name, bytes), options)) if (found.kind === 'hit') hits.push(found)
  return hits
}

const said = async (text: string, name = 'a.csv'): Promise<readonly string[]> =>
  (await hitsIn(name, Buffer.from(text))).map(
    ({ hit, line, value }) => `${line} ${hit.kind} ${hit.confidence} ${hit.context} ${value}`,
  )

test('a number without any other sign is found under a word that names it, and not under another', async () => {
  const table =
    'Navn;CPR-nr;Ordrenr;Telefon\nIb;0102030405;0102030405;20304050\n"Ole\nOlsen";0203040506;20304050;"31415926"\n'
  assert.deepEqual(await said(table), [
    '2 cpr certain named 0102030405',
    '2 phone certain named 20304050',
    '4 cpr certain named 0203040506',
    '4 phone certain named 31415926',
  ])
})

test('what stands in the same row does not speak for a cell whose heading names something else', async () => {
  assert.deepEqual(await said('Tlf;Varenr\nring;20304050\nring;31415926\n'), [])
  assert.deepEqual(await said('Note;Kunde;Alder\nring;20304050;7\n'), ['2 phone certain named 20304050'])
})

test('a heading that names what is sure already is told as its context, and speaks for all lines of a cell', async () => {
  assert.deepEqual(await said('Navn;CPR;Telefon\nIb;070761-4285;"privat\nefter fem\n20304050"\n'), [
    '2 cpr certain named 070761-4285',
    '4 phone certain named 20304050',
  ])
})

test('words of the cell itself are nearer than its heading', async () => {
  const table = 'Ordre;Antal\n"Bemærk:\ncpr 0102030405";7\n'
  assert.deepEqual(await said(table), ['3 cpr certain named 0102030405'])
})

test('dates, secrets and words stand under their headings too', async () => {
  const table = 'Nr;Fødselsdato;password;Diagnose\n1;01-02-1990;hunTer2x9;diabetes\n'
  assert.deepEqual((await said(table)).slice(1), [
    '2 birth-date certain named 01-02-1990',
    '2 secret likely named hunTer2x9',
    '2 special-category likely named diabetes',
  ])
})

test('values of a dump are judged by the columns that their statement names', async () => {
  const insert =
    "INSERT INTO kunder (navn, cpr, ordrenr) VALUES ('Ib', '0102030405', 20304050),\n('Ole', '0203040506', 7);\n"
  const copy = 'COPY kunder (navn, telefon) FROM stdin;\nIb\t20304050\n\\.\n'
  assert.deepEqual(await said(insert + copy, 'dump.sql'), [
    '1 cpr certain named 0102030405',
    '2 cpr certain named 0203040506',
    '4 phone certain named 20304050',
  ])
})

test('without a row of headings, and in prose, everything is as in any text', async () => {
  for (const text of [
    'Ib Hansen;0102030405;20304050\nTelefon;0203040506;31415926\n',
    'Telefon, tak for sidst\nRing til mig, 20304050\n',
  ]) {
    const plain = detectInText(text, options).map(
      ({ kind, confidence, start }) => `${kind} ${confidence} ${start}`,
    )
    const found = (await hitsIn('a.csv', Buffer.from(text, 'latin1'))).map(
      ({ hit, start }) => `${hit.kind} ${hit.confidence} ${start}`,
    )
    assert.deepEqual(found, plain)
  }
})

test('a hit that spans cells is found as in any text', async () => {
  const table = 'Sted;Ordre;Pris\nposition;55.6761;12.5683\n'
  assert.deepEqual(await said(table), ['2 coordinates certain named 55.6761;12.5683'])
})

test('the headings of a table larger than a piece hold to its end', async () => {
  const file = Buffer.from(`CPR;Ordrenr\n${'0102030405;0203040506\n'.repeat(15_000)}`)
  const hits = await hitsIn('a.csv', file)
  assert.equal(hits.length, 15_000)
  for (const [index, { start, line, hit }] of hits.entries()) {
    assert.equal(start, 12 + 22 * index)
    assert.equal(line, index + 2)
    assert.equal(hit.context, 'named')
  }
})

const headings = ['Navn', 'By', 'CPR', 'Ordrenr', 'Telefon', 'Konto', 'Felt', 'IP', 'Mail', 'Version', 'Kort']
const values = [
  ...['0102030405', '010203-0405', '070287-1235', '20304050', '20 30 40 50', '+45 20 30 40 50'],
  ...['ib@firma.example', 'DK5000400440116243', '1234 1234567890', '4111 1111 1111 1111', '10.1.2.3'],
  ...[
    'ring',
    'cpr 0102030405',
    'ordre 20304050',
    'Nørregade 12',
    'ja',
    '',
    '7',
    'tlf:\n20304050',
    'AB 12 345',
  ],
]
const encodings = ['utf8', 'latin1', 'utf16le'] as const

/** Whether a heading says that what stands below it is not of this kind. */
function speaksAgainst(heading: string, kind: HitKind): boolean {
  const bytes = Buffer.from(`${heading}: `)
  return (
    contextOf(kind, { bytes, from: 0, to: bytes.length }, bytes.length, bytes.length) === 'other' &&
    kind !== 'email'
  )
}

const written = (cell: string, separator: string, isQuoted: boolean): string =>
  isQuoted || cell.includes('\n') || cell.includes(separator) ? `"${cell}"` : cell

const tables = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  heads: fc.uniqueArray(fc.constantFrom(...headings), { minLength: 2, maxLength: 6 }),
  cells: fc.array(fc.array(fc.constantFrom(...values), { minLength: 6, maxLength: 6 }), {
    minLength: 1,
    maxLength: 8,
  }),
  isQuoted: fc.boolean(),
  encoding: fc.constantFrom(...encodings),
})

test('everything found without headings is found at least as surely, unless its heading names something else', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ separator, heads, cells, isQuoted, encoding }) => {
      const mark = encoding === 'utf16le' ? '\ufeff' : ''
      const starts: { at: number; heading: string }[] = []
      let text = `${mark}${heads.join(separator)}\n`
      for (const row of cells) {
        for (const [column, heading] of heads.entries()) {
          starts.push({ at: text.length, heading })
          text += written(row[column] ?? '', separator, isQuoted)
          text += column === heads.length - 1 ? '\n' : separator
        }
      }
      const bytes = Buffer.from(text, encoding)
      const found = await hitsIn('a.csv', bytes)
      for (const { start, end, value } of found)
        assert.equal(bytes.subarray(start, end).toString(encoding), value)
      const places = found.map(({ hit, start, end }) => ({
        rank: confidences.indexOf(hit.confidence),
        start: bytes.subarray(0, start).toString(encoding).length,
        end: bytes.subarray(0, end).toString(encoding).length,
      }))
      for (const plain of detectInText(text, options)) {
        const heading = starts.findLast(({ at }) => at <= plain.start)?.heading ?? ''
        if (speaksAgainst(heading, plain.kind)) continue
        const rank = confidences.indexOf(plain.confidence)
        const isThere = places.some(
          place => place.start < plain.end && plain.start < place.end && place.rank >= rank,
        )
        assert.ok(isThere, `${plain.kind} ${plain.confidence} under ${heading} of ${JSON.stringify(text)}`)
      }
    }),
  )
})
