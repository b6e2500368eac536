// Looks over a real PostgreSQL: kept with their leaf, read back by part, and provable one by one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock, systemClock } from '../../src/core/clock.ts'
import { readCheckpoint } from '../../src/ledger/checkpoint.ts'
import { checkCommitment, parseEvidence } from '../../src/ledger/leaf.ts'
import { checkInclusion } from '../../src/ledger/path.ts'
import { parseProof } from '../../src/ledger/proof.ts'
import { hashLeaf } from '../../src/ledger/tree.ts'
import { append } from '../../src/store/leaves.ts'
import { lastLooksOfDays, latestLooks, lookHistory } from '../../src/store/looks.ts'
import { proofOfLook } from '../../src/store/proofs.ts'
import { outcomeOf } from '../disk.ts'
import { appendSome, bodiesOf, findingsOf, type LogPlace, logPlace, lookOf, making, upTo } from '../log.ts'

test('a look and its leaf are one transaction; it is in the log only under a published checkpoint', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const clock = fixedClock('2026-11-22T08:00:00.000Z')
  const look = lookOf('open/served', 'kept', clock)
  await log.recordLooks([look])
  assert.notEqual(
    await outcomeOf(() => log.recordLooks([lookOf('open/served', 'broken', clock), look])),
    'done',
  )
  const before = (await latestLooks(place.db, ['open/served', 'open/findable'])).get('open/served')
  assert.deepEqual(before, { look: { ...look, index: null }, since: look.at })
  await log.sequencer.round()
  const placed = (await latestLooks(place.db, ['open/served'])).get('open/served')
  assert.equal(placed?.look.index, null, 'signed, and nobody can fetch it yet')
  await log.round()
  assert.equal((await latestLooks(place.db, ['open/served'])).get('open/served')?.look.index, 0)
  assert.equal((await bodiesOf(place)).length, 1, 'the look that was refused left no leaf')
})

test('since when: the first look of the unbroken run of equal verdicts', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const clock = fixedClock('2026-11-20T08:00:00.000Z')
  const hourly = async (verdicts: readonly ('kept' | 'broken' | 'unknown')[]) => {
    for (const verdict of verdicts) {
      clock.move(3_600_000)
      await log.recordLooks([lookOf('a', verdict, clock), lookOf('b', 'kept', clock)])
    }
  }
  await hourly(['kept', 'broken', 'unknown', 'kept', 'kept'])
  const latest = await latestLooks(place.db, ['a', 'b', 'nobody looked'])
  assert.deepEqual(
    [...latest].map(([part, { since }]) => [part, since]),
    [
      ['a', '2026-11-20T12:00:00.000Z'],
      ['b', '2026-11-20T09:00:00.000Z'],
    ],
  )
  await hourly(['broken'])
  assert.equal((await latestLooks(place.db, ['a'])).get('a')?.since, '2026-11-20T14:00:00.000Z')
  const history = await lookHistory(place.db, ['a'], new Date('2026-11-20T12:00:00.000Z'))
  assert.deepEqual(
    history.map(look => look.verdict),
    ['broken', 'kept', 'kept'],
  )
  for (const _ of upTo(2)) {
    clock.move(24 * 3_600_000)
    await hourly(['unknown', 'kept'])
  }
  const days = await lastLooksOfDays(place.db, ['a'], new Date('2026-11-21T00:00:00.000Z'))
  assert.deepEqual(days.map(look => look.at).toSorted(), [
    '2026-11-21T16:00:00.000Z',
    '2026-11-22T18:00:00.000Z',
  ])
})

test('after the clock was set back the look kept last is the latest, and no later time hides it', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const clock = fixedClock('2026-11-20T08:00:00.000Z')
  await log.recordLooks([lookOf('a', 'kept', clock)])
  clock.move(-24 * 3_600_000)
  await log.recordLooks([lookOf('a', 'broken', clock)])
  const broken = (await latestLooks(place.db, ['a'])).get('a')
  assert.deepEqual([broken?.look.verdict, broken?.since], ['broken', '2026-11-19T08:00:00.000Z'])
  clock.move(24 * 3_600_000)
  await log.recordLooks([lookOf('a', 'broken', clock)])
  assert.equal((await latestLooks(place.db, ['a'])).get('a')?.since, '2026-11-19T08:00:00.000Z')
})

test('a row of a look that was changed is found: what was logged says otherwise', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const look = lookOf('open/served', 'broken', systemClock)
  await log.recordLooks([look])
  await log.round()
  assert.deepEqual(await findingsOf(log), [])
  await place.db.updateTable('look').set({ verdict: 'kept' }).execute()
  assert.deepEqual(await findingsOf(log), [['leaf-differs', `table look ${look.id}`, undefined]])
})

test('a look taken out of its table is found: its leaf is still there', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const looks = [lookOf('open/served', 'kept', systemClock), lookOf('open/served', 'broken', systemClock)]
  await log.recordLooks(looks)
  await log.round()
  await place.db.deleteFrom('look').where('verdict', '=', 'broken').execute()
  const found = (await findingsOf(log)).map(([kind, file]) => [kind, file])
  assert.deepEqual(found, [['missing', `table look ${looks[1]?.id}`]])
})

test("a look's proof: evidence, secret and leaf recompute, and the leaf is in the published tree", async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 300)
  const look = lookOf('open/served', 'kept', systemClock)
  await log.recordLooks([look])
  assert.equal(await proofOfLook(place.db, look.id), null, 'not before a published checkpoint covers it')
  await log.round()
  await appendSome(place, 50)
  await log.round()
  const given = await proofOfLook(place.db, look.id)
  assert.ok(given !== null)
  const { leaf, opening } = parseEvidence(given.evidence)
  assert.ok(opening !== null && checkCommitment(leaf, opening.evidence, opening.secret))
  const { index, hashes, checkpoint } = parseProof(given.proof)
  const { size, root } = readCheckpoint(checkpoint)
  assert.deepEqual([index, size], [given.index, 351])
  assert.equal(
    checkInclusion({ index, size, leaf: hashLeaf(Buffer.from(given.leaf)), root }, hashes),
    'holds',
  )
  assert.equal(await proofOfLook(place.db, '01890000-0000-7000-8000-000000000000'), null)
})

test('a year of hourly looks at 10 parts: the latest are found by their index, not by reading the year', async t => {
  const place = await logPlace(t)
  await place.open()
  await append(place.db, making, 'look', {})
  const parts = upTo(10).map(n => `part/${n}`)
  await sql`
    insert into look (id, part, at, verdict, register_hash, notice_hash, leaf)
    select gen_random_uuid(), part, timestamptz '2025-01-01' + hour * interval '1 hour', 'kept', '', '', (select id from leaf)
    from unnest(${parts}::text[]) as part cross join generate_series(1, 8760) as hour`.execute(place.db)
  await sql`analyze look`.execute(place.db)
  const startedMs = performance.now()
  for (const _ of upTo(10)) await latestLooks(place.db, parts)
  const eachMs = (performance.now() - startedMs) / 10
  const touched = await blocksOf(place, () => latestLooks(place.db, parts))
  t.diagnostic(`${eachMs.toFixed(1)} ms and ${touched} blocks for the latest of 87,600 looks`)
  assert.ok(touched < 500, `expected fewer than 500 blocks, got ${touched}`)
})

/** Blocks of the look table and its indexes that an act reads: what it costs, whatever the machine is busy with. */
async function blocksOf(place: LogPlace, act: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    await sql`select pg_stat_clear_snapshot()`.execute(place.db)
    const { rows } = await sql<{ blocks: string }>`
      select heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit as blocks
      from pg_statio_user_tables where relname = 'look'`.execute(place.db)
    return Number(rows[0]?.blocks)
  }
  const settled = async () => {
    let last = -1
    for (let now = await count(); now !== last; now = await count()) {
      last = now
      await new Promise(resolve => setTimeout(resolve, 1_100))
    }
    return last
  }
  const before = await settled()
  await act()
  return (await settled()) - before
}
