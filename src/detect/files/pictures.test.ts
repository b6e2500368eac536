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
