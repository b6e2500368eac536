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

export const forgetServed = (home: Home): void => rmSync(fileIn(home), { force: true })

/** The address of a server that runs; null where none does. */
export function findServed(home: Home): string | null {
  if (!existsSync(fileIn(home))) return null
  try {
    const { address, pid } = JSON.parse(readFileSync(fileIn(home), 'utf8')) as Served
    process.kill(pid, 0)
    return address
  } catch {
    return null
  }
}
