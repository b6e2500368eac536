// The keeper's lock: one holder at a time, the dead and the recycled told from the living.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemRandom } from '../core/clock.ts'
import { type Claim, claim } from './lock.ts'

async function temporary(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-lock-'))
  context.after(() => rm(folder, { recursive: true }))
  return folder
}

const taken = (claimed: Claim) => {
  assert.equal(claimed.kind, 'taken')
  return claimed.kind === 'taken' ? claimed : assert.fail()
}

/** The text a living holder would have written, with some of its fields changed. */
async function holderText(
  folder: string,
  change: Partial<Record<'pid' | 'start' | 'boot' | 'space', string>>,
) {
  await taken(await claim(folder, systemRandom)).release()
  await taken(await claim(folder, systemRandom))
  const [name = ''] = await readdir(folder)
  const [pid, start, boot, space] = (await readFile(join(folder, name), 'utf8')).trim().split(' ')
  const fields = { pid, start, boot, space, ...change }
  await writeFile(join(folder, name), `${fields.pid} ${fields.start} ${fields.boot} ${fields.space}\n`)
}

test('held by us, it is held; released, it is free; the number only rises', async context => {
  const folder = await temporary(context)
  const first = taken(await claim(folder, systemRandom))
  assert.deepEqual(await readdir(folder), ['1'])
  assert.deepEqual(await claim(folder, systemRandom), { kind: 'held', pid: process.pid })
  await first.release()
  assert.deepEqual(await readdir(folder), ['2'])
  await taken(await claim(folder, systemRandom))
  assert.deepEqual(await readdir(folder), ['3'])
})

test('of many at once exactly one takes it, round after round', async context => {
  const folder = await temporary(context)
  for (let round = 0; round < 20; round++) {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(folder, systemRandom)))
    const winners = claims.filter(claimed => claimed.kind === 'taken')
    assert.equal(winners.length, 1, `round ${round}`)
    for (const winner of winners) await winner.release()
  }
})

test('a dead holder, a recycled pid and an earlier boot are no holders', async context => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  const pid = String(child.pid)
  await once(child, 'exit')
  for (const change of [{ pid }, { start: '1' }, { boot: 'ffffffff-0000-4000-8000-000000000000' }]) {
    const folder = await temporary(context)
    await holderText(folder, change)
    assert.equal((await claim(folder, systemRandom)).kind, 'taken', JSON.stringify(change))
  }
})

test('a holder that cannot be looked at counts as living', async context => {
  const folder = await temporary(context)
  await holderText(folder, { pid: '4194303', space: 'pid:[1]' })
  assert.deepEqual(await claim(folder, systemRandom), { kind: 'held', pid: 4_194_303 })
})

test('a torn file is no holder, and drafts of the dead are swept away', async context => {
  const folder = await temporary(context)
  await writeFile(join(folder, '7'), '')
  await writeFile(join(folder, 'draft-0011223344556677'), '12')
  await taken(await claim(folder, systemRandom))
  assert.deepEqual(await readdir(folder), ['8'])
})
