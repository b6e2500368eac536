// Where this installation's pages are served right now, so that a check beside the server can look at them. One small
// file in the home, taken away when the server closes; one left by a killed server names a process that is gone.
// Proven by test/journeys/serve.test.ts.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../store/home.ts'

interface Served {
  readonly address: string
  readonly pid: number
}

const fileIn = (home: Home): string => join(home.path, 'served.json')

export function noteServed(home: Home, address: string): void {
  const served: Served = { address, pid: process.pid }
  writeFileSync(fileIn(home), JSON.stringify(served), { mode: 0o600 })
}

/** Takes our own note away, and never another server's: one that found its port taken closes beside the one that runs. */
export function forgetServed(home: Home): void {
  if (readServed(home)?.pid === process.pid) rmSync(fileIn(home), { force: true })
}

/** The address of a server that runs; null where none does. */
export function findServed(home: Home): string | null {
  const served = readServed(home)
  if (served === null) return null
  try {
    process.kill(served.pid, 0)
    return served.address
  } catch {
    return null
  }
}

// One cut off in the middle of writing says nothing.
function readServed(home: Home): Served | null {
  if (!existsSync(fileIn(home))) return null
  try {
    return JSON.parse(readFileSync(fileIn(home), 'utf8')) as Served
  } catch {
    return null
  }
}
