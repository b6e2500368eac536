// Whatever steps are taken in whatever order: nothing is done that nobody else agreed to or that was not waited for, nothing
// twice, and nothing once it was called off or ran out.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Act, actAt, actPeriods, askAct, type Second, type Step, stepAct } from './two-people.ts'

const start = new Date('2026-11-23T08:00:00.000Z')
const later = (ms: number): Date => new Date(start.getTime() + ms)
const asked = (alone: boolean): Act =>
  askAct({ kind: 'mass-erasure', subject: 'case-1', askedBy: 'anna', alone }, start)
const bo: Second = { kind: 'account', account: 'bo' }
const anna: Second = { kind: 'account', account: 'anna' }
const outside: Second = { kind: 'outside', session: 'session-1' }

function take(act: Act, step: Step, atMs: number): Act {
  const stepped = stepAct(act, step, later(atMs))
  assert.equal(stepped.kind, 'stepped', JSON.stringify([act.state, step]))
  return stepped.kind === 'stepped' ? stepped.act : act
}
const isRefused = (act: Act, step: Step, atMs: number) =>
  assert.equal(stepAct(act, step, later(atMs)).kind, 'refused', JSON.stringify([act.state, step]))

test('another says yes, and it is done once', () => {
  const act = asked(false)
  isRefused(act, { kind: 'do' }, 1)
  isRefused(act, { kind: 'agree', by: anna }, 1)
  isRefused(act, { kind: 'agree', by: outside }, 1)
  isRefused(act, { kind: 'ask-delay' }, 1)
  const done = take(take(act, { kind: 'agree', by: bo }, 1), { kind: 'do' }, 2)
  for (const step of [{ kind: 'do' }, { kind: 'cancel' }, { kind: 'agree', by: bo }] as const)
    isRefused(done, step, 3)
})

test('a firm of one waits a day that can be called off, or has somebody outside say yes', () => {
  const waiting = take(asked(true), { kind: 'ask-delay' }, 0)
  isRefused(waiting, { kind: 'do' }, actPeriods.delayMs - 1)
  assert.equal(take(waiting, { kind: 'do' }, actPeriods.delayMs).state.kind, 'done')
  isRefused(waiting, { kind: 'do' }, actPeriods.delayMs + actPeriods.agreedMs)
  isRefused(take(waiting, { kind: 'cancel' }, 1), { kind: 'do' }, actPeriods.delayMs)
  assert.equal(take(asked(true), { kind: 'agree', by: outside }, 1).state.kind, 'agreed')
})

test('what nobody answers runs out, and so does what was agreed to', () => {
  assert.equal(actAt(asked(false), later(actPeriods.askedMs)).state.kind, 'expired')
  isRefused(asked(false), { kind: 'agree', by: bo }, actPeriods.askedMs)
  const agreed = take(asked(false), { kind: 'agree', by: bo }, 0)
  isRefused(agreed, { kind: 'do' }, actPeriods.agreedMs)
})

const steps = fc.constantFrom<Step>(
  { kind: 'do' },
  { kind: 'cancel' },
  { kind: 'ask-delay' },
  { kind: 'agree', by: anna },
  { kind: 'agree', by: bo },
  { kind: 'agree', by: outside },
)

test('in any order of steps it is done at most once, and never by one person at once', () => {
  const taken = fc.array(fc.tuple(steps, fc.integer({ min: 0, max: actPeriods.delayMs })), { maxLength: 20 })
  fc.assert(
    fc.property(fc.boolean(), taken, (alone, tries) => {
      let act = asked(alone)
      let at = 0
      const passed: { readonly step: Step; readonly at: number }[] = []
      for (const [step, gap] of tries) {
        at += gap
        const stepped = stepAct(act, step, later(at))
        if (stepped.kind === 'refused') continue
        act = stepped.act
        passed.push({ step, at })
      }
      const done = passed.filter(({ step }) => step.kind === 'do')
      assert.ok(done.length <= 1)
      assert.ok(done.length === 0 || !passed.some(({ step }) => step.kind === 'cancel'))
      for (const { at: doneAt } of done) {
        const agreed = passed.some(
          ({ step }) =>
            step.kind === 'agree' && (step.by.kind === 'account' ? step.by.account === 'bo' : alone),
        )
        const waited = passed.some(
          ({ step, at: from }) => alone && step.kind === 'ask-delay' && doneAt - from >= actPeriods.delayMs,
        )
        assert.ok(agreed || waited)
      }
    }),
    { numRuns: 2_000 },
  )
})
