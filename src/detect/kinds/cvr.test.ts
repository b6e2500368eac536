// CVR numbers with a word or DK beside them, and eight digits that are something else. The numbers are made up.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'
import { passesCvrCheck } from './cvr.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['CVR-nr. 12345674', ['cvr certain 12345674']],
  ['CVR: 12 34 56 74', ['cvr certain 12 34 56 74']],
  ['cvr 12345675', ['cvr possible 12345675']],
  ['momsnr. DK12345674', ['cvr certain DK12345674']],
  ['DK12345674', ['cvr certain DK12345674']],
  ['DK 12345674', ['cvr certain DK 12345674']],
  ['DK-12345674', ['cvr certain DK-12345674']],
  ['{"companyNumber": 12345674}', ['cvr certain 12345674']],
  ['der var 12345674 af dem', ['cvr possible 12345674']],
  ['der var 12345675 af dem', []],
  ['DK12345675', []],
  ['ADK12345674', []],
  ['ordrenr. 12345674', []],
  ['12345674 kr.', []],
  ['backup 20200103', []],
  ['0,12345674', []],
  ['0.12345674', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

const numbers = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String).filter(passesCvrCheck)

test('every number that passes is certain with a word, and alone at most possible', () => {
  const property = fc.property(numbers, digits => {
    assert.deepEqual(tellText(`cvr ${digits}`), [`cvr certain ${digits}`])
    assert.ok(tellText(`og ${digits} der`).every(told => told.startsWith('cvr possible ')))
  })
  fc.assert(property, { numRuns: runs })
})

test('one digit changed is never certain', () => {
  const property = fc.property(
    numbers,
    fc.nat({ max: 7 }),
    fc.integer({ min: 1, max: 9 }),
    (digits, at, by) => {
      const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
      assert.ok(
        tellText(`cvr ${changed}`).every(told => !told.includes('certain')),
        changed,
      )
    },
  )
  fc.assert(property, { numRuns: runs })
})
