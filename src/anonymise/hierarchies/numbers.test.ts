// Columns of numbers as Danes and others write them, and those nobody can read for certain.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatNumber, numberFormOf, numberOf } from './numbers.ts'

/** What each value of a column is read as; a word where the column is not. */
function readAll(...values: readonly string[]): readonly (number | null)[] | string {
  const form = numberFormOf(values)
  return form === null || form === 'unclear' ? String(form) : values.map(value => numberOf(value, form))
}

for (const [says, values, read] of [
  ['points between thousands', ['1.500', '900', '32.500'], [1500, 900, 32_500]],
  ['and a comma before a fraction', ['1.500,00', '900,5', '-1.000.000'], [1500, 900.5, -1_000_000]],
  ['commas between thousands', ['1,500', '900'], [1500, 900]],
  ['and a point before a fraction', ['1,500.25', '2,000'], [1500.25, 2000]],
  ['a comma before a fraction', ['1,5', '2300'], [1.5, 2300]],
  ['a point before a fraction', ['1.5', '+2.125', '2300'], [1.5, 2.125, 2300]],
  ['no thousand begins with a zero', ['0.500', '1.250'], [0.5, 1.25]],
  ['spaces between thousands', ['1 500', '12 000,5', ' 7 '], [1500, 12_000.5, 7]],
  ['a minus as it is printed', ['−5', '3'], [-5, 3]],
  ['thousands beside a number of that size without', ['1.500', '2300'], 'unclear'],
  ['points and commas, all in threes', ['1.500', '2,500'], 'unclear'],
  ['both before a fraction', ['1.5', '2,5'], 'unclear'],
  ['a word', ['1', 'one'], 'null'],
  ['a date', ['1.500', '01.02.1972'], 'null'],
  ['thousands that are not in threes', ['1.5.00'], 'null'],
] as const)
  test(says, () => {
    assert.deepEqual(readAll(...values), read)
  })

test('a number is written as its column writes them', () => {
  assert.equal(formatNumber(1_234_567, { fraction: ',', thousands: '.' }, 0), '1.234.567')
  assert.equal(formatNumber(-1234.5, { fraction: ',', thousands: '.' }, 2), '-1.234,50')
  assert.equal(formatNumber(1234.5, { fraction: '.', thousands: '' }, 1), '1234.5')
})
