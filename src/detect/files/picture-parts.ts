// What lies in a picture's file beside its pixels, cut out of each format: Exif, XMP, IPTC, comments, texts, and bytes behind its end.
// Proven by picture.test.ts.

import { inflateSync } from 'node:zlib'
import { limits } from '../../core/limits.ts'
import type { PictureFormat } from './picture-head.ts'
import { tiffOf } from './tiff.ts'

export interface PictureParts {
  readonly exif: Buffer[]
  readonly xmp: Buffer[]
  readonly iptc: Buffer[]
  /** `name: text` */
  readonly texts: string[]
  /** Where the picture ends; bytes behind it are something else. Null where it does not end. */
  end: number | null
  /** Pictures in it, one after the other. */
  frames: number
  isDamaged: boolean
}

export function partsOf(bytes: Buffer, format: PictureFormat): PictureParts {
  const parts: PictureParts = {
    exif: [],
    xmp: [],
    iptc: [],
    texts: [],
    end: null,
    frames: 1,
    isDamaged: false,
  }
  try {
    cutters[format](bytes, parts)
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    parts.isDamaged = true
  }
  return parts
}

type Cutter = (bytes: Buffer, parts: PictureParts) => void

/** They throw a RangeError where the bytes end too early. */
const cutters: Readonly<Record<PictureFormat, Cutter>> = {
  png: cutPng,
  jpeg: cutJpeg,
  gif: cutGif,
  webp: cutWebp,
  bmp: (bytes, parts) => {
    parts.end = Math.max(bytes.readUInt32LE(2), 54)
    parts.isDamaged = parts.end > bytes.length
  },
  tiff: (bytes, parts) => {
    parts.exif.push(bytes)
    const { pictures, isCut } = tiffOf(bytes)
    parts.end = bytes.length
    parts.isDamaged = isCut
    parts.frames = pictures.length
    for (const { fields } of pictures) {
      for (const [tag, into] of [[700, parts.xmp] as const, [33_723, parts.iptc] as const]) {
        const [value] = fields.get(tag) ?? []
        if (typeof value === 'string') into.push(Buffer.from(value, 'latin1'))
      }
    }
  },
}

function cutPng(bytes: Buffer, parts: PictureParts): void {
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const data = stretch(bytes, at + 8, length)
    at += length + 12
    if (name === 'eXIf') parts.exif.push(data)
    else if (/^(?:tEXt|zTXt|iTXt)$/.test(name)) cutPngText(name, data, parts)
    if (name !== 'IEND') continue
    parts.end = at
    return
  }
}

function cutPngText(name: string, data: Buffer, parts: PictureParts): void {
  const at = data.indexOf(0)
  if (at < 0 || parts.texts.length >= limits.pictureSays) return
  const keyword = data.toString('latin1', 0, at)
  let text: Buffer | null = data.subarray(at + 1)
  if (name === 'zTXt') text = inflated(data.subarray(at + 2))
  if (name === 'iTXt') {
    const translated = data.indexOf(0, data.indexOf(0, at + 3) + 1)
    text = data.subarray(translated + 1)
    if (data[at + 1] === 1) text = inflated(text)
  }
  if (text === null) parts.isDamaged = true
  else if (keyword === 'XML:com.adobe.xmp') parts.xmp.push(text)
  else parts.texts.push(`${keyword}: ${text.toString(name === 'iTXt' ? 'utf8' : 'latin1')}`)
}

function inflated(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: limits.pictureSaysBytes })
  } catch {
    return null
  }
}

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0'
const photoshopMark = 'Photoshop 3.0\0'

function cutJpeg(bytes: Buffer, parts: PictureParts): void {
  for (let at = 2; ; ) {
    const marker = bytes.readUInt16BE(at)
    if (marker === 0xffd9) {
      parts.end = at + 2
      return
    }
    // Pixels, and what stands among them: stuffed zeros and restarts.
    if (marker < 0xff01 || marker === 0xffff || (marker >= 0xffd0 && marker <= 0xffd7)) {
      at = bytes.indexOf(0xff, at + 1)
      if (at < 0) throw new RangeError('expected an end, got none')
      continue
    }
    const segment = stretch(bytes, at + 4, bytes.readUInt16BE(at + 2) - 2)
    if (marker === 0xffe1 || marker === 0xffed || marker === 0xfffe) cutSegment(marker, segment, parts)
    at += 4 + segment.length
  }
}

function cutSegment(marker: number, segment: Buffer, parts: PictureParts): void {
  const start = segment.toString('latin1', 0, 40)
  if (marker === 0xfffe) parts.texts.push(`Comment: ${segment.toString('utf8')}`)
  else if (start.startsWith('Exif\0')) parts.exif.push(segment.subarray(6))
  else if (start.startsWith(xmpMark)) parts.xmp.push(segment.subarray(xmpMark.length))
  else if (start.startsWith(photoshopMark)) parts.iptc.push(segment.subarray(photoshopMark.length))
  // XMP beyond one segment comes in numbered stretches behind their own mark; as text they are read apart.
  else if (start.startsWith('http://ns.adobe.com/xmp/extension/')) parts.xmp.push(segment.subarray(75))
}

function cutWebp(bytes: Buffer, parts: PictureParts): void {
  const end = 8 + bytes.readUInt32LE(4)
  parts.isDamaged = end > bytes.length
  for (let at = 12; at + 8 <= Math.min(end, bytes.length); ) {
    const name = bytes.toString('latin1', at, at + 4)
    const data = stretch(bytes, at + 8, bytes.readUInt32LE(at + 4))
    if (name === 'EXIF') parts.exif.push(data.subarray(data.toString('latin1', 0, 4) === 'Exif' ? 6 : 0))
    else if (name === 'XMP ') parts.xmp.push(data)
    else if (name === 'ANMF') parts.frames++
    at += 8 + data.length + (data.length % 2)
  }
  if (parts.frames > 1) parts.frames--
  parts.end = end + (end % 2)
}

function cutGif(bytes: Buffer, parts: PictureParts): void {
  const table = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  parts.frames = 0
  for (let at = 13 + table(bytes.readUInt8(10)); ; ) {
    const sign = bytes.readUInt8(at)
    if (sign === 0x3b) {
      parts.end = at + 1
      return
    }
    if (sign !== 0x21 && sign !== 0x2c) throw new RangeError('expected a block, got other bytes')
    if (sign === 0x2c) parts.frames++
    const isComment = sign === 0x21 && bytes[at + 1] === 0xfe
    const blocks = blocksOf(bytes, sign === 0x21 ? at + 2 : at + 11 + table(bytes.readUInt8(at + 9)))
    if (isComment && parts.texts.length < limits.pictureSays)
      parts.texts.push(`Comment: ${Buffer.concat(blocks.data).toString('utf8')}`)
    at = blocks.end
  }
}

function blocksOf(bytes: Buffer, from: number): { readonly data: Buffer[]; readonly end: number } {
  const data: Buffer[] = []
  for (let at = from; ; ) {
    const length = bytes.readUInt8(at)
    if (length === 0) return { data, end: at + 1 }
    data.push(stretch(bytes, at + 1, length))
    at += 1 + length
  }
}

function stretch(bytes: Buffer, from: number, length: number): Buffer {
  if (length < 0 || from + length > bytes.length) throw new RangeError('expected more bytes, got the end')
  return bytes.subarray(from, from + length)
}
