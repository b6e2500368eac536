// Journey 25: an owner hands a supervisory authority one zip. It is taken from the running program, opened, and the log in
// it is recomputed with the verifier an authority would use.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fromUtf8, sha256, toHex } from '../../src/core/bytes.ts'
import { readZip } from '../../src/ledger/zip.ts'
import { examplePolicy, openProgram } from '../program.ts'

function entriesOf(file: string): ReadonlyMap<string, Uint8Array> {
  const read = readZip(new Uint8Array(readFileSync(file)))
  assert.equal(read.kind, 'read')
  return read.kind === 'read' ? read.entries : new Map()
}

const textOf = (entries: ReadonlyMap<string, Uint8Array>, name: string): string => {
  const bytes = entries.get(name)
  assert.ok(bytes, `expected ${name} among ${[...entries.keys()].join(', ')}`)
  return fromUtf8(bytes)
}

test('export --format authority: one zip whose log is recomputed and whose policy is the published one', async t => {
  const program = openProgram(t)
  const folder = join(program.home, '..')
  const file = join(folder, 'tilsyn.zip')
  await program.run('check', 'controller.identity')
  const ran = await program.run('export', file, '--format', 'authority', '--language', 'da')
  assert.equal(ran.exit, 0, ran.stderr)
  assert.match(ran.stderr, /laes-mig\.pdf/)
  const entries = entriesOf(file)

  for (const name of ['register.yaml', 'notice.da.md', 'notice.en.md'])
    assert.equal(textOf(entries, `udgaver/1/${name}`), readFileSync(join(examplePolicy, name), 'utf8'))
  assert.equal(textOf(entries, 'fortegnelse/register.yaml'), textOf(entries, 'udgaver/1/register.yaml'))
  assert.match(textOf(entries, 'kontrollog/verify.html'), /^<!doctype html>/i)
  assert.match(Buffer.from(entries.get('laes-mig.pdf') ?? []).toString('latin1'), /^%PDF-1\.7/)

  const record = JSON.parse(textOf(entries, 'fortegnelse/artikel-30.json')) as Record<string, unknown[]>
  for (const asked of ['activities', 'transfers', 'processors', 'missing'])
    assert.ok((record[asked] ?? []).length > 0, asked)
  assert.ok(entries.has('fortegnelse/artikel-30.pdf') && entries.has('fortegnelse/artikel-30.xlsx'))

  const board = JSON.parse(textOf(entries, 'loefter/loefter.json')) as { log: { verifierKey: string } }
  const bundle = join(folder, 'bundle.zip')
  writeFileSync(bundle, entries.get('kontrollog/bundle.zip') ?? new Uint8Array())
  const args = [bundle, '--key', board.log.verifierKey, '--memory', join(folder, 'memory.json')]
  const first = await program.run('verify', ...args)
  assert.equal(first.exit, 3, 'no earlier checkpoint is known at first sight')
  const again = await program.run('verify', ...args)
  assert.equal(again.exit, 0, again.stdout)

  const contents = JSON.parse(textOf(entries, 'indhold.json')) as {
    files: { name: string; sha256: string }[]
    missing: { key: string | null }[]
  }
  assert.equal(contents.files.length, entries.size - 1)
  for (const { name, sha256: hash } of contents.files)
    assert.equal(hash, toHex(sha256(entries.get(name) ?? new Uint8Array())), name)
  assert.ok(contents.missing.some(({ key }) => key === 'procedures/requests'))
})

test('before the first edition there is nothing to hand over, and it says what to do', async t => {
  const program = openProgram(t)
  const ran = await program.run('export', join(program.home, '../tilsyn.zip'), '--format', 'authority')
  assert.equal(ran.exit, 1)
  assert.match(ran.stderr, /ordholden check/)
})
