// Every call that reaches the disk is failed in turn: what was there before stays whole, nothing later is written,
// and a restart finishes what was begun.

import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { failingDisk, outcomeOf } from '../../test/disk.ts'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { DurableFolder } from './durable-files.ts'

const folderOf = async (run: (path: string) => Promise<void>): Promise<void> => {
  const path = await mkdtemp(join(tmpdir(), 'ordholden-files-'))
  try {
    await run(path)
  } finally {
    await rm(path, { recursive: true })
  }
}

const writeTwo = async (folder: DurableFolder): Promise<void> => {
  await folder.write('deep/er/first', utf8('first, new'))
  await folder.write('second', utf8('second, new'))
  await folder.settle()
}

test('a file is whole, its folders are made, and no temporary name is left', () =>
  folderOf(async path => {
    const folder = new DurableFolder(join(path, 'log'))
    await writeTwo(folder)
    assert.equal(fromUtf8(await readFile(join(path, 'log/deep/er/first'))), 'first, new')
    assert.deepEqual(await readdir(join(path, 'log/deep/er')), ['first'])
    assert.equal(await folder.read('third'), null)
    assert.deepEqual(await folder.list('nowhere'), [])
  }))

test('each new folder is made durable in its parent, each file in its folder', () =>
  folderOf(async path => {
    const { disk, calls } = failingDisk(Number.POSITIVE_INFINITY, 'ENOSPC')
    await writeTwo(new DurableFolder(join(path, 'log'), disk))
    const opened = calls.filter(call => call.startsWith('open r ')).map(call => call.slice('open r '.length))
    assert.deepEqual(opened.toSorted(), [path, `${path}/log`, `${path}/log/deep`, `${path}/log/deep/er`])
    assert.equal(calls.filter(call => call === 'sync').length, 2 + opened.length)
  }))

for (const code of ['ENOSPC', 'EIO'])
  test(`${code} at any call: says so, writes nothing more, and a restart finishes`, () =>
    folderOf(async path => {
      const before = new DurableFolder(join(path, 'log'))
      await before.write('second', utf8('second, old'))
      await before.settle()
      for (let failAt = 1; ; failAt++) {
        const { disk, calls, failed } = failingDisk(failAt, code)
        const folder = new DurableFolder(join(path, 'log'), disk)
        const outcome = await outcomeOf(() => writeTwo(folder))
        if (!failed()) {
          assert.equal(outcome, 'done')
          assert.ok(failAt > 15, `expected more than 15 places to fail at, got ${failAt - 1}`)
          break
        }
        assert.equal(outcome, 'disk-refused', `call ${failAt}: ${calls.at(-1)}`)
        const callsAtFailure = calls.length
        assert.equal(await outcomeOf(() => folder.write('second', utf8('later'))), 'disk-refused')
        assert.equal(calls.length, callsAtFailure, 'nothing is tried after a failure')
        assert.match(fromUtf8(await readFile(join(path, 'log/second'))), /^second, (old|new)$/)
        await rm(join(path, 'log/deep'), { recursive: true, force: true })
      }
      assert.equal(fromUtf8(await readFile(join(path, 'log/second'))), 'second, new')
    }))
