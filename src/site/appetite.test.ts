// A process of this test's own, in a group of its own, that takes memory or writes a log: it is ended, and no other is.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { limits } from '../core/limits.ts'
import { holdTo, processesOf } from './appetite.ts'

const skip = existsSync('/proc/self/statm') ? false : 'no /proc here'
const mebibyte = 1024 * 1024

async function start(t: TestContext, mebibytes: number) {
  const script = `const held = Buffer.alloc(${mebibytes} * 1048576, 1); console.log(held.length); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return { child, pid: child.pid ?? 0 }
}

test('a group is its own processes, with what they share with nobody', { skip }, async t => {
  const { pid } = await start(t, 100)
  const found = await processesOf(pid)
  assert.deepEqual(
    found.map(each => each.pid),
    [pid],
  )
  const bytes = found[0]?.bytes ?? 0
  assert.ok(bytes > 100 * mebibyte && bytes < 200 * mebibyte, `${bytes}`)
  assert.deepEqual(await processesOf(2 ** 22 + 1), [])
})

for (const { what, memoryBytes, logBytes, isEnded } of [
  { what: 'little of both', memoryBytes: 400 * mebibyte, logBytes: 10, isEnded: false },
  { what: 'too much memory', memoryBytes: 50 * mebibyte, logBytes: 10, isEnded: true },
  {
    what: 'too long a log',
    memoryBytes: 400 * mebibyte,
    logBytes: limits.siteNetLogBytes + 1,
    isEnded: true,
  },
])
  test(`${what}: ${isEnded ? 'it is ended' : 'it is left alone'}`, { skip }, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'ordholden-appetite-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const log = join(folder, 'log')
    writeFileSync(log, '')
    // As long as it says, with nothing in it.
    truncateSync(log, logBytes)
    const { pid } = await start(t, 100)
    const ended = new Set<number>()
    const release = holdTo({ group: pid, log, memoryBytes, end: each => ended.add(each) })
    await new Promise(done => setTimeout(done, limits.siteAppetiteMs * 2.5))
    release()
    assert.deepEqual([...ended], isEnded ? [pid] : [])
  })
