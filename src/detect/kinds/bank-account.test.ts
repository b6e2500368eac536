// Danish accounts beside words and in their own form, and pairs of numbers that are none.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['og 1234-0123456789 der', ['bank-account likely 1234-0123456789']],
  ['og 1234 0123456789 der', ['bank-account possible 1234 0123456789']],
  ['Konto: 1234 0123456', ['bank-account certain 1234 0123456']],
  ['Reg. nr. 1234 kontonr. 0123456789', ['bank-account certain 1234 kontonr. 0123456789']],
  ['reg.nr. 1234, konto: 1234567', ['bank-account certain 1234, konto: 1234567']],
  ['Konto nr.: 12341234567', ['bank-account likely 12341234567']],
  ['Konto: 12 34 567', ['bank-account likely 12 34 567']],
  ['konto 123 456 7890', ['bank-account likely 123 456 7890']],
  ['konto lukket 31-12-2024', []],
  ['konto for 2023-2024', []],
  ['konto 1.234.567', []],
  ['{"bankKonto":"12340123456789"}', ['bank-account likely 12340123456789']],
  ['Lønkonto 1234567', ['bank-account likely 1234567']],
  ['Betales til bank 1234-123456789', ['bank-account certain 1234-123456789']],
  ['sagsnr. 2024-0123456789', []],
  ['faktura 1234-0123456789', []],
  ['og 2024-0123456 der', []],
  ['og 0123456789 der', []],
  ['konto 0000000000', []],
  ['kontonr. 12345', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('every pair of four and six to ten digits is certain behind a word for it', () => {
  const numbers = fc.tuple(
    fc.stringMatching(/^[0-9]{4}$/),
    fc.stringMatching(/^[1-9][0-9]{5,9}$/),
    fc.constantFrom('-', ' '),
  )
  const property = fc.property(numbers, ([bank, account, sign]) =>
    assert.deepEqual(tellText(`kontonummer ${bank}${sign}${account}`), [
      `bank-account certain ${bank}${sign}${account}`,
    ]),
  )
  fc.assert(property, { numRuns: runs })
})
