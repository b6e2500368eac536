import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Challenges, challengeMs } from './challenges.ts'
import { later } from './ground.ts'

const now = new Date('2026-11-23T08:00:00.000Z')

test('a challenge is good for whom it was made, until it has run out, to the last letter', () => {
  const challenges = new Challenges(systemRandom)
  const made = challenges.make('a', now)
  assert.equal(challenges.isGood('a', made, now), true)
  assert.equal(challenges.isGood('a', made, later(now, challengeMs - 1)), true)
  assert.equal(challenges.isGood('a', made, later(now, challengeMs)), false)
  assert.equal(challenges.isGood('a', made, later(now, -1)), false)
  assert.equal(challenges.isGood('b', made, now), false)
  assert.equal(new Challenges(systemRandom).isGood('a', made, now), false, 'by a program started anew')
  assert.notEqual(challenges.make('a', now), made)
  for (let at = 0; at < made.length; at++) {
    const letter = made[at] === 'A' ? 'B' : 'A'
    assert.equal(challenges.isGood('a', made.slice(0, at) + letter + made.slice(at + 1), now), false, `${at}`)
  }
  for (const other of ['', 'x', `${made}=`, ` ${made}`, made.slice(1), `${made}A`])
    assert.equal(challenges.isGood('a', other, now), false, other)
})

test('each is spent once; what has run out makes room, and nothing else does', () => {
  const challenges = new Challenges(systemRandom)
  for (let at = 0; at < limits.challengesSpent; at++) assert.equal(challenges.spend(`${at}`, now), true)
  assert.equal(challenges.spend('0', now), false)
  assert.equal(challenges.spend('more', now), false, 'full: none is forgotten for another')
  assert.equal(challenges.spend('more', later(now, challengeMs)), true)
})
