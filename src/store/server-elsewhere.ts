// Somebody else's PostgreSQL, named by DATABASE_URL: nothing of it is ours to start, stop or scrub. House rule "database".
// Whether its roles can be made is seen when the store opens (role-setup.ts).
// Proven by test/contracts/store-server.test.ts with a login that is no superuser.

import { isIP } from 'node:net'
import pg from 'pg'
import { Refusal } from '../core/refusal.ts'
import { type Session, sqlstateOf, withSession } from './connect.ts'
import { type Login, lowestMajor, majorOf, type Server } from './server.ts'

/** The server of a URL (`postgresql://user:password@host/database?sslmode=verify-full`), once it has answered. */
export async function joinForeignServer(url: string): Promise<Server> {
  const owner = readUrl(url)
  refuseOpenWire(owner)
  const version = await withSession(owner, versionOf).catch(explainRefusal)
  if (majorOf(version) < lowestMajor)
    throw new Refusal('database-refused', `expected PostgreSQL ${lowestMajor} or later, got ${version}`)
  return Object.freeze({ kind: 'elsewhere', version, owner, own: null })
}

// The driver's own reading of the URL, sockets and sslmode included; what it holds is never printed.
function readUrl(url: string): Login {
  try {
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol) || user === undefined || database === undefined)
      throw new Error('incomplete')
    return Object.freeze({ host, port, user, password: password ?? '', database, ssl })
  } catch {
    throw new Refusal('database-refused', {
      message: 'expected DATABASE_URL to be postgresql://user:password@host/database, got something else',
      hint: 'a socket is written %2Fvar%2Frun%2Fpostgresql in the place of the host',
    })
  }
}

/** Personal data and passwords leave the machine only through TLS. */
function refuseOpenWire({ host, ssl }: Login): void {
  const stays =
    host.startsWith('/') ||
    host === 'localhost' ||
    host === '::1' ||
    (isIP(host) === 4 && host.startsWith('127.'))
  if (stays || (ssl !== undefined && ssl !== false)) return
  throw new Refusal('database-refused', {
    message: `expected an encrypted way to ${host}, got none`,
    hint: 'add ?sslmode=verify-full to DATABASE_URL',
  })
}

async function versionOf(session: Session): Promise<string> {
  const { rows } = await session.query('show server_version')
  return String(rows[0]?.['server_version']).split(' ')[0] ?? ''
}

function explainRefusal(error: unknown): never {
  if (['28P01', '28000', '3D000'].includes(sqlstateOf(error) ?? ''))
    throw new Refusal('database-refused', {
      message: `expected to sign in with DATABASE_URL, got SQLSTATE ${sqlstateOf(error)}`,
      hint: 'look at its user, password and database',
    })
  throw error
}
