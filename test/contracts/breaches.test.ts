// Breaks and what is answered about them over a real PostgreSQL: a break begins once however often it is seen, ends only when
// the part is seen kept, is asked about anew when it comes back; an answer and its leaf are one transaction, added and never
// overwritten, and who gave it is known only with the key of its case.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { checkCommitment, parseLeaf } from '../../src/ledger/leaf.ts'
import { answersTo, breakCase, type GivenAnswer, keepAnswer } from '../../src/store/breach-answers.ts'
import { breaks, findBreak } from '../../src/store/breaks.ts'
import { destroyOpenings, openOpening } from '../../src/store/openings.ts'
import { outcomeOf } from '../disk.ts'
import { logPlace, lookOf } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'

const who = '0193b1c0-0000-7000-8000-000000000001'
const none = '0193b1c0-0000-7000-8000-00000000dead'

async function withBreaks(t: Parameters<typeof logPlace>[0]) {
  const place = await logPlace(t)
  const log = await place.open()
  const clock = fixedClock('2026-11-20T08:00:00.000Z')
  const see = async (...verdicts: readonly ('kept' | 'broken' | 'unknown')[]) => {
    for (const verdict of verdicts) {
      clock.move(3_600_000)
      await log.recordLooks([lookOf('a', verdict, clock), lookOf('b', 'kept', clock)])
    }
  }
  const on = { db: place.db, keys: memoryKeys('breaches'), clock, random: systemRandom }
  const begun = async () => (await breaks(place.db)).map(({ at }) => at.slice(11, 16)).toSorted()
  return { on, see, begun, clock }
}

const given = (look: string, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  ...{ look, answer: 'no', reason: 'kun en stavefejl', by: who, awareAt: null },
  ...more,
})

test('a break begins once, is not ended by not knowing, and begins anew after it was seen kept', async t => {
  const { see, begun, on } = await withBreaks(t)
  await see('kept', 'unknown')
  assert.deepEqual(await begun(), [])
  await see('broken', 'broken', 'unknown', 'broken')
  assert.deepEqual(await begun(), ['11:00'])
  await see('kept', 'unknown', 'broken', 'broken')
  assert.deepEqual(await begun(), ['11:00', '17:00'])
  const [latest, first] = await breaks(on.db)
  assert.equal(latest?.mendedAt, null)
  assert.equal(first?.mendedAt, '2026-11-20T15:00:00.000Z')
  assert.deepEqual([latest?.part, latest?.reason.da], ['a', lookOf('a', 'broken', on.clock).reason.da])
})

test('the first look ever that says broken begins a break', async t => {
  const { see, begun } = await withBreaks(t)
  await see('broken')
  assert.deepEqual(await begun(), ['09:00'])
})

test('looks that were refused begin nothing', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  const look = lookOf('a', 'broken', fixedClock('2026-11-20T08:00:00.000Z'))
  assert.notEqual(await outcomeOf(() => log.recordLooks([look, look])), 'done')
  assert.deepEqual(await breaks(place.db), [])
})

test('each answer is kept beside those before it; the latest stands, and a new break asks again', async t => {
  const { see, on, clock } = await withBreaks(t)
  await see('broken')
  const [first] = await breaks(on.db)
  const look = first?.look ?? assert.fail()
  assert.equal(first?.answer, null)
  assert.equal(await keepAnswer(on, given(look, { answer: 'cannot-say', reason: 'vi ser på det' })), 'kept')
  clock.move(60_000)
  const awareAt = new Date('2026-11-20T09:30:00.000Z')
  assert.equal(
    await keepAnswer(on, given(look, { answer: 'yes', reason: 'mail til forkert modtager', awareAt })),
    'kept',
  )
  const stands = await findBreak(on.db, look)
  assert.deepEqual([stands?.answer, stands?.awareAt], ['yes', awareAt.toISOString()])
  const answers = await answersTo(on, look)
  assert.deepEqual(
    answers.map(({ answer, said }) => [answer, said?.reason, said?.by]),
    [
      ['yes', 'mail til forkert modtager', who],
      ['cannot-say', 'vi ser på det', who],
    ],
  )
  await see('kept', 'broken')
  assert.deepEqual(
    (await breaks(on.db)).map(({ answer }) => answer),
    [null, 'yes'],
  )
})

test('an answer to no break is refused, and leaves nothing behind; neither does one the table refuses', async t => {
  const { see, on } = await withBreaks(t)
  await see('broken')
  const [{ look } = assert.fail()] = await breaks(on.db)
  const leaves = async () => (await on.db.selectFrom('leaf').select('id').execute()).length
  const before = await leaves()
  assert.equal(await keepAnswer(on, given(none)), 'not-found')
  // A yes without the moment it was known is refused by the table, after the leaf was appended.
  assert.notEqual(await outcomeOf(() => keepAnswer(on, given(look, { answer: 'yes' }))), 'done')
  await assert.rejects(keepAnswer(on, given(look, { reason: 'x'.repeat(4_001) })), { code: 'limit' })
  assert.deepEqual([await leaves(), await answersTo(on, look)], [before, []])
})

test('the leaf commits to who answered what and why, and no row says it without the key of the case', async t => {
  const { see, on } = await withBreaks(t)
  await see('broken')
  const [{ look } = assert.fail()] = await breaks(on.db)
  await keepAnswer(on, given(look, { reason: 'Anna sendte den til Bo' }))
  const leaf = await on.db
    .selectFrom('leaf')
    .innerJoin('opening', 'opening.leaf', 'leaf.id')
    .select(['kind', 'body', 'sealed', 'evidence'])
    .where('kind', '=', 'decided')
    .executeTakeFirstOrThrow()
  const opened = await openOpening(on.keys, breakCase(look), leaf.sealed)
  assert.ok(checkCommitment(parseLeaf(leaf.body), opened.evidence, opened.secret))
  const { rows } = await sql<{ all: string }>`
    select coalesce(string_agg(row_to_json(breach_answer)::text, ''), '') as all from breach_answer`.execute(
    on.db,
  )
  assert.equal(leaf.evidence, null)
  for (const row of [rows[0]?.all ?? '', Buffer.from(leaf.sealed).toString('latin1')])
    assert.doesNotMatch(row, /Anna|0193b1c0-0000/)
  const reads = async () =>
    (await on.db.selectFrom('leaf').select('id').where('kind', '=', 'read').execute()).length
  const before = await reads()
  assert.equal((await answersTo(on, look))[0]?.said?.reason, 'Anna sendte den til Bo')
  assert.equal(await reads(), before + 1, 'who reads it leaves a leaf')
  await destroyOpenings(on.db, on, breakCase(look))
  const [left] = await answersTo(on, look)
  assert.deepEqual([left?.answer, left?.said], ['no', null])
})

test('of processes that see the same break at the same instant one asks about it', async t => {
  const place = await logPlace(t)
  const logs = await Promise.all([place.open(), place.open(), place.open(), place.open()])
  const clock = fixedClock('2026-11-20T08:00:00.000Z')
  const parts = ['a', 'b', 'c']
  const seeAtOnce = (verdict: 'kept' | 'broken') =>
    Promise.all(
      logs.map((log, at) =>
        // In another order each, so that two that wait for each other would be seen.
        log.recordLooks(
          [...parts.slice(at), ...parts.slice(0, at)].map(part => lookOf(part, verdict, clock)),
        ),
      ),
    )
  const begun = async () => (await breaks(place.db)).map(({ part }) => part).toSorted()
  for (const round of [1, 2, 3]) {
    clock.move(3_600_000)
    await seeAtOnce('broken')
    assert.deepEqual(
      await begun(),
      parts.flatMap(part => Array.from({ length: round }, () => part)),
    )
    clock.move(3_600_000)
    await seeAtOnce('kept')
  }
})
