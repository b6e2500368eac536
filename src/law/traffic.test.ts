import assert from 'node:assert/strict'
import { test } from 'node:test'

import { periodBefore } from '../core/period.ts'
import { securityWindow } from './traffic.ts'

test('a window nobody gave a period is shorter than what is recommended for logs, and both are periods', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const [ours, theirs] = [securityWindow.standard, securityWindow.recommended]
  assert.equal(periodBefore(now, ours.period).toISOString(), '2026-11-09T00:00:00.000Z')
  assert.equal(periodBefore(now, theirs.period).toISOString(), '2025-10-23T00:00:00.000Z')
})

test('what was not compared with its source is not told as if it were', () => {
  assert.equal(securityWindow.standard.by, 'our own choice')
  assert.equal(securityWindow.recommended.isCompared, false)
})
