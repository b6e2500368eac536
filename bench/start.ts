// How long a person waits: from a fresh clone to the first page, and each later start; and what it takes of the machine.
// `npm run bench start`. The clone is of what is committed; npm's cache should be warm, so run it twice after a change
// of packages. Prints its figures with the machine and the date, and ends with 1 where a target is missed.

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine, environment, newPath, oldNode, oldPath, processesOf, start } from '../test/start.ts'
import { isReached, machine, megabytes, seconds } from './figures.ts'

const root = join(import.meta.dirname, '..')
const pageLoads = 100
const targets = { firstMs: 90_000, laterMs: 3_000, pssBytes: 250e6 }

const folder = mkdtempSync(join(tmpdir(), 'ordholden-bench-'))
// The server runs as a user of its own, who comes through here to the home.
chmodSync(folder, 0o755)
const clone = join(folder, 'clone')
const home = join(folder, 'home')

interface Visit {
  readonly ms: number
  readonly pssBytes: number
}

/** Starts, reads the board, loads pages, weighs what runs, and stops. */
async function visit(loads: number): Promise<Visit> {
  const startedAt = performance.now()
  const started = await start(clone, home, environment({ PATH: oldNode === null ? newPath() : oldPath() }))
  try {
    await load(started.address)
    const ms = performance.now() - startedAt
    for (let count = 0; count < loads; count += 1) await load(started.address)
    return { ms, pssBytes: weigh() }
  } finally {
    await started.stop()
  }
}

async function load(address: string): Promise<void> {
  const response = await fetch(address)
  const text = await response.text()
  if (response.status !== 200 || text.length < 1_000)
    throw new Error(`expected the first page, got ${response.status} with ${text.length} characters`)
}

/** Proportional set size of the program and its database: shared pages are counted once among those that share them. */
function weigh(): number {
  const ours = processesOf(home).filter(pid => !/setup\/start\.mjs|\bnpm\b/.test(commandLine(pid)))
  if (ours.length < 2) throw new Error(`expected the program and its database, got ${ours.map(commandLine)}`)
  return ours.reduce((sum, pid) => sum + pssOf(pid), 0)
}

function pssOf(pid: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1]) * 1024
  } catch {
    return 0 // it has ended since
  }
}

const inSeconds = (ms: number): string => seconds(ms / 1000)

try {
  execFileSync('git', ['clone', '-q', root, clone])
  const first = await visit(0)
  const later = await visit(pageLoads)
  console.log(machine())
  const met = [
    isReached({
      what: 'fresh clone to first page, warm npm cache',
      value: first.ms,
      most: targets.firstMs,
      format: inSeconds,
    }),
    isReached({
      what: 'later start to first page',
      value: later.ms,
      most: targets.laterMs,
      format: inSeconds,
    }),
    isReached({
      what: `program and database after ${pageLoads} pages, PSS`,
      value: later.pssBytes,
      most: targets.pssBytes,
      format: megabytes,
    }),
  ]
  process.exitCode = met.every(Boolean) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
