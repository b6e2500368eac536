// What makes each of the three tests come out as seen, and what alone does not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attack } from '../attack/attack.ts'
import type { Verified } from '../verify/verified.ts'
import { verifyTable } from '../verify/verify.ts'
import { learnedOf, testsOf } from './three-tests.ts'

const k = 5
const attack = (
  more: Partial<Attack> = {},
  inference: Partial<Attack['inferences'][number]> = {},
): Attack => ({
  ...{ sampled: 100, alone: 0, linked: 20, byChance: 1, notThere: 0, fewestFitting: 5 },
  inferences: [{ column: 'illness', certain: 0, right: 50, baseRate: 50, ...inference }],
  ...more,
})

/** Two classes of five rows, each with its illnesses. */
function verifiedWith(first: readonly string[], second: readonly string[]): Verified {
  const rows = [first, second].flatMap((illnesses, at) => illnesses.map(illness => [String(at), illness]))
  const asked = { quasi: ['age'], sensitive: [{ column: 'illness', l: 1, isEntropy: false, t: null }], k }
  const verified = verifyTable({ columns: ['age', 'illness'], rows }, asked)
  assert.ok(verified.kind === 'verified')
  return verified
}
const mixed = ['flu', 'flu', 'flu', 'gout', 'gout']
const diverse = verifiedWith(mixed, mixed)
const seenIn = (attacked: Attack, verified: Verified = diverse) =>
  testsOf(attacked, learnedOf(attacked, verified), k)

test('one of k, and as good a guess as without the table, is nothing that was seen', () => {
  assert.deepEqual(seenIn(attack()), {
    ...{ singlingOut: 'not-seen', linkability: 'not-seen', inference: 'not-seen' },
  })
  for (const guess of [{ right: 60 }, { right: 50, baseRate: 20 }])
    assert.equal(seenIn(attack({}, guess)).inference, 'not-seen')
})

for (const [what, attacked, test_, verified] of [
  ['a person whom one row fits', attack({ alone: 1 }), 'singlingOut', diverse],
  ['more than one link in k', attack({ linked: 20.1 }), 'linkability', diverse],
  ['a value learned for certain', attack({}, { certain: 1 }), 'inference', diverse],
  ['a value guessed clearly better', attack({}, { right: 61 }), 'inference', diverse],
  ['a class that says one value', attack(), 'inference', verifiedWith(Array(5).fill('flu'), mixed)],
] as const)
  test(`${what} is seen`, () => {
    const tests = seenIn(attacked, verified)
    assert.deepEqual(
      Object.entries(tests).filter(([, seen]) => seen === 'seen'),
      [[test_, 'seen']],
    )
  })

test('without a sensitive column inference is not tested', () => {
  assert.equal(seenIn(attack({ inferences: [] })).inference, 'not-tested')
})
