// What is planted in archives is found with the path down to it; archives that are broken, locked or lie are unread, whole or in part.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { packZip } from '../../../test/packed.ts'
import { packSevenZip } from '../../../test/seven-zip.ts'
import { limits } from '../../core/limits.ts'
import { fullBudget } from './budget.ts'

const planted = 'plantet@eksempel.dk'
const letter = `Skriv til ${planted}\n`
const reasonsOf = (looked: Awaited<ReturnType<typeof lookInto>>): readonly string[] =>
  looked.unread.map(({ reason, path }) => `${reason} ${path.join('/')}`)

async function packTar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack()
  for (const [name, bytes] of Object.entries(files)) tar.entry({ name }, bytes)
  tar.finalize()
  const pieces: Uint8Array[] = []
  for await (const piece of tar) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

test('zip: found in its files, deep inside, and in their names', async () => {
  const inner = packZip([{ name: 'b.txt', bytes: letter }])
  const file = packZip([
    { name: 'a.txt', bytes: letter },
    { name: 'inner.zip', bytes: inner },
    { name: `${planted}.txt`, bytes: 'nothing' },
  ])
  const looked = await lookInto('mail.zip', file)
  assert.deepEqual(placesOf(looked, planted), [
    { path: 'mail.zip', part: 'names', at: 'name 3' },
    { path: 'mail.zip/a.txt', part: 'whole', at: 10 },
    { path: 'mail.zip/inner.zip/b.txt', part: 'whole', at: 10 },
  ])
  assert.deepEqual(looked.unread, [])
})

test('zip: a name that climbs is shown, and its file is read like any other', async () => {
  const looked = await lookInto('a.zip', packZip([{ name: '../../etc/evil.txt', bytes: letter }]))
  assert.equal(placesOf(looked, planted)[0]?.path, 'a.zip/../../etc/evil.txt')
})

test('zip: locked, lying, damaged and unknown entries are unread, and the others read', async () => {
  const file = packZip([
    { name: 'locked', bytes: letter, says: { flags: 1 } },
    { name: 'shorter', bytes: letter, says: { bytes: 3 } },
    { name: 'other', bytes: letter, says: { sum: 1 } },
    { name: 'method', bytes: letter, says: { method: 14 } },
    { name: 'nowhere', bytes: letter, says: { offset: 0xffffff } },
    { name: 'good.txt', bytes: letter },
  ])
  const looked = await lookInto('a.zip', file)
  assert.deepEqual(reasonsOf(looked), [
    'encrypted a.zip/locked',
    'damaged a.zip/shorter',
    'damaged a.zip/other',
    'unknown-format a.zip/method',
    'damaged a.zip/nowhere',
  ])
  assert.ok(placesOf(looked, planted).some(({ path }) => path === 'a.zip/good.txt'))
})

test('zip: without a directory, or with half of one, it is damaged', async () => {
  const file = packZip([
    { name: 'a.txt', bytes: letter },
    { name: 'b.txt', bytes: letter },
  ])
  assert.deepEqual(reasonsOf(await lookInto('a.zip', file.subarray(0, file.length - 30))), ['damaged a.zip'])
  file.write('XX', file.lastIndexOf('PK\x01\x02'))
  const looked = await lookInto('a.zip', file)
  assert.deepEqual(reasonsOf(looked), ['damaged a.zip'])
  assert.equal(placesOf(looked, planted)[0]?.path, 'a.zip/a.txt')
})

test('gzip: several members are one text; a cut one tells what was there, and that it is damaged', async () => {
  const file = Buffer.concat([gzipSync('first\n'), gzipSync(letter)])
  assert.deepEqual(placesOf(await lookInto('a.log.gz', file), planted), [
    { path: 'a.log.gz/a.log', part: 'whole', at: 16 },
  ])
  const long = `${letter}${Array.from({ length: 50_000 }, (_, at) => Math.imul(at, 40_503) % 65_521).join(' ')}`
  const cut = await lookInto('a.gz', gzipSync(long).subarray(0, 90_000))
  assert.equal(placesOf(cut, planted).length, 1)
  assert.deepEqual(reasonsOf(cut), ['damaged a.gz/a'])
})

test('gzip: what is larger than is held is read as it is unpacked', async () => {
  const line = `${'x'.repeat(30)}${Math.PI}\n`.repeat(4_000)
  const blocks = Math.ceil((limits.detectWholeBytes + 1) / line.length) + 1
  const file = Buffer.concat([
    ...Array.from({ length: blocks }, () => gzipSync(line, { level: 1 })),
    gzipSync(letter),
  ])
  const budget = { ...fullBudget, ratio: 100_000 }
  const found = placesOf(await lookInto('a.log.gz', file, { budget }), planted)
  assert.deepEqual(found, [{ path: 'a.log.gz/a.log', part: 'whole', at: blocks * line.length + 10 }])
})

test('brotli is known by its ending', async () => {
  const looked = await lookInto(
    'a.txt.br',
    brotliCompressSync(Buffer.from(`${letter}${'æ?\x9d'.repeat(99)}`)),
  )
  assert.equal(placesOf(looked, planted)[0]?.path, 'a.txt.br/a.txt')
  const packed = brotliCompressSync(Buffer.from(letter))
  const cut = await lookInto('a.txt.br', packed.subarray(0, packed.length - 5))
  assert.ok(cut.unread.length > 0, 'one that is cut is unread')
  assert.match(reasonsOf(cut)[0] ?? '', /^damaged a\.txt\.br/)
})

test('tar: found in its files and names; a cut one is damaged', async () => {
  const file = await packTar({
    'a.txt': letter,
    [`${'long/'.repeat(30)}${planted}`]: 'nothing',
    'b.gz': gzipSync(letter),
  })
  const looked = await lookInto('a.tar', file)
  assert.deepEqual(
    placesOf(looked, planted).map(({ path, at }) => `${path} ${at}`),
    ['a.tar/a.txt 10', 'a.tar/b.gz/b 10', 'a.tar name 2'],
  )
  const cut = await lookInto('a.tar', file.subarray(0, 700 + 512))
  assert.deepEqual(reasonsOf(cut), ['damaged a.tar'])
})

test('what is too deep, too many, too much, too inflated or too slow ends there', async () => {
  let nested = packZip([{ name: 'a.txt', bytes: letter }])
  for (let depth = 0; depth < 5; depth++) nested = packZip([{ name: 'in.zip', bytes: nested }])
  const many = packZip(Array.from({ length: 50 }, (_, at) => ({ name: `${at}.txt`, bytes: letter })))
  const zeros = packZip([{ name: 'zeros', bytes: Buffer.alloc(4 * 1024 * 1024, 'a') }])
  const tried = async (file: Buffer, budget: Partial<typeof fullBudget>): Promise<string | undefined> =>
    (await lookInto('a.zip', file, { budget: { ...fullBudget, ...budget } })).unread[0]?.reason
  assert.equal(await tried(nested, { depth: 3 }), 'too-deep')
  assert.equal(await tried(many, { entries: 10 }), 'too-many')
  assert.equal(await tried(many, { bytes: 100 }), 'too-large')
  assert.equal(await tried(zeros, {}), 'too-inflated')
  assert.equal(await tried(zeros, { ratio: 10_000 }), undefined)
  let now = 0
  const late = await lookInto('a.zip', many, { now: () => now++, budget: { ...fullBudget, timeMs: 20 } })
  assert.deepEqual(reasonsOf(late).length, 1)
  assert.equal(late.unread[0]?.reason, 'too-slow')
})

test('7z: found in its files; one that is cut, or locked, is unread', async () => {
  const file = packSevenZip('mappe/a.txt', Buffer.from(letter))
  assert.deepEqual(
    placesOf(await lookInto('a.7z', file), planted).map(({ path, at }) => `${path} ${at}`),
    ['a.7z/mappe/a.txt 10'],
  )
  assert.deepEqual(reasonsOf(await lookInto('a.7z', file.subarray(0, file.length - 9))), ['damaged a.7z'])
  const aes = packSevenZip('a', Buffer.from(letter), [0x24, 0x06, 0xf1, 0x07, 0x01, 0x01, 0x00])
  assert.match(reasonsOf(await lookInto('a.7z', aes))[0] ?? '', /^encrypted a\.7z/)
})

test('a locked document of an office program is told from an old one', async () => {
  const compound = (name: string): Buffer => {
    const file = Buffer.alloc(4_096)
    file.write('d0cf11e0a1b11ae1', 'hex')
    file.writeUInt16LE(9, 0x1e)
    file.writeUInt32LE(1, 0x30)
    file.write(name, 1_024, 'utf16le')
    return file
  }
  assert.deepEqual(reasonsOf(await lookInto('a.docx', compound('EncryptedPackage'))), ['encrypted a.docx'])
  assert.deepEqual(reasonsOf(await lookInto('a.doc', compound('WordDocument'))), ['unknown-format a.doc'])
})
