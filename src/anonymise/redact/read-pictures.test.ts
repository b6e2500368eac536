// What is told of pictures that were read: their letters with their places, whichever way they lie, and why others were not. Who reads
// here says what it was told to; src/detect/files/pictures.test.ts and test/journeys/detect.test.ts have the real one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../core/limits.ts'
import type { WordReader, WordsRead } from '../../detect/files/pictures.ts'
import { type GreyPicture, readPictures } from './read-pictures.ts'

const picture: GreyPicture = { width: 100, height: 40, grey: new Uint8Array(4_000).fill(255) }
const box = { left: 5, top: 10, right: 15, bottom: 30 }
const word = (text: string, sure: number): WordsRead => ({ lines: [[{ text, box, sure }]] })

/** Answers in turn, the last for ever; counts how often it was asked. */
function reads(...answers: readonly WordsRead[]): WordReader & { asked: number } {
  const reader = {
    asked: 0,
    words: async () => answers[Math.min(reader.asked++, answers.length - 1)] ?? { lines: [] },
  }
  return reader
}

const read = (reader: WordReader, drawn: GreyPicture | null = picture) =>
  readPictures(1, async () => [drawn], { reader, now: () => 0 })

test('letters stand where their words do, lines and blanks between them nowhere', async () => {
  const other = { left: 20, top: 10, right: 40, bottom: 30 }
  const lines = [
    [
      { text: 'Til', box, sure: 95 },
      { text: 'Bo', box: other, sure: 95 },
    ],
  ]
  const [told] = await read(reads({ lines }))
  assert.deepEqual(told, { text: 'Til Bo\n', boxes: [box, box, box, null, other, other, null] })
})

for (const [turn, calls, wanted] of [
  ['upright', 0, box],
  ['on its left side', 1, { left: 10, top: 25, right: 30, bottom: 35 }],
  ['on its right side', 2, { left: 70, top: 5, right: 90, bottom: 15 }],
  ['on its head', 3, { left: 85, top: 10, right: 95, bottom: 30 }],
] as const)
  test(`a picture that lies ${turn} is read, and its words stand where they are seen`, async () => {
    const reader = reads(...Array<WordsRead>(calls).fill(word('x', 20)), word('Mette', 95))
    const [told] = await read(reader)
    assert.deepEqual(told, { text: 'Mette\n', boxes: [...Array(5).fill(wanted), null] })
    assert.equal(reader.asked, calls + 1)
  })

test('dashes between digits are read as one', async () => {
  const [told] = await read(reads(word('010203—-0000', 95)))
  assert.ok(told !== undefined && 'text' in told)
  assert.deepEqual([told.text, told.boxes.length], ['010203-0000\n', 12])
})

test('a picture nobody can read, decode or find time for is told with its reason', async () => {
  assert.deepEqual(await read(reads({ reason: 'tool-missing' })), [{ reason: 'tool-missing' }])
  assert.deepEqual(await read(reads(), null), [{ reason: 'damaged' }])
  let time = 0
  const slow = {
    words: async () => {
      time += limits.redactPicturesMs + 1
      return word('Mette', 95)
    },
  }
  let drawn = 0
  const draw = async (from: number, to: number) => {
    drawn += to - from
    return Array(to - from).fill(picture)
  }
  const told = await readPictures(5, draw, { reader: slow, now: () => time })
  assert.ok(told[0] !== undefined && 'text' in told[0])
  assert.deepEqual([told[4], drawn], [{ reason: 'too-slow' }, 4])
})

test('more pictures than are read are told, and never drawn', async () => {
  let drawn = 0
  const count = limits.redactPictures + 3
  const draw = async (from: number, to: number) => {
    drawn += to - from
    return Array(to - from).fill(picture)
  }
  const told = await readPictures(count, draw, { reader: reads(word('Mette', 95)), now: () => 0 })
  assert.equal(told.length, count)
  assert.deepEqual(told.at(-1), { reason: 'too-many' })
  assert.equal(drawn, limits.redactPictures)
})

test('a dot of a picture has no room for letters', async () => {
  const reader = reads(word('Mette', 95))
  assert.deepEqual(await read(reader, { width: 4, height: 4, grey: new Uint8Array(16) }), [
    { text: '', boxes: [] },
  ])
  assert.equal(reader.asked, 0)
})
