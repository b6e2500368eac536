// Which of overlapping hits counts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Confidence, Hit, HitKind } from '../hit.ts'
import { settle } from './settle.ts'

const hit = (kind: HitKind, start: number, end: number, confidence: Confidence = 'likely'): Hit => ({
  ...{ kind, what: null, start, end, confidence, context: 'bare' },
})

test('higher confidence counts before length, length before the order of kinds', () => {
  const sure = hit('phone', 4, 8, 'certain')
  assert.deepEqual(settle([hit('cpr', 0, 20), sure]), [sure])
  const long = hit('phone', 0, 20)
  assert.deepEqual(settle([hit('cpr', 4, 8), long]), [long])
  assert.deepEqual(settle([hit('phone', 0, 8), hit('cpr', 0, 8)]), [hit('cpr', 0, 8)])
})

test('hits that only touch stay, and one beaten by nothing that stays does too', () => {
  const touching = [hit('cpr', 0, 10), hit('cpr', 10, 20)]
  assert.deepEqual(settle(touching), touching)
  // The middle one beats the last and is beaten by the first: the last stays.
  const [first, middle, last] = [hit('cpr', 0, 10, 'certain'), hit('iban', 5, 30), hit('phone', 20, 28)]
  assert.deepEqual(settle([last, middle, first]), [first, last])
})

test('the order in which hits are found changes nothing, and the same hit twice is one', () => {
  const hits = Array.from({ length: 200 }, (_, at) =>
    hit(at % 3 === 0 ? 'cpr' : 'phone', at * 7, at * 7 + 4 + (at % 11)),
  )
  const settled = settle(hits)
  assert.deepEqual(settle(hits.toReversed()), settled)
  assert.deepEqual(settle([...hits, ...hits]), settled)
  assert.ok(settled.length < hits.length)
})

test('a flood of hits that hang together is settled in parts, in time, without overlaps', () => {
  const flood = Array.from({ length: 100_000 }, (_, at) => hit('phone', at, at + 50))
  const before = performance.now()
  const settled = settle(flood)
  assert.ok(performance.now() - before < 5_000)
  assert.ok(settled.length > 1_000)
  assert.equal(settled.filter((each, at) => each.start < (settled[at - 1]?.end ?? 0)).length, 0)
})
