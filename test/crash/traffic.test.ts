// kill -9 while a log is counted, again and again, while the log grows, is turned and packed: what is kept at the end is one clean
// count of its lines, visitors included. ORDHOLDEN_CRASH is the number of rounds (default 50).

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { logPlace } from '../log.ts'
import { logLines, summed, textOf } from '../practice/log-lines.ts'
import { countsIn } from '../practice/traffic-place.ts'
import { makeOneFile } from './one-file.ts'

const rounds = Number(process.env['ORDHOLDEN_CRASH'] ?? '50')
const at = '2026-06-01T20:00:00.000Z'
const program = await makeOneFile(join(import.meta.dirname, 'traffic-program.ts'))

test(`after ${rounds} times kill -9 a log that grew and turned is counted as once`, {
  timeout: 600_000,
}, async t => {
  const { db, login } = await logPlace(t)
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-log-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'access.log')
  const lines = logLines({ day: '2026-06-01', count: rounds * 600, from: 0, to: 70_000 })
  let written = 0
  const write = async (count: number) => {
    await appendFile(path, textOf(lines.slice(written, written + count)))
    written += count
  }
  /** Ends the program in the middle; answers whether it was. */
  const count = async (paths: readonly string[], kill: boolean): Promise<boolean> => {
    const asked = JSON.stringify({ login, paths, at, keepBytes: 8_192 })
    const child = spawn(process.execPath, [program.path, asked], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...program.env },
    })
    let said = ''
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes
    })
    const ended = once(child, 'close')
    if (kill) {
      await Promise.race([once(child.stdout, 'data'), ended])
      await delay(Math.random() * 60)
      child.kill('SIGKILL')
    } else child.stdout.resume()
    const [code, signal] = await ended
    assert.ok(code === 0 || signal === 'SIGKILL', said)
    return signal === 'SIGKILL'
  }
  let killed = 0
  /** All there are, oldest first, as a pattern would name them. */
  const packed: string[] = []
  let turned: readonly string[] = []
  for (let round = 0; round < rounds; round++) {
    await write(300)
    const counted = count([...packed, ...turned, path], true)
    await write(250)
    if (await counted) killed++
    if (round % 10 === 4) {
      await rename(path, `${path}.1`)
      turned = [`${path}.1`]
    }
    if (round % 10 === 8) {
      await writeFile(`${path}.${round}.gz`, gzipSync(await readFile(`${path}.1`)))
      await rm(`${path}.1`)
      packed.push(`${path}.${round}.gz`)
      turned = []
    }
  }
  await write(lines.length)
  await count([...packed, ...turned, path], false)
  const { requests, lost, bytes, visitors, days } = await countsIn(db)
  assert.deepEqual({ requests, lost, bytes, visitors }, summed(lines))
  assert.deepEqual(
    days.map(({ because }) => because),
    [null],
  )
  t.diagnostic(`${killed} of ${rounds} rounds ended in the middle; ${requests} lines counted`)
  assert.ok(killed > rounds / 5, `${killed} of ${rounds}`)
})
