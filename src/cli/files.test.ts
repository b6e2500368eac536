// Files, folders and streams become sources; what is neither is refused by name.

import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { filesAt, openMet, openStream } from './files.ts'

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-files-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a folder is all files below it, in one order; a link is met, not followed', async t => {
  const folder = folderOf(t)
  mkdirSync(join(folder, 'b'))
  for (const name of ['z', 'a', 'b/c']) writeFileSync(join(folder, name), name)
  symlinkSync('/etc', join(folder, 'link'))
  const found = await filesAt([folder, '-'], '')
  assert.deepEqual(
    found.map(({ kind, path }) => [kind, path]),
    [
      ['file', join(folder, 'a')],
      ['file', join(folder, 'b/c')],
      ['unread', join(folder, 'link')],
      ['file', join(folder, 'z')],
      ['file', '-'],
    ],
  )
})

test('what may not be read is met as unread, and what stands beside it as ever', async t => {
  const folder = folderOf(t)
  mkdirSync(join(folder, 'shut'))
  for (const name of ['a', 'closed']) writeFileSync(join(folder, name), name)
  chmodSync(folder, 0o755)
  for (const name of ['shut', 'closed']) chmodSync(join(folder, name), 0)
  const met = await asNobody(async () =>
    Promise.all(
      (await filesAt([folder], '')).map(each => (each.kind === 'file' ? openMet(each.path) : each)),
    ),
  )
  assert.deepEqual(
    met.map(file => ('reason' in file ? [file.path, file.reason] : file.source.name)),
    [join(folder, 'a'), [join(folder, 'closed'), 'not-permitted'], [join(folder, 'shut'), 'not-permitted']],
  )
  for (const file of met) if ('close' in file) await file.close()
})

/** Root may read everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

for (const operands of [[], ['/nowhere'], ['/dev/null'], ['-', '-']])
  test(`${JSON.stringify(operands)} is refused`, async () => {
    await assert.rejects(filesAt(operands, 'a hint'), error => error instanceof Refusal)
  })

test('a file is read at any place, and no further than it goes', async t => {
  const path = join(folderOf(t), 'a')
  writeFileSync(path, '0123456789')
  const file = await openMet(path)
  assert.ok('source' in file)
  const { source, close } = file
  assert.equal(Buffer.from(await source.read(3, 4)).toString(), '3456')
  assert.equal(Buffer.from(await source.read(8, 100)).toString(), '89')
  assert.equal(source.bytes, 10)
  await close()
})

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield Buffer.alloc(1 << 20, at % 256)
}

test('a short stream is held, a long one is read as it passes', async () => {
  const short = await openStream(pieces(2))
  assert.equal(short.source.bytes, 2 << 20)
  const count = limits.streamHeldBytes / (1 << 20) + 5
  const { source } = await openStream(pieces(count))
  let at = 0
  for (let piece = await source.read(0, 100_000); piece.length > 0; piece = await source.read(at, 100_000)) {
    assert.equal(piece[0], Math.floor(at / (1 << 20)) % 256)
    at += piece.length
  }
  assert.equal(at, count << 20)
  assert.equal((await source.read(5, 3)).length, 3)
})
