// Plain text in every encoding: what is planted is found, at the byte of the file it stands at; what is no text is unread.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'
import type { Source, Text, Unread } from '../source.ts'
import { textsOf } from './files.ts'

const planted = 'søren@eksempel.dk'
const before = 'Navn: Søren Ærø 💥\r\n'
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const encodings: readonly (readonly [string, (text: string) => Buffer, string])[] = [
  ['UTF-8', text => Buffer.from(text), planted],
  ['UTF-8 with its mark', text => Buffer.from(`\ufeff${text}`), planted],
  ['UTF-8, decomposed', text => Buffer.from(text.normalize('NFD')), planted.normalize('NFD')],
  ['UTF-16LE with its mark', text => Buffer.from(`\ufeff${text}`, 'utf16le'), planted],
  ['UTF-16BE with its mark', text => turned(Buffer.from(`\ufeff${text}`, 'utf16le')), planted],
  ['UTF-16LE without', text => Buffer.from(text, 'utf16le'), planted],
  ['UTF-16BE without', text => turned(Buffer.from(text, 'utf16le')), planted],
]

for (const [name, encode, wanted] of encodings)
  test(`${name}: found at its byte of the file`, async () => {
    for (const padding of ['', 'Æ 💥 and words\n'.repeat(40_000)]) {
      const file = encode(`${before}${padding}${planted}\n`)
      const looked = await lookInto('a.txt', file)
      const at = encode(`${before}${padding}`).length
      assert.deepEqual(placesOf(looked, wanted), [{ path: 'a.txt', part: 'whole', at }])
      assert.deepEqual(looked.unread, [])
    }
  })

test('latin-1 stands as it is', async () => {
  const file = Buffer.from(`Århus og Ærø\n${planted}`, 'latin1')
  const [only] = (await lookInto('a.txt', file)).texts
  assert.equal(only?.letters, file.toString('latin1'))
})

test('an empty file has no text and nothing unread', async () => {
  assert.deepEqual((await lookInto('a.txt', new Uint8Array(0))).unread, [])
})

test('bytes that are no text are unread, in the beginning and further on', async () => {
  const noise = Buffer.from(
    Array.from({ length: 40_000 }, (_, at) => (Math.imul(at + 1, 2_654_435_761) >>> 13) & 255),
  )
  assert.deepEqual((await lookInto('a.bin', noise)).unread, [
    {
      kind: 'unread',
      path: ['a.bin'],
      reason: 'unknown-format',
      detail: 'expected a known format, got other bytes',
    },
  ])
  const mixed = Buffer.concat([Buffer.alloc(262_144, 'text '), noise])
  const looked = await lookInto('a.txt', mixed)
  assert.equal(looked.texts.length, 1)
  assert.match(looked.unread[0]?.detail ?? '', /from byte 262144 on/)
})

test('a text larger than memory should be is read piece by piece', async () => {
  const bytes = 2 ** 33
  const line = Buffer.alloc(262_144, 'no one is here\n')
  let largest = 0
  const source: Source = {
    name: 'huge.log',
    bytes,
    read: async (offset, length) => {
      largest = Math.max(largest, length)
      return line.subarray(0, Math.min(length, bytes - offset))
    },
  }
  let read = 0
  for await (const found of textsOf(source, { pictures: null, now: () => 0 })) read += await beginning(found)
  assert.equal(read, 16 * 262_144)
  assert.ok(largest <= 262_144)
})

async function beginning(found: Text | Unread): Promise<number> {
  if (found.kind === 'unread') return 0
  let read = 0
  for await (const piece of found.pieces) {
    read += piece.length
    if (read >= 16 * 262_144) break
  }
  return read
}
