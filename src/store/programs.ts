// PostgreSQL's programs: local ones of version 15 or later, else the package that setup fetched, copied into the home.
// The copy is there because the server may run as another user, to whom a checkout below a closed folder is closed too
// (tried: EACCES); its libraries need the links that npm's install script would have made.
// Proven by test/contracts/store-server.test.ts, which runs on both.

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { lowestMajor, majorOf } from './server.ts'

export interface Programs {
  /** The folder of `postgres` and `initdb`. */
  readonly bin: string
  /** `15.18`. */
  readonly version: string
  /** What the dynamic linker must be told; null where the system's libraries do. */
  readonly libraries: string | null
}

export interface ProgramsAsked {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The unpacked package (`native/bin`, `native/lib`, …); null where setup fetched none. */
  readonly fetched: string | null
  /** Where its copy goes: `<home>/postgresql`. */
  readonly into: string
  /** The version the data directory was made by: only that major reads it. Null before the first start. */
  readonly dataMajor: number | null
}

/** The newest local programs of 15 or later, else the fetched package; with data already, those that read it. */
export function findPrograms({ env, fetched, into, dataMajor }: ProgramsAsked): Programs {
  const fits = (programs: Programs): boolean => dataMajor === null || majorOf(programs.version) === dataMajor
  const found = [...localPrograms(env), ...copiedPrograms(into)].find(fits)
  if (found !== undefined) return found
  const copied = fetched === null ? null : copyPrograms(fetched, into)
  if (copied !== null && fits(copied)) return copied
  throw new Refusal('database-refused', {
    message: `expected PostgreSQL ${dataMajor ?? `${lowestMajor} or later`} on this machine, got none`,
    hint: 'start with npm start, which fetches it, or name a server with DATABASE_URL',
  })
}

/** Local programs of 15 or later, the newest first. */
export function localPrograms(env: ProgramsAsked['env']): readonly Programs[] {
  const found = [...new Set(localFolders(env))].flatMap(bin => programsIn(bin, null) ?? [])
  const usable = found.filter(programs => majorOf(programs.version) >= lowestMajor)
  return usable.toSorted((a, b) => majorOf(b.version) - majorOf(a.version))
}

function copiedPrograms(into: string): readonly Programs[] {
  const versions = existsSync(into) ? readdirSync(into).filter(name => !name.startsWith(unfinished)) : []
  return versions.flatMap(version => programsIn(join(into, version, 'bin'), join(into, version, 'lib')) ?? [])
}

const debian = '/usr/lib/postgresql'

function localFolders(env: ProgramsAsked['env']): readonly string[] {
  const paths = (env['PATH'] ?? '').split(delimiter).filter(path => path !== '')
  const versions = existsSync(debian) ? readdirSync(debian).map(version => join(debian, version, 'bin')) : []
  return [...paths, ...versions, ...configured()]
    .filter(bin => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
    .map(bin => dirname(realpathSync(join(bin, 'postgres'))))
}

function configured(): readonly string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim()]
  } catch {
    return []
  }
}

function programsIn(bin: string, libraries: string | null): Programs | null {
  try {
    const options = { encoding: 'utf8', stdio: 'pipe', env: programEnv(libraries) } as const
    const said = execFileSync(join(bin, 'postgres'), ['--version'], options)
    const version = /\s(\d+(?:\.\d+)?)/.exec(said)?.[1]
    return version === undefined ? null : Object.freeze({ bin, version, libraries })
  } catch {
    return null
  }
}

/** What PostgreSQL's programs get to see of our environment: nothing but what they need. */
export const programEnv = (libraries: string | null): Record<string, string> =>
  libraries === null ? { LC_ALL: 'C' } : { LC_ALL: 'C', LD_LIBRARY_PATH: libraries }

/** The fetched package, copied to where PostgreSQL's user may run it. */
export function copyPrograms(fetched: string, into: string): Programs {
  const version = packageVersion(fetched)
  const target = join(into, version)
  if (!existsSync(target)) copyWhole(join(fetched, 'native'), target)
  const programs = programsIn(join(target, 'bin'), join(target, 'lib'))
  if (programs !== null) return programs
  throw new Refusal('database-refused', {
    message: `expected the fetched PostgreSQL ${version} to run on this machine, got no answer`,
    hint: 'install PostgreSQL 15 or later, or name a server with DATABASE_URL',
  })
}

function packageVersion(fetched: string): string {
  const read: { version?: unknown } = JSON.parse(readFileSync(join(fetched, 'package.json'), 'utf8'))
  if (typeof read.version === 'string' && /^[\w.-]+$/.test(read.version)) return read.version
  throw new Error(`${fetched}/package.json: expected a version`)
}

const unfinished = '.making-'

// Under a name of its own until it is whole: a copy cut short is never taken for one, and goes with the next.
function copyWhole(native: string, target: string): void {
  const making = join(dirname(target), `${unfinished}${process.pid}`)
  clearUnfinished(dirname(target))
  mkdirSync(making, { recursive: true, mode: 0o755 })
  for (const part of ['bin', 'lib', 'share'])
    cpSync(join(native, part), join(making, part), { recursive: true, filter: isNeeded })
  linkLibraries(native, making)
  openToAll(making)
  chmodSync(dirname(target), 0o755)
  renameSync(making, target)
}

// Static libraries and build files are for compiling against PostgreSQL: a quarter of the package.
const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig'

// Only the keeper of a home copies, so what is unfinished is nobody's.
function clearUnfinished(into: string): void {
  const names = existsSync(into) ? readdirSync(into) : []
  for (const name of names.filter(found => found.startsWith(unfinished)))
    rmSync(join(into, name), { recursive: true, force: true })
}

// Whatever umask the package was unpacked under: PostgreSQL's user must be able to run it.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

function linkLibraries(native: string, making: string): void {
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
  const links: readonly { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const link = join(making, target.replace(/^native\//, ''))
    if (dirname(source) !== dirname(target) || target.includes('..'))
      throw new Error(`pg-symlinks.json: expected a link beside its file, got ${target}`)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
