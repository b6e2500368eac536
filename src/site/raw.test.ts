import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sha256, toHex } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Raw } from './observe.ts'
import { keepRaw, readPicture } from './raw.ts'

const raw: Raw = {
  netlogs: [new Uint8Array([31, 139, 8]), new Uint8Array([31, 139, 9])],
  pictures: new Map([
    [0, new Uint8Array([1, 2, 3])],
    [2, new Uint8Array([4])],
  ]),
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-raw-'))
  t.after(() => rm(folder, { recursive: true }))
  return join(folder, 'site', 'one')
}

test('what is kept comes back, and nobody else may read it', async t => {
  const folder = await folderFor(t)
  await keepRaw(folder, raw)
  assert.deepEqual(await readPicture(folder, 2), new Uint8Array([4]))
  assert.equal(await readPicture(folder, 1), null)
  const logs = await Promise.all([0, 1].map(at => readFile(join(folder, `netlog-${at}.json.gz`))))
  assert.deepEqual(
    logs.map(log => new Uint8Array(log)),
    raw.netlogs,
  )
  assert.equal((await stat(folder)).mode & 0o777, 0o700)
  for (const name of await readdir(folder))
    assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name)
})

test('the hash is that of the list, and the list has the hash of every file', async t => {
  const folder = await folderFor(t)
  const hash = await keepRaw(folder, raw)
  const list = await readFile(join(folder, 'files.json'))
  assert.equal(toHex(sha256(list)), hash)
  const files: Record<string, string> = JSON.parse(list.toString())
  assert.deepEqual(Object.keys(files), ['netlog-0.json.gz', 'netlog-1.json.gz', 'page-0.png', 'page-2.png'])
  for (const [name, expected] of Object.entries(files))
    assert.equal(toHex(sha256(await readFile(join(folder, name)))), expected, name)
  const pictures = new Map([...raw.pictures, [2, new Uint8Array([5])]])
  assert.notEqual(await keepRaw(`${folder}-again`, { ...raw, pictures }), hash)
})

test('a folder that is there is refused, and left alone', async t => {
  const folder = await folderFor(t)
  await keepRaw(folder, raw)
  await writeFile(join(folder, 'mine'), 'mine')
  await assert.rejects(
    keepRaw(folder, { netlogs: [], pictures: new Map() }),
    fault => fault instanceof Refusal && fault.message.includes(folder),
  )
  assert.deepEqual((await readdir(folder)).length, 6)
})
