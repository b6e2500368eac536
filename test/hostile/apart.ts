// Commands over hostile files in a process of their own, and what holds of each however it ended: in time, in memory, told in words, and
// without a stack. Used by the tests of this folder.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Command, Ended } from './asked-apart.ts'

export async function openFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-hostile-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** How each ended, by its name. One that takes the process with it fails with its name. */
export async function askApart(
  folder: string,
  commands: readonly Command[],
): Promise<ReadonlyMap<string, Ended>> {
  const list = join(folder, 'commands.json')
  await writeFile(list, JSON.stringify(commands))
  const program = join(import.meta.dirname, 'asked-apart.ts')
  const child = spawn(process.execPath, [program, list], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', fault: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.fault = `${said.fault}${text}`.slice(-4_000)
  })
  await new Promise(resolve => child.once('close', resolve))
  const ended = said.out
    .split('\n')
    .filter(line => line !== '')
    .map((line): Ended => JSON.parse(line))
  const next = commands[ended.length]
  assert.equal(next, undefined, `${next?.name}: took its process with it: ${said.fault}`)
  return new Map(ended.map(each => [each.name, each]))
}

export interface Bounds {
  readonly ms: number
  readonly rssMiB: number
}

/** Ended by itself with one of the exits a command has, within bounds; where it did not succeed, it said why in words. */
export function assertBounded({ name, exit, stdout, stderr, threw, ms, rssMiB }: Ended, most: Bounds): void {
  assert.equal(threw, null, `${name}: threw`)
  assert.ok(exit !== null && [0, 1, 2, 3, 4].includes(exit), `${name}: ended with ${exit}: ${stderr}`)
  assert.ok(ms < most.ms, `${name}: took ${Math.round(ms)} ms`)
  assert.ok((rssMiB ?? 0) < most.rssMiB, `${name}: held ${Math.round(rssMiB ?? 0)} MiB`)
  if (exit !== 0) assert.match(stdout + stderr, /\S/, `${name}: ended with ${exit} and said nothing`)
  assert.doesNotMatch(stderr, /^ {4}at |\n {4}at |node_modules|ordholden failed/, name)
}
