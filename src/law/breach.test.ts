import assert from 'node:assert/strict'
import { test } from 'node:test'

import { breachAnswers } from '../core/breach.ts'
import { breachLaw, isToNotify, notifyBefore } from './breach.ts'

test('the authority is told within 72 hours by the clock, over a weekend and the end of summer time too', () => {
  assert.equal(breachLaw.notify.hours, 72)
  for (const [aware, before] of [
    ['2026-11-23T08:15:00.000Z', '2026-11-26T08:15:00.000Z'],
    ['2026-10-23T22:00:00.000Z', '2026-10-26T22:00:00.000Z'],
  ] as const)
    assert.equal(notifyBefore(new Date(aware)).toISOString(), before)
})

test('of all answers one leaves the authority to be told, by the provision that says so and since when', () => {
  assert.deepEqual(breachAnswers.filter(isToNotify), ['yes'])
  const { notify, source, from } = breachLaw
  assert.deepEqual(
    [notify.provision, source, from],
    ['GDPR 33(1)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj', '2018-05-25'],
  )
})
