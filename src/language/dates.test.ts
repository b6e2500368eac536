// Moments in words, at the edges: midnight in Copenhagen is not midnight in UTC, and a year has its name when it is not ours.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { dayInFull, dayInWords, dayOf, momentInFull, momentInWords } from './dates.ts'

const now = new Date('2026-03-02T08:00:00Z')

test('a moment of today and of yesterday says so, with the clock of its place', () => {
  assert.equal(momentInWords('2026-03-02T05:00:00Z', now, 'da'), 'i dag kl. 06.00')
  assert.equal(momentInWords('2026-03-02T05:00:00Z', now, 'en'), 'today at 06:00')
  assert.equal(momentInWords('2026-03-01T22:59:00Z', now, 'da'), 'i går kl. 23.59')
  assert.equal(momentInWords('2026-03-01T23:00:00Z', now, 'da'), 'i dag kl. 00.00', 'midnight in Copenhagen')
  assert.equal(momentInWords('2026-03-01T23:00:00Z', now, 'da', 'Atlantic/Reykjavik'), 'i går kl. 23.00')
})

test('other days have their month, and another year its number', () => {
  assert.equal(momentInWords('2026-02-28T05:00:00Z', now, 'da'), '28. februar kl. 06.00')
  assert.equal(momentInWords('2025-11-12T05:00:00Z', now, 'da'), '12. november 2025 kl. 06.00')
  assert.equal(momentInWords('2025-11-12T05:00:00Z', now, 'en'), '12 November 2025 at 06:00')
  assert.equal(dayInWords('2026-02-28', now, 'en'), '28 February')
  assert.equal(
    dayInWords('2026-03-01', now, 'en'),
    'yesterday',
    'the day before the first is in another month',
  )
})

test('the clock follows summer time', () => {
  assert.equal(
    momentInWords('2026-07-01T04:00:00Z', new Date('2026-07-01T10:00:00Z'), 'da'),
    'i dag kl. 06.00',
  )
  assert.equal(dayOf(new Date('2026-06-30T22:00:00Z')), '2026-07-01')
})

test('what is written down says day, month and year, whatever the day it is read', () => {
  assert.equal(dayInFull('2026-03-02', 'da'), '2. marts 2026')
  assert.equal(momentInFull('2026-03-01T23:00:00Z', 'da'), '2. marts 2026 kl. 00.00')
  assert.equal(momentInFull('2026-03-01T23:00:00Z', 'en'), '2 March 2026 at 00:00')
})
