// IBANs together, in groups and in small letters, of every country; the examples are those of the registry.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { composeIBAN } from 'ibantools'
import { runs, tellText } from '../../../test/expressions.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['DK5000400440116243', ['iban certain DK5000400440116243']],
  ['til dk5000400440116243.', ['iban certain dk5000400440116243']],
  ['IBAN: DK50 0040 0440 1162 43', ['iban certain DK50 0040 0440 1162 43']],
  ['iban dk50 0040 0440 1162 43 tak', ['iban certain dk50 0040 0440 1162 43']],
  ['GB29 NWBK 6016 1331 9268 19 BANK', ['iban certain GB29 NWBK 6016 1331 9268 19']],
  ['{"iban":"BE68539007547034"}', ['iban certain BE68539007547034']],
  ['NO93 8601 1117 947', ['iban certain NO93 8601 1117 947']],
  ['{"iban":"NO9386011117947"}', ['iban certain NO9386011117947']],
  ['NO9386011117948', []],
  ['MT84MALT011000012345MTLCAST001S', ['iban certain MT84MALT011000012345MTLCAST001S']],
  ['konto DK5100400440116243', ['iban possible DK5100400440116243']],
  ['DK5100400440116243', []],
  ['XX5000400440116243', []],
  ['DK50004004401162431', []],
  ['ab12cd34ef56ab12cd34', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

/** ISO 13616: the check digits are 98 less the remainder by 97 of account, country and 00, letters as 10 to 35. */
function checked(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map(sign => Number.parseInt(sign, 36)).join('')
  return `${country}${`${98n - (BigInt(digits) % 97n)}`.padStart(2, '0')}${account}`
}
const danish = fc
  .bigInt({ min: 0n, max: 10n ** 14n - 1n })
  .map(account => checked('DK', `${account}`.padStart(14, '0')))

test('every Danish number of the definition is certain; one digit changed is not', () => {
  assert.equal(checked('DK', '00400440116243'), composeIBAN({ countryCode: 'DK', bban: '00400440116243' }))
  const property = fc.property(
    danish,
    fc.integer({ min: 2, max: 17 }),
    fc.integer({ min: 1, max: 9 }),
    (iban, at, by) => {
      assert.deepEqual(tellText(`til ${iban} i dag`), [`iban certain ${iban}`])
      const grouped = iban.replace(/(.{4})(?=.)/g, '$1 ')
      assert.deepEqual(tellText(`til ${grouped.toLowerCase()}, tak`), [
        `iban certain ${grouped.toLowerCase()}`,
      ])
      const changed = iban.slice(0, at) + ((Number(iban[at]) + by) % 10) + iban.slice(at + 1)
      assert.deepEqual(tellText(`til ${changed} i dag`), [])
    },
  )
  fc.assert(property, { numRuns: runs })
})
