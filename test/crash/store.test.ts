// Rounds of kill -9 while appending, sequencing and publishing: the program, and every fifth time PostgreSQL itself.
// After each: everything acknowledged is there, and the log still contains every checkpoint that was ever published.
// ORDHOLDEN_CRASH is the number of rounds (default 50).

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { type Checkpoint, readCheckpoint } from '../../src/ledger/checkpoint.ts'
import { openQueries } from '../../src/store/connect.ts'
import { Log } from '../../src/store/log.ts'
import { findLog } from '../../src/store/log-state.ts'
import { findPostmaster, isAlive } from '../../src/store/postmaster.ts'
import { contains } from '../../src/store/publication.ts'
import type { Login } from '../../src/store/server.ts'
import type { Tables } from '../../src/store/tables.ts'
import { freshServer, startTestServer, type TestServer } from '../database.ts'
import { findingsOf, origin, placesOf, upTo } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'
import { makeOneFile } from './one-file.ts'

const rounds = Number(process.env['ORDHOLDEN_CRASH'] ?? '50')
const connections = 3
const program = await makeOneFile(join(import.meta.dirname, 'store-program.ts'))

interface Appender {
  readonly child: ChildProcess
  /** Ids of leaves it said are durable. */
  readonly acknowledged: string[]
  readonly complaints: string[]
}

function startAppender(login: Login, home: string): Appender {
  const env = { ...process.env, ...program.env }
  const child = spawn(process.execPath, [program.path, JSON.stringify({ login, home })], {
    stdio: 'pipe',
    env,
  })
  const [acknowledged, complaints]: [string[], string[]] = [[], []]
  createInterface({ input: child.stdout }).on('line', line => acknowledged.push(line))
  createInterface({ input: child.stderr }).on('line', line => complaints.push(line))
  return { child, acknowledged, complaints }
}

/** Lets it get as far as asked, then ends it, or the server under it, in the middle of whatever it does. */
async function killInTheMiddle(
  { child, acknowledged, complaints }: Appender,
  farEnough: () => boolean,
  kill: () => unknown,
): Promise<void> {
  const gone = once(child, 'close')
  while (acknowledged.length === 0 || !farEnough()) {
    assert.equal(child.exitCode, null, `the program ended by itself: ${complaints.join('\n')}`)
    await delay(1)
  }
  await delay(Math.random() * 40)
  kill()
  await gone
}

const lastCheckpoint = (home: string): Checkpoint | null => {
  try {
    return readCheckpoint(readFileSync(join(home, 'log', 'checkpoint'), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function expectKept(db: Kysely<Tables>, acknowledged: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('leaf')
    .select('id')
    .where(sql<boolean>`id = any(${acknowledged}::uuid[])`)
    .execute()
  const there = new Set(rows.map(row => row.id))
  assert.deepEqual(
    acknowledged.filter(id => !there.has(id)),
    [],
    'acknowledged, and gone',
  )
}

async function expectContained(db: Kysely<Tables>, published: Checkpoint | null): Promise<void> {
  if (published === null) return
  const log = await findLog(db)
  assert.ok(
    log !== null && (await contains(db, log.size, published)),
    `lost the tree of ${published.size} leaves`,
  )
}

async function restartKilled(own: TestServer, pid: number, db: Kysely<Tables>): Promise<void> {
  while (isAlive(pid)) await delay(1)
  await own.start()
  // A session that died with the server is replaced at the next query, which reports it: once for each of the pool.
  for (const _ of upTo(connections)) await sql`select 1`.execute(db).catch(() => undefined)
}

function serverPid(own: TestServer): number {
  const pid = findPostmaster(own.home.data)?.pid
  assert.ok(pid !== undefined)
  return pid
}

test(`${rounds} rounds of kill -9 while appending: nothing acknowledged is lost`, async t => {
  const own = await startTestServer()
  const { owner: login } = await freshServer(t, own)
  const home = mkdtempSync(join(tmpdir(), 'ordholden-crash-'))
  const db = openQueries<Tables>(login, connections)
  t.after(async () => {
    await db.destroy()
    await own.end()
    rmSync(home, { recursive: true })
  })
  let total = 0
  const sizes = new Set<number>()
  for (const round of upTo(rounds)) {
    const appender = startAppender(login, home)
    const server = serverPid(own)
    const [ofServer, early] = [round % 5 === 4, round % 3 === 2]
    const before = lastCheckpoint(home)?.size
    await killInTheMiddle(
      appender,
      // Every third is killed before its first publication is over, the others during a later one.
      () => early || lastCheckpoint(home)?.size !== before,
      () => (ofServer ? process.kill(server, 'SIGKILL') : appender.child.kill('SIGKILL')),
    )
    if (ofServer) await restartKilled(own, server, db)
    const published = lastCheckpoint(home)
    await expectKept(db, appender.acknowledged)
    await expectContained(db, published)
    total += appender.acknowledged.length
    sizes.add(published?.size ?? 0)
  }
  const making = { clock: systemClock, random: systemRandom, onTrouble: () => undefined }
  const log = await Log.open({
    ...making,
    db,
    home,
    origin,
    keys: memoryKeys(origin),
    holders: [],
    leaseMs: 100,
  })
  while ((await log.round()).kind !== 'idle') await delay(20)
  const places = await placesOf({ db })
  assert.deepEqual(places, upTo(places.length))
  assert.ok(places.length >= total)
  assert.equal((await log.standing()).waiting, 0)
  assert.deepEqual(await findingsOf(log), [])
  assert.ok(sizes.size > rounds / 2, `expected the log to have grown in most rounds, got ${sizes.size} sizes`)
  t.diagnostic(`${rounds} rounds, ${total} leaves acknowledged, ${places.length} in the log, none lost`)
})
