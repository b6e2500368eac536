import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bases, type Look, type Part, type Verdict, verdicts } from './pledge.ts'
import {
  type Judgement,
  judgePart,
  judgePledge,
  type PartState,
  type Standing,
  type Today,
} from './verdict.ts'

const hour = 3_600_000
const now = new Date('2026-11-22T12:00:00Z')
const today: Today = { now, registerHash: 'aa', noticeHash: 'bb' }
const words = { da: 'x', en: 'x' }

const part = (carries: boolean): Part => ({
  id: 'open/served',
  pledge: 'open',
  name: 'served',
  subject: null,
  carries,
})
const look = (verdict: Verdict, changes: Partial<Look> = {}): Look => ({
  id: 'look',
  part: 'open/served',
  at: now.toISOString(),
  registerHash: today.registerHash,
  noticeHash: today.noticeHash,
  verdict,
  reason: words,
  next: null,
  notLookedAt: null,
  basis: [],
  evidence: null,
  ...changes,
})
const judged = (found: Look | null, everyMs: number | null = hour, carries = true) =>
  judgePart({ part: part(carries), everyMs, look: found, since: '2026-11-01T00:00:00.000Z' }, today)
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()

const anyVerdict = fc.constantFrom(...verdicts)
const anyLook = fc
  .record({
    verdict: anyVerdict,
    ageMs: fc.integer({ min: -10 * hour, max: 10 * hour }),
    registerHash: fc.constantFrom('aa', 'aa', 'other'),
    noticeHash: fc.constantFrom('bb', 'bb', 'other'),
    basis: fc.subarray([...bases]),
  })
  .map(({ verdict, ageMs, ...rest }) => look(verdict, { at: ago(ageMs), ...rest }))
const anyJudgement: fc.Arbitrary<Judgement> = fc.record({
  part: fc.boolean().map(part),
  everyMs: fc.option(fc.integer({ min: 1, max: 6 * hour })),
  look: fc.option(anyLook),
  since: fc.constant('2026-11-01T00:00:00.000Z'),
})
const anyState = anyJudgement.map(judgement => judgePart(judgement, today))
const anyStates = fc.array(anyState, { maxLength: 6 })
// Kept is rare among arbitrary parts: these are all kept, with one put among them.
const keptState = fc.boolean().map(carries => judged(look('kept'), hour, carries))
const among = (state: fc.Arbitrary<PartState>) =>
  fc
    .tuple(fc.array(keptState, { maxLength: 5 }), state, fc.nat(5))
    .map(([kept, one, at]) => kept.toSpliced(at, 0, one))

test('a part is kept only by a look at today’s texts, fresh enough, of a part somebody looks at', () => {
  fc.assert(
    fc.property(anyJudgement, judgement => {
      const state = judgePart(judgement, today)
      if (state.verdict !== 'kept') return
      const seen = judgement.look
      assert.ok(seen !== null && judgement.everyMs !== null)
      assert.equal(seen.verdict, 'kept')
      assert.deepEqual([seen.registerHash, seen.noticeHash], [today.registerHash, today.noticeHash])
      assert.ok(Math.abs(now.getTime() - Date.parse(seen.at)) <= 2 * judgement.everyMs)
    }),
    { numRuns: 2_000 },
  )
})

test('a part last seen broken stays broken, however old the look and whatever changed since', () => {
  fc.assert(
    fc.property(anyJudgement, judgement => {
      const broken = judgement.look?.verdict === 'broken'
      assert.equal(judgePart(judgement, today).verdict === 'broken', broken)
    }),
  )
})

const standings: readonly (readonly [string, PartState, Verdict, Standing])[] = [
  ['a fresh look', judged(look('kept')), 'kept', 'looked'],
  ['a look at the very end of its time', judged(look('kept', { at: ago(2 * hour) })), 'kept', 'looked'],
  ['a stale look', judged(look('kept', { at: ago(2 * hour + 1) })), 'unknown', 'stale'],
  ['a look far ahead of the clock', judged(look('kept', { at: ago(-2 * hour - 1) })), 'unknown', 'stale'],
  ['a look at no time', judged(look('kept', { at: 'never' })), 'unknown', 'stale'],
  ['a look before the register changed', judged(look('kept', { registerHash: 'cc' })), 'unknown', 'changed'],
  ['a look before the notice changed', judged(look('kept', { noticeHash: 'cc' })), 'unknown', 'changed'],
  ['no look', judged(null), 'unknown', 'never-looked'],
  ['a look of a check that is gone', judged(look('kept'), null), 'unknown', 'not-built'],
  ['a broken look of a check that is gone', judged(look('broken'), null), 'broken', 'not-built'],
  ['a stale broken look', judged(look('broken', { at: ago(9 * hour) })), 'broken', 'stale'],
  ['a look that could not tell', judged(look('unknown')), 'unknown', 'looked'],
]
for (const [name, state, verdict, standing] of standings)
  test(`${name} is ${verdict}, ${standing}`, () => {
    assert.deepEqual([state.verdict, state.standing], [verdict, standing])
    assert.equal(
      state.since,
      verdict === 'unknown' && standing !== 'looked' ? null : '2026-11-01T00:00:00.000Z',
    )
  })

test('a pledge is kept exactly when every part is and one of them carries it', () => {
  fc.assert(
    fc.property(fc.oneof(anyStates, among(anyState)), states => {
      const kept = states.every(state => state.verdict === 'kept') && states.some(state => state.part.carries)
      assert.equal(judgePledge(states).verdict === 'kept', kept)
    }),
    { numRuns: 2_000 },
  )
})

test('one part that is not kept is enough: broken breaks the pledge, unknown leaves it unknown', () => {
  fc.assert(
    fc.property(among(anyState.filter(state => state.verdict !== 'kept')), states => {
      const broken = states.some(state => state.verdict === 'broken')
      assert.equal(judgePledge(states).verdict, broken ? 'broken' : 'unknown')
    }),
  )
})

test('supporting parts alone never keep a pledge, nor does a pledge without parts keep itself', () => {
  const supporting = fc.array(fc.constant(judged(look('kept'), hour, false)), { maxLength: 4 })
  fc.assert(fc.property(supporting, states => assert.equal(judgePledge(states).verdict, 'unknown')))
})

test('taking away the evidence of any one part makes a kept pledge no longer kept', () => {
  const kept = fc.array(keptState, { maxLength: 5 }).map(states => [judged(look('kept')), ...states])
  fc.assert(
    fc.property(kept, fc.nat(5), (states, at) => {
      assert.equal(judgePledge(states).verdict, 'kept')
      const index = at % states.length
      const without = states.with(index, judged(null, hour, states[index]?.part.carries))
      assert.equal(judgePledge(without).verdict, 'unknown')
    }),
  )
})

test('the order of parts never matters, and the counts are of what they say', () => {
  fc.assert(
    fc.property(anyStates, states => {
      const pledge = judgePledge(states)
      assert.deepEqual(judgePledge(states.toReversed()), pledge)
      assert.equal(pledge.parts, states.length)
      assert.equal(pledge.broken > 0, pledge.verdict === 'broken')
      assert.equal(pledge.notBuilt, states.filter(state => state.standing === 'not-built').length)
      assert.ok(pledge.verdict !== 'kept' || pledge.lookedAt === pledge.parts)
    }),
  )
})

test('the word practice or proposed on any part that counts is a word on the whole', () => {
  fc.assert(
    fc.property(anyStates, states => {
      const counting = states.filter(state => state.verdict !== 'unknown')
      for (const basis of bases) {
        const carried = counting.some(state => state.look?.basis.includes(basis) === true)
        assert.equal(judgePledge(states).basis.includes(basis), carried)
      }
    }),
  )
})
