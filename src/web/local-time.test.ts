import assert from 'node:assert/strict'
import { test } from 'node:test'

import { formatLocalTime, readLocalTime } from './local-time.ts'

const zone = 'Europe/Copenhagen'
const read = (text: string) => readLocalTime(text, zone)?.toISOString() ?? null

test('a moment is read by the clock of its zone, winter and summer, in either spelling', () => {
  assert.equal(read('2026-11-23 14:30'), '2026-11-23T13:30:00.000Z')
  assert.equal(read('2026-11-23T14:30'), '2026-11-23T13:30:00.000Z')
  assert.equal(read(' 2026-07-01 14.30 '), '2026-07-01T12:30:00.000Z')
})

test('around the two nights the clock changes', () => {
  assert.equal(read('2026-03-29 01:59'), '2026-03-29T00:59:00.000Z')
  assert.equal(read('2026-03-29 03:00'), '2026-03-29T01:00:00.000Z')
  assert.equal(read('2026-03-29 02:30'), null, 'there was no such hour')
  assert.equal(read('2026-10-25 03:00'), '2026-10-25T02:00:00.000Z')
})

test('what is no moment is none, and what was read is written back the same', () => {
  for (const text of ['', 'i går', '2026-11-23', '2026-02-30 10:00', '2026-11-23 25:00'])
    assert.equal(read(text), null, text)
  const moment = new Date('2026-11-23T13:30:00.000Z')
  assert.equal(formatLocalTime(moment, zone), '2026-11-23T14:30')
})
