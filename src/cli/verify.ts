// `ordholden verify`: recomputes a bundle, a proof or a published log, and remembers the checkpoint it saw, so that the
// next time a rollback shows. Works on a machine that has nothing but this program.

import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Brought, type Remembered, type Verdict, verify } from '../app/verify.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { cliWords } from '../language/cli.ts'
import { verdictLines } from '../language/ledger.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

type Env = Readonly<Record<string, string | undefined>>

export async function verifyFiles(terminal: Terminal, given: Given, env: Env): Promise<ExitCode> {
  const memory = given.values.get('memory') ?? memoryFile(env)
  const remembered = await readMemory(memory)
  const key = given.values.get('key') ?? null
  const verdict = await verify(await readBrought(given.operands), { key, remembered })
  if (given.switches.has('json')) terminal.out(JSON.stringify(verdict, null, 2))
  else terminal.out(formatVerdict(terminal, verdict))
  if ('remember' in verdict && verdict.remember !== null) {
    await writeMemory(memory, remembered, verdict.remember)
    terminal.say(inLanguage(terminal, cliWords.remembered(memory)))
  }
  return exitOf(verdict)
}

function exitOf(verdict: Verdict): ExitCode {
  if (verdict.kind === 'verified') return 0
  return verdict.kind === 'cannot-know' ? 3 : 4
}

const tones = {
  verified: 'kept',
  'cannot-know': 'unknown',
  damaged: 'broken',
  contradicted: 'broken',
} as const

function formatVerdict(terminal: Terminal, verdict: Verdict): string {
  const [first = '', ...rest] = verdictLines(verdict).map(line => inLanguage(terminal, line))
  const alarm = 'alarm' in verdict ? ['', verdict.alarm] : []
  return [paint(terminal, tones[verdict.kind], first), ...rest, ...alarm].join('\n')
}

async function readBrought(paths: readonly string[]): Promise<Brought> {
  const [only] = paths
  if (only === undefined)
    throw new Refusal('usage', {
      message: 'expected files to verify, got none',
      hint: 'ordholden verify bundle.zip',
    })
  const found = await stat(only).catch(() => null)
  if (paths.length === 1 && found?.isDirectory() === true)
    return { kind: 'log', read: path => readLogFile(only, path) }
  const files = await Promise.all(
    paths.map(async path => ({ name: basename(path), bytes: await readLimited(path) })),
  )
  return { kind: 'files', files }
}

// Paths come from the ledger's own format, which knows no "..".
async function readLogFile(folder: string, path: string): Promise<Uint8Array | null> {
  const file = join(folder, path)
  return (await stat(file).catch(() => null)) === null ? null : readLimited(file)
}

async function readLimited(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) throw new Refusal('not-found', `expected the file ${path}, got none`)
  if (found.size > limits.bundleBytes)
    throw new Refusal(
      'limit',
      `expected ${path} to have at most ${limits.bundleBytes} bytes, got ${found.size}`,
    )
  return new Uint8Array(await readFile(path))
}

function memoryFile(env: Env): string {
  const state = env['XDG_STATE_HOME'] || join(env['HOME'] || '.', '.local/state')
  return join(state, 'ordholden-verify', 'checkpoints.json')
}

async function readMemory(file: string): Promise<readonly Remembered[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list) && list.every(isRemembered)) return list
  } catch {
    // Said below, with the place.
  }
  throw new Refusal('usage', {
    message: `expected ${file} to hold the checkpoints seen before, got something else`,
    hint: 'move it away to begin anew; a rollback before today can then not be seen',
  })
}

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'checkpoint' in value &&
  typeof value.checkpoint === 'string'

const originOf = ({ key }: Remembered): string => key.split('+')[0] ?? ''

async function writeMemory(file: string, before: readonly Remembered[], seen: Remembered): Promise<void> {
  const others = before.filter(each => originOf(each) !== originOf(seen))
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const making = `${file}.new`
  const handle = await open(making, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify([...others, seen], null, 2))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(making, file)
}
