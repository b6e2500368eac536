// Pictures: what they say of themselves is read in every format, floods and damage are told, and what is wrong with letters is mended as
// a guess. The letters come from a reader that says what it was given; pictures.test.ts has the real one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { drawnPixels, drawnPng } from '../../../test/drawn.ts'
import type { PictureReader } from '../source.ts'
import { addressesMended } from './mended.ts'
import { chunk } from './png.ts'

const planted = 'planted@eksempel.dk'
const position = '55.676100, 12.568333'

const latin1 = (letters: string): Buffer => Buffer.from(letters, 'latin1')

type Entry = readonly [tag: number, type: number, count: number, value: Buffer]
const text = (tag: number, value: string): Entry => [tag, 2, value.length + 1, Buffer.from(`${value}\0`)]
const rationals = (tag: number, ...values: number[]): Entry => {
  const bytes = Buffer.alloc(values.length * 8)
  for (const [index, value] of values.entries()) {
    bytes.writeUInt32LE(Math.round(value * 10_000), index * 8)
    bytes.writeUInt32LE(10_000, index * 8 + 4)
  }
  return [tag, 5, values.length, bytes]
}
const long = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return [tag, 4, 1, bytes]
}

/** One list of fields, its values behind it, and where the next picture's stands. */
function fieldsAt(at: number, entries: readonly Entry[], next = 0): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  const values: Buffer[] = []
  let free = at + head.length
  head.writeUInt16LE(entries.length, 0)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const entry = 2 + index * 12
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(type, entry + 2)
    head.writeUInt32LE(count, entry + 4)
    if (value.length <= 4) value.copy(head, entry + 8)
    else {
      head.writeUInt32LE(free, entry + 8)
      values.push(value)
      free += value.length
    }
  }
  head.writeUInt32LE(next, head.length - 4)
  return Buffer.concat([head, ...values])
}

const gps = [text(1, 'N'), rationals(2, 55, 40, 33.96), text(3, 'E'), rationals(4, 12, 34, 6)]

/** Its first fields from byte 8, those of its place from byte 400. */
function tiff(first: readonly Entry[] = [], next = 0): Buffer {
  const fields = fieldsAt(8, [text(315, planted), ...first, long(0x8825, 400)], next)
  const head = Buffer.concat([latin1('II*\0\x08\0\0\0'), fields, Buffer.alloc(400)]).subarray(0, 400)
  return Buffer.concat([head, fieldsAt(400, gps)])
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const frame = segment(0xc0, Buffer.from([8, 0, 50, 0, 90, 1, 1, 0x11, 0]))
const jpeg = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([
    latin1('\xff\xd8'),
    ...segments,
    frame,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    latin1('\x12\xff\0\x34\xff\xd9'),
  ])
const png = (...chunks: readonly Buffer[]): Buffer => {
  const bytes = Buffer.from(drawnPng('1'))
  return Buffer.concat([bytes.subarray(0, 33), ...chunks, bytes.subarray(33)])
}
const riff = (...chunks: readonly [string, Buffer][]): Buffer => {
  const body = chunks.map(([name, data]) => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  })
  const whole = Buffer.concat([latin1('RIFF\0\0\0\0WEBP'), ...body])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}
const webpHead = Buffer.from([8, 0, 0, 0, 89, 0, 0, 49, 0, 0])
const xmp = latin1(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="55,40.566N" exif:GPSLongitude="12,34.1E">${planted}</a></x:xmpmeta>`,
)
const gif = (comment: string): Buffer =>
  Buffer.concat([
    latin1('GIF89a'),
    Buffer.from([90, 0, 50, 0, 0, 0, 0, 0x21, 0xfe, comment.length]),
    latin1(comment),
    Buffer.from([0, 0x2c, 0, 0, 0, 0, 90, 0, 50, 0, 0, 2, 1, 0x44, 0, 0x3b]),
  ])

const size = [long(256, 90), long(257, 50)]
const saying: readonly (readonly [string, Buffer])[] = [
  ['Exif of a JPEG', jpeg(segment(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff()])))],
  ['Exif of a PNG', png(chunk('eXIf', tiff()))],
  ['Exif of a WebP', riff(['VP8X', webpHead], ['EXIF', tiff()])],
  ['fields of a TIFF', tiff(size)],
  ['XMP of a JPEG', jpeg(segment(0xe1, Buffer.concat([latin1('http://ns.adobe.com/xap/1.0/\0'), xmp])))],
  ['XMP of a PNG', png(chunk('iTXt', Buffer.concat([latin1('XML:com.adobe.xmp\0\0\0\0\0'), xmp])))],
  ['XMP of a WebP', riff(['VP8X', webpHead], ['XMP ', xmp])],
]
for (const [name, bytes] of saying)
  test(`${name} is read, and where it was taken is a pair of decimals`, async () => {
    const looked = await lookInto('a', bytes)
    assert.equal(placesOf(looked, planted).length, 1)
    assert.deepEqual(placesOf(looked, position), [{ path: 'a', part: 'properties', at: 'properties' }])
    assert.deepEqual(
      looked.unread.map(({ reason }) => reason),
      ['tool-missing'],
    )
  })

const words: readonly (readonly [string, Buffer])[] = [
  ['a text of a PNG', png(chunk('tEXt', latin1(`Author\0${planted}`)))],
  ['a packed text', png(chunk('zTXt', Buffer.concat([latin1('Author\0\0'), deflateSync(planted)])))],
  ['a comment of a JPEG', jpeg(segment(0xfe, latin1(planted)))],
  [
    'a caption (IPTC)',
    jpeg(segment(0xed, latin1(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x78\0\x13${planted}`))),
  ],
  ['a comment of a GIF', gif(planted)],
  ['what stands behind its end', Buffer.concat([png(), latin1(`\n${planted}\n`)])],
]
for (const [name, bytes] of words)
  test(`${name} is read`, async () => {
    assert.equal(placesOf(await lookInto('a', bytes), planted).length, 1)
  })

const reads = (letters: string, given: Uint8Array[] = []): PictureReader => ({
  read: async picture => {
    given.push(picture)
    return { text: letters }
  },
})

test('a flood of pixels is refused before anything is decoded', async () => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(65_535, 0)
  head.writeUInt32BE(65_535, 4)
  head.set([8, 6], 8)
  const flood = Buffer.concat([latin1('\x89PNG\r\n\x1a\n'), chunk('IHDR', head), chunk('IEND')])
  const given: Uint8Array[] = []
  const { unread } = await lookInto('a.png', flood, { pictures: reads('', given) })
  assert.deepEqual(
    unread.map(({ reason }) => reason),
    ['too-large'],
  )
  assert.equal(given.length, 0)
})

test('a picture that ends too early is damaged, whatever was read of it', async () => {
  for (const [name, bytes] of [...saying, ...words]) {
    if (name.startsWith('what') || name.startsWith('fields')) continue
    const { unread } = await lookInto('a', bytes.subarray(0, -6), { pictures: reads('') })
    assert.ok(
      unread.some(({ reason }) => reason === 'damaged'),
      name,
    )
  }
})

test('each picture of a TIFF is read', async () => {
  const second = fieldsAt(600, size)
  const pages = Buffer.concat([tiff(size, 600), Buffer.alloc(200)]).subarray(0, 600)
  const given: Uint8Array[] = []
  const looked = await lookInto('a', Buffer.concat([pages, second]), { pictures: reads(planted, given) })
  const letters = placesOf(looked, planted).filter(({ part }) => part === 'picture')
  assert.deepEqual(
    letters.map(({ at }) => at),
    ['page 1', 'page 2'],
  )
  assert.deepEqual(
    given.map(bytes => Buffer.from(bytes).readUInt32LE(4)),
    [8, 600],
  )
})

test('a BMP is handed on as a PNG', async () => {
  const { width, height, data } = drawnPixels('1')
  const row = Math.ceil((width * 3) / 4) * 4
  const bmp = Buffer.alloc(54 + row * height)
  bmp.write('BM')
  for (const [at, value] of [
    [2, bmp.length],
    [10, 54],
    [14, 40],
    [18, width],
    [22, height],
    [28, 24],
  ] as const)
    bmp.writeUInt32LE(value, at)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      bmp.fill(data[(height - 1 - y) * width + x] ?? 0, 54 + y * row + x * 3, 57 + y * row + x * 3)
  const given: Uint8Array[] = []
  await lookInto('a.bmp', bmp, { pictures: reads('', given) })
  assert.equal(Buffer.from(given[0] ?? []).toString('latin1', 1, 4), 'PNG')
})

test('a mail address that was read wrong is mended, as a guess', async () => {
  const looked = await lookInto('a', png(), { pictures: reads('Skriv til plantedØeksempel .dk i dag') })
  assert.deepEqual(
    looked.texts.map(({ text, letters }) => [text.isGuess, letters]),
    [
      [undefined, Buffer.from('Skriv til plantedØeksempel .dk i dag').toString('latin1')],
      [true, planted],
    ],
  )
})

const mended: readonly (readonly [string, string | null])[] = [
  ['anna.prøve©eksempel.dk', 'anna.prøve@eksempel.dk'],
  ['anna (a) eksempel.dk', 'anna@eksempel.dk'],
  ['anna®mail.eksempel.dk', 'anna@mail.eksempel.dk'],
  ['anna@eksempel.dk', null],
  ['RØD grød med fløde.', null],
  ['Copyright © eksempel', null],
]
for (const [read, wanted] of mended)
  test(`mended: ${read}`, () => {
    assert.equal(addressesMended(read), wanted)
  })
