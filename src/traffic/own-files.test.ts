import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { withoutRights } from '../../test/nobody.ts'
import { limits } from '../core/limits.ts'
import { ownFiles } from './own-files.ts'

function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-own-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const seen = (folder: string, except: readonly string[] = []) =>
  [...ownFiles(folder, except)].map(({ kind, name }) => `${kind} ${name}`)

test('every file below a folder is read, but for those left out and what links lead to', t => {
  const folder = folderWith(t, { a: '1', 'b/c/d': '2', 'data/base': '3', 'b/data': '4' })
  symlinkSync('/etc/passwd', join(folder, 'link'))
  symlinkSync('/etc', join(folder, 'folder'))
  assert.deepEqual(seen(folder, ['data']), ['read a', 'read b/c/d', 'read b/data'])
})

test('a file that is too large is told, and not read', t => {
  const folder = folderWith(t, { large: '', small: '1' })
  truncateSync(join(folder, 'large'), limits.ownFileBytes + 1)
  assert.deepEqual(seen(folder), ['too-large large', 'read small'])
})

test('a folder nobody may open is told as unread, and one that is not there has no files', async t => {
  const folder = folderWith(t, { 'closed/a': '1' })
  assert.deepEqual(seen(join(folder, 'none')), [])
  mkdirSync(join(folder, 'shut'), { mode: 0o000 })
  for (const open of [folder, join(folder, 'closed')]) chmodSync(open, 0o755)
  chmodSync(join(folder, 'closed/a'), 0o644)
  assert.deepEqual(await withoutRights(() => seen(folder)), ['read closed/a', 'unread shut'])
})
