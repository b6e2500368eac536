// Runs commands one after another in a process of its own, and writes a line of JSON for each: how it ended, what it said, how long it took
// and the most memory it held. Run by apart.ts.

import { readFile, writeFile } from 'node:fs/promises'
import { main } from '../../src/cli/main.ts'

export interface Command {
  readonly name: string
  readonly argv: readonly string[]
}

export interface Ended {
  readonly name: string
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  readonly threw: string | null
  readonly ms: number
  /** Null where the kernel does not tell. */
  readonly rssMiB: number | null
}

async function run({ name, argv }: Command): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  const hear = (to: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      if (said[to].length < 20_000) said[to] += text
    },
  })
  const began = performance.now()
  let [exit, threw]: [number | null, string | null] = [null, null]
  await forgetMost()
  try {
    exit = await main({
      argv,
      ...{ env: { LANG: 'en_GB.UTF-8' }, stopped: new Promise<void>(() => {}) },
      streams: { stdout: hear('stdout'), stderr: hear('stderr') },
    })
  } catch (fault) {
    threw = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  }
  return { name, exit, ...said, threw, ms: performance.now() - began, rssMiB: await most() }
}

/** proc(5): 5 in `clear_refs` sets the high-water mark back to what is held now. */
const forgetMost = (): Promise<void> => writeFile('/proc/self/clear_refs', '5').catch(() => undefined)

async function most(): Promise<number | null> {
  const status = await readFile('/proc/self/status', 'latin1').catch(() => '')
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return mark === undefined ? null : Number(mark) / 1024
}

const [list = ''] = process.argv.slice(2)
const commands: readonly Command[] = JSON.parse(await readFile(list, 'utf8'))
for (const command of commands) process.stdout.write(`${JSON.stringify(await run(command))}\n`)
process.exit()
