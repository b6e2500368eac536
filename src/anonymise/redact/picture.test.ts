// Of a picture its dots stay; what is written beside them goes, also after its end.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { cleanPicture } from './picture.ts'
import { formatPng } from './png.ts'

function chunk(name: string, text: string): Uint8Array {
  const named = Buffer.from(name + text, 'latin1')
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(text.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

const segment = (marker: number, text: string): Uint8Array =>
  Buffer.concat([
    Uint8Array.of(0xff, marker, (text.length + 2) >> 8, (text.length + 2) & 255),
    Buffer.from(text, 'latin1'),
  ])

test('words, places and times of a PNG go, and what stands after its end', () => {
  const png = formatPng(1, 1, Uint8Array.of(1, 2, 3, 4))
  const [head, rest] = [png.subarray(0, 33), png.subarray(33)]
  const told = Buffer.concat([
    head,
    chunk('tEXt', 'Author\0Mette'),
    chunk('eXIf', 'GPS'),
    rest,
    Buffer.from('Mette'),
  ])
  assert.deepEqual(cleanPicture(told), Buffer.from(png))
})

test('of a JPEG Exif, thumbnails, comments and what follows go; the coded data stays', () => {
  const start = Uint8Array.of(0xff, 0xd8)
  const scan = Buffer.concat([segment(0xda, 'head'), Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd3, 3)])
  const end = Uint8Array.of(0xff, 0xd9)
  const [jfif, tables] = [segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), segment(0xdb, 'tables')]
  const told = [
    start,
    jfif,
    segment(0xe1, 'Exif Mette'),
    segment(0xfe, 'Mette'),
    tables,
    scan,
    end,
    Buffer.from('Mette'),
  ]
  const kept = Buffer.concat([start, jfif, tables, scan, end])
  assert.deepEqual(cleanPicture(Buffer.concat(told)), kept)
  assert.deepEqual(cleanPicture(kept), kept)
})

test('what is cut, or no picture of the two, is not kept', () => {
  const png = formatPng(4, 4, new Uint8Array(64))
  for (const bytes of [
    png.subarray(0, -8),
    Buffer.from('GIF89a'),
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff),
  ])
    assert.equal(cleanPicture(bytes), null)
})
