// PostgreSQL for tests: one server of our own per test process, a migrated template in it, and a fresh database per
// test (40 ms). Everything lies in a temporary home that is removed at the end.

import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import { systemRandom } from '../src/core/clock.ts'
import { limits } from '../src/core/limits.ts'
import type { Keys } from '../src/core/ports.ts'
import { openQueries, withSession } from '../src/store/connect.ts'
import { openHome } from '../src/store/home.ts'
import { migrate } from '../src/store/migrate.ts'
import { findPrograms, type Programs } from '../src/store/programs.ts'
import type { Server } from '../src/store/server.ts'
import { startOwnServer } from '../src/store/server-ours.ts'

/** A keyring's `mac` over a secret of its own: what passwords are derived from. */
export function testKeys(secret: Uint8Array = randomBytes(32)): Pick<Keys, 'mac'> {
  const mac = (key: string, message: Uint8Array) =>
    createHmac('sha256', secret).update(key).update('\0').update(message).digest()
  return { mac: (key, message) => Promise.resolve(new Uint8Array(mac(key, message))) }
}

/** The package that setup fetches where no PostgreSQL is installed; null where it is not there. */
export function fetchedPostgres(): string | null {
  const folder = process.env['ORDHOLDEN_POSTGRES'] ?? join(import.meta.dirname, '../.tools/postgresql-18.4')
  return existsSync(folder) ? folder : null
}

export interface TestServer {
  readonly server: Server
  readonly keys: Pick<Keys, 'mac'>
  /** Ends the server and removes its home. */
  end(): Promise<void>
}

/** A server of our own in a temporary home. `programs` where a certain version is wanted. */
export async function startTestServer(programs?: (into: string) => Programs): Promise<TestServer> {
  const home = openHome(mkdtempSync(join(tmpdir(), 'ordholden-')))
  const keys = testKeys()
  const any = (into: string) =>
    findPrograms({ env: process.env, fetched: fetchedPostgres(), into, dataMajor: null })
  const choose = () => (programs ?? any)(home.programs)
  const server = await startOwnServer({ home, programs: choose, keys, random: systemRandom })
  const end = async () => {
    await server.own?.stop()
    rmSync(home.path, { recursive: true, force: true })
  }
  return { server, keys, end }
}

const template = 'ordholden_template'
let shared: Promise<TestServer> | null = null

/** The server this test process shares, with the migrated template in it. Ends with the process's tests. */
export function sharedServer(): Promise<TestServer> {
  shared ??= startShared()
  return shared
}

async function startShared(): Promise<TestServer> {
  const started = await startTestServer()
  await makeTemplate(started.server)
  return started
}

after(async () => {
  await (await shared)?.end()
})

async function makeTemplate(server: Server): Promise<void> {
  await administer(server, `create database ${template} owner ${server.owner.user}`)
  const db = openQueries({ ...server.owner, database: template }, limits.ownerConnections)
  await migrate(db)
  await db.destroy()
}

async function administer(server: Server, statement: string): Promise<void> {
  if (server.own === null) throw new Error('expected a server of our own')
  await withSession(server.own.administrator, session => session.query(statement))
}

/** A server whose owner works in a database of this test alone: migrated, empty, dropped at the end. */
export async function freshServer(t: TestContext): Promise<Server> {
  const { server } = await sharedServer()
  const database = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${database} template ${template} owner ${server.owner.user}`)
  t.after(() => administer(server, `drop database ${database} with (force)`))
  return { ...server, owner: { ...server.owner, database } }
}
