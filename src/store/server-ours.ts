// A PostgreSQL of our own: made at the first start, adopted when it already runs, over a unix socket only.
// House rules "database" and "server and keeper". It runs detached: a command that dies takes nobody's server with it.
// Proven by test/contracts/store-server.test.ts on a local version and on the fetched one.

import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { type Account, serverAccount } from './account.ts'
import { type Session, sqlstateOf, withSession } from './connect.ts'
import type { Home } from './home.ts'
import { passwordOf, verifierOf } from './passwords.ts'
import { findPostmaster, isAlive, isReady, refuseForeign, stopPostmaster } from './postmaster.ts'
import { type Programs, programEnv } from './programs.ts'
import { type Login, majorOf, type Server } from './server.ts'
import { hostBasedAccess, settingArguments } from './settings.ts'

export const ownerRole = 'ordholden'
const administratorRole = 'ordholden_administrator'
const ownDatabase = 'ordholden'
/** What a scrub needs beside VACUUM, in its database: the segment that holds erased rows is ended, and then removed. */
export const scrubGrant = `grant execute on function pg_switch_wal() to ${ownerRole}`

export interface OwnServerAsked {
  readonly home: Home
  /** Asked only where no server runs yet. */
  readonly programs: () => Programs
  readonly keys: Pick<Keys, 'mac'>
  readonly random: Random
}

/** Starts our own server or adopts it where it runs. Only the holder of the home (the keeper) may call this. */
export async function startOwnServer(asked: OwnServerAsked): Promise<Server> {
  if (process.platform !== 'linux') throw notLinux()
  const account = serverAccount()
  const until = performance.now() + limits.serverStopMs
  let server = await startOnce(asked, account, until)
  for (; server === null; server = await startOnce(asked, account, until)) await sleep(limits.serverAgainMs)
  await ensureOwner(server, asked.random)
  return server
}

// Where a server was killed its sessions go a moment after it, and while one is there PostgreSQL rightly refuses to start beside
// it: null then, until that time. Its sessions write into the same log, so its last line need not be the reason.
async function startOnce(asked: OwnServerAsked, account: Account, until: number): Promise<Server | null> {
  const running = adopt(asked.home, account)
  const before = logLength(asked.home.serverLog)
  const pid = running ?? (await bringUp(asked, account))
  try {
    return await describe(asked, pid, running !== null)
  } catch (error) {
    const said = readFileSync(asked.home.serverLog).subarray(before).toString()
    if (performance.now() < until && said.includes('pre-existing shared memory block')) return null
    throw error
  }
}

const logLength = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/** The server that the holder of the home runs, for everyone beside it: nothing is started, stopped or made. */
export async function joinOwnServer({ home, keys }: Pick<OwnServerAsked, 'home' | 'keys'>): Promise<Server> {
  const login = await loginOf(home, keys, ownerRole, ownDatabase)
  const version = await waitForAnswer(home, login, () => refuseAbsent(home))
  return Object.freeze({ kind: 'ours', version, owner: login, own: null })
}

/** The major version that made the data in this home; null before the first start. */
export function dataMajor(home: Home): number | null {
  const file = join(home.data, 'PG_VERSION')
  return existsSync(file) ? majorOf(readFileSync(file, 'utf8')) : null
}

function adopt(home: Home, account: Account): number | null {
  const found = findPostmaster(home.data)
  if (found === null) return null
  refuseForeign(found, home.sockets, account?.uid ?? process.getuid?.() ?? found.uid)
  return found.pid
}

async function bringUp(asked: OwnServerAsked, account: Account): Promise<number> {
  const programs = asked.programs()
  makeFolder(asked.home.sockets, account)
  if (dataMajor(asked.home) === null) await makeData(asked, programs, account)
  return launch(asked.home, programs, account)
}

function makeFolder(path: string, account: Account): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (account !== null) chownSync(path, account.uid, account.gid)
}

// In a folder of its own until it is whole: initdb cut short leaves no half of a database to stumble over.
async function makeData({ home, keys }: OwnServerAsked, programs: Programs, account: Account): Promise<void> {
  const making = `${home.data}.making`
  rmSync(making, { recursive: true, force: true })
  makeFolder(making, account)
  const passwordFile = join(making, '..', 'data.password')
  writeFileSync(passwordFile, await passwordOf(keys, administratorRole), { mode: 0o600 })
  try {
    if (account !== null) chownSync(passwordFile, account.uid, account.gid)
    initialise(programs, account, making, passwordFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(join(making, 'pg_hba.conf'), hostBasedAccess)
  renameSync(making, home.data)
}

function initialise(programs: Programs, account: Account, data: string, passwordFile: string): void {
  const shape = ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256']
  const who = ['-U', administratorRole, `--pwfile=${passwordFile}`]
  try {
    execFileSync(join(programs.bin, 'initdb'), ['-D', data, ...shape, ...who], {
      stdio: 'pipe',
      env: programEnv(programs.libraries),
      cwd: '/',
      timeout: limits.serverMakeMs,
      ...account,
    })
  } catch (error) {
    throw new Refusal('database-refused', {
      message: `expected initdb to make the database, got: ${lastLine(error)}`,
      hint: 'look at free space and at who may write in the home',
    })
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said.split('\n').at(-1) || 'no word of why'
}

function launch(home: Home, programs: Programs, account: Account): number {
  keepLogShort(home.serverLog)
  const log = openSync(home.serverLog, 'a', 0o600)
  try {
    const where = ['-D', home.data, '-k', home.sockets]
    const child = spawn(join(programs.bin, 'postgres'), [...where, ...settingArguments(programs.version)], {
      stdio: ['ignore', log, log],
      env: programEnv(programs.libraries),
      cwd: '/',
      detached: true,
      ...account,
    })
    child.on('error', () => undefined)
    child.unref()
    if (child.pid === undefined)
      throw new Refusal('database-refused', 'expected PostgreSQL to run, got no process')
    return child.pid
  } finally {
    closeSync(log)
  }
}

// Only what ends sessions or the server is ever written there: one older file is enough.
function keepLogShort(file: string): void {
  if (existsSync(file) && statSync(file).size > limits.serverLogBytes) renameSync(file, `${file}.1`)
}

async function describe({ home, keys }: OwnServerAsked, pid: number, adopted: boolean): Promise<Server> {
  const administrator = await loginOf(home, keys, administratorRole, 'postgres')
  const version = await waitForAnswer(home, administrator, () => refuseEnded(home, pid))
  return Object.freeze({
    kind: 'ours',
    version,
    owner: await loginOf(home, keys, ownerRole, ownDatabase),
    own: Object.freeze({
      pid,
      adopted,
      dataDirectory: home.data,
      logFile: home.serverLog,
      administrator,
      stop: () => stopPostmaster(pid, home.data),
    }),
  })
}

const loginOf = async (home: Home, keys: Pick<Keys, 'mac'>, user: string, database: string): Promise<Login> =>
  Object.freeze({ host: home.sockets, port: 5432, user, password: await passwordOf(keys, user), database })

// Until it answers; the version it names. A start takes 50 ms, a recovery after a crash as long as it needs.
async function waitForAnswer(home: Home, login: Login, refuseWhenOver: () => void): Promise<string> {
  const until = performance.now() + limits.serverStartMs
  while (!isReady(home.data)) {
    refuseWhenOver()
    if (performance.now() > until)
      throw new Refusal('database-unreachable', 'expected PostgreSQL to be ready in time, got no sign of it')
    await sleep(limits.serverPollMs)
  }
  return withSession(login, versionOf).catch(throwSignInRefused)
}

async function versionOf(session: Session): Promise<string> {
  const { rows } = await session.query('show server_version')
  return String(rows[0]?.['server_version']).split(' ')[0] ?? ''
}

function throwSignInRefused(error: unknown): never {
  if (sqlstateOf(error) !== '28P01') throw error
  throw new Refusal('database-refused', {
    message: 'expected our own PostgreSQL to take our password, got a refusal',
    hint: 'the keyring in this home is not the one the database was made with: restore both together',
  })
}

function refuseAbsent(home: Home): void {
  if (findPostmaster(home.data) !== null) return
  throw new Refusal('database-unreachable', {
    message: `expected PostgreSQL to run in ${home.path}, got no server`,
    hint: 'start it: ordholden serve',
  })
}

function refuseEnded(home: Home, pid: number): void {
  if (isAlive(pid)) return
  throw new Refusal('database-refused', {
    message: `expected PostgreSQL to start, got its end: ${lastLogLine(home.serverLog)}`,
    hint: `it says more in ${home.serverLog}`,
  })
}

const lastLogLine = (file: string): string =>
  existsSync(file) ? (readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '') : ''

// The owner may make roles and end their sessions, and is no superuser: row-level security holds for it too.
async function ensureOwner({ owner, own }: Server, random: Random): Promise<void> {
  if (own === null) return
  await withSession(own.administrator, async session => {
    const roles = await session.query('select 1 from pg_roles where rolname = $1', [ownerRole])
    if (roles.rows.length === 0) {
      const verifier = verifierOf(owner.password, random.bytes(16))
      await session.query(`create role ${ownerRole} login createrole nosuperuser password '${verifier}'`)
      await session.query(`grant pg_signal_backend, pg_checkpoint to ${ownerRole}`)
    }
    const databases = await session.query('select 1 from pg_database where datname = $1', [ownDatabase])
    if (databases.rows.length === 0) await session.query(`create database ${ownDatabase} owner ${ownerRole}`)
  })
  await withSession({ ...own.administrator, database: ownDatabase }, session => session.query(scrubGrant))
}

const notLinux = (): Refusal =>
  new Refusal('database-refused', {
    message: `expected Linux for a PostgreSQL of our own, got ${process.platform}`,
    hint: 'name a server with DATABASE_URL',
  })
