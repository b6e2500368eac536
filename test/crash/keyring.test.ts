// Kill -9 at every write of making and destroying keys and of the ratchet: docs/reference/keyring.md.
// strace ends the program just before its n-th write, sync or truncation takes effect, so the n-th run shows what the n-1 before
// left behind; n rises from 1 until the program gets through. ORDHOLDEN_CRASH is the number of keys (default 5).

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemRandom } from '../../src/core/clock.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { keysOver } from '../../src/keyring/keys.ts'
import { Slots } from '../../src/keyring/slots.ts'
import { expectHeld, type Held, readAnswers } from './keyring-answers.ts'
import { makeOneFile } from './one-file.ts'

const keyCount = process.env['ORDHOLDEN_CRASH'] ?? '5'
const mostPoints = 5_000
const writes = 'pwrite64,pwritev,fdatasync,fsync,ftruncate,fallocate'
const program = await makeOneFile(join(import.meta.dirname, 'keyring-program.ts'))

const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const hasStrace = spawnSync('strace', ['-V']).status === 0
const skip = hasStrace || required ? false : 'strace is not installed: apt-get install strace'

/** Runs the program and kills it at its n-th write; true where it got through first. One thread of its pool does all writing. */
function runKilledAt(point: number, ...args: readonly string[]): boolean {
  const inject = [`trace=${writes}`, `inject=${writes}:signal=KILL:when=${point}`].flatMap(e => ['-e', e])
  const command = ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, program.path, ...args]
  const ran = spawnSync('strace', command, {
    env: { ...process.env, ...program.env, UV_THREADPOOL_SIZE: '1' },
    encoding: 'utf8',
  })
  if (ran.status === 0) return true
  assert.ok(ran.signal === 'SIGKILL' || ran.status === 137, `status ${ran.status}: ${ran.stderr}`)
  return false
}

async function lookAfter(home: string): Promise<Held> {
  const slots = await Slots.open(await openDisk(join(home, 'keys')), fileCustody, systemRandom)
  const held = await expectHeld(readAnswers(home), keysOver(slots, systemRandom))
  await slots.close()
  return held
}

/** One fresh home for every `step`-th point, until the program gets through; what was held at each. */
async function killAtPoints(
  step: number,
  each: (home: string, point: number) => boolean,
): Promise<readonly Held[]> {
  const held: Held[] = []
  for (let point = 1, through = false; !through && point < mostPoints; point += step) {
    const home = mkdtempSync(join(tmpdir(), 'ordholden-keys-'))
    try {
      through = each(home, point)
      held.push(await lookAfter(home))
    } finally {
      rmSync(home, { recursive: true })
    }
  }
  return held
}

function summary(held: readonly Held[]): string {
  assert.deepEqual(held.at(-1), { opened: 2, refused: Number(keyCount) - 1 }, 'it got through at last')
  const opened = held.reduce((sum, { opened }) => sum + opened, 0)
  const refused = held.reduce((sum, { refused }) => sum + refused, 0)
  return `${held.length - 1} kills; ${opened} keys that had to open did, ${refused} destroyed ones never did`
}

test('kill -9 at every write of create, destroy and ratchet', { skip }, async context => {
  const held = await killAtPoints(1, (home, point) => runKilledAt(point, 'alone', home, 'case', keyCount))
  assert.ok(held.length > 60, `expected more than 60 points, got ${held.length}`)
  context.diagnostic(summary(held))
})

test('kill -9 again while the next start mends what the first left', { skip }, async context => {
  const held = await killAtPoints(4, (home, point) => {
    const through = runKilledAt(point, 'alone', home, 'case', keyCount)
    runKilledAt(1 + (point % 7), 'mend', home)
    return through
  })
  context.diagnostic(summary(held))
})
