import assert from 'node:assert/strict'
import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Refusal } from '../../core/refusal.ts'
import { fromTheStart, openBlocks, packingOf, plainBlocks, type Reading } from './blocks.ts'
import type { Damage } from './portions.ts'

const folder = mkdtempSync(join(tmpdir(), 'ordholden-blocks-'))
after(() => rmSync(folder, { recursive: true }))

const lines = Array.from({ length: 20_000 }, (_, at) => `${at} ${'abc '.repeat(at % 30)}\n`)
const log = Buffer.from(lines.join(''))
const packed = gzipSync(log)

function write(bytes: Uint8Array): string {
  const path = join(folder, 'log')
  writeFileSync(path, bytes)
  return path
}

async function read(
  from: string | AsyncIterable<Uint8Array>,
  reading: Reading = fromTheStart,
): Promise<{ readonly text: string; readonly endsAt: number; readonly damage: Damage | null }> {
  let [text, endsAt, damage]: [string, number, Damage | null] = ['', reading.from, null]
  for await (const portion of openBlocks(from, reading)) {
    const { bytes, from, to } = portion.block
    text += Buffer.from(bytes.subarray(from, to)).toString('latin1')
    endsAt = portion.endsAt
    damage = portion.damage
  }
  return { text, endsAt, damage }
}

const whole = { text: log.toString(), endsAt: log.length, damage: null }

test('a file, a gzip of it and streams of both say the same', async () => {
  const pieces = (bytes: Uint8Array, size: number): Uint8Array[] =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      Uint8Array.from(bytes.subarray(at * size, at * size + size)),
    )
  assert.deepEqual(await read(write(log)), whole)
  assert.deepEqual(await read(write(packed)), whole)
  assert.deepEqual(await read(Readable.from(pieces(log, 997))), whole)
  assert.deepEqual(await read(Readable.from(pieces(packed, 331))), whole)
  assert.deepEqual(await read(Readable.from([])), { text: '', endsAt: 0, damage: null })
})

test('a gzip of several members, with zeros behind it, is read to its end', async () => {
  const half = log.indexOf(10, log.length / 2) + 1 - 5
  const members = [gzipSync(log.subarray(0, half)), gzipSync(log.subarray(half)), Buffer.alloc(500)]
  assert.deepEqual(await read(write(Buffer.concat(members))), whole)
})

test('a reading goes on where one ended: in a plain file, in a gzip and in a stream', async () => {
  const from = lines.slice(0, 12_345).join('').length
  const rest = { ...whole, text: lines.slice(12_345).join('') }
  for (const path of [write(log), write(packed)])
    assert.deepEqual(await read(path, { from, isFinal: true }), rest)
  assert.deepEqual(await read(Readable.from([Uint8Array.from(log)]), { from, isFinal: true }), rest)
})

test('a gzip cut off at any place gives the lines before it, and says where', async () => {
  for (const at of [2, 11, 1_000, Math.floor(packed.length / 2), packed.length - 9, packed.length - 1]) {
    const { text, endsAt, damage } = await read(write(packed.subarray(0, at)))
    assert.ok(log.toString().startsWith(text) && text.length === endsAt, `cut at ${at}`)
    assert.ok(text === '' || text.endsWith('\n'))
    assert.equal(damage?.kind, 'cut-off', `cut at ${at}`)
    assert.equal(damage?.packedAt, at)
    assert.ok((damage?.at ?? 0) >= endsAt)
  }
  assert.equal((await read(write(packed.subarray(0, -8)))).text.length, log.length)
})

test('a gzip that comes whole later is counted from where the cut-off one ended', async () => {
  const first = await read(write(packed.subarray(0, packed.length / 2)))
  assert.ok(first.text.length > 10_000)
  const second = await read(write(packed), { from: first.endsAt, isFinal: true })
  assert.equal(first.text + second.text, log.toString())
})

test('a damaged gzip and one with something else behind it are told as damaged', async () => {
  const damaged = Buffer.from(packed)
  damaged.fill(0xff, 50_000, 50_020)
  for (const bytes of [damaged, Buffer.concat([packed, Buffer.from('something else')])]) {
    const { text, damage } = await read(write(bytes))
    assert.equal(damage?.kind, 'damaged')
    assert.ok(text.length > 500_000)
    assert.equal(text.slice(0, 500_000), whole.text.slice(0, 500_000))
  }
})

test('a line that is still being written waits for its end', async () => {
  const path = write(Buffer.from('one\ntw'))
  assert.deepEqual(await read(path, { from: 0, isFinal: false }), { text: 'one\n', endsAt: 4, damage: null })
  appendFileSync(path, 'o\nthree')
  assert.deepEqual(await read(path, { from: 4, isFinal: false }), { text: 'two\n', endsAt: 8, damage: null })
  assert.deepEqual(await read(path, { from: 8, isFinal: true }), {
    text: 'three\n',
    endsAt: 13,
    damage: null,
  })
})

test('a plain file is read without a wait', () => {
  const file = openSync(write(log), 'r')
  const ends = [...plainBlocks(file, fromTheStart)].map(({ endsAt }) => endsAt)
  closeSync(file)
  assert.equal(ends.at(-1), log.length)
})

test('what is packed in another way, a folder and what is not there are refused', async () => {
  const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3])
  const refused = async (path: string | AsyncIterable<Uint8Array>, code: string, words: RegExp) =>
    assert.rejects(read(path), error => {
      assert.ok(error instanceof Refusal)
      assert.equal(error.code, code)
      assert.match(error.message, words)
      return true
    })
  await refused(write(zstd), 'format-invalid', /expected a plain log or gzip, got zstd.*\n.*zstdcat/)
  await refused(Readable.from([zstd]), 'format-invalid', /got zstd: the stream/)
  await refused(folder, 'usage', /got a folder/)
  await refused(join(folder, 'none'), 'not-found', /ENOENT/)
  assert.equal(packingOf(Buffer.from('BZh91AY')), 'bzip2')
})
