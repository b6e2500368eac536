// A disk that changes while it is looked through: what is gone holds nothing, and what was never there was not looked at.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { traceDigits, traceHead } from './trace.ts'
import { findTraces } from './trace-search.ts'

const trace = traceHead + '7'.repeat(traceDigits)

test('a folder that is removed in the middle of the search ends nothing', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-search-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'stays', 'below'), { recursive: true })
  writeFileSync(join(folder, 'stays', 'below', 'file'), `x${trace}${trace}`)
  for (let turn = 0; turn < 5; turn++) {
    const going = Array.from({ length: 100 }, (_, n) => join(folder, `goes-${n}`))
    for (const each of going) mkdirSync(join(each, 'below'), { recursive: true })
    const search = findTraces(folder, new Set([trace]))
    await setImmediate()
    for (const each of going) rmSync(each, { recursive: true })
    assert.deepEqual((await search).found, [{ file: join('stays', 'below', 'file'), copies: 2 }])
  }
})

test('a folder that is not there was not looked through', async () => {
  await assert.rejects(findTraces(join(tmpdir(), 'ordholden-nowhere'), new Set([trace])), { code: 'ENOENT' })
})
