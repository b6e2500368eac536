// Outside holders of checkpoints: what they are given, and what they find when our own log is set back or forked.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { checkAlarm, parseAlarm } from '../../src/ledger/alarm.ts'
import { readCheckpoint } from '../../src/ledger/checkpoint.ts'
import { parseVerifierKey } from '../../src/ledger/note.ts'
import type { Holder } from '../../src/store/holders.ts'
import type { Log } from '../../src/store/log.ts'
import { failingDisk, outcomeOf } from '../disk.ts'
import { appendSome, type LogPlace, logPlace } from '../log.ts'

async function folderOf(t: TestContext): Promise<Holder & { readonly kind: 'folder' }> {
  const path = await mkdtemp(join(tmpdir(), 'ordholden-holder-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  return { kind: 'folder', name: 'Revisor', path }
}

const fileOf = ({ path }: { readonly path: string }) => join(path, 'example.org_log.checkpoint')

const heldIn = async (holder: { readonly path: string }) =>
  readCheckpoint(await readFile(fileOf(holder), 'utf8'))

async function grow(place: LogPlace, log: Log, count: number): Promise<void> {
  await appendSome(place, count)
  await log.round()
}

/** The database as it was at an earlier time, folder and all: what restoring an old backup would do. */
async function setBack(place: LogPlace, size: number, row: { frontier: string; checkpoint: string }) {
  await sql`delete from leaf where idx >= ${size} or idx is null`.execute(place.db)
  await sql`update log_state set size = ${size}, frontier = ${row.frontier}, checkpoint = ${row.checkpoint},
    lease_until = null`.execute(place.db)
  await sql`update log_publication set size = 0, checkpoint = null`.execute(place.db)
  await rm(join(place.home, 'log'), { recursive: true })
}

const rowOf = (place: LogPlace) =>
  place.db.selectFrom('log_state').select(['frontier', 'checkpoint']).executeTakeFirstOrThrow()

test('a folder is given the published checkpoint, once, and the hand-over is a leaf of its own', async t => {
  const place = await logPlace(t)
  const holder = await folderOf(t)
  const log = await place.open({ holders: [holder] })
  assert.deepEqual(await log.holders.held(), [{ holder, lastAt: null, lastSize: null }])
  await grow(place, log, 3)
  assert.deepEqual(await log.holders.handOver(), [{ kind: 'handed-over', holder: 'Revisor', size: 3 }])
  assert.equal((await heldIn(holder)).size, 3)
  await log.round()
  assert.deepEqual(await log.holders.handOver(), [{ kind: 'nothing-new', holder: 'Revisor' }])
  await grow(place, log, 1)
  assert.deepEqual(await log.holders.handOver(), [{ kind: 'handed-over', holder: 'Revisor', size: 5 }])
  assert.equal((await log.holders.held())[0]?.lastSize, 5)
  const kinds = await place.db.selectFrom('leaf').select('kind').orderBy('idx').execute()
  assert.equal(kinds.filter(({ kind }) => kind === 'checkpoint-handed-over').length, 2)
})

test('a log set back is found by what the holder has, and what it has is left as it is', async t => {
  const place = await logPlace(t)
  const holder = await folderOf(t)
  const log = await place.open({ holders: [holder] })
  await grow(place, log, 3)
  const earlier = await rowOf(place)
  await grow(place, log, 4)
  await log.holders.handOver()
  await log.stop()
  await setBack(place, 3, earlier)
  const after = await place.open({ holders: [holder] })
  await grow(place, after, 1)
  const [outcome] = await after.holders.handOver()
  assert.equal(outcome?.kind === 'alarm' ? outcome.finding.kind : outcome?.kind, 'rolled-back')
  assert.equal((await heldIn(holder)).size, 7)
  assert.deepEqual(
    (await after.check()).findings.map(({ kind, file }) => [kind, file]),
    [['rolled-back', fileOf(holder)]],
  )
})

test('a log forked, and longer than before, is found; the alarm convicts it with nothing but the key', async t => {
  const place = await logPlace(t)
  const holder = await folderOf(t)
  const log = await place.open({ holders: [holder] })
  await grow(place, log, 3)
  const earlier = await rowOf(place)
  await grow(place, log, 4)
  await log.holders.handOver()
  await log.stop()
  await setBack(place, 3, earlier)
  const after = await place.open({ holders: [holder] })
  await grow(place, after, 9)
  const [outcome] = await after.holders.handOver()
  assert.ok(outcome?.kind === 'alarm')
  assert.equal(outcome.finding.kind, 'forked')
  assert.equal((await heldIn(holder)).size, 7)
  const alarm = parseAlarm(outcome.alarm)
  assert.equal(checkAlarm(alarm, parseVerifierKey(after.verifierKey)), 'contradiction')
  assert.deepEqual((await after.check()).alarms, [outcome.alarm])
})

test('rounds that run by themselves hand over, and report what a holder has against us', async t => {
  const place = await logPlace(t)
  const holder = await folderOf(t)
  const log = await place.open({ holders: [holder] })
  await grow(place, log, 2)
  log.start(5)
  while ((await log.holders.held())[0]?.lastSize !== 2) await new Promise(resolve => setTimeout(resolve, 5))
  await log.stop()
  await writeFile(fileOf(holder), 'something else')
  const told = Promise.withResolvers<unknown>()
  const next = await place.open({ holders: [holder], onTrouble: told.resolve })
  next.start(5)
  assert.match(String(await told.promise), /got malformed/)
  await next.stop()
  assert.equal(await readFile(fileOf(holder), 'utf8'), 'something else')
})

test('a holder named while the log is open is handed the next checkpoint; one no longer named is not', async t => {
  const place = await logPlace(t)
  const [first, second] = [await folderOf(t), { ...(await folderOf(t)), name: 'Advokat' }]
  const log = await place.open({ holders: [first] })
  await grow(place, log, 1)
  await log.holders.declare([second])
  assert.deepEqual(await log.holders.handOver(), [{ kind: 'handed-over', holder: 'Advokat', size: 1 }])
  assert.deepEqual(await readdir(first.path), [])
})

test("a holder's folder that is not there is not made; one that fails never holds the others or the log", async t => {
  const place = await logPlace(t)
  const [away, there] = [await folderOf(t), { ...(await folderOf(t)), name: 'Advokat' }]
  await rm(away.path, { recursive: true })
  const log = await place.open({ holders: [away, there] })
  await grow(place, log, 1)
  const outcomes = await log.holders.handOver()
  assert.deepEqual(outcomes, [
    { kind: 'unreachable', holder: 'Revisor', because: 'ENOENT' },
    { kind: 'handed-over', holder: 'Advokat', size: 1 },
  ])
  await assert.rejects(readdir(away.path), /ENOENT/)
  await grow(place, log, 1)
})

test('a full disk at the holder is its trouble alone: said, not counted as handed over', async t => {
  const place = await logPlace(t)
  const holder = await folderOf(t)
  const ours = await place.open()
  await grow(place, ours, 1)
  await ours.stop()
  const { disk } = failingDisk(2, 'ENOSPC')
  const log = await place.open({ holders: [holder], disk })
  const [outcome] = await log.holders.handOver()
  assert.equal(outcome?.kind, 'unreachable')
  assert.equal((await log.holders.held())[0]?.lastSize, null)
  assert.equal(log.publication.folder.failed, null)
})

test('a mail holder can be declared, and says that nothing can be sent yet', async t => {
  const place = await logPlace(t)
  const holder: Holder = { kind: 'mail', name: 'Revisor', address: 'log@example.org' }
  const log = await place.open({ holders: [holder] })
  await grow(place, log, 1)
  assert.deepEqual(await log.holders.handOver(), [{ kind: 'cannot-send-yet', holder: 'Revisor' }])
  assert.equal((await log.holders.held())[0]?.lastSize, null)
})

test('a folder inside the home is refused, through a link too', async t => {
  const place = await logPlace(t)
  const outside = await folderOf(t)
  const inside = join(place.home, 'copies')
  const link = join(outside.path, 'link')
  await mkdir(inside)
  await symlink(inside, link)
  for (const path of [place.home, inside, link, 'relative'])
    assert.equal(
      await outcomeOf(() => place.open({ holders: [{ ...outside, path }] })),
      'ledger-refused',
      path,
    )
  await place.open({ holders: [outside] })
})
