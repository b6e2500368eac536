import assert from 'node:assert/strict'
import { test } from 'node:test'

import { periodIn } from './periods.ts'

const told: readonly [string, string, string][] = [
  ['Journaler opbevares i fem år og slettes derefter.', 'P5Y', 'fem år'],
  ['Logfiler gemmes i 14 dage.', 'P14D', '14 dage'],
  ['Ansøgninger slettes efter seks måneder.', 'P6M', 'seks måneder'],
  ['Footage is kept for two weeks.', 'P14D', 'two weeks'],
  ['We keep it for 1 year.', 'P1Y', '1 year'],
]
for (const [text, iso, quote] of told)
  test(`${quote} is ${iso}`, () => assert.deepEqual(periodIn(text), { iso, quote }))

test('a text without a period tells none', () => {
  assert.equal(periodIn('Vi sletter, når formålet er opfyldt.'), null)
  assert.equal(periodIn('Vi er 5 ansatte med 3 dagplejer.'), null)
})
