// What is refused, with what looks like it and is not.

import assert from 'node:assert/strict'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openUnfit, type Unfit } from './unfit.ts'

const rows = 60

function found(cellOf: (at: number) => string): readonly Unfit[] {
  const search = openUnfit(['id', 'told'], ['told'], 5, (_, cells) =>
    cells.map(cell => (/^\d{6}-\d{4}$/.test(cell) ? 'cpr' : null)),
  )
  for (let at = 0; at < rows; at++) search.add([String(at), cellOf(at)])
  return search.end()
}
const reasonOf = (cellOf: (at: number) => string) => found(cellOf)[0]?.reason ?? null

const of = (at: number, ...texts: readonly string[]): string => texts[at % texts.length] ?? ''

test('a keyed pseudonym is one, in whatever form, and though a person has several rows', () => {
  const key = randomBytes(32)
  const mac = (at: number) => createHmac('sha256', key).update(String(Math.floor(at / 3)))
  const forms: Readonly<Record<string, (at: number) => string>> = {
    hex: at => mac(at).digest('hex'),
    'hex, cut': at => mac(at).digest('hex').slice(0, 16),
    'hex, capitals': at => mac(at).digest('hex').toUpperCase(),
    base64: at => mac(at).digest('base64'),
    base64url: at => mac(at).digest('base64url').slice(0, 22),
    uuid: () => randomUUID(),
    fernet: at => `gAAAAABl${mac(at).digest('base64url')}`,
    crypt: at => `$2b$10$${mac(at).digest('base64url')}`,
    ulid: at => `01J8ZQ${mac(at).digest('hex').toUpperCase().slice(0, 20)}`,
  }
  for (const [name, cellOf] of Object.entries(forms)) assert.equal(reasonOf(cellOf), 'pseudonym', name)
})

test('codes, long words and numbers that repeat are no pseudonyms', () => {
  const innocent: Readonly<Record<string, (at: number) => string>> = {
    'icd-10': at => of(at, 'DJ459', 'DE119', 'DI109'),
    'long words': at => of(at, 'Rettighedshaverorganisation', 'Other-relative-of-householder'),
    'long words and digits': at => of(at, 'HigherEducation2026Level3', 'Some_college_or_less_1'),
    'bar codes': at => of(at, '5701234567899', '5709876543210123'),
    colours: at => of(at, 'c0ffee', 'facade'),
    '<=50K': at => of(at, '<=50K', '>50K'),
  }
  for (const [name, cellOf] of Object.entries(innocent)) assert.equal(reasonOf(cellOf), null, name)
})

test('what people wrote is free text; answers to choose from are not', () => {
  const wrote = (at: number) => `ringede i går og sagde at det var nummer ${'x'.repeat(at + 2)}`
  assert.equal(reasonOf(wrote), 'free-text')
  // Three of sixty wrote something.
  assert.deepEqual(
    found(at => (at % 20 === 7 ? wrote(at) : '')).map(({ reason, firstRow, cells, of }) => ({
      ...{ reason, firstRow, cells, of },
    })),
    [{ reason: 'free-text', firstRow: 9, cells: 3, of: 3 }],
  )
  assert.equal(
    reasonOf(at => (at === 50 ? `ja ${'og så videre '.repeat(20)}` : 'nej')),
    'free-text',
  )
  assert.equal(
    reasonOf(at => of(at, 'gift, og bor sammen med ægtefællen nu', 'enke eller enkemand efter et langt liv')),
    null,
  )
})

test('a value nobody else has singles out its row; a few that happen to differ do not', () => {
  assert.equal(
    reasonOf(at => `K-${1000 + at}`),
    'unique',
  )
  assert.equal(
    reasonOf(at => String(310_000 + at * 17)),
    'unique',
  )
  assert.equal(
    reasonOf(at => (at < 12 ? String(at) : '')),
    null,
  )
  assert.equal(
    reasonOf(at => String(at % 30)),
    null,
  )
})

test('a direct identifier is told with its kind, its first row and how many cells', () => {
  const unfit = found(at => (at % 4 === 2 ? `010190-${1000 + at}` : ''))
  assert.deepEqual(unfit, [
    { column: 'told', reason: 'direct-identifier', found: 'cpr', firstRow: 4, cells: 15, of: 15 },
  ])
})

test('only what is released as it stands is looked at', () => {
  const search = openUnfit(['id', 'sex'], ['sex'], 5, () => [])
  for (let at = 0; at < rows; at++) search.add([randomUUID(), of(at, 'f', 'm')])
  assert.deepEqual(search.end(), [])
})

const withNames = (column: string, cellOf: (at: number) => string): string | null => {
  const isName = (cell: string) => (/^N/.test(cell) ? ('person' as const) : null)
  const search = openUnfit(['id', column], [column], 5, (_, cells) => cells.map(isName))
  for (let at = 0; at < rows; at++) search.add([String(at), cellOf(at)])
  return search.end()[0]?.found ?? null
}

test('a column is of names where most cells are, or a tenth under a heading that says so', () => {
  const mostly = (at: number) => of(at, 'N1', 'N2', 'town', 'N3')
  const some = (at: number) => of(at, 'N1', 'town', 'N2', 'place')
  const few = (at: number) => of(at, 'N1', 'town', 'place', 'street', 'trade')
  assert.equal(withNames('kunde', mostly), 'person')
  assert.equal(withNames('kunde', some), null)
  for (const heading of ['fornavn', 'Efternavn', 'Fulde navn', 'last name', 'first_name', 'surname'])
    assert.equal(withNames(heading, few), 'person', heading)
  for (const heading of ['firmanavn', 'navn på vare', 'name of town', 'kunde'])
    assert.equal(withNames(heading, few), null, heading)
})
