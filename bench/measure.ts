// What a program takes: processor seconds as the operating system counts them of a child that has ended (bash's
// `time`), and the most memory it ever held (VmHWM of Linux), looked at until it ends.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export interface Measured {
  readonly cpuSeconds: number
  readonly wallSeconds: number
  readonly rssBytes: number
  readonly output: string
}

const everyMs = 20
const script = 'TIMEFORMAT="%U %S %R"; time "$@" 2>/dev/null 3>&-'

/** Runs a program to its end. Throws where it fails. */
export async function measure(...command: readonly string[]): Promise<Measured> {
  const child = spawn('bash', ['-c', script, 'measure', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  const [output, times] = [textOf(child.stdout), textOf(child.stderr)]
  let rssBytes = 0
  const watch = setInterval(() => {
    rssBytes = Math.max(rssBytes, ...childrenOf(child.pid ?? 0).map(peakOf))
  }, everyMs)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  const [user = Number.NaN, system = Number.NaN, wallSeconds = Number.NaN] = (await times)
    .trim()
    .split(' ')
    .map(Number)
  if (code !== 0 || Number.isNaN(wallSeconds))
    throw new Error(`expected ${command.join(' ')} to end well, got ${code}`)
  return { cpuSeconds: user + system, wallSeconds, rssBytes, output: await output }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function childrenOf(pid: number): readonly number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

const peakOf = (pid: number): number =>
  1024 * Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

/** Nothing where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
