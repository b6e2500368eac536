// Leaves and their places over a real PostgreSQL: nothing committed is lost, places have no gap and are given once,
// and only over the tree that was signed last. House invariants 3 and 7.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { toHex } from '../../src/core/bytes.ts'
import { fixedClock, systemClock } from '../../src/core/clock.ts'
import { checkCommitment, parseLeaf } from '../../src/ledger/leaf.ts'
import { parseVerifierKey } from '../../src/ledger/note.ts'
import { openQueries } from '../../src/store/connect.ts'
import { append } from '../../src/store/leaves.ts'
import { Sequencer } from '../../src/store/sequencer.ts'
import type { Tables } from '../../src/store/tables.ts'
import { outcomeOf } from '../disk.ts'
import { appendSome, findingsOf, logPlace, making, origin, placesOf, upTo } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'

test('a leaf is of the documented form and commits to its evidence, under a secret of its own', async t => {
  const place = await logPlace(t)
  const [one, other] = [
    await append(place.db, making, 'look', { n: 1 }),
    await append(place.db, making, 'look', { n: 1 }),
  ]
  assert.ok(checkCommitment(parseLeaf(one.body), { n: 1 }, one.secret))
  assert.ok(!checkCommitment(parseLeaf(one.body), { n: 2 }, one.secret))
  assert.notEqual(toHex(one.secret), toHex(other.secret))
  assert.notEqual(toHex(parseLeaf(one.body).commitment), toHex(parseLeaf(other.body).commitment))
})

test('a leaf belongs to the transaction it was appended in', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const abandoned = place.db.transaction().execute(async tx => {
    await log.append(tx, 'register', { n: 1 })
    throw new Error('changed its mind')
  })
  await assert.rejects(abandoned, /changed its mind/)
  await log.round()
  assert.deepEqual(await placesOf(place), [])
})

test('leaves that come together are durable when acknowledged, each with its own evidence', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const kept = await Promise.all(upTo(50).map(n => log.appendAlone('read', { n })))
  const rows = await place.db.selectFrom('leaf').select(['id', 'evidence']).execute()
  const stored = new Map(rows.map(row => [row.id, row.evidence]))
  assert.deepEqual(
    kept.map(leaf => stored.get(leaf.id)),
    upTo(50).map(n => `{"n":${n}}`),
  )
  const [well, lone] = await Promise.allSettled(
    ['fine', '\ud800'].map(text => log.appendAlone('read', { text })),
  )
  assert.deepEqual([well?.status, lone?.status], ['fulfilled', 'rejected'], 'a bad one fails alone')
  assert.equal((await place.db.selectFrom('leaf').select('id').execute()).length, 51)
})

test('a transaction held open across two sequencer rounds loses nothing', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const late = await place.db.startTransaction().execute()
  const early = await log.append(late, 'look', { committed: 'last' })
  await appendSome(place, 3)
  assert.deepEqual(await log.round(), { kind: 'sequenced', leaves: 3, size: 3 })
  await appendSome(place, 2)
  assert.deepEqual(await log.round(), { kind: 'sequenced', leaves: 2, size: 5 })
  await late.commit().execute()
  assert.deepEqual(await log.round(), { kind: 'sequenced', leaves: 1, size: 6 })
  const { idx } = await place.db
    .selectFrom('leaf')
    .select('idx')
    .where('id', '=', early.id)
    .executeTakeFirstOrThrow()
  assert.equal(Number(idx), 5, 'made first, committed last: it stands last')
})

test('an older fencing number is refused, and whoever was fenced off writes nothing', async t => {
  const place = await logPlace(t)
  await place.open()
  const clock = fixedClock('2026-11-22T08:00:00.000Z')
  const keys = memoryKeys(origin)
  const key = parseVerifierKey((await place.open()).verifierKey)
  const signer = { key, sign: (message: Uint8Array) => keys.sign('log', message) }
  const [first, second] = ['first', 'second'].map(
    holder => new Sequencer({ db: place.db, signer, clock, holder }),
  )
  assert.ok(first && second)
  await appendSome(place, 1)
  assert.equal((await first.round()).kind, 'sequenced')
  assert.equal((await second.round()).kind, 'elsewhere')
  clock.move(60_000)
  await appendSome(place, 1)
  assert.equal((await second.round()).kind, 'sequenced')
  await appendSome(place, 1)
  assert.equal(await outcomeOf(() => first.round()), 'ledger-refused')
  assert.deepEqual(await placesOf(place), [0, 1])
  assert.equal((await first.round()).kind, 'elsewhere', 'it does not go on by itself')
  assert.equal((await second.round()).kind, 'sequenced')
})

test('sequencers racing with leases that run out at once never give a place twice or leave a gap', async t => {
  const place = await logPlace(t)
  const keys = memoryKeys(origin)
  const key = parseVerifierKey((await place.open()).verifierKey)
  const signer = { key, sign: (message: Uint8Array) => keys.sign('log', message) }
  const racers = upTo(3).map(
    n =>
      new Sequencer({
        db: place.db,
        signer,
        clock: systemClock,
        holder: `${n}`,
        leaseMs: 1,
        leavesPerRound: 7,
      }),
  )
  let appending = true
  let refused = 0
  const race = async (racer: Sequencer) => {
    while (appending) if ((await outcomeOf(() => racer.round())) !== 'done') refused += 1
  }
  const races = racers.map(race)
  for (const _ of upTo(60)) await appendSome(place, 5)
  appending = false
  await Promise.all(races)
  const log = await place.open()
  await outcomeOf(() => log.round())
  while ((await log.round()).kind !== 'idle');
  assert.ok(refused > 0, 'expected the race to fence somebody off')
  assert.deepEqual(await placesOf(place), upTo(300))
  assert.deepEqual(await findingsOf(log), [])
})

test('nothing is signed over a tree other than the one signed last', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 2)
  await log.round()
  const other = await logPlace(t)
  const theirs = await other.open()
  await appendSome(other, 2)
  await theirs.round()
  const { frontier } = await other.db.selectFrom('log_state').select('frontier').executeTakeFirstOrThrow()
  await place.db.updateTable('log_state').set({ frontier }).execute()
  await appendSome(place, 1)
  assert.equal(await outcomeOf(() => log.round()), 'ledger-damaged')
  assert.deepEqual(await placesOf(place), [0, 1])
})

test('a database that acknowledges before the disk has it is refused', async t => {
  const place = await logPlace(t)
  await sql.raw(`alter database ${place.login.database} set synchronous_commit = off`).execute(place.db)
  // Settings of a database hold for sessions opened later.
  const later = openQueries<Tables>(place.login, 1)
  assert.equal(await outcomeOf(() => place.open({ db: later })), 'database-refused')
  await later.destroy()
})

test('a log keeps its name for life', async t => {
  const place = await logPlace(t)
  await place.open()
  assert.equal(await outcomeOf(() => place.open({ origin: 'example.org/other' })), 'ledger-refused')
})

test('rounds run by themselves: in the log at most two seconds after the commit, and the lease is given back', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  log.start()
  const committedMs = Date.now()
  await appendSome(place, 10)
  while ((await log.standing()).published.size < 10)
    assert.ok(Date.now() - committedMs < 2_000, 'two seconds passed')
  await log.stop()
  const next = await place.open()
  await appendSome(place, 1)
  assert.equal((await next.round()).kind, 'sequenced')
})

test('an idle log signs nothing and writes no leaf', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 1)
  await log.round()
  const before = await place.db.selectFrom('log_state').selectAll().executeTakeFirstOrThrow()
  for (const _ of upTo(5)) assert.equal((await log.round()).kind, 'idle')
  assert.deepEqual(await place.db.selectFrom('log_state').selectAll().executeTakeFirstOrThrow(), before)
})
