// The home: the one folder everything of an installation lies in. House rule "home": never inside the checkout, and
// its path at most 80 bytes, because a unix socket's name below it ends at 107 (unix(7)).
// Root's home lets others pass through (0711) since PostgreSQL runs as another user; what lies in it is closed by itself.
// Proven by home.test.ts.

import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

export interface Home {
  readonly path: string
  /** PostgreSQL's data directory and the folder of its socket; both belong to the user it runs as. */
  readonly data: string
  readonly sockets: string
  /** What PostgreSQL says, appended to. */
  readonly serverLog: string
  /** Copies of PostgreSQL's programs, one folder a version. */
  readonly programs: string
}

export interface HomeAsked {
  /** `--home`. */
  readonly asked?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  /** The folder the program itself lies in. */
  readonly checkout: string
}

/** Where the home is: `--home`, `ORDHOLDEN_HOME`, `/var/lib/ordholden` for root, else XDG's state folder. */
export function chooseHome({ asked, env, isRoot, checkout }: HomeAsked): string {
  const chosen = asked ?? nonEmpty(env['ORDHOLDEN_HOME']) ?? (isRoot ? '/var/lib/ordholden' : stateHome(env))
  const path = resolve(chosen)
  refuseInside(path, checkout)
  refuseLong(path)
  return path
}

// XDG Base Directory: a relative path is to be ignored.
function stateHome(env: HomeAsked['env']): string {
  const state = nonEmpty(env['XDG_STATE_HOME'])
  if (state !== undefined && isAbsolute(state)) return join(state, 'ordholden')
  const user = nonEmpty(env['HOME'])
  if (user === undefined)
    throw new Refusal('home-refused', {
      message: 'expected HOME or XDG_STATE_HOME to be set, got neither',
      hint: 'say where: --home <folder>',
    })
  return join(user, '.local/state/ordholden')
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

function refuseInside(path: string, checkout: string): void {
  const below = relative(resolve(checkout), path)
  if (below !== '' && (below.startsWith('..') || isAbsolute(below))) return
  throw new Refusal('home-refused', {
    message: `expected a home outside the program's own folder, got ${path}`,
    hint: 'what is kept must outlive the program: choose another folder with --home',
  })
}

function refuseLong(path: string): void {
  const bytes = Buffer.byteLength(path)
  if (bytes <= limits.homePathBytes) return
  throw new Refusal('home-refused', {
    message: `expected a home of at most ${limits.homePathBytes} bytes, got ${bytes}: ${path}`,
    hint: 'the name of a socket in it would be too long: choose a shorter path with --home',
  })
}

/** The home at `path`, made where it is missing. Refuses what belongs to another or is open to others. */
export function openHome(path: string): Home {
  const isRoot = process.getuid?.() === 0
  makeFolder(path, isRoot)
  refuseForeign(path)
  chmodSync(path, isRoot ? 0o711 : 0o700)
  if (isRoot) refuseUnreachable(path)
  return Object.freeze({
    path,
    data: join(path, 'data'),
    sockets: join(path, 'socket'),
    serverLog: join(path, 'postgresql.log'),
    programs: join(path, 'postgresql'),
  })
}

function makeFolder(path: string, isRoot: boolean): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: isRoot ? 0o755 : 0o700 })
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'an error'
    throw new Refusal('home-refused', {
      message: `expected to make the home ${path}, got ${code}`,
      hint: 'choose a folder you may write in with --home',
    })
  }
}

const marks = ['keeper', 'keys', 'data', 'postgresql', 'log']

function refuseForeign(path: string): void {
  const found = lstatSync(path)
  const says = (got: string, hint: string) =>
    new Refusal('home-refused', { message: `expected a home of our own at ${path}, got ${got}`, hint })
  if (!found.isDirectory()) throw says('a link or a file', 'name the folder itself with --home')
  if (found.uid !== (process.getuid?.() ?? found.uid))
    throw says(`a folder of user ${found.uid}`, 'start as that user, or choose another folder with --home')
  const names = readdirSync(path)
  if (names.length > 0 && !names.some(name => marks.includes(name)))
    throw says('a folder with other things in it', 'choose an empty folder with --home')
}

// PostgreSQL never runs as root, and a folder closed to others on the way would stop it with EACCES (tried).
function refuseUnreachable(path: string): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0)
      throw new Refusal('home-refused', {
        message: `expected a path that PostgreSQL's user may pass through, got ${folder} closed to others`,
        hint: 'choose a home elsewhere with --home; without it, root uses /var/lib/ordholden',
      })
    if (folder === dirname(folder)) return
  }
}
