// So many within a window, whichever way they are spread, and never a key shut for good.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Attempts } from './attempts.ts'

test('never more than allowed within any window, and always one again after it', () => {
  const times = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 })
  fc.assert(
    fc.property(times, gaps => {
      const attempts = new Attempts(3, 1_000)
      const passed: number[] = []
      let at = 0
      for (const gap of gaps) {
        at += gap % 700
        if (attempts.allow('anna', new Date(at))) passed.push(at)
      }
      for (const from of passed)
        assert.ok(passed.filter(time => time >= from && time < from + 1_000).length <= 3)
      assert.equal(attempts.allow('anna', new Date(at + 1_000)), true)
    }),
  )
})

test('ten thousand tries at one key leave another untouched', () => {
  const attempts = new Attempts(3, 1_000)
  const passed = Array.from({ length: 10_000 }, () => attempts.allow('guessed', new Date(0))).filter(Boolean)
  assert.equal(passed.length, 3)
  assert.equal(attempts.allow('anna', new Date(0)), true)
})
