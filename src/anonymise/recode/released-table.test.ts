// What a released table says of its own loss: rows and columns of which nothing is left are counted as what they are.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anonymise } from '../anonymise.ts'
import { makeHierarchy } from '../hierarchies/hierarchies.ts'
import { nothingLeftOf } from './released-table.ts'

function release(columns: readonly string[], rows: readonly (readonly string[])[]) {
  const quasi = columns.map((column, at) => ({
    column,
    hierarchy: makeHierarchy(
      column,
      rows.map(row => row[at] ?? ''),
    ),
  }))
  const made = anonymise({ columns, rows }, { quasi, sensitive: [], k: 2, dropped: [] })
  assert.equal(made.kind, 'anonymised')
  return made
}

test('rows that say * in every quasi-identifier are counted, and each costs the whole table', () => {
  const rows = [['baker'], ['baker'], ['baker'], ['smith'], ['clerk']]
  const { table, suppressedRows, utility } = release(['trade'], rows)
  assert.deepEqual(table.rows.flat().sort(), ['*', '*', 'baker', 'baker', 'baker'])
  assert.equal(suppressedRows, 2)
  // Bayardo and Agrawal 2005: three rows alike cost 3 × 3, two suppressed ones 2 × 5.
  assert.equal(utility.discernibility, 3 * 3 + 2 * 5)
})

test('a column of which nothing is left is named', () => {
  const rows = [
    ['baker', '30'],
    ['smith', '30'],
    ['clerk', '40'],
    ['nurse', '40'],
  ]
  const { utility, suppressedRows } = release(['trade', 'age'], rows)
  assert.deepEqual(nothingLeftOf(utility), ['trade'])
  assert.equal(suppressedRows, 0)
})
