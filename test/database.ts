// PostgreSQL for tests: one server of our own per test process, a migrated template in it, and a fresh database per
// test (40 ms). Everything lies in a temporary home that is removed at the end.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, type TestContext } from 'node:test'
import { toHex } from '../src/core/bytes.ts'
import { systemClock, systemRandom } from '../src/core/clock.ts'
import { limits } from '../src/core/limits.ts'
import type { Keys } from '../src/core/ports.ts'
import { type Answer, openQueries, withSession } from '../src/store/connect.ts'
import { type Home, openHome } from '../src/store/home.ts'
import { migrate } from '../src/store/migrate.ts'
import { findPostmaster, isAlive, stopPostmaster } from '../src/store/postmaster.ts'
import { copyPrograms, findPrograms, localPrograms, type Programs } from '../src/store/programs.ts'
import type { Server } from '../src/store/server.ts'
import { joinForeignServer } from '../src/store/server-elsewhere.ts'
import { scrubGrant, startOwnServer } from '../src/store/server-ours.ts'
import { Store } from '../src/store/store.ts'
import { memoryKeys } from './memory-keys.ts'

/** The package that setup fetches where no PostgreSQL is installed; null where it is not there. */
export function fetchedPostgres(): string | null {
  const folder = process.env['ORDHOLDEN_POSTGRES'] ?? join(import.meta.dirname, '../.tools/postgresql-18.4')
  return existsSync(folder) ? folder : null
}

export interface TestServer {
  readonly server: Server
  readonly home: Home
  readonly keys: Keys
  /** What `keys` are made of: memoryKeys(toHex(secret)) in another process signs in too. */
  readonly secret: Uint8Array
  readonly programs: Programs
  /** Starts it anew, or adopts it. */
  start(): Promise<Server>
  /** Ends the server and removes its home. */
  end(): Promise<void>
}

const anyPrograms = (into: string): Programs =>
  findPrograms({ env: process.env, fetched: fetchedPostgres(), into, dataMajor: null })

/** A server of our own in a temporary home, with the migrated template in it. */
export async function startTestServer(choose: (into: string) => Programs = anyPrograms): Promise<TestServer> {
  const home = openHome(mkdtempSync(join(tmpdir(), 'ordholden-')))
  const secret = randomBytes(32)
  const keys = memoryKeys(toHex(secret))
  const programs = choose(home.programs)
  const start = () => startOwnServer({ home, programs: () => programs, keys, random: systemRandom })
  const endNow = () => endAtOnce(home)
  process.once('exit', endNow)
  exitOnSignals()
  const server = await start()
  await makeTemplate(server)
  const end = async () => {
    process.off('exit', endNow)
    const running = findPostmaster(home.data)
    if (running !== null) await stopPostmaster(running.pid, home.data)
    rmSync(home.path, { recursive: true, force: true })
  }
  return { server, home, keys, secret, programs, start, end }
}

/** For a test process that is ended in the middle: its server must not stay behind. Waits without an event loop. */
function endAtOnce(home: Home): void {
  const running = findPostmaster(home.data)
  if (running !== null) process.kill(running.pid, 'SIGQUIT')
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let turn = 0; running !== null && isAlive(running.pid) && turn < 500; turn++)
    Atomics.wait(pause, 0, 0, 10)
  rmSync(home.path, { recursive: true, force: true })
}

// Node runs nothing at the end of a process that a signal ends, unless the signal is listened to.
function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1))
}

let shared: Promise<TestServer> | null = null

/** The server this test process shares. Ends with the process's tests. */
export function sharedServer(): Promise<TestServer> {
  shared ??= startTestServer()
  return shared
}

after(async () => {
  await (await shared)?.end()
})

const template = 'ordholden_template'

async function makeTemplate(server: Server): Promise<void> {
  await administer(server, `create database ${template} owner ${server.owner.user}`)
  await administer(server, scrubGrant, template)
  const db = openQueries({ ...server.owner, database: template }, limits.ownerConnections)
  await migrate(db)
  await db.destroy()
}

/** Runs a statement as the server's administrator. */
export async function administer(server: Server, statement: string, database = 'postgres'): Promise<Answer> {
  if (server.own === null) throw new Error('expected a server of our own')
  return withSession({ ...server.own.administrator, database }, async session => {
    // Dropping a database waits for a checkpoint, which on a busy disk takes longer than any statement of ours.
    await session.query('set statement_timeout = 0')
    return session.query(statement)
  })
}

/** A server whose owner works in a database of this test alone: migrated, empty, dropped at the end. */
export async function freshServer(t: TestContext, on?: TestServer): Promise<Server> {
  const { server } = on ?? (await sharedServer())
  const database = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${database} template ${template} owner ${server.owner.user}`)
  t.after(async () => void (await administer(server, `drop database ${database} with (force)`)))
  return { ...server, owner: { ...server.owner, database } }
}

/** A URL of the test's own server as somebody else's: its own login and database, over the socket. */
export async function foreignUrl(
  t: TestContext,
  { server }: TestServer,
  rights: string,
  grants = 'grant pg_signal_backend to',
): Promise<string> {
  const name = `app_${randomBytes(4).toString('hex')}`
  await administer(server, `create role ${name} login ${rights} password 'secret'`)
  if (grants !== '') await administer(server, `${grants} ${name}`)
  await administer(server, `create database ${name} owner ${name}`)
  t.after(() => administer(server, `drop database ${name} with (force)`))
  return `postgresql://${name}:secret@${encodeURIComponent(server.owner.host)}/${name}`
}

/** That server, joined as somebody else's. */
export const foreign = async (
  t: TestContext,
  on: TestServer,
  rights: string,
  grants?: string,
): Promise<Server> => joinForeignServer(await foreignUrl(t, on, rights, grants))

/** A store over a database of this test alone, on our own server or on the same one as somebody else's. */
export async function freshStore(
  t: TestContext,
  on?: TestServer,
  kind: Server['kind'] = 'ours',
): Promise<Store> {
  const chosen = on ?? (await sharedServer())
  const { keys } = chosen
  const server = kind === 'ours' ? await freshServer(t, chosen) : await foreign(t, chosen, 'createrole')
  const store = await Store.open({ server, keys, clock: systemClock, random: systemRandom })
  t.after(() => store.close())
  return store
}

interface Edition {
  readonly name: string
  /** Null where this machine has none. */
  readonly choose: ((into: string) => Programs) | null
}

function editions(): readonly Edition[] {
  const [local] = localPrograms(process.env)
  const fetched = fetchedPostgres()
  return [
    { name: `local PostgreSQL ${local?.version ?? ''}`, choose: local === undefined ? null : () => local },
    { name: 'fetched PostgreSQL', choose: fetched === null ? null : into => copyPrograms(fetched, into) },
  ]
}

/** Runs a suite on the local PostgreSQL and on the fetched one; one that is missing is skipped, or fails where tools are required. */
export function onEachServer(title: string, define: (server: () => TestServer) => void): void {
  for (const { name, choose } of editions()) {
    const skip = choose === null && process.env['ORDHOLDEN_TOOLS'] !== 'required' ? `no ${name} here` : false
    describe(`${title}: ${name}`, { skip }, () => {
      let started: TestServer | null = null
      before(async () => {
        if (choose === null) throw new Error(`expected ${name}, got none`)
        started = await startTestServer(choose)
      })
      after(() => started?.end())
      define(() => {
        if (started === null) throw new Error('expected a started server')
        return started
      })
    })
  }
}
