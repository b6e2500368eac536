// A log for tests: a fresh database, a home of its own, keys in memory.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Kysely } from 'kysely'
import { type Clock, systemClock, systemRandom } from '../src/core/clock.ts'
import { newId } from '../src/core/ids.ts'
import { limits } from '../src/core/limits.ts'
import type { Look } from '../src/pledge/pledge.ts'
import { openQueries } from '../src/store/connect.ts'
import { appendMany } from '../src/store/leaves.ts'
import { Log, type LogOptions } from '../src/store/log.ts'
import type { Login } from '../src/store/server.ts'
import type { Tables } from '../src/store/tables.ts'
import { freshServer } from './database.ts'
import { memoryKeys } from './memory-keys.ts'

export const origin = 'example.org/log'

export interface LogPlace {
  readonly db: Kysely<Tables>
  readonly login: Login
  /** The published log lies in `<home>/log`. */
  readonly home: string
  /** Opens the log of this place; again for another process's view of it, or after a restart. */
  open(options?: Partial<LogOptions>): Promise<Log>
}

export async function logPlace(t: TestContext): Promise<LogPlace> {
  const server = await freshServer(t)
  const db = openQueries<Tables>(server.owner, limits.ownerConnections)
  const home = await mkdtemp(join(tmpdir(), 'ordholden-log-'))
  t.after(async () => {
    await db.destroy()
    await rm(home, { recursive: true })
  })
  const asked: LogOptions = {
    db,
    keys: memoryKeys(origin),
    home,
    origin,
    holders: [],
    clock: systemClock,
    random: systemRandom,
    onTrouble: error => {
      throw error
    },
  }
  return { db, login: server.owner, home, open: options => Log.open({ ...asked, ...options }) }
}

/** A look with nothing to say but its verdict. */
export function lookOf(part: string, verdict: Look['verdict'], clock: Clock): Look {
  const reason = { da: `Kontrollen svarede ${verdict}.`, en: `The check said ${verdict}.` }
  return {
    id: newId(clock, systemRandom),
    part,
    at: clock.now().toISOString(),
    verdict,
    reason,
    next: null,
    notLookedAt: null,
    basis: [],
    evidence: { seen: 1 },
    registerHash: 'aa'.repeat(32),
    noticeHash: 'bb'.repeat(32),
  }
}

export const making = { clock: systemClock, random: systemRandom }

export const upTo = (size: number) => Array.from({ length: size }, (_, index) => index)

export const appendSome = (place: LogPlace, count: number) =>
  appendMany(
    place.db,
    making,
    Array.from({ length: count }, (_, n) => ({ kind: 'look' as const, evidence: { n } })),
  )

export const placesOf = async (place: Pick<LogPlace, 'db'>): Promise<readonly number[]> => {
  const rows = await place.db
    .selectFrom('leaf')
    .select('idx')
    .where('idx', 'is not', null)
    .orderBy('idx')
    .execute()
  return rows.map(row => Number(row.idx))
}

export const bodiesOf = async (place: LogPlace) => {
  const rows = await place.db
    .selectFrom('leaf')
    .select('body')
    .where('idx', 'is not', null)
    .orderBy('idx')
    .execute()
  return rows.map(row => row.body)
}

export const findingsOf = async (log: Log) =>
  (await log.check()).findings.map(({ kind, file, index }) => [kind, file, index])
