// The user PostgreSQL runs as: ourselves, or where we are root the system user `ordholden`, made when missing.
// Decided against: root (PostgreSQL refuses it) and `nobody` (whoever else runs as it could signal the server).
// Proven by test/contracts/store-server.test.ts, which reads whom the running server belongs to.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Refusal } from '../core/refusal.ts'

/** Null: as we are. */
export type Account = { readonly uid: number; readonly gid: number } | null

export const accountName = 'ordholden'

export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null
  return findAccount() ?? makeAccount()
}

function findAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const fields = lines.map(line => line.split(':')).find(([name]) => name === accountName)
  if (fields === undefined) return null
  const uid = Number(fields[2])
  if (!(uid > 0))
    throw new Refusal('database-refused', `expected user ${accountName} to be another than root, got ${uid}`)
  return { uid, gid: Number(fields[3]) }
}

function makeAccount(): Account {
  const shape = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  try {
    execFileSync('useradd', [...shape, '--shell', '/usr/sbin/nologin', accountName], { stdio: 'pipe' })
  } catch {
    // Another process may have made it meanwhile: only what is there now counts.
  }
  const made = findAccount()
  if (made !== null) return made
  throw new Refusal('database-refused', {
    message: `expected to make the system user ${accountName}, got none`,
    hint: `make it by hand (useradd --system ${accountName}), or start as an ordinary user`,
  })
}
