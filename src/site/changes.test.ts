import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditOf, declaredOf, request, site } from '../../test/site-seen.ts'
import { changesBetween } from './changes.ts'

const spotless = auditOf({})
const tracked = auditOf({
  seen: [request('https://www.google-analytics.com/g/collect?v=2', { type: 'ping' })],
  audit: { startedAt: '2026-11-24T05:00:00.000Z' },
})

test('what appeared is told once, with its host; the way back it is gone', () => {
  const there = changesBetween(spotless, tracked, declaredOf({}))
  assert.deepEqual(there.hosts, { appeared: ['www.google-analytics.com'], gone: [] })
  assert.ok(there.appeared.some(({ rule }) => rule === 'trackers/host'))
  assert.deepEqual(there.gone, [])
  assert.equal(there.since, spotless.startedAt)
  const back = changesBetween(tracked, spotless, declaredOf({}))
  assert.deepEqual([back.appeared, back.hosts], [[], { appeared: [], gone: ['www.google-analytics.com'] }])
  assert.deepEqual(
    back.gone.map(({ rule }) => rule),
    there.appeared.map(({ rule }) => rule),
  )
})

test('the same seen on another page, or twice, is no change', () => {
  const again = auditOf({
    seen: [...tracked.sightings, request('https://www.google-analytics.com/g/collect?v=2', { chain: [] })],
  })
  const { appeared, gone, hosts } = changesBetween(tracked, again, declaredOf({}))
  assert.deepEqual([appeared, gone, hosts.appeared, hosts.gone], [[], [], [], []])
  assert.equal(tracked.url, site)
})
