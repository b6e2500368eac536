import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodBefore } from './period.ts'

const before = (moment: string, period: string): string =>
  periodBefore(new Date(moment), period).toISOString()

test('years, months and days are counted back by the calendar', () => {
  assert.equal(before('2026-11-23T08:00:00Z', 'P13M'), '2025-10-23T08:00:00.000Z')
  assert.equal(before('2026-11-23T08:00:00Z', 'P30D'), '2026-10-24T08:00:00.000Z')
  assert.equal(before('2026-11-23T08:00:00Z', 'P1Y1M1D'), '2025-10-22T08:00:00.000Z')
  assert.equal(before('2026-11-23T08:00:00Z', 'P0D'), '2026-11-23T08:00:00.000Z')
})

test('a month without such a day gives its last', () => {
  assert.equal(before('2026-03-31T08:00:00Z', 'P1M'), '2026-02-28T08:00:00.000Z')
  assert.equal(before('2024-02-29T08:00:00Z', 'P1Y'), '2023-02-28T08:00:00.000Z')
  assert.equal(before('2026-12-31T08:00:00Z', 'P1M'), '2026-11-30T08:00:00.000Z')
})

test('what is no period is refused', () => {
  for (const none of ['', 'P', '13M', 'PT1H', 'P-1D', 'P1W']) assert.throws(() => before('2026-01-01', none))
})
