// What a picture says in words beside its pixels: fields of Exif 3.0 with their names, where it was taken as a pair of decimals, IPTC
// (IIM 4.2), comments. Proven by picture.test.ts.

import { limits } from '../../core/limits.ts'
import type { PictureParts } from './picture-parts.ts'
import { type TiffFields, tiffOf, type Values } from './tiff.ts'

/** Names of the fields people fill in; others are told by their number. */
const names: Readonly<Record<number, string>> = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  305: 'Software',
  306: 'DateTime',
  315: 'Artist',
  316: 'HostComputer',
  33432: 'Copyright',
  36867: 'DateTimeOriginal',
  37510: 'UserComment',
  40091: 'XPTitle',
  40092: 'XPComment',
  40093: 'XPAuthor',
  40094: 'XPKeywords',
  40095: 'XPSubject',
  42032: 'CameraOwnerName',
  42033: 'BodySerialNumber',
  42037: 'LensSerialNumber',
  42038: 'ImageTitle',
  42039: 'Photographer',
}

export function saidBy(parts: PictureParts): readonly string[] {
  const tiffs = parts.exif.map(tiffOf)
  const fields = tiffs.flatMap(tiff => [...tiff.pictures, ...tiff.exif].flatMap(wordsOf))
  const places = [...tiffs.flatMap(tiff => tiff.gps.flatMap(placeOf)), ...parts.xmp.flatMap(placeOfXmp)]
  const said = [...fields, ...places, ...parts.iptc.flatMap(wordsOfIptc), ...parts.texts]
  return said.slice(0, limits.pictureSays)
}

function wordsOf({ fields }: TiffFields): readonly string[] {
  return [...fields].flatMap(([tag, [value]]) => {
    // XMP and IPTC are read as what they are; a maker's own note is no text.
    if (typeof value !== 'string' || tag === 700 || tag === 33_723 || tag === 37_500) return []
    const text = textOf(tag, Buffer.from(value, 'latin1'))
    return /[\p{L}\p{N}]{2}/u.test(text) && !isBinary(text) ? [`${names[tag] ?? `Exif ${tag}`}: ${text}`] : []
  })
}

function textOf(tag: number, bytes: Buffer): string {
  const isUnicode = tag === 37_510 && bytes.toString('latin1', 0, 7) === 'UNICODE'
  if (tag >= 40_091 && tag <= 40_095) return trimmed(bytes.toString('utf16le'))
  if (isUnicode) return trimmed(bytes.subarray(8).toString('utf16le'))
  return trimmed((tag === 37_510 ? bytes.subarray(8) : bytes).toString('utf8'))
}

const trimmed = (text: string): string => text.replace(/\0+$/, '').trim()
const isBinary = (text: string): boolean => /[\0-\x08\x0e-\x1f]/.test(text)

/** §4.6.6: degrees, minutes, seconds, and the half of the world they are on. */
function placeOf({ fields }: TiffFields): readonly string[] {
  const latitude = degrees(fields.get(1), fields.get(2))
  const longitude = degrees(fields.get(3), fields.get(4))
  return latitude === null || longitude === null ? [] : [pair(latitude, longitude)]
}

function degrees(half: Values | undefined, parts: Values | undefined): number | null {
  const [whole = Number.NaN, minutes = 0, seconds = 0] = (parts ?? []).map(Number)
  const value = whole + minutes / 60 + (Number.isFinite(seconds) ? seconds : 0) / 3600
  if (!Number.isFinite(value) || Math.abs(value) > 180) return null
  return /^[SW]/i.test(String(half?.[0] ?? '')) ? -value : value
}

const pair = (latitude: number, longitude: number): string =>
  `GPS position: ${latitude.toFixed(6)}, ${longitude.toFixed(6)}`

/** `55,40.5662N`, as an attribute or an element. */
function placeOfXmp(packet: Buffer): readonly string[] {
  const text = packet.toString('utf8')
  const of = (name: string): number | null => {
    const found = new RegExp(
      `GPS${name}[=>]"?\\s*(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,10})?)(?:,(\\d{1,2}))?([NSEW])`,
    )
    const [, whole, minutes, seconds = '0', half] = found.exec(text) ?? []
    return degrees(
      [half ?? ''],
      whole === undefined ? undefined : [whole, minutes ?? '0', seconds].map(Number),
    )
  }
  const [latitude, longitude] = [of('Latitude'), of('Longitude')]
  return latitude === null || longitude === null ? [] : [pair(latitude, longitude)]
}

/** Data sets of record 2: 0x1c, record, number, length; in TIFF bare, in JPEG within Photoshop's resources. */
function wordsOfIptc(bytes: Buffer): readonly string[] {
  const said: string[] = []
  for (let at = bytes.indexOf('\x1c\x02', 0, 'latin1'); at >= 0 && at + 5 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 3)
    const text = bytes.toString('utf8', at + 5, at + 5 + length)
    if (!isBinary(text)) said.push(`IPTC ${bytes[at + 2]}: ${text}`)
    at = bytes.indexOf('\x1c\x02', at + 5 + length, 'latin1')
    if (said.length >= limits.pictureSays) break
  }
  return said
}
