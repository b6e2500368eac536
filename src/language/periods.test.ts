import assert from 'node:assert/strict'
import { test } from 'node:test'

import { periodInWords } from './periods.ts'

test('periods in words, in both languages', () => {
  for (const [period, da, en] of [
    ['P5Y', '5 år', '5 years'],
    ['P1M', '1 måned', '1 month'],
    ['P12M', '12 måneder', '12 months'],
    ['P1D', '1 dag', '1 day'],
    ['P1Y6M', '1 år og 6 måneder', '1 year and 6 months'],
    ['P2Y1M10D', '2 år, 1 måned og 10 dage', '2 years, 1 month and 10 days'],
    ['P0D', 'straks', 'at once'],
    ['PT5M', 'PT5M', 'PT5M'],
  ] as const)
    assert.deepEqual(periodInWords(period), { da, en }, period)
})
