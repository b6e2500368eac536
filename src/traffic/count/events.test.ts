import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorLevels, rejections, services, type TrafficEvent, tlsVersions } from '../event.ts'
import { isCountKey } from '../tally.ts'
import { attackOfEvent, countEvent } from './events.ts'

function countsOf(event: TrafficEvent): Record<string, number> {
  const counts = new Map<string, number>()
  countEvent(event, (key, by) => counts.set(key, (counts.get(key) ?? 0) + by))
  return Object.fromEntries(counts)
}

const outcomes = ['sent', 'deferred', 'bounced', 'expired', 'undeliverable', 'deliverable'] as const
const every: readonly TrafficEvent[] = [
  ...outcomes.flatMap(outcome =>
    (['outside', 'mailbox'] as const).map(
      to => ({ kind: 'delivery', outcome, to, dsn: '5.1.1', delaySeconds: 7 }) as const,
    ),
  ),
  { kind: 'queued', bytes: 4_096 },
  ...rejections.flatMap(reason =>
    [true, false].map(isTemporary => ({ kind: 'rejected', reason, isTemporary }) as const),
  ),
  ...(['in', 'out'] as const).flatMap(side => [
    { kind: 'connected', side } as const,
    ...tlsVersions.map(version => ({ kind: 'encrypted', side, version }) as const),
  ]),
  ...services.flatMap(service => [
    { kind: 'sign-in', service, outcome: 'accepted', unknownUser: false, times: 1 } as const,
    { kind: 'sign-in', service, outcome: 'failed', unknownUser: true, times: 3 } as const,
    ...(['not-smtp', 'handshake', 'dropped'] as const).map(
      what => ({ kind: 'oddity', service, what }) as const,
    ),
  ]),
  ...errorLevels.map(level => ({ kind: 'server-error', level }) as const),
]

test('every event counts something, and every key is of the lists', () => {
  for (const event of every) {
    const keys = Object.keys(countsOf(event))
    assert.ok(keys.length > 0, JSON.stringify(event))
    for (const key of keys) assert.ok(isCountKey(key), key)
  }
})

test('a delivery counts its outcome, its code where it failed, and its time where it arrived', () => {
  const delivery = {
    kind: 'delivery',
    outcome: 'sent',
    to: 'outside',
    dsn: '2.0.0',
    delaySeconds: 5,
  } as const
  assert.deepEqual(countsOf(delivery), { 'delivery/sent-outside': 1, 'delay/5': 1 })
  assert.deepEqual(countsOf({ ...delivery, delaySeconds: 5.1 }), {
    'delivery/sent-outside': 1,
    'delay/30': 1,
  })
  assert.deepEqual(countsOf({ ...delivery, delaySeconds: 90_000 }), {
    'delivery/sent-outside': 1,
    'delay/above': 1,
  })
  assert.deepEqual(countsOf({ ...delivery, outcome: 'deferred', dsn: '4.4.1' }), {
    'delivery/deferred-outside': 1,
    'deferred/4.4.1': 1,
  })
  assert.deepEqual(countsOf({ ...delivery, outcome: 'bounced', to: 'mailbox', dsn: null }), {
    'delivery/bounced-mailbox': 1,
  })
})

test('a mail counts once and with its bytes; one that must come again is not refused', () => {
  assert.deepEqual(countsOf({ kind: 'queued', bytes: 2_048 }), { queued: 1, 'queued-bytes': 2_048 })
  assert.deepEqual(countsOf({ kind: 'queued', bytes: null }), { queued: 1 })
  assert.deepEqual(countsOf({ kind: 'rejected', reason: 'greylisted', isTemporary: true }), {
    'greyed/greylisted': 1,
  })
  assert.deepEqual(countsOf({ kind: 'rejected', reason: 'relay', isTemporary: false }), {
    'rejected/relay': 1,
    'attack/relay': 1,
  })
})

test('a line that was repeated counts as often as it says', () => {
  const guess = { kind: 'sign-in', service: 'ssh', outcome: 'failed', unknownUser: true, times: 5 } as const
  assert.deepEqual(countsOf(guess), {
    'sign-in/ssh-failed': 5,
    'sign-in/ssh-unknown-user': 5,
    'attack/password-ssh': 5,
  })
})

test('an attack is what was tried against us, and no broken line', () => {
  const signIn = { kind: 'sign-in', outcome: 'failed', unknownUser: false, times: 1 } as const
  for (const service of services) {
    assert.equal(attackOfEvent({ ...signIn, service }), service === 'ssh' ? 'password-ssh' : 'password-mail')
    assert.equal(attackOfEvent({ ...signIn, service, outcome: 'accepted' }), null)
    assert.equal(attackOfEvent({ kind: 'oddity', service, what: 'handshake' }), null)
    assert.equal(attackOfEvent({ kind: 'oddity', service, what: 'dropped' }), null)
  }
  assert.equal(attackOfEvent({ kind: 'oddity', service: 'smtp', what: 'not-smtp' }), 'garbage')
  assert.equal(attackOfEvent({ kind: 'rejected', reason: 'blocklist', isTemporary: false }), null)
})
