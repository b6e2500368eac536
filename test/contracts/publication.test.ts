// The published log over a real PostgreSQL: the naive reference's files byte for byte, damage found, placed and
// rebuilt equal, a log set back refused, and a disk that fails stops the writing. House invariants 7 and 8.

import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromUtf8, toBase64 } from '../../src/core/bytes.ts'
import { parseAlarm } from '../../src/ledger/alarm.ts'
import { readCheckpoint } from '../../src/ledger/checkpoint.ts'
import { bundleOf } from '../../src/store/bundle.ts'
import { failingDisk, outcomeOf } from '../disk.ts'
import { appendSome, bodiesOf, findingsOf, type LogPlace, logPlace, upTo } from '../log.ts'
import { naiveFiles, naiveRoot } from '../naive-log.ts'

async function publishedFiles(place: LogPlace): Promise<Map<string, Buffer>> {
  const folder = join(place.home, 'log')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async path => [path.slice(folder.length + 1), await readFile(path)] as const),
    ),
  )
}

async function assertPublished(place: LogPlace): Promise<void> {
  const entries = await bodiesOf(place)
  const files = await publishedFiles(place)
  const checkpoint = readCheckpoint(fromUtf8(files.get('checkpoint') ?? new Uint8Array()))
  assert.deepEqual(
    [checkpoint.size, toBase64(checkpoint.root)],
    [entries.length, toBase64(naiveRoot(entries))],
  )
  for (const [path, bytes] of naiveFiles(entries)) assert.deepEqual(files.get(path), bytes, path)
}

test('what is published is the naive reference, byte for byte, across tile borders and after every step', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await log.round()
  await assertPublished(place)
  for (const step of [1, 2, 252, 1, 1, 300, 256]) {
    await appendSome(place, step)
    await log.round()
    await assertPublished(place)
  }
  const files = [...(await publishedFiles(place)).keys()]
  assert.ok(
    !files.some(path => path.startsWith('tile/0/000.p/')),
    'partial tiles go once the full one is there',
  )
  assert.ok(files.includes('tile/entries/003.p/45'), 'and stay until then')
  assert.deepEqual(await findingsOf(log), [])
})

test('past 65,536 leaves: a tile of the second level, published and rebuilt equal', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  for (const _ of upTo(66)) await appendSome(place, 1_000)
  while ((await log.round()).kind !== 'idle');
  const files = await publishedFiles(place)
  assert.equal(files.get('tile/1/000')?.length, 8_192)
  assert.equal(files.get('tile/2/000.p/1')?.length, 32)
  assert.equal(files.get('tile/1/001.p/1')?.length, 32)
  await rm(join(place.home, 'log'), { recursive: true })
  await log.publication.rebuild()
  const rebuilt = await publishedFiles(place)
  assert.deepEqual([...rebuilt.keys()].toSorted(), [...files.keys()].toSorted())
  for (const [path, bytes] of files) assert.deepEqual(rebuilt.get(path), bytes, path)
})

test('tiles deleted, changed, cut short or added are found, placed and rebuilt equal', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 600)
  await log.round()
  const whole = await publishedFiles(place)
  const at = (path: string) => join(place.home, 'log', path)
  const flipped = Buffer.from(whole.get('tile/0/001') ?? [])
  flipped[32 * 7 + 3] = (flipped[32 * 7 + 3] ?? 0) ^ 1
  await rm(at('tile/0/000'))
  await writeFile(at('tile/0/001'), flipped)
  await writeFile(at('tile/entries/001'), (whole.get('tile/entries/001') ?? Buffer.of()).subarray(0, 4 * 117))
  await writeFile(at('tile/0/007'), 'not ours')
  await writeFile(at('checkpoint'), 'damaged')
  assert.deepEqual(await findingsOf(log), [
    ['entry-differs', 'tile/entries/001', 260],
    ['missing', 'tile/0/000', undefined],
    ['tile-differs', 'tile/0/001', 263],
    ['surplus', 'tile/0/007', undefined],
    ['root-differs', 'checkpoint', undefined],
  ])
  await log.publication.rebuild()
  assert.deepEqual(await publishedFiles(place), whole)
  assert.deepEqual(await findingsOf(log), [])
})

for (const [from, to] of [
  [3, 5],
  [200, 256],
  [200, 300],
  [250, 600],
] as const)
  test(`a publication that was cut off anywhere between ${from} and ${to} leaves is no damage, and is finished`, async t => {
    const place = await logPlace(t)
    const log = await place.open()
    const at = (path: string) => join(place.home, 'log', path)
    await appendSome(place, from)
    await log.round()
    const row = await place.db.selectFrom('log_publication').selectAll().executeTakeFirstOrThrow()
    const before = await publishedFiles(place)
    await appendSome(place, to - from)
    await log.round()
    const after = await publishedFiles(place)
    const { size, checkpoint } = row
    await place.db
      .updateTable('log_publication')
      .set({ size: Number(size), checkpoint })
      .execute()
    assert.deepEqual(await findingsOf(log), [], 'the checkpoint is written, and the filled tiles are gone')
    for (const [path, bytes] of before) if (!after.has(path)) await writeUnder(at(path), bytes)
    assert.deepEqual(await findingsOf(log), [], 'and not gone yet')
    await writeFile(at('checkpoint'), before.get('checkpoint') ?? assert.fail())
    assert.deepEqual(await findingsOf(log), [], 'the tiles are written, the checkpoint is not')
    await writeFile(at('tile/0/007'), 'not ours')
    assert.deepEqual(await findingsOf(log), [['surplus', 'tile/0/007', undefined]])
    await rm(at('tile/0/007'))
    await log.publication.publish()
    assert.deepEqual(await publishedFiles(place), after)
  })

async function writeUnder(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

test('a folder that was lost is written anew by the next round', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 300)
  await log.round()
  const whole = await publishedFiles(place)
  await rm(join(place.home, 'log'), { recursive: true })
  await log.round()
  assert.deepEqual(await publishedFiles(place), whole)
})

const tamperings: readonly (readonly [string, ReturnType<typeof sql>, readonly unknown[]])[] = [
  [
    'other evidence',
    sql`update leaf set evidence = '{"n":-1}' where idx = 7`,
    ['commitment-differs', 'table leaf', 7],
  ],
  ['a leaf gone', sql`delete from leaf where idx = 7`, ['missing', 'table leaf', 7]],
  ['a leaf gone at the end', sql`delete from leaf where idx = 299`, ['missing', 'table leaf', 299]],
  ['bytes that are no leaf', sql`update leaf set body = 'x' where idx = 7`, ['malformed', 'table leaf', 7]],
  [
    'leaves changed places',
    sql`update leaf set body = other.body, secret = other.secret, evidence = other.evidence
      from leaf as other where (leaf.idx, other.idx) in ((7, 8), (8, 7))`,
    ['tile-differs', 'table log_node', 0],
  ],
  ['a root of a tile', sql`update log_node set hash = sha256('x')`, ['tile-differs', 'table log_node', 0]],
  [
    'a frontier of another tree',
    sql`update log_state set frontier = replace(frontier, '300 ', '300 AAAA')`,
    ['ledger-damaged'],
  ],
  [
    'a checkpoint somebody else signed',
    sql`update log_state set checkpoint = replace(checkpoint, '— ', '— other.')`,
    ['not-signed', 'table log_state', undefined],
  ],
]

for (const [what, statement, expected] of tamperings)
  test(`a changed table is found and placed: ${what}`, async t => {
    const place = await logPlace(t)
    const log = await place.open()
    await appendSome(place, 300)
    await log.round()
    assert.deepEqual(await findingsOf(log), [])
    await statement.execute(place.db)
    if (expected.length === 1) return assert.equal(await outcomeOf(() => log.check()), expected[0])
    const [first] = await findingsOf(log)
    assert.deepEqual(first, expected)
    const [alarm] = (await log.check()).alarms
    assert.equal(parseAlarm(alarm ?? '').findings[0]?.kind, expected[0])
    await log.check()
    const kept = await place.db.selectFrom('leaf').select('kind').where('kind', '=', 'alarm').execute()
    assert.equal(kept.length, 1, 'the same alarm is one leaf')
  })

test('a log too large for a bundle is refused before a leaf of it is read', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 1)
  await log.round()
  // Leaves no reader could open: whoever reads one fails otherwise than by the limit.
  await sql`
    insert into leaf (id, idx, kind, at, body, secret, evidence)
    select gen_random_uuid(), idx, 'look', now(), 'x', decode(repeat('00', 32), 'hex'), '?'
    from generate_series(1, 50000) as idx`.execute(place.db)
  const ask = () => bundleOf(place.db, log.verifierKey)
  assert.equal(await outcomeOf(ask), 'done', 'what no checkpoint covers yet is not in it')
  await place.db.updateTable('log_publication').set({ size: 50_001 }).execute()
  assert.equal(await outcomeOf(ask), 'limit')
  await place.db.updateTable('log_publication').set({ size: 101 }).execute()
  await sql`update leaf set evidence = repeat('?', 1000000) where idx between 1 and 70`.execute(place.db)
  assert.equal(await outcomeOf(ask), 'limit')
})

test('a database set back behind its published checkpoint is refused before anything is signed', async t => {
  const place = await logPlace(t)
  const log = await place.open()
  await appendSome(place, 5)
  await log.round()
  const earlier = await place.db
    .selectFrom('log_state')
    .select(['size', 'frontier', 'checkpoint'])
    .executeTakeFirstOrThrow()
  await appendSome(place, 5)
  await log.round()
  await log.stop()
  await sql`delete from leaf where idx >= 5`.execute(place.db)
  await place.db
    .updateTable('log_state')
    .set({ ...earlier, size: 5 })
    .execute()
  await place.db.updateTable('log_publication').set({ size: 5, checkpoint: earlier.checkpoint }).execute()
  assert.equal(await outcomeOf(() => place.open()), 'ledger-damaged')
  const empty = await logPlace(t)
  assert.equal(
    await outcomeOf(() => empty.open({ home: place.home })),
    'ledger-damaged',
    'a new database too',
  )
})

for (const code of ['ENOSPC', 'EIO'])
  test(`${code} at any call of publishing: refused, nothing acknowledged or written after it, finished by a restart`, async t => {
    const place = await logPlace(t)
    const size = 254
    await appendSome(place, size)
    await (await place.open()).round()
    await appendSome(place, 4)
    for (let failAt = 1; ; failAt++) {
      const { disk, calls, failed } = failingDisk(failAt, code)
      const log = await place.open({ disk })
      await sql`update log_state set lease_until = null`.execute(place.db)
      const outcome = await outcomeOf(() => log.round())
      if (!failed()) {
        assert.equal(outcome, 'done')
        assert.ok(failAt > 30, `expected more than 30 places to fail at, got ${failAt - 1}`)
        break
      }
      assert.equal(outcome, 'disk-refused', `call ${failAt}: ${calls.at(-1)}`)
      assert.equal((await log.standing()).published.size, size, 'not said to be published')
      const callsAtFailure = calls.length
      assert.equal(await outcomeOf(() => log.round()), 'disk-refused')
      assert.equal(await outcomeOf(async () => log.append(place.db, 'look', {})), 'disk-refused')
      assert.equal(calls.length, callsAtFailure, 'nothing is tried after a failure')
    }
    await assertPublished(place)
    assert.deepEqual(await findingsOf(await place.open()), [])
  })
