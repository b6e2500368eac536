// Audits of websites over a real PostgreSQL: one turn at a time for each site, whoever asks; a turn whose holder was killed ends
// by its age and keeps nothing; what is kept comes back as it was, newest first; what is too old goes, and is named.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import {
  auditBefore,
  auditLines,
  endWithout,
  findAudit,
  forgetAudits,
  keepAudit,
  latestAudit,
  takeTurn,
} from '../../src/store/site-audits.ts'
import { logPlace } from '../log.ts'

const minutesMs = 60_000

async function place(t: TestContext) {
  const { db } = await logPlace(t)
  const clock = fixedClock('2026-11-23T05:00:00.000Z')
  const turn = (site: string) => {
    const at = clock.now()
    const staleBefore = new Date(at.getTime() - 20 * minutesMs)
    const id = newId(clock, systemRandom)
    return { id, site, url: `https://${site}.test/`, at, staleBefore }
  }
  const visit = async (site: string, audit: string) => {
    const taken = turn(site)
    assert.equal(await takeTurn(db, taken), true)
    clock.move(minutesMs)
    assert.equal(await keepAudit(db, taken, { at: clock.now(), audit, rawHash: 'ab' }), true)
    return taken.id
  }
  return { db, clock, turn, visit }
}

test('of ten who would visit a site at once one does, and another site is not in its way', async t => {
  const { db, turn } = await place(t)
  const turns = Array.from({ length: 10 }, () => takeTurn(db, turn('www')))
  assert.equal((await Promise.all(turns)).filter(taken => taken).length, 1)
  assert.equal(await takeTurn(db, turn('shop')), true)
})

test('what is kept comes back as it was, with its times; before it ends there is nothing to judge', async t => {
  const { db, turn, clock } = await place(t)
  const first = turn('www')
  await takeTurn(db, first)
  assert.equal(await latestAudit(db, 'www'), null)
  const running = { ...{ id: first.id, site: 'www', url: first.url, because: null, rawHash: null } }
  const begun = { ...running, begunAt: '2026-11-23T05:00:00.000Z', endedAt: null }
  assert.deepEqual(await auditLines(db, 'www', 9), [begun])
  clock.move(minutesMs)
  await keepAudit(db, first, { at: clock.now(), audit: '{"kind":"site-audit"}', rawHash: 'cd' })
  const kept = { ...begun, endedAt: '2026-11-23T05:01:00.000Z', rawHash: 'cd' }
  assert.deepEqual(await latestAudit(db, 'www'), { ...kept, audit: '{"kind":"site-audit"}' })
  assert.deepEqual(await findAudit(db, first.id), { ...kept, audit: '{"kind":"site-audit"}' })
  assert.equal(await latestAudit(db, 'shop'), null)
})

test('a turn whose holder was killed ends by its age, and what it brings afterwards is not kept', async t => {
  const { db, turn, clock } = await place(t)
  const killed = turn('www')
  await takeTurn(db, killed)
  clock.move(19 * minutesMs)
  assert.equal(await takeTurn(db, turn('www')), false)
  clock.move(2 * minutesMs)
  const next = turn('www')
  assert.equal(await takeTurn(db, next), true)
  assert.equal(await keepAudit(db, killed, { at: clock.now(), audit: '{}', rawHash: 'ab' }), false)
  assert.equal(await keepAudit(db, next, { at: clock.now(), audit: '{}', rawHash: 'ab' }), true)
  assert.equal(await keepAudit(db, next, { at: clock.now(), audit: '{"a":1}', rawHash: 'ab' }), false)
  assert.equal((await auditLines(db, 'www', 9)).length, 1)
})

test('a visit that did not come about hides none that did', async t => {
  const { db, turn, visit, clock } = await place(t)
  const seen = await visit('www', '{"n":1}')
  const failed = turn('www')
  await takeTurn(db, failed)
  await endWithout(db, failed, { at: clock.now(), because: 'browser-refused' })
  assert.equal((await latestAudit(db, 'www'))?.id, seen)
  assert.equal(await findAudit(db, failed.id), null)
  assert.deepEqual(
    (await auditLines(db, 'www', 9)).map(({ id, because }) => [id, because]),
    [
      [failed.id, 'browser-refused'],
      [seen, null],
    ],
  )
})

test('the visit before is the one before, of the same site; the oldest go first and are named', async t => {
  const { db, visit } = await place(t)
  const [a, b, c] = [
    await visit('www', '{"n":1}'),
    await visit('www', '{"n":2}'),
    await visit('www', '{"n":3}'),
  ]
  const other = await visit('shop', '{"n":9}')
  const latest = await latestAudit(db, 'www')
  assert.ok(latest !== null)
  assert.equal((await auditBefore(db, latest))?.id, b)
  assert.deepEqual(await forgetAudits(db, 'www', 3), [])
  assert.deepEqual((await forgetAudits(db, 'www', 1)).toSorted(), [a, b].toSorted())
  assert.equal((await latestAudit(db, 'www'))?.id, c)
  assert.equal(await auditBefore(db, latest), null)
  assert.equal((await latestAudit(db, 'shop'))?.id, other)
})
