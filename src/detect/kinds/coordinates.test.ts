// Places on earth, and pairs of decimals that are measurements.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['55.676098, 12.568337', ['coordinates likely 55.676098, 12.568337']],
  ['-33.86880,151.20930', ['coordinates likely -33.86880,151.20930']],
  ['GPS: 55.6761, 12.5683', ['coordinates certain 55.6761, 12.5683']],
  ['"coordinates":[12.568337,55.676098]', ['coordinates certain 12.568337,55.676098']],
  ['geo:55.676098,12.568337', ['coordinates certain 55.676098,12.568337']],
  ['og 55.6761, 12.5683 der', ['coordinates possible 55.6761, 12.5683']],
  ['95.676098, 112.568337', []],
  ['55.676098, 212.568337', []],
  ['[0.12345, -0.54321]', []],
  ['[1.23456, 2.34567, 3.45678]', []],
  ['beløb 55.67609, 12.56833', []],
  ['55.6, 12.5', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('every place is found beside its name, in either order', () => {
  const degrees = (most: number) =>
    fc.double({ min: -most, max: most, noNaN: true }).map(value => value.toFixed(6))
  const property = fc.property(degrees(90), degrees(180), fc.boolean(), (latitude, longitude, swapped) => {
    fc.pre(Math.abs(Number(latitude)) > 1)
    const text = swapped ? `${longitude}, ${latitude}` : `${latitude}, ${longitude}`
    assert.deepEqual(tellText(`position ${text}`), [`coordinates certain ${text}`])
  })
  fc.assert(property, { numRuns: runs })
})
