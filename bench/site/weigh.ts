// What a process and all that came of it take of the machine, looked at while they run: processor time of each, and at most how much
// memory at once. Memory is the proportional set size: pages that several share are counted once among those that share them.
// A process that lives less than one look is missed, and of every other at most one look's time.

import { readdirSync, readFileSync } from 'node:fs'

export interface Weighed {
  readonly cpuSeconds: number
  readonly pssBytes: number
  /** Of it what lies in files: programs and their data, which others that run the same share and the kernel may drop. */
  readonly fileBytes: number
  /** Of it what Node takes, with the driver of the browser: all but the browser's processes. */
  readonly nodeBytes: number
}

const everyMs = 100
/** Of `utime` and `stime` in proc(5): sysconf(_SC_CLK_TCK), 100 on every Linux Node runs on. */
const ticksPerSecond = 100

interface Stat {
  readonly parent: number
  readonly ticks: number
  readonly startedAt: string
}

/** Weighs until it is stopped. */
export function weigh(root: number): () => Weighed {
  const known = new Map<string, number>()
  let most = { pssBytes: 0, fileBytes: 0, nodeBytes: 0 }
  const look = () => {
    const family = familyOf(root, known)
    for (const [pid, { ticks, startedAt }] of family) known.set(`${pid} ${startedAt}`, ticks)
    const rollup = (pid: number) => read(`/proc/${pid}/smaps_rollup`)
    const texts = [...family.keys()].map(rollup)
    const now = {
      ...{ pssBytes: sumOf('Pss', texts), fileBytes: sumOf('Pss_File', texts) },
      nodeBytes: sumOf('Pss', [rollup(root)]),
    }
    if (now.pssBytes > most.pssBytes) most = now
  }
  const timer = setInterval(look, everyMs)
  return () => {
    clearInterval(timer)
    const ticks = [...known.values()].reduce((sum, one) => sum + one, 0)
    return { cpuSeconds: ticks / ticksPerSecond, ...most }
  }
}

/** It, its children and theirs, also those whose parent has ended since they were seen. */
function familyOf(root: number, known: ReadonlyMap<string, number>): ReadonlyMap<number, Stat> {
  const all = new Map(
    readdirSync('/proc').flatMap(name => {
      const stat = /^\d+$/.test(name) ? statOf(name) : null
      return stat === null ? [] : [[Number(name), stat] as const]
    }),
  )
  const belongs = (pid: number): boolean => {
    const stat = all.get(pid)
    if (stat === undefined) return false
    return pid === root || known.has(`${pid} ${stat.startedAt}`) || belongs(stat.parent)
  }
  return new Map([...all].filter(([pid]) => belongs(pid)))
}

function statOf(pid: string): Stat | null {
  const text = read(`/proc/${pid}/stat`)
  // The name stands in brackets and may hold anything: what counts comes after the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [parent, ticks] = [Number(fields[1]), Number(fields[11]) + Number(fields[12])]
  return text === '' ? null : { parent, ticks, startedAt: fields[19] ?? '' }
}

const sumOf = (name: string, texts: readonly string[]): number =>
  texts.reduce(
    (sum, text) => sum + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024,
    0,
  )

/** Empty where it has ended since. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
