// Hierarchies as they are given, with the place of whatever is wrong in them, and as they are made of each kind of value.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { dateOf } from './dates.ts'
import { parseHierarchy } from './given-hierarchy.ts'
import { makeHierarchy } from './hierarchies.ts'

test('a given hierarchy says the steps of each value, quotes, a byte order mark and CRLF or not', () => {
  const given = parseHierarchy(
    '\uFEFFAarhus;Jutland;*\r\n"Nykøbing; Mors";Jutland;*\r\nKøge;Zealand;*\r\n',
    'town.csv',
  )
  assert.equal(given.height, 2)
  assert.deepEqual(given.ancestors('Nykøbing; Mors'), ['Nykøbing; Mors', 'Jutland', '*'])
  assert.equal(given.ancestors('Odense'), null)
  assert.deepEqual(given.values, ['Aarhus', 'Nykøbing; Mors', 'Køge'])
  assert.equal(given.origin, 'town.csv')
})

for (const [name, text, place, message] of [
  ['an empty file', '', 't.csv:1:1', /got an empty file/],
  ['a line of fewer cells', 'a;x;*\nb;*\n', 't.csv:2:1', /expected 3 cells as in line 1, got 2/],
  ['no * at the end', 'a;x;*\nb;x;y\n', 't.csv:2:5', /last step to be \*/],
  ['no step at all', 'a\nb\n', 't.csv:1:1', /last step/],
  ['a value twice', 'a;x;*\nb;x;*\na;y;*\n', 't.csv:3:1', /stands in line 1 already/],
  ['a step in two broader ones', 'a;x;p;*\nbb;x;q;*\n', 't.csv:2:6', /step 2 to be the same as in line 1/],
  ['a quote that does not end', 'a;x;*\n"b;x;*\n', 't.csv:2:1', /quotes/],
] as const)
  test(`${name} is said with its place`, () => {
    assert.throws(
      () => parseHierarchy(text, 't.csv'),
      (error: unknown) => {
        assert.ok(error instanceof Refusal && error.code === 'format-invalid', String(error))
        assert.ok(error.message.startsWith(place), error.message)
        assert.match(error.message, message)
        return true
      },
    )
  })

test('what is wrong is said without what stands in the file', () => {
  assert.throws(
    () => parseHierarchy('1111111118;x;*\n1111111118;y;*\nb;x;z;*\n', 't.csv'),
    error => error instanceof Refusal && !error.message.includes('1111111118') && error.faults.length === 3,
  )
})

test('numbers are made ranges, each within the next, and hold every value once', () => {
  const values = Array.from({ length: 73 }, (_, at) => `${17 + at}`)
  const made = makeHierarchy('age', values)
  assert.equal(made.kind, 'numbers')
  assert.equal(made.height, 5)
  assert.match(made.origin, /16, 8, 4, 2/)
  assert.deepEqual(made.ancestors('17'), ['17', '17..21', '17..26', '17..35', '17..53', '*'])
  for (const value of values)
    for (const step of made.ancestors(value)?.slice(1, -1) ?? []) {
      const [low = 0, high = 0] = step.split('..').map(Number)
      assert.ok(low <= Number(value) && Number(value) <= high, `${value} in ${step}`)
    }
  for (let step = 1; step < 4; step++) {
    const above = Map.groupBy(values, value => made.ancestors(value)?.[step])
    for (const group of above.values())
      assert.equal(new Set(group.map(value => made.ancestors(value)?.[step + 1])).size, 1)
  }
})

test('numbers with fractions and signs are ordered by size; a word is not one of them', () => {
  const made = makeHierarchy('x', ['10', '-2,5', '9', '1,5'])
  assert.deepEqual(made.ancestors('-2,5'), ['-2,5', '-2,5..1,5', '*'])
  assert.deepEqual(made.ancestors('10'), ['10', '9..10', '*'])
  assert.equal(made.ancestors('ten'), null)
  assert.deepEqual(made.ancestors(''), ['', '*'])
})

test('dates have a month, a quarter, a year and a decade, however they are written', () => {
  const made = makeHierarchy('born', ['1987-11-03', '03-11-1987', '3/11/1987', '3.11.1987', ''])
  assert.equal(made.kind, 'dates')
  assert.equal(made.height, 5)
  for (const value of ['1987-11-03', '03-11-1987', '3/11/1987', '3.11.1987'])
    assert.deepEqual(made.ancestors(value)?.slice(1), ['1987-11', '1987-Q4', '1987', '1980..1989', '*'])
  const timed = makeHierarchy('seen', ['2026-02-28T10:11:12Z'])
  assert.deepEqual(timed.ancestors('2026-02-28T10:11:12Z')?.slice(1, 3), ['2026-02-28', '2026-02'])
})

test('of a year of two digits the century is not guessed', () => {
  const made = makeHierarchy('født', ['07-03-72', '29-02-00', '7-3-1972'])
  assert.equal(made.kind, 'dates')
  assert.match(made.origin, /of a year of two digits the century is not said \(xx72\)/)
  assert.deepEqual(made.ancestors('07-03-72')?.slice(1), ['xx72-03', 'xx72-Q1', 'xx72', 'xx70..xx79', '*'])
  assert.deepEqual(made.ancestors('29-02-00')?.slice(1, 2), ['xx00-02'])
  assert.equal(dateOf('29-02-01'), null)
})

test('numbers that can be read in two ways are not read: the column is text, and says why', () => {
  const made = makeHierarchy('løn', ['1.500', '2300'])
  assert.equal(made.kind, 'text')
  assert.match(made.origin, /points or commas can be of thousands or of a fraction/)
  const danish = makeHierarchy('løn', ['1.500', '900'])
  assert.deepEqual(danish.ancestors('900'), ['900', '*'])
  assert.match(danish.origin, /1\.500 is read as 1500/)
})

test('what is in no calendar is no date', () => {
  for (const text of ['2026-02-30', '31-04-2026', '2026-13-01', '12.13.2026', '3-4/2026', '20260228'])
    assert.equal(dateOf(text), null, text)
  assert.equal(makeHierarchy('born', ['2026-02-30']).kind, 'text')
})

test('post codes are told by the name of their column, and lose a letter at a time', () => {
  const made = makeHierarchy('postnr', ['8000', '8200', '2100'])
  assert.equal(made.kind, 'post-codes')
  assert.deepEqual(made.ancestors('8200'), ['8200', '820*', '82**', '8***', '*'])
  assert.equal(makeHierarchy('salary', ['8000', '8200']).kind, 'numbers')
})

test('a column of very many values has a hierarchy too', () => {
  const codes = Array.from({ length: 200_000 }, (_, at) => `K${at}`)
  for (const column of ['code', 'postnr'])
    assert.equal(makeHierarchy(column, codes).ancestors('K7')?.at(-1), '*')
  const numbers = makeHierarchy(
    'income',
    codes.map(code => code.slice(1)),
  )
  assert.equal(numbers.height, 5)
})

test('codes lose their last letters; other text has nothing but * above it', () => {
  assert.deepEqual(makeHierarchy('illness', ['J45.1', 'J45.9']).ancestors('J45.1'), [
    'J45.1',
    'J45.*',
    'J45**',
    'J4***',
    'J****',
    '*',
  ])
  const flat = makeHierarchy('trade', ['baker', 'smith'])
  assert.deepEqual(flat.ancestors('baker'), ['baker', '*'])
  assert.match(flat.origin, /no step/)
})

test('a kind that is asked for is taken, and says which values it does not know', () => {
  const made = makeHierarchy('code', ['1', '2', 'x'], 'numbers')
  assert.equal(made.ancestors('x'), null)
  assert.equal(made.ancestors('2')?.at(-1), '*')
})
