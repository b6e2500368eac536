// Visits of sites on their schedule, over a real PostgreSQL and a real folder: once after six by the clock on the wall, at once
// where the address changed, again after an hour where none came about; one at a time whoever asks; what was cut off leaves
// nothing behind for long. What a visit is made with is handed in: the browser has contracts of its own.

import assert from 'node:assert/strict'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { SiteVisits, type VisitTarget } from '../../src/app/site-visits.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import type { Observed } from '../../src/site/observe.ts'
import { auditLines, latestAudit, takeTurn } from '../../src/store/site-audits.ts'
import { logPlace } from '../log.ts'
import { auditOf } from '../site-seen.ts'

const hourMs = 3_600_000
const www = { site: 'www', url: 'https://www.firma.test/' }
const shop = { site: 'shop', url: 'https://shop.firma.test/' }

const seen: Observed = {
  audit: auditOf({}),
  raw: { netlogs: [new Uint8Array([31, 139])], pictures: new Map([[0, new Uint8Array([1])]]) },
}

async function place(t: TestContext, targets: readonly VisitTarget[] = [www]) {
  const { db, home } = await logPlace(t)
  const clock = fixedClock('2026-11-23T08:00:00.000Z')
  const visited: string[] = []
  const after: number[] = []
  const told: unknown[] = []
  const now = { targets, visit: async (): Promise<Observed> => seen }
  const visits = new SiteVisits({
    ...{ db, folder: join(home, 'site'), clock, random: systemRandom },
    targets: () => now.targets,
    visit: target => {
      visited.push(`${target.site} ${clock.now().toISOString().slice(0, 13)}`)
      return now.visit()
    },
    after: async () => void after.push(visited.length),
    report: error => told.push(error),
  })
  t.after(() => visits.stop())
  return { db, home, clock, visited, after, told, now, visits, tick: () => visits.visitDue(visits.isDue) }
}

test('a site is visited when it never was, then once each day after six', async t => {
  const { clock, visited, after, tick } = await place(t)
  for (let hour = 0; hour < 48; hour += 1) {
    await tick()
    clock.move(hourMs)
  }
  assert.deepEqual(visited, ['www 2026-11-23T08', 'www 2026-11-24T05', 'www 2026-11-25T05'])
  assert.deepEqual(after, [1, 2, 3])
})

test('what was seen is kept with its hash, its log and its pictures', async t => {
  const { db, home, tick } = await place(t)
  await tick()
  const kept = await latestAudit(db, 'www')
  assert.deepEqual(JSON.parse(kept?.audit ?? ''), JSON.parse(JSON.stringify(seen.audit)))
  assert.match(kept?.rawHash ?? '', /^[0-9a-f]{64}$/)
  const files = await readdir(join(home, 'site', kept?.id ?? ''))
  assert.deepEqual(files.toSorted(), ['files.json', 'netlog-0.json.gz', 'page-0.png'])
})

test('another address is visited at once; a site beside it is left alone', async t => {
  const { now, visited, tick } = await place(t, [www, shop])
  await tick()
  now.targets = [{ ...www, url: 'https://ny.firma.test/' }, shop]
  await tick()
  assert.deepEqual(
    visited.map(one => one.split(' ')[0]),
    ['www', 'shop', 'www'],
  )
})

test('one that does not come about is tried again after an hour, says why, and hides nothing', async t => {
  const { db, clock, now, after, told, tick, visited } = await place(t)
  await tick()
  clock.move(22 * hourMs)
  now.visit = () => Promise.reject(new Refusal('browser-refused', 'expected Chromium to start'))
  for (const ms of [0, hourMs / 2, hourMs]) {
    clock.move(ms)
    await tick()
  }
  assert.equal(visited.length, 3)
  assert.deepEqual(after, [1, 2, 3])
  assert.deepEqual(
    (await auditLines(db, 'www', 9)).map(({ because }) => because),
    ['browser-refused', 'browser-refused', null],
  )
  assert.notEqual(await latestAudit(db, 'www'), null)
  assert.deepEqual(told, [])
})

test('a fault of ours is told of, and ends no visit of another site', async t => {
  const { db, now, told, tick } = await place(t, [www, shop])
  const visits = [() => Promise.reject(new Error('fault')), async () => seen]
  now.visit = () => visits.shift()?.() ?? assert.fail()
  await tick()
  assert.deepEqual(told.map(String), ['Error: fault'])
  assert.deepEqual(
    (await auditLines(db, 'www', 1)).map(({ because }) => because),
    ['failed'],
  )
  assert.notEqual(await latestAudit(db, 'shop'), null)
})

test('where another program is visiting it, nobody visits it again', async t => {
  const { db, clock, tick, visited, after } = await place(t)
  const at = clock.now()
  await takeTurn(db, { ...www, id: '0193b1c0-0000-7000-8000-000000000001', at, staleBefore: at })
  await tick()
  assert.deepEqual([visited, after], [[], []])
  clock.move(hourMs)
  await tick()
  assert.equal(visited.length, 1)
})

test('asked for by hand at once, one comes after the other', async t => {
  const { visits, visited, now } = await place(t)
  let inside = 0
  now.visit = async () => {
    inside += 1
    assert.equal(inside, 1)
    await new Promise(done => setImmediate(done))
    inside -= 1
    return seen
  }
  await Promise.all([visits.visitDue(async () => true), visits.visitDue(async () => true)])
  assert.equal(visited.length, 2)
})

test('a folder nobody’s row speaks of is taken away', async t => {
  const { home, tick } = await place(t)
  const left = join(home, 'site', '0193b1c0-0000-7000-8000-00000000dead')
  await mkdir(left, { recursive: true })
  await writeFile(join(left, 'netlog-0.json.gz'), 'half')
  await tick()
  assert.equal((await readdir(join(home, 'site'))).length, 1)
  assert.ok(!(await readdir(join(home, 'site'))).includes('0193b1c0-0000-7000-8000-00000000dead'))
})

test('stopped, it visits nothing more, and what was under way was never begun', async t => {
  const { db, visits, now, visited, tick } = await place(t, [www, shop])
  const { promise, reject } = Promise.withResolvers<Observed>()
  now.visit = () => promise
  const ticking = tick()
  while (visited.length === 0) await new Promise(done => setImmediate(done))
  const stopping = visits.stop()
  reject(new Error('called off'))
  await stopping
  await ticking
  assert.deepEqual(visited.length, 1)
  assert.deepEqual(await auditLines(db, 'www', 9), [])
})
