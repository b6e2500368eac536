// What a browser may take of the machine it runs on, whatever its pages do: so much memory, so long a log. Of too much memory the
// largest process is ended, which is most often the page that took it; of too long a log the browser, for nothing else ends it.
// Memory is read from /proc (proc(5)); a machine that has none does not hold a browser to it.
// Decided against: a limit of the operating system on the process (Chromium reserves far more addresses than it uses).
// Proven by appetite.test.ts and test/hostile/site.test.ts.

import { readdir, readFile, stat } from 'node:fs/promises'
import { limits } from '../core/limits.ts'

export interface Appetite {
  /** Of the browser's processes. */
  readonly group: number
  readonly log: string
  readonly memoryBytes: number
  readonly end: (pid: number) => void
}

/** Looks now and then, until the answer is called. */
export function holdTo(appetite: Appetite): () => void {
  const timer = setInterval(() => void look(appetite), limits.siteAppetiteMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function look({ group, log, memoryBytes, end }: Appetite): Promise<void> {
  const logged = await stat(log).catch(() => null)
  if ((logged?.size ?? 0) > limits.siteNetLogBytes) end(group)
  const all = (await processesOf(group)).toSorted((a, b) => b.bytes - a.bytes)
  const [largest] = all
  if (largest !== undefined && all.reduce((sum, { bytes }) => sum + bytes, 0) > memoryBytes) end(largest.pid)
}

export interface Process {
  readonly pid: number
  /** What it shares with no other. */
  readonly bytes: number
}

/** The processes of a group; none where the machine does not tell. */
export async function processesOf(group: number): Promise<readonly Process[]> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.filter(name => /^\d+$/.test(name)).map(Number)
  const inGroup = await Promise.all(pids.map(async pid => ((await groupOf(pid)) === group ? pid : null)))
  return Promise.all(
    inGroup.filter(pid => pid !== null).map(async pid => ({ pid, bytes: await ownBytes(pid) })),
  )
}

// proc_pid_stat(5): behind the name, which may hold anything, stand the state, the parent and the group.
async function groupOf(pid: number): Promise<number> {
  const said = await read(pid, 'stat')
  return Number(said.slice(said.lastIndexOf(')') + 2).split(' ')[2])
}

const pageBytes = 4_096

// proc_pid_statm(5): all there is, what lies in memory, what of that is shared, in pages.
async function ownBytes(pid: number): Promise<number> {
  const [, resident = 0, shared = 0] = (await read(pid, 'statm')).split(' ').map(Number)
  return (resident - shared) * pageBytes
}

// It may have ended meanwhile.
const read = (pid: number, file: string): Promise<string> =>
  readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '')
