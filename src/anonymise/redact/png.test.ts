// A PNG of ours is read by PDFium through pdfkit in pdf.test.ts; here its chunks and its dots.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { cleanPicture } from './picture.ts'
import { formatPng } from './png.ts'

const namesOf = (png: Uint8Array): readonly string[] =>
  [
    ...Buffer.from(png)
      .toString('latin1')
      .matchAll(/IHDR|IDAT|IEND|tEXt|eXIf/g),
  ].map(([name]) => name)

/** The lines of the only IDAT, which begins at byte 41. */
const linesOf = (png: Uint8Array): readonly number[] => [...inflateSync(png.subarray(41, -16))]

test('gray dots take a byte, coloured three, in the order red, green, blue', () => {
  const gray = formatPng(2, 1, Uint8Array.of(7, 7, 7, 255, 9, 9, 9, 0))
  assert.deepEqual(linesOf(gray), [0, 7, 9])
  const colour = formatPng(1, 2, Uint8Array.of(3, 2, 1, 255, 6, 5, 4, 255))
  assert.deepEqual(linesOf(colour), [0, 1, 2, 3, 0, 4, 5, 6])
  assert.deepEqual(namesOf(colour), ['IHDR', 'IDAT', 'IEND'])
})

test('what we write, cleaning leaves as it is', () => {
  const png = formatPng(1, 1, Uint8Array.of(0, 0, 0, 0))
  assert.deepEqual(cleanPicture(png), Buffer.from(png))
})
