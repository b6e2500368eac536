// Cards of every issuer and length, by the numbers the schemes give for tests, and rows of digits that are none.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'
import { issuers } from './card.ts'
import { passesLuhn } from './digits.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['kortnr. 4012888888881881', ['card certain 4012888888881881']],
  ['og 4012888888881881 der', ['card likely 4012888888881881']],
  ['og 5555 5555 5555 4444 der', ['card certain 5555 5555 5555 4444']],
  ['og 5555-5555-5555-4444 der', ['card certain 5555-5555-5555-4444']],
  ['og 378282246310005 der', ['card likely 378282246310005']],
  ['og 3782 822463 10005 der', ['card certain 3782 822463 10005']],
  ['og 3056 930902 5904 der', ['card certain 3056 930902 5904']],
  ['og 6011111111111117 der', ['card likely 6011111111111117']],
  ['og 2223000048410010 der', ['card likely 2223000048410010']],
  ['og 213100000000001 der', ['card likely 213100000000001']],
  ['og 180000000000002 der', ['card likely 180000000000002']],
  ['card number 501864667909 is lost', ['card certain 501864667909']],
  ['og 501864667909 der', ['card possible 501864667909']],
  ['credit card 9999999999999995', ['card likely 9999999999999995']],
  ['og 9999999999999995 der', []],
  ['kortnr. 4012888888881882', []],
  ['og 4012888888881882 der', []],
  ['ordrenr. 4012888888881881', ['card possible 4012888888881881']],
  ['og 40 12888888881881 der', []],
  ['og 0000000000000000 der', []],
  ['x4012888888881881', []],
  ['40128888888818810000000', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

/** ISO/IEC 7812-1: a range of an issuer, one of its lengths, and the digit that makes Luhn's sum a multiple of ten. */
const numbers = fc
  .constantFrom(...issuers)
  .chain(({ ranges, lengths }) =>
    fc.tuple(
      fc.constantFrom(...ranges.flat()),
      fc.constantFrom(...lengths),
      fc.bigInt({ min: 0n, max: 10n ** 18n }),
    ),
  )
  .map(([head, length, rest]) => {
    const body = (head + `${rest}`.padStart(19, '0').slice(-(length - 1 - head.length))).slice(0, length - 1)
    return [...'0123456789'].map(check => body + check).find(passesLuhn) ?? ''
  })

test('every number of every issuer is found, certain with a word', () => {
  const property = fc.property(numbers, digits =>
    assert.deepEqual(tellText(`visa: ${digits}`), [`card certain ${digits}`]),
  )
  fc.assert(property, { numRuns: runs })
})

test('one digit changed is no card', () => {
  const property = fc.property(
    numbers,
    fc.nat({ max: 11 }),
    fc.integer({ min: 1, max: 9 }),
    (digits, at, by) => {
      const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
      assert.ok(
        tellText(`visa: ${changed}`).every(told => !told.startsWith('card')),
        changed,
      )
    },
  )
  fc.assert(property, { numRuns: runs })
})
