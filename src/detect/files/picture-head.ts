// What a picture says of its size before anything is decoded, in each format that is read: PNG, JPEG (ITU T.81), GIF89a, BMP, WebP
// (RFC 9649) and TIFF 6.0. A flood of pixels is refused by it. Proven by picture.test.ts.

import { limits } from '../../core/limits.ts'
import { tiffOf } from './tiff.ts'

const pictureFormats = ['png', 'jpeg', 'gif', 'bmp', 'webp', 'tiff'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export interface PictureHead {
  readonly format: PictureFormat
  readonly width: number
  readonly height: number
}

/** Null where it is no picture of these, or ends before it has said its size. */
export function pictureHead(bytes: Buffer): PictureHead | null {
  const format = pictureFormats.find(each => begins[each](bytes))
  if (format === undefined) return null
  try {
    const [width, height] = sizes[format](bytes)
    return width > 0 && height > 0 ? { format, width, height } : null
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

const letters = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

const begins: Readonly<Record<PictureFormat, (bytes: Buffer) => boolean>> = {
  png: bytes => letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  jpeg: bytes => letters(bytes, 0, 3) === '\xff\xd8\xff',
  gif: bytes => letters(bytes, 0, 4) === 'GIF8',
  bmp: bytes => letters(bytes, 0, 2) === 'BM',
  webp: bytes => letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP',
  tiff: bytes => /^(?:II\*\0|MM\0\*)/.test(letters(bytes, 0, 4)),
}

/** They throw a RangeError where the bytes end. */
const sizes: Readonly<Record<PictureFormat, (bytes: Buffer) => readonly [number, number]>> = {
  png: bytes => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
  jpeg: jpegSize,
  gif: bytes => [bytes.readUInt16LE(6), bytes.readUInt16LE(8)],
  bmp: bytes => [Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22))],
  webp: webpSize,
  tiff: bytes => {
    const pages = tiffOf(bytes).pictures
    const side = (tag: number) => Math.max(0, ...pages.map(page => Number(page.fields.get(tag)?.[0] ?? 0)))
    return [side(256), side(257)]
  },
}

/** The frame (SOFn, §B.2.2) tells it. */
function jpegSize(bytes: Buffer): readonly [number, number] {
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes.readUInt16BE(at)
    if (marker === 0xffff) at++
    else if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    else if (marker < 0xff00) return [0, 0]
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return [0, 0]
}

function webpSize(bytes: Buffer): readonly [number, number] {
  const form = letters(bytes, 12, 16)
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1]
  if (form === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
  if (form !== 'VP8L') return [0, 0]
  const bits = bytes.readUInt32LE(21)
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
}

export const isFlood = ({ width, height }: PictureHead): boolean => width * height > limits.picturePixels
