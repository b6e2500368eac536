// CPR numbers in all their forms, and what only looks like one. The numbers are of people who are not born yet.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgeText, runs, tellText } from '../../../test/expressions.ts'
import { tellWords } from '../../../test/naive-words.ts'
import { birthYear, centuries, passesCprCheck, spelledRules } from './cpr.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['hun er 010257-6004 i dag', ['cpr certain 010257-6004']],
  ['hun er 010257-6005 i dag', ['cpr likely 010257-6005']],
  ['hun er 010257 6004 i dag', ['cpr likely 010257 6004']],
  ['hun er 010257 6005 i dag', ['cpr possible 010257 6005']],
  ['hun er 0102576004 i dag', ['cpr possible 0102576004']],
  ['CPR-nr. 0102576005', ['cpr certain 0102576005']],
  ['{"cpr":"0102576005"}', ['cpr certain 0102576005']],
  ['<personnummer>010257 6005</personnummer>', ['cpr certain 010257 6005']],
  ['cpr=0102576005;x', ['cpr certain 0102576005']],
  ['CPR:\n010257-6005', ['cpr certain 010257-6005']],
  ['sag 010257-6004', ['cpr likely 010257-6004']],
  ['ordrenr. 010257-6005', ['cpr possible 010257-6005']],
  // The 29th of February is one of 2040, not of 1937.
  ['290240-5006', ['cpr certain 290240-5006']],
  ['cpr 290237-4000', []],
  ['cpr 310457-6004', []],
  // Ten digits that pass no check are anything.
  ['det er 0102576005 i alt', []],
  ['ordrenr. 0102576004', []],
  ['{"ts":1701575004,"level":30}', []],
  ['[1701575005] kernel: up', []],
  ['A0102576004', []],
  ['01025760041', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

const spelled: readonly (readonly [string, readonly string[]])[] = [
  ['CPR 010190 - 1234', ['cpr: 010190 - 1234 (certain)']],
  ['CPR-nummer: 120578/1234', ['cpr: 120578/1234 (certain)']],
  ['cpr 120578.1234', ['cpr: 120578.1234 (certain)']],
  ['"cpr": "12 05 78 1234"', ['cpr: 12 05 78 1234 (certain)']],
  ['Sygesikringsnr. 120578–1234', ['cpr: 120578–1234 (certain)']],
  // A sheet ate the zero before it.
  ['cpr: 102576004', ['cpr: 102576004 (certain)']],
  ['personnummer: 102576005', ['cpr: 102576005 (likely)']],
  // Known to look like one.
  ['cpr 320578/1234, cpr 129978.1234, cpr: 992576004', []],
  ['cpr mangler, ring 120578/1234', []],
  ['cpr: 120578/12345, cpr 120578.1234,50', []],
  ['sag 120578/1234', []],
]
for (const [text, told] of spelled)
  test(`spelled in another way: ${text}`, () => assert.deepEqual(tellWords(spelledRules, text), told))

test('the health card names one as well', () =>
  assert.deepEqual(tellText('Sygesikringsnr. 0102576005'), ['cpr certain 0102576005']))

test('the century is told by the seventh digit, at both ends of every row of the table', () => {
  const years = (digits: string): number => birthYear(`0101${digits}000`)
  assert.deepEqual(
    ['000', '993', '004', '364', '374', '994'].map(years),
    [1900, 1993, 2000, 2036, 1937, 1999].with(1, 1999),
  )
  assert.deepEqual(
    ['005', '575', '585', '998', '009', '369', '379', '999'].map(years),
    [2000, 2057, 1858, 1899, 2000, 2036, 1937, 1999],
  )
  assert.equal(centuries.map(({ seventh }) => seventh).join(''), '0123456789')
})

/** A day that has been, and a number whose seventh digit tells its century, as the CPR office defines it. */
const numbers = fc
  .tuple(
    fc.date({ min: new Date('1858-01-01'), max: new Date('2057-12-31'), noInvalidDate: true }),
    fc.nat({ max: 999 }),
    fc.constantFrom(...'0123456789'),
  )
  .map(([date, serial, seventh]) => {
    const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
    return {
      year: Number(year),
      digits: `${day}${month}${year.slice(2)}${seventh}${`${serial}`.padStart(3, '0')}`,
    }
  })
  .filter(({ year, digits }) => birthYear(digits) === year && passesCprCheck(digits))

const divide = (digits: string, sign: string): string => `${digits.slice(0, 6)}${sign}${digits.slice(6)}`

test('every number of the definition is certain with a hyphen, and with a word in any form', () => {
  const property = fc.property(numbers, fc.constantFrom('-', ' ', ''), ({ digits }, sign) => {
    assert.deepEqual(tellText(`a ${divide(digits, '-')} b`), [`cpr certain ${divide(digits, '-')}`])
    assert.deepEqual(tellText(`cpr ${divide(digits, sign)}`), [`cpr certain ${divide(digits, sign)}`])
  })
  fc.assert(property, { numRuns: runs })
})

test('one digit changed is never certain', () => {
  const property = fc.property(
    numbers,
    fc.nat({ max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    ({ digits }, at, by) => {
      const changed = `${(Number(digits[at]) + by) % 10}`
      const text = divide(digits.slice(0, at) + changed + digits.slice(at + 1), '-')
      assert.ok(judgeText(`a ${text} b`).every(({ confidence }) => confidence !== 'certain'))
    },
  )
  fc.assert(property, { numRuns: runs })
})
