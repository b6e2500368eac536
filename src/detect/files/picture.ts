// A picture: what it says of itself in words, and the letters in it where there is somebody to read them. Its size is asked before
// anything is decoded. Bytes behind its end are looked into as a file of their own. Thumbnails inside are the picture again, smaller, and
// are not read. Proven by picture.test.ts.

import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import type { Inside, PictureReader, Source, Text, TextPart, Unread } from '../source.ts'
import { pngOfBmp } from './bmp.ts'
import { readWhole } from './bytes.ts'
import { addressesMended } from './mended.ts'
import { isFlood, type PictureHead, pictureHead } from './picture-head.ts'
import { type PictureParts, partsOf } from './picture-parts.ts'
import { saidBy } from './picture-says.ts'
import { tiffOf } from './tiff.ts'

export async function* readPicture(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const bytes = await readWhole(source)
  if (bytes === null) {
    yield inside.unread('too-large', `at most ${limits.detectWholeBytes} bytes, got ${source.bytes}`)
    return
  }
  const head = pictureHead(bytes)
  if (head === null) {
    yield inside.unread('damaged', 'expected a picture, got no size of it')
    return
  }
  const parts = partsOf(bytes, head.format)
  yield* beside(bytes, parts, inside)
  if (isFlood(head)) yield inside.unread('too-large', `at most ${limits.picturePixels} pixels, got more`)
  else if (inside.pictures === null)
    yield inside.unread('tool-missing', 'expected somebody who reads pictures, got nobody')
  else yield* lettersIn(bytes, head, parts, inside, inside.pictures)
}

async function* beside(bytes: Buffer, parts: PictureParts, inside: Inside): AsyncGenerator<Text | Unread> {
  const said = saidBy(parts)
  if (said.length > 0) yield textOf(inside, 'properties', 'properties', said.join('\n'))
  for (const packet of parts.xmp) yield* inside.open('properties.xml', packet)
  if (parts.isDamaged) yield inside.unread('damaged', 'expected a whole picture, got part of one')
  const rest = bytes.subarray(parts.end ?? bytes.length)
  if (rest.some(byte => byte !== 0)) yield* inside.open('behind the picture', rest)
}

async function* lettersIn(
  bytes: Buffer,
  head: PictureHead,
  { frames }: PictureParts,
  inside: Inside,
  reader: PictureReader,
): AsyncGenerator<Text | Unread> {
  const pages = pagesOf(bytes, head)
  for (const [index, page] of pages.entries()) {
    const over = inside.over()
    if (over !== null) {
      yield over
      return
    }
    const place = pages.length === 1 ? 'picture' : `page ${index + 1}`
    const read = page === null ? ({ reason: 'too-large' } as const) : await reader.read(page)
    if ('reason' in read) {
      yield inside.unread(read.reason, `${place}: could not be read as letters`)
      continue
    }
    yield textOf(inside, 'picture', place, read.text)
    const mended = addressesMended(read.text)
    if (mended !== null) yield { ...textOf(inside, 'picture', `${place}, mended`, mended), isGuess: true }
  }
  if (frames > pages.length)
    yield inside.unread('no-text', `read ${pages.length} of ${frames} pictures in one file`)
}

/** A file for each of the pictures that are read out of it, as whoever reads letters takes it; null where it would take too long. */
function pagesOf(bytes: Buffer, { format }: PictureHead): readonly (Uint8Array | null)[] {
  if (format === 'bmp') return [pngOfBmp(bytes) ?? (bytes.length > limits.pictureSlowBytes ? null : bytes)]
  const { pictures } = format === 'tiff' ? tiffOf(bytes) : { pictures: [] }
  if (pictures.length < 2) return [bytes]
  // The first of the chain is the one that is read, so each is put first in turn.
  return pictures.map(({ at }) => {
    const turned = Buffer.from(bytes)
    if (bytes[0] === 0x49) turned.writeUInt32LE(at, 4)
    else turned.writeUInt32BE(at, 4)
    return turned
  })
}

const textOf = (inside: Inside, part: TextPart, place: string, text: string): Text => ({
  kind: 'text',
  path: inside.path,
  part,
  pieces: [utf8(text)],
  places: { kind: 'marks', marks: [{ at: 0, label: place }] },
})
