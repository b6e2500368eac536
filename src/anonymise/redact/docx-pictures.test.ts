// A picture of a Word document with black over what was read and masked in it: the rest of its dots stay, and it is a PNG of dots alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WordReader } from '../../detect/files/pictures.ts'
import { type DocxPicture, openDocxPictures, writePicture } from './docx-pictures.ts'
import { inThread } from './pdf-work.ts'
import { formatPng } from './png.ts'

/** 96 by 48 dots of white, with grey from (20, 10) to (50, 22) and from (60, 30) to (90, 42). */
const jpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhl',
    'bXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
    'fHx8fHx8fHx8fHx8fHz/wAARCAAwAGADASIAAhEBAxEB/8QAGQABAQEBAQEAAAAAAAAAAAAAAAYEBQMH/8QALBAAAQEGBAYC',
    'AgMAAAAAAAAAABEBAgMEBRIWVKPRBhMUIjFBIWE1gkSywv/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAA',
    'AAAAAAAA/9oADAMBAAIRAxEAPwCzAAAHD4kqE1I9N0sXl33XdrGqiJ5Z9nDxBU8zpu7AXAIfEFTzOm7sMQVPM6buwFwDDRZi',
    'LNUuDGjvXxHrlajGL3NZ6NwAAAAAAAAHD4kp81PdN0sLmWXXdzGIqJ5b9HDw/U8tqO7lwAIfD9Ty2o7uMP1PLaju5cADDRZe',
    'LK0uDBju2RHblYrGp3Nb6NwMs5UJWRs6qLy71t7WtVPPhn2BqBzMQUzM6b2wxBTMzpvbAdMHMxBTMzpvbG6WmIU1AdjQHr4b',
    'yo1GsX5T2B6gAAAAAAAEzxh/D/f/ACUxlnKfKz1nVQuZYtvc1iL58N+gPnwLjD9My2o9uMP0zLaj24EOXHDv4SX/AG/s0Yfp',
    'mW1HtzdLS8KVgOwYDtkN1UYrWp8r7A//2Q==',
  ].join(''),
  'base64',
)

function png(): Uint8Array {
  const dots = new Uint8Array(96 * 48 * 4).fill(255)
  for (const [left, top] of [
    [20, 10],
    [60, 30],
  ] as const)
    for (let y = top; y < top + 12; y++) dots.fill(68, (y * 96 + left) * 4, (y * 96 + left + 30) * 4)
  return formatPng(96, 48, dots)
}

const box = { left: 20, top: 10, right: 50, bottom: 22 }
const reader: WordReader = { words: async () => ({ lines: [[{ text: 'Mette', box, sure: 95 }]] }) }
const stretch = { text: 0, start: 0, end: 5 }

async function opened(bytes: Uint8Array, who: WordReader | null = reader): Promise<DocxPicture> {
  const parts = new Map([['word/media/image1.png', bytes]])
  const reading = who === null ? null : { reader: who, now: () => 0 }
  const [picture] = await openDocxPictures(parts, [...parts.keys()], reading)
  assert.ok(picture)
  return picture
}

async function greyOf(bytes: Uint8Array) {
  const decoded = await inThread('decode', { pictures: [bytes] })
  assert.equal(decoded.kind, 'done')
  const [picture] = decoded.done
  return picture ?? null
}

for (const [format, bytes] of [
  ['PNG', png()],
  ['JPEG', jpeg],
] as const)
  test(`in a ${format} what is masked is black, what is not stays, and each dot where it was`, async () => {
    const picture = await opened(bytes)
    assert.ok('text' in picture.told && picture.told.text === 'Mette\n')
    const written = await writePicture(picture, [stretch], 'read')
    assert.equal(written.ending, 'png')
    const grey = await greyOf(written.bytes)
    assert.deepEqual([grey?.width, grey?.height], [96, 48])
    const at = (x: number, y: number): number => grey?.grey[y * 96 + x] ?? -1
    assert.deepEqual([at(20, 10), at(35, 16), at(49, 21)], [0, 0, 0])
    assert.ok(Math.abs(at(75, 36) - 68) < 12, `${at(75, 36)}`)
    assert.ok(at(35, 40) > 240)
  })

test('a picture in which nothing is masked is written as it was, without what stands beside its dots', async () => {
  const picture = await opened(Buffer.concat([jpeg, Buffer.from('Mette')]))
  assert.deepEqual(await writePicture(picture, [], 'read'), { bytes: jpeg, ending: 'jpeg' })
})

test('a picture nobody read is black where that was asked for, and kept where it was not', async () => {
  const unread = await opened(png(), null)
  assert.deepEqual(unread.told, { reason: 'tool-missing' })
  const sizes = await Promise.all(
    (['read', 'mask', 'keep'] as const).map(async choice => {
      const grey = await greyOf((await writePicture(unread, [], choice)).bytes)
      return grey?.width
    }),
  )
  assert.deepEqual(sizes, [1, 1, 96])
})

test('a picture that cannot be decoded is unread, also where it says of itself that it is too large', async () => {
  const broken = new Uint8Array(png())
  broken.fill(7, 41, broken.length - 16)
  const picture = await opened(broken)
  assert.deepEqual(picture.told, { reason: 'damaged' })
  const flood = new Uint8Array(png())
  new DataView(flood.buffer).setUint32(16, 1_000_000)
  assert.deepEqual((await opened(flood)).told, { reason: 'damaged' })
})
