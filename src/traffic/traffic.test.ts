import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDay, isoHour, parseDay } from './traffic.ts'

test('a day and an hour of the log are told as ISO 8601, and read back', () => {
  assert.equal(isoDay(0), '1970-01-01')
  assert.equal(isoDay(20_604), '2026-05-31')
  assert.equal(parseDay('2026-05-31'), 20_604)
  assert.equal(isoHour(20_604 * 24 + 9), '2026-05-31T09')
})

test('what is no date is none', () => {
  for (const text of ['', '2026-02-30', '2026-13-01', '26-05-31', '2026-05-31T00'])
    assert.equal(parseDay(text), null)
})
