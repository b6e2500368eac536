// Risks of a table whose classes can be counted on fingers, with and without a population.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { riskOf } from './risk.ts'

// Two classes of 2 rows, one of 6: ten rows, three classes.
const sizes = [
  { rows: 2, classes: 2 },
  { rows: 6, classes: 1 },
]

test('a prosecutor finds one of two at worst, and three of ten on average', () => {
  const { prosecutor, journalist, marketer } = riskOf(sizes)
  assert.deepEqual(prosecutor, { highest: 0.5, average: 0.3 })
  assert.equal(journalist, null)
  assert.equal(marketer, 0.3)
})

test('in a population five times as large the others find a fifth of that', () => {
  const { prosecutor, journalist, marketer } = riskOf(sizes, 50)
  assert.deepEqual(prosecutor, { highest: 0.5, average: 0.3 })
  assert.deepEqual(journalist, { highest: 0.1, average: 0.06 })
  assert.equal(marketer, 0.06)
})

test('a population smaller than the table is refused', () => {
  assert.throws(() => riskOf(sizes, 9), /expected a population of at least the table's 10 rows, got 9/)
})
