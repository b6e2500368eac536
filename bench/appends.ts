// Durable appends a second: 32 writers, each appending one leaf at a time and going on only when PostgreSQL has it on
// disk, while the sequencer gives places, signs and publishes. Beside it, in the same run and in turns: each append in
// a transaction of its own, and what the same server does with a bare insert of rows as large.
// `npm run bench -- appends`; goal: at least 3,000 a second (exit 1 below).

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { systemClock, systemRandom } from '../src/core/clock.ts'
import { newId } from '../src/core/ids.ts'
import { openQueries } from '../src/store/connect.ts'
import { openHome } from '../src/store/home.ts'
import { Log } from '../src/store/log.ts'
import { migrate } from '../src/store/migrate.ts'
import { findPrograms } from '../src/store/programs.ts'
import type { Server } from '../src/store/server.ts'
import { startOwnServer } from '../src/store/server-ours.ts'
import type { Tables } from '../src/store/tables.ts'
import { memoryKeys } from '../test/memory-keys.ts'
import { machine } from './figures.ts'

const writers = 32
const goal = 3_000
const turns = 3
const turnMs = 4_000
const keys = memoryKeys('bench')

interface Turn {
  readonly perSecond: number
  readonly p99Ms: number
}

/** All writers at once for one turn: each does the next act when its last one was acknowledged. */
async function measure(act: () => Promise<unknown>): Promise<Turn> {
  const tookMs: number[] = []
  const startMs = performance.now()
  const write = async () => {
    while (performance.now() - startMs < turnMs) {
      const beganMs = performance.now()
      await act()
      tookMs.push(performance.now() - beganMs)
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  const perSecond = (tookMs.length * 1_000) / (performance.now() - startMs)
  const p99Ms = tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? 0
  return { perSecond, p99Ms }
}

const median = (turnsTaken: readonly Turn[]): Turn => {
  const middle = turnsTaken.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(turnsTaken.length / 2)]
  if (middle === undefined) throw new Error('expected at least one turn')
  return middle
}

const evidence = () => ({ part: 'open/served', verdict: 'kept', seen: { status: 200, bytes: 18_231 } })

/** A bare insert of a row as large as a leaf's. */
function insertBare(db: Kysely<Tables>): Promise<unknown> {
  const [body, secret] = [systemRandom.bytes(117), systemRandom.bytes(32)]
  const id = newId(systemClock, systemRandom)
  const said = JSON.stringify(evidence())
  return sql`insert into bare (id, kind, at, body, secret, evidence)
    values (${id}, 'look', ${systemClock.now()}, ${body}, ${secret}, ${said})`.execute(db)
}

async function run(db: Kysely<Tables>, home: string): Promise<boolean> {
  await migrate(db)
  await sql`create table bare (id uuid primary key, kind text, at timestamptz, body bytea, secret bytea,
    evidence text)`.execute(db)
  const onTrouble = (error: unknown) => console.error(error)
  const options = {
    db,
    keys,
    home,
    origin: 'example.org/log',
    holders: [],
    clock: systemClock,
    random: systemRandom,
  }
  const log = await Log.open({ ...options, onTrouble })
  log.start()
  const [bares, alone, together]: [Turn[], Turn[], Turn[]] = [[], [], []]
  for (let turn = 0; turn < turns; turn++) {
    bares.push(await measure(() => insertBare(db)))
    alone.push(await measure(() => log.append(db, 'look', evidence())))
    together.push(await measure(() => log.appendAlone('look', evidence())))
  }
  const lagMs = await untilPublished(log)
  await log.stop()
  const { size, findings } = await log.check()
  const ours = median(together)
  say({ ours, alone: median(alone), bare: median(bares), lagMs, size, findings: findings.length })
  return findings.length === 0 && ours.perSecond >= goal
}

async function untilPublished(log: Log): Promise<number> {
  const startMs = performance.now()
  while ((await log.standing()).waiting > 0) await new Promise(resolve => setTimeout(resolve, 20))
  return performance.now() - startMs
}

interface Figures {
  readonly ours: Turn
  readonly alone: Turn
  readonly bare: Turn
  readonly lagMs: number
  readonly size: number
  readonly findings: number
}

function say({ ours, alone, bare, lagMs, size, findings }: Figures): void {
  const figures = ({ perSecond, p99Ms }: Turn) => `${Math.round(perSecond)}/s, p99 ${p99Ms.toFixed(1)} ms`
  const share = Math.round((100 * ours.perSecond) / bare.perSecond)
  console.log(
    `durable appends, ${writers} writers:   ${figures(ours)} (goal ${goal}/s), ${share} % of bare inserts`,
  )
  console.log(`each in its own transaction:    ${figures(alone)}`)
  console.log(`bare inserts of such rows:      ${figures(bare)}`)
  console.log(
    `last append published after ${Math.round(lagMs)} ms; ${size} leaves recomputed, ${findings} findings`,
  )
}

function sayWhere(server: Server): void {
  console.log(machine(`PostgreSQL ${server.version}`))
}

async function main(): Promise<number> {
  const home = openHome(mkdtempSync(join(tmpdir(), 'ordholden-')))
  const fetched = process.env['ORDHOLDEN_POSTGRES'] ?? null
  const programs = () => findPrograms({ env: process.env, fetched, into: home.programs, dataMajor: null })
  try {
    const server = await startOwnServer({ home, programs, keys, random: systemRandom })
    sayWhere(server)
    // One connection a writer, and a few for the rounds.
    const db = openQueries<Tables>(server.owner, writers + 3)
    try {
      return (await run(db, home.path)) ? 0 : 1
    } finally {
      await db.destroy()
      await server.own?.stop()
    }
  } finally {
    rmSync(home.path, { recursive: true, force: true })
  }
}

process.exitCode = await main()
