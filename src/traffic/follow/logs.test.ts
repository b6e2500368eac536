import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { besideOf, logsAt, turnedOf } from './logs.ts'

/** Files by name, the first of them the oldest. */
function folderWith(t: TestContext, names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-logs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [at, name] of names.entries()) {
    writeFileSync(join(folder, name), 'x')
    utimesSync(join(folder, name), 1_000 + at, 1_000 + at)
  }
  return folder
}
const named = (paths: readonly string[]) => paths.map(path => path.slice(path.lastIndexOf('/') + 1))

test('a pattern names files, the oldest first; a path names itself', t => {
  const folder = folderWith(t, ['access.log.2.gz', 'access.log.1', 'error.log', 'access.log', 'access+log'])
  assert.deepEqual(named(logsAt(join(folder, 'access.log*'))), [
    'access.log.2.gz',
    'access.log.1',
    'access.log',
  ])
  assert.deepEqual(logsAt('/no/such/access.log'), ['/no/such/access.log'])
  assert.throws(
    () => logsAt(join(folder, 'mail*')),
    (fault: unknown) => fault instanceof Refusal && fault.code === 'not-found',
  )
})

test('what a log was turned into has its name in front; beside it lies whatever may have been it', t => {
  const folder = folderWith(t, ['access-20260531.log', 'access.log.1', 'other.log', 'access.log'])
  assert.deepEqual(named(turnedOf(join(folder, 'access.log'))), ['access.log.1'])
  assert.deepEqual(named(besideOf(join(folder, 'access.log.1'))), [
    'access-20260531.log',
    'access.log.1',
    'access.log',
  ])
  assert.deepEqual(turnedOf('/no/such/access.log'), [])
})
