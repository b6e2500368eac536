// EAN numbers of places, and thirteen digits that are goods, books or moments.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'
import { passesEanCheck } from './ean.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['EAN-nr. 5790000001231', ['ean certain 5790000001231']],
  ['GLN 4006381333931', ['ean certain 4006381333931']],
  ['EAN-lokationsnummer: 5790 0000 0123 1', ['ean certain 5790 0000 0123 1']],
  ['EAN 5790000001232', ['ean possible 5790000001232']],
  ['og 5790000001231 der', ['ean likely 5790000001231']],
  ['og 4006381333931 der', ['ean possible 4006381333931']],
  ['og 4006381333933 der', []],
  ['varenr. 4006381333931', []],
  ['ISBN 9780306406157', []],
  ['og 9780306406157 der', []],
  ['og 1701011234567 der', []],
  ['{"time":1701011234567}', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

/** GS1: from the right, the digits before the check digit count 3, 1, 3, …; the check digit fills up to the next ten. */
const numbers = fc.integer({ min: 0, max: 999_999_999 }).map(serial => {
  const body = `579${`${serial}`.padStart(9, '0')}`
  const sum = [...body]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
})

test('every Danish place is found, certain with a word; one digit changed is never certain', () => {
  const property = fc.property(
    numbers,
    fc.nat({ max: 12 }),
    fc.integer({ min: 1, max: 9 }),
    (digits, at, by) => {
      assert.ok(passesEanCheck(digits))
      assert.deepEqual(tellText(`ean ${digits}`), [`ean certain ${digits}`])
      const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
      assert.deepEqual(tellText(`ean ${changed}`), [`ean possible ${changed}`])
    },
  )
  fc.assert(property, { numRuns: runs })
})
