// The program as a person runs it: commands in processes of their own, in a temporary home that is removed at the end.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fetchedPostgres } from './database.ts'

const root = join(import.meta.dirname, '..')
export const examplePolicy = join(root, 'examples/welcomesecurity')

export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

export interface Program {
  readonly home: string
  readonly policy: string
  readonly env: NodeJS.ProcessEnv
  run(...argv: readonly string[]): Promise<Ran>
  /** Runs a command that asks, with a line of input for each question. */
  answer(lines: readonly string[], ...argv: readonly string[]): Promise<Ran>
  /** Starts `serve` and waits for its address; ended with the test. */
  serve(port: number): Promise<Serving>
}

export interface Serving {
  readonly process: ChildProcess
  readonly address: string
  /** What it has said on stderr so far. */
  said(): string
}

/** A home and a policy folder of this test alone. */
export function openProgram(t: TestContext, policy: string = examplePolicy): Program {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-program-'))
  chmodSync(folder, 0o755) // PostgreSQL runs as a user of its own where the test runs as root.
  const home = join(folder, 'home')
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'en_GB.UTF-8',
    ORDHOLDEN_HOME: home,
    ORDHOLDEN_POLICY: policy,
    // A browser beside every server would cost what the tests have to spend; the journey of the site asks for it.
    ORDHOLDEN_SITE_VISITS: 'no',
    ORDHOLDEN_POSTGRES: fetchedPostgres() ?? '',
    // What the run compiled before, these processes need not: a start takes half as long.
    ...pick('NODE_COMPILE_CACHE'),
  }
  const started: ChildProcess[] = []
  t.after(async () => {
    for (const child of started) await endProcess(child, 'SIGTERM')
    // A server that was killed leaves PostgreSQL running; the next command adopts it, and stops it when it is done.
    if (started.some(child => child.signalCode === 'SIGKILL')) await runProgram(env, ['board'])
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    home,
    policy,
    env,
    run: (...argv) => runProgram(env, argv),
    answer: (lines, ...argv) => runProgram(env, argv, `${lines.join('\n')}\n`),
    serve: async port => {
      const child = spawnProgram(env, ['serve', '--port', String(port)])
      started.push(child)
      const said = hear(child)
      return { process: child, address: await addressOf(child, said), said }
    },
  }
}

const pick = (name: string): NodeJS.ProcessEnv => {
  const value = process.env[name]
  return value === undefined ? {} : { [name]: value }
}

const argumentsFor = (argv: readonly string[]) => [join(root, 'src/cli/main.ts'), ...argv]

const spawnProgram = (env: NodeJS.ProcessEnv, argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, argumentsFor(argv), { env, stdio: ['ignore', 'pipe', 'pipe'] })

function runProgram(env: NodeJS.ProcessEnv, argv: readonly string[], input?: string): Promise<Ran> {
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      argumentsFor(argv),
      { env, timeout: 120_000 },
      (error, stdout, stderr) =>
        resolve({
          exit: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          stdout,
          stderr,
        }),
    )
    if (input !== undefined) child.stdin?.end(input)
  })
}

function hear(child: ChildProcess): () => string {
  let heard = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    heard += chunk
  })
  return () => heard
}

async function addressOf(child: ChildProcess, complaints: () => string): Promise<string> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    if (said.includes('\n')) return said.trim()
  }
  throw new Error(`serve ended before it said its address: ${complaints()}`)
}

/** Ends a process and waits until it has. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}
