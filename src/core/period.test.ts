import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOf, periodBefore } from './period.ts'

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

test('a period has between so many days, and a year as months is the same', () => {
  assert.deepEqual(daysOf('P14D'), { least: 14, most: 14 })
  assert.deepEqual(daysOf('P1M'), { least: 28, most: 31 })
  assert.deepEqual(daysOf('P1Y'), daysOf('P12M'))
  assert.deepEqual(daysOf('P1Y'), { least: 365, most: 366 })
  assert.ok(daysOf('P13M').least > daysOf('P1Y').most)
  for (let months = 1; months <= 36; months++)
    for (const from of ['2024-02-29', '2026-03-01', '2026-11-30', '2027-01-31']) {
      const moment = new Date(`${from}T00:00:00Z`)
      const days = (moment.getTime() - periodBefore(moment, `P${months}M`).getTime()) / 86_400_000
      const { least, most } = daysOf(`P${months}M`)
      assert.ok(least <= days && days <= most, `${months} months before ${from}: ${days}`)
    }
  assert.throws(() => daysOf('1M'), /expected a period/)
})
