// No end of a released range gives anybody's value away, whatever table it is of; and each row still lies in what is said of it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anonymise } from '../anonymise.ts'
import { asText } from '../tables/csv.ts'
import { makeHierarchy } from './hierarchies.ts'
import { type NumberForm, numberOf, plainForm } from './numbers.ts'
import { endsOf, formatRange, parseRange } from './range-ends.ts'

const danish: NumberForm = { fraction: ',', thousands: '.' }

function release(values: readonly string[], k: number): readonly (readonly [string, string])[] {
  const rows = values.map(value => [value, value])
  const quasi = [{ column: 'x', hierarchy: makeHierarchy('x', values) }]
  const made = anonymise({ columns: ['x', 'was'], rows }, { quasi, sensitive: [], k, dropped: [] })
  assert.equal(made.kind, 'anonymised')
  return made.table.rows.map(([said = '', was = '']) => [said, was])
}

test('the one salary of a hundred million is told by nothing', () => {
  const salaries = Array.from({ length: 40 }, (_, at) => `${30_000 + at * 130}`)
  const said = release([...salaries, '98765432'], 5).map(([label]) => label)
  assert.ok(
    said.every(label => !/98765432|[1-9]\d{5,}/.test(label)),
    said.join(' '),
  )
  assert.ok(said.some(label => label.startsWith('≥ ')))
})

test('an end is a number k rows say, or one that none says, and every row lies in its range', () => {
  const number = fc.oneof(
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: -20, max: 20 }).map(hundreds => hundreds * 137),
    fc.integer({ min: -1e9, max: 1e9 }),
  )
  const values = fc.array(number, { minLength: 5, maxLength: 60 })
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 5 }), (numbers, k) => {
      const rows = new Map<number, number>()
      for (const each of numbers) rows.set(each, (rows.get(each) ?? 0) + 1)
      for (const [said, was] of release(numbers.map(String), k)) {
        const range = parseRange(said, plainForm)
        assert.equal(asText(said), said, 'no end needs a quote before it')
        if (range === null) assert.ok(said === '*' || Number(said) === Number(was), said)
        else assert.ok(range.from <= Number(was) && Number(was) <= range.to, `${was} in ${said}`)
        const told = range === null ? [Number(said)] : [range.from, range.to]
        for (const end of told.filter(Number.isFinite))
          assert.ok(
            (rows.get(end) ?? k) >= k || rows.has(end - 1) || rows.has(end + 1),
            `${end} of ${said} is told of ${rows.get(end)} rows, and there is a number beside it`,
          )
      }
    }),
    { numRuns: 300 },
  )
})

const numbersAt = (texts: readonly string[], at: number): number => Number(texts[at] ?? Number.NaN)

test('between two ends lie k rows, so that the nearest end tells nothing of one', () => {
  const values = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 5 }), (numbers, k) => {
      const texts = numbers.toSorted((a, b) => a - b).map(String)
      const { firsts, lasts, lows, highs } = endsOf(
        texts,
        texts.map(() => 1),
        k,
        plainForm,
      )
      for (const [code, first] of firsts.entries()) {
        const last = lasts[code] ?? 0
        assert.ok(first <= code && code <= last)
        if (texts.length >= k) assert.ok(last - first + 1 >= k, `${first} to ${last}`)
        const [low, high] = [lows[code] ?? null, highs[code] ?? null]
        const [before, after] = [numbersAt(texts, first - 1), numbersAt(texts, last + 1)]
        const [lowest, highest] = [numbersAt(texts, first), numbersAt(texts, last)]
        assert.ok(low === null ? first === 0 : Number(low) < lowest || lowest - before === 1)
        assert.ok(high === null ? last === texts.length - 1 : Number(high) > highest || after - highest === 1)
      }
    }),
    { numRuns: 200 },
  )
})

test('ends are as round as they can be, and as the column writes its numbers', () => {
  const values = ['31.250,00', '31.900,00', '38.111,00', '39.000,00', '98.765.432,00']
  const ends = endsOf(values, [2, 2, 2, 2, 1], 4, danish)
  assert.deepEqual(ends.lows, [null, null, '32.000', '32.000', '32.000'])
  assert.deepEqual(ends.highs, ['32.000', '32.000', null, null, null])
  assert.deepEqual(endsOf(['1,25', '1,26', '1,50'], [1, 1, 1], 1, danish).highs, ['1,25', '1,26', '1,50'])
  const dense = endsOf(['1,25', '1,26', '1,27', '1,50'], [1, 1, 1, 1], 2, danish)
  assert.deepEqual([...dense.lows], [null, null, '1,27', '1,27'])
  const frequent = endsOf(['1,5', '1,50', '2', '3'], [2, 2, 1, 4], 4, danish)
  assert.deepEqual([...frequent.lows], ['1,5', '1,5', '1,5', '3'])
  assert.deepEqual([...frequent.highs], ['1,50', '1,50', '3', '3'])
})

test('a small table of ages, each of few, is cut between years, and open beyond the last cut', () => {
  const ages = Array.from({ length: 48 }, (_, at) => `${20 + (at % 12)}`)
  const said = new Set(release(ages, 10).map(([label]) => label))
  assert.deepEqual([...said], ['23..25', '26..28', '≤ 22', '≥ 29'])
})

test('a range is read as it was written', () => {
  for (const [low, high, said] of [
    ['1.500', '2.300,5', '1.500..2.300,5'],
    ['-126', '-91', '[-126..-91]'],
    [null, '-91', '≤ -91'],
    ['33.900', null, '≥ 33.900'],
  ] as const) {
    assert.equal(formatRange(low, high), said)
    assert.deepEqual(parseRange(said, danish), {
      from: low === null ? Number.NEGATIVE_INFINITY : numberOf(low, danish),
      to: high === null ? Number.POSITIVE_INFINITY : numberOf(high, danish),
    })
  }
  assert.equal(formatRange(null, null), null)
  for (const said of ['*', '17', '1..2..3', '≥ x', '1980..xx89']) assert.equal(parseRange(said, danish), null)
})
