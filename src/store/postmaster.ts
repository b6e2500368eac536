// The server process of a data directory: whether one runs there, and whether it is ours to take over.
// A pid alone says nothing, since numbers are used again: the process must be a postmaster that works in that very
// directory. Decided against comparing start times: a clock set right would make a running server look dead.
// Linux only: reads /proc.
// Proven by test/contracts/store-server.test.ts (killed program, foreign server, pid used again).

import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

export interface Postmaster {
  readonly pid: number
  readonly socketFolder: string
  readonly uid: number
}

/** The server running in a data directory; null where none does. Throws away a pid file left by a dead one. */
export function findPostmaster(data: string): Postmaster | null {
  const file = join(data, 'postmaster.pid')
  const lines = readLines(file)
  const pid = Number(lines[0])
  if (!(pid > 0)) return null
  const process = runsIn(data, pid)
  if (process !== null) return { pid, socketFolder: lines[4] ?? '', uid: process.uid }
  // PostgreSQL would refuse to start beside any living process of that number.
  if (existsSync(`/proc/${pid}`)) rmSync(file, { force: true })
  return null
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function runsIn(data: string, pid: number): { readonly uid: number } | null {
  try {
    const works = readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return works && isPostmaster(command) ? { uid: statSync(`/proc/${pid}`).uid } : null
  } catch {
    return null
  }
}

// Its children work there too, but call themselves `postgres: …`.
const isPostmaster = (command: string): boolean =>
  /postgres|postmaster/.test(command) && !/^postgres:/.test(command)

/** Refuses a server we did not start: another socket folder or another user than ours. */
export function refuseForeign(found: Postmaster, socketFolder: string, uid: number): void {
  if (found.socketFolder === socketFolder && found.uid === uid) return
  throw new Refusal('database-refused', {
    message: `expected our own PostgreSQL in the home, got process ${found.pid}, which Ordholden did not start`,
    hint: `end it if it is not needed (kill -INT ${found.pid}), or choose another home with --home`,
  })
}

/** Whether a process runs: one that ended and was not waited for yet does not. */
export function isAlive(pid: number): boolean {
  const state = readLines(`/proc/${pid}/stat`)[0]?.split(') ')[1]?.[0]
  return state !== undefined && state !== 'Z'
}

/**
 * Whether the server says it takes sessions. Asking it instead would fill its log with "starting up".
 * A server killed in the middle leaves its last word behind: only a running one's counts.
 */
export function isReady(data: string): boolean {
  const lines = readLines(join(data, 'postmaster.pid'))
  return lines[7]?.trim() === 'ready' && runsIn(data, Number(lines[0])) !== null
}

/** Fast shutdown: sessions end, nothing is lost. Waits until the process is gone. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  if (runsIn(data, pid) === null) return
  process.kill(pid, 'SIGINT')
  const until = performance.now() + limits.serverStopMs
  while (runsIn(data, pid) !== null) {
    if (performance.now() > until)
      throw new Refusal('database-refused', `expected PostgreSQL (${pid}) to stop in time, got none of it`)
    await sleep(limits.serverPollMs)
  }
}
