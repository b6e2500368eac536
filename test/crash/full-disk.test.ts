// A disk that is really full, under PostgreSQL and the published log: whatever was acknowledged is there afterwards, the
// program says so, and a restart with room goes on. The disk is a small tmpfs, which only root may mount.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Kysely } from 'kysely'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { openQueries } from '../../src/store/connect.ts'
import { Log } from '../../src/store/log.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { Tables } from '../../src/store/tables.ts'
import { startTestServer, type TestServer } from '../database.ts'
import { findingsOf, origin } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'

const skip = process.getuid?.() === 0 ? false : 'mounting a small disk needs root'

/** A disk of its own, on which every temporary folder lies meanwhile. */
async function onSmallDisk(megabytes: number, run: (folder: string) => Promise<void>): Promise<void> {
  const before = tmpdir()
  const folder = mkdtempSync(join(before, 'ordholden-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'none', folder])
  process.env['TMPDIR'] = folder
  try {
    await run(folder)
  } finally {
    process.env['TMPDIR'] = before
    execFileSync('umount', [folder])
    rmdirSync(folder)
  }
}

/** Leaves this many bytes free; answers what to remove to have the room again. */
function fill(folder: string, bytesLeft: number): string {
  const { bavail, bsize } = statfsSync(folder)
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)))
  return ballast
}

const making = { clock: systemClock, random: systemRandom, keys: memoryKeys(origin), origin, holders: [] }
const openLog = (db: Kysely<Tables>, home: string) =>
  Log.open({ ...making, db, home, onTrouble: () => undefined, leaseMs: 1 })

/** Appends and publishes until something is refused; what was acknowledged before, and the refusal. */
async function appendUntilRefused(log: Log, db: Kysely<Tables>) {
  const acknowledged: string[] = []
  for (let n = 0; ; n++) {
    try {
      acknowledged.push((await log.append(db, 'look', { n, filling: '.'.repeat(4_000) })).id)
      if (n % 50 === 0) await log.round()
    } catch (error) {
      if (error instanceof Refusal) return { acknowledged, refusal: error }
      throw error
    }
  }
}

async function fillAndGoOn(t: TestContext, folder: string, own: TestServer): Promise<void> {
  const db = openQueries<Tables>(own.server.owner, 3)
  const home = mkdtempSync(join(folder, 'log-'))
  try {
    await migrate(db)
    const log = await openLog(db, home)
    const ballast = fill(folder, 2 ** 21)
    const { acknowledged, refusal } = await appendUntilRefused(log, db)
    t.diagnostic(
      `${acknowledged.length} acknowledged, then ${refusal.code}: ${refusal.message.split('\n')[0]}`,
    )
    assert.ok(acknowledged.length > 0)
    assert.ok(['disk-refused', 'database-unreachable'].includes(refusal.code), refusal.code)
    rmSync(ballast)
    await own.start()
    const next = await openLog(db, home)
    while ((await next.round()).kind !== 'idle');
    const rows = await db.selectFrom('leaf').select('id').where('idx', 'is not', null).execute()
    const there = new Set(rows.map(({ id }) => id))
    assert.deepEqual(
      acknowledged.filter(id => !there.has(id)),
      [],
      'acknowledged, and gone',
    )
    assert.deepEqual(await findingsOf(next), [])
  } finally {
    await db.destroy()
  }
}

test('a full disk: said, nothing acknowledged is lost, and a restart with room goes on', { skip }, t =>
  onSmallDisk(200, async folder => {
    const own = await startTestServer()
    try {
      await fillAndGoOn(t, folder, own)
    } finally {
      await own.end()
    }
  }),
)
