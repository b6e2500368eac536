// Letters are read out of a picture by Tesseract itself: one picture, for each takes its time.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { drawnPng } from '../../../test/drawn.ts'
import { openPictures } from './pictures.ts'

const pictures = openPictures({ workers: 1 })
after(() => pictures.close())

test('letters in a picture are read', async () => {
  const looked = await lookInto('a.png', drawnPng('CPR: 311247-5013'), { pictures })
  assert.deepEqual(placesOf(looked, '311247-5013'), [{ path: 'a.png', part: 'picture', at: 'picture' }])
  assert.deepEqual(looked.unread, [])
})

test('words are told with their places', async () => {
  const read = await pictures.words(drawnPng('CPR: 27'))
  assert.ok('lines' in read)
  const [line = []] = read.lines
  assert.deepEqual(
    line.map(({ text }) => text),
    ['CPR:', '27'],
  )
  // Letters of 6 by 7 dots, each 8 by 8 of the picture, from 40 on (test/drawn.ts).
  const wanted = [
    [40, 40, 208, 96],
    [280, 40, 368, 96],
  ]
  for (const [index, { box, sure }] of line.entries()) {
    const told = [box.left, box.top, box.right, box.bottom]
    for (const [side, at] of told.entries())
      assert.ok(Math.abs(at - (wanted[index]?.[side] ?? -99)) <= 8, `${told}`)
    assert.ok(sure > 50)
  }
})

test('a picture that is none is damaged, and the next is read', async () => {
  assert.deepEqual(await pictures.read(Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1')), {
    reason: 'damaged',
  })
  const read = await pictures.read(drawnPng('27'))
  assert.ok('text' in read && read.text.includes('27'), JSON.stringify(read))
})

test('who takes too long over a picture is ended', async () => {
  const hasty = openPictures({ workers: 1, timeMs: 1 })
  assert.deepEqual(await hasty.read(drawnPng('1')), { reason: 'too-slow' })
  await hasty.close()
})
