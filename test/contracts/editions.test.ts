import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { publishedEdition, settleEdition } from '../../src/app/edition.ts'
import { type ReadEdition, readPolicyFolder } from '../../src/app/policy.ts'
import { fixedClock, systemClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { openQueries } from '../../src/store/connect.ts'
import { allEditions, latestEdition, latestHashes, publishEdition } from '../../src/store/editions.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { Tables } from '../../src/store/tables.ts'
import { freshServer } from '../database.ts'
import { examplePolicy } from '../program.ts'

async function freshTables(t: TestContext): Promise<Kysely<Tables>> {
  const server = await freshServer(t)
  const db = openQueries<Tables>(server.owner, 2)
  t.after(() => db.destroy())
  return db
}

test('the latest edition is the one published last, whole, with its leaf', async t => {
  const db = await freshTables(t)
  const clock = fixedClock('2026-11-20T06:00:00.000Z')
  const making = { clock, random: systemRandom }
  assert.equal(await latestEdition(db), null)

  const first = {
    files: [{ path: 'notice.da.md', text: 'Vi lover æ, ø og å.' }],
    registerHash: 'r1',
    noticeHash: 'n1',
  }
  assert.equal(await publishEdition(db, making, first, 0), true)
  clock.move(1)
  assert.equal(await publishEdition(db, making, { ...first, registerHash: 'r2' }, 1), true)

  assert.deepEqual(await latestEdition(db), {
    ...first,
    registerHash: 'r2',
    number: 2,
    at: '2026-11-20T06:00:00.001Z',
  })
  const all = await allEditions(db)
  assert.deepEqual(
    all.map(({ number, registerHash }) => [number, registerHash]),
    [
      [1, 'r1'],
      [2, 'r2'],
    ],
  )
  assert.deepEqual(all[0]?.files, first.files)
  const leaves = await db.selectFrom('leaf').select(['kind', 'evidence']).orderBy('id').execute()
  assert.deepEqual(
    leaves.map(leaf => leaf.kind),
    ['notice', 'notice'],
  )
  assert.ok(
    leaves.every(leaf => !leaf.evidence?.includes('Vi lover')),
    'the text itself is not in the evidence',
  )
})

const textless = { files: [], registerHash: 'r', noticeHash: 'n' }
const leavesIn = async (db: Kysely<Tables>) => (await db.selectFrom('leaf').select('id').execute()).length

test('of two that publish after the same edition one does, and the other leaves nothing', async t => {
  const db = await freshTables(t)
  const making = { clock: systemClock, random: systemRandom }
  const published = await Promise.all([
    publishEdition(db, making, textless, 0),
    publishEdition(db, making, { ...textless, registerHash: 'other' }, 0),
  ])
  assert.deepEqual(published.toSorted(), [false, true])
  assert.equal(await leavesIn(db), 1)
})

test('an edition published after the clock was set back is the one in force', async t => {
  const db = await freshTables(t)
  const clock = fixedClock('2026-11-20T06:00:00.000Z')
  const making = { clock, random: systemRandom }
  await publishEdition(db, making, textless, 0)
  clock.move(-86_400_000)
  await publishEdition(db, making, { ...textless, registerHash: 'later' }, 1)
  assert.equal((await latestEdition(db))?.registerHash, 'later')
  assert.equal((await latestHashes(db))?.registerHash, 'later')
})

test('an edit that another process overtakes is judged again, against what that one published', async t => {
  const db = await freshTables(t)
  const making = { clock: systemClock, random: systemRandom }
  const first = await readPolicyFolder(examplePolicy)
  const editOf = (registerHash: string): ReadEdition => ({ ...first, registerHash })
  await publishEdition(db, making, first, 0)
  let judged = 0
  const standing = async () => {
    judged += 1
    if (judged === 1) await publishEdition(db, making, editOf('theirs'), 1)
    return new Map()
  }
  const notify = () => assert.fail('nothing was refused')
  const settled = await settleEdition({ owner: db }, making, editOf('ours'), standing, notify)
  assert.equal(settled.registerHash, 'ours')
  assert.equal(judged, 2)
  assert.deepEqual([(await latestEdition(db))?.number, await leavesIn(db)], [3, 3])
})

// What 0005 adds: a database from before 0004 has not had it either.
async function undoOpenings(db: Kysely<Tables>): Promise<void> {
  await sql`drop table opening, erasure, account, credential, session, link, letter, pledge_break, breach_answer, act,
    event, part_told, webhook, delivery, api_token, asked, site_audit, traffic_source,
    traffic_file, traffic_hour, traffic_day, traffic_visitors, traffic_text, attacker, security_day,
    traffic_alarm cascade`.execute(db)
  await sql`alter table leaf drop constraint leaf_opening`.execute(db)
  await sql`alter table probe drop column trace`.execute(db)
  await sql`alter table look drop column told`.execute(db)
  await sql`drop index leaf_alarm`.execute(db)
}

test('editions and looks kept before they had numbers are numbered as they were kept', async t => {
  const db = await freshTables(t)
  const clock = fixedClock('2026-11-20T06:00:00.000Z')
  const making = { clock, random: systemRandom }
  for (const [after, registerHash] of ['first', 'second', 'third'].entries()) {
    clock.move(1)
    await publishEdition(db, making, { ...textless, registerHash }, after)
  }
  const look = { part: 'a', verdict: 'kept', register_hash: '', notice_hash: '' } as const
  const { id: leaf } = await db.selectFrom('leaf').select('id').limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('look')
    .values({ ...look, id: newId(clock, systemRandom), at: clock.now(), leaf })
    .execute()
  await sql`alter table look drop column number`.execute(db)
  await sql`alter table edition drop column number`.execute(db)
  await sql`create index edition_latest on edition (at desc, id desc)`.execute(db)
  await sql`create index look_runs on look (part, verdict, at)`.execute(db)
  await undoOpenings(db)
  await sql`delete from kysely_migration where name >= '0004-order'`.execute(db)
  await migrate(db)
  assert.deepEqual([(await latestEdition(db))?.number, (await latestEdition(db))?.registerHash], [3, 'third'])
  assert.equal(Number((await db.selectFrom('look').select('number').executeTakeFirst())?.number), 1)
})

test('an edition that this program cannot read is said to be so, and the folder is judged whole', async t => {
  const db = await freshTables(t)
  const making = { clock: systemClock, random: systemRandom }
  const older = {
    files: [{ path: 'register.yaml', text: 'version: 0\n' }],
    registerHash: 'r',
    noticeHash: 'n',
  }
  await publishEdition(db, making, older, 0)
  const told: string[] = []
  const notify = ({ en }: { readonly en: string }) => void told.push(en)
  assert.equal(await publishedEdition({ owner: db }, notify), null)

  const edit = await readPolicyFolder(examplePolicy)
  const nobodyStands = () => Promise.reject(new Error('nothing stands by an edition nobody can read'))
  const settled = await settleEdition({ owner: db }, making, edit, nobodyStands, notify)
  assert.equal(settled.registerHash, edit.registerHash)
  assert.equal((await latestEdition(db))?.number, 2)
  assert.equal(told.length, 2)
  for (const words of told)
    assert.match(words, /^Edition 1 was published by another version.*\nregister\.yaml:1/s)
})
