// Starts a checkout as a person does, `npm start` in a folder, and stops it as Ctrl-C does.
// For clones.test.ts, which looks that it works, and bench/start.ts, which looks how long it takes.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { freePort } from './program.ts'

const root = join(import.meta.dirname, '..')
const startTimeoutMs = 180_000
const stopTimeoutMs = 30_000

/** The folder of a Node older than 24 on this machine, outside the checkout: what a fresh Debian has. */
export const oldNode: string | null =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .concat('/usr/local/bin', '/usr/bin')
    .filter(folder => !folder.startsWith(root) && existsSync(join(folder, 'node')))
    .find(folder => majorIn(folder) < 24) ?? null

function majorIn(folder: string): number {
  return Number.parseInt(
    execFileSync(join(folder, 'node'), ['-p', 'process.versions.node'], { encoding: 'utf8' }),
    10,
  )
}

export const oldPath = (): string =>
  [oldNode ?? '', '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(delimiter)
export const newPath = (): string => [join(process.execPath, '..'), process.env['PATH'] ?? ''].join(delimiter)

/** The environment of a person: none of what `npm test` put into ours. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const foreign = /^(?:npm_|NODE_|ORDHOLDEN_|DATABASE_URL$)/
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    ...more,
  }
}

export interface Ran {
  readonly code: number | null
  readonly output: string
}

/** Runs a program in a folder to its end; both streams together. */
export function runIn(folder: string, words: readonly string[], env: NodeJS.ProcessEnv): Ran {
  const [program = '', ...args] = words
  const ran = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', timeout: startTimeoutMs })
  return { code: ran.status, output: `${ran.stdout}${ran.stderr}` }
}

export interface Started {
  readonly address: string
  /** Ends it and waits; answers the command lines of whatever is still there that works in the home. */
  stop(): Promise<readonly string[]>
}

/** Runs `npm start` in a clone and waits for the address it prints. */
export async function start(
  clone: string,
  home: string,
  env: NodeJS.ProcessEnv,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Started> {
  const words = ['--silent', 'start', '--', '--as-is', '--home', home, '--port', String(await freePort())]
  // A process group of its own, so that an interrupt reaches all of it, as from a terminal.
  const child = spawn('npm', words, {
    cwd: clone,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
    await ended
    return untilGone(home)
  }
  let output = ''
  const address = new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk
      const found = /http:\/\/localhost:\d+\//.exec(output)?.[0]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void ended.then(code => reject(new Error(`ended with ${code} before it said an address:\n${output}`)))
    setTimeout(() => reject(new Error(`said no address in time:\n${output}`)), startTimeoutMs).unref()
  })
  try {
    return { address: await address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function untilGone(home: string): Promise<readonly string[]> {
  const until = performance.now() + stopTimeoutMs
  for (;;) {
    const found = processesOf(home).map(commandLine)
    if (found.length === 0 || performance.now() > until) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/** Processes that name a folder in their command line, or work below it. */
export const processesOf = (home: string): readonly string[] =>
  readdirSync('/proc').filter(
    pid => /^\d+$/.test(pid) && (commandLine(pid).includes(home) || workIn(pid).startsWith(home)),
  )

export function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

function workIn(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}
