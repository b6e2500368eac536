// The traffic page of the running program over a log that was counted: what it shows are the numbers in the database, and those
// are the lines of the log.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { logLines, summed, textOf } from '../practice/log-lines.ts'
import { freePort, openProgram } from '../program.ts'
import { signInOwner } from './signed-in.ts'

test('numbers on the page and in its files are those of the log that was counted', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-shown-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'access.log')
  const lines = logLines({ day: '2026-06-01', count: 3_000 })
  writeFileSync(path, textOf(lines))
  const program = openProgram(t)
  assert.equal((await program.run('traffic', 'ingest', path, '--source', 'www', '--practice')).exit, 0)
  const { address } = await program.serve(await freePort())
  const { headers } = await signInOwner(program)
  const ask = async (file: string) => {
    const answer = await fetch(new URL(`${file}?from=2026-06-01&to=2026-06-01`, address), { headers })
    assert.equal(answer.status, 200, file)
    return answer.text()
  }
  const { requests, lost, bytes } = summed(lines)
  const json = JSON.parse(await ask('/traffic.json'))
  assert.equal(json.counts.requests, requests)
  assert.equal(json.counts['status/404'], lost)
  assert.equal(json.counts.bytes, bytes)
  assert.equal(json.visitors, null)
  const page = await ask('/en/traffic')
  assert.match(page, /3,000/)
  assert.match(page, /practice/i)
  assert.match(page, /Google Analytics/)
  assert.doesNotMatch(page, /198\.51\.100/)
  assert.match(await ask('/traffic.csv'), /requests/)
})
