// Looks whether what was masked is really gone: the document that was made is read by the readers of src/detect, which share
// nothing with what made it, and every layer of its bytes is unpacked and searched as it lies. Proven by gone.test.ts.

import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { limits } from '../../core/limits.ts'
import { sourceOf } from '../../detect/files/bytes.ts'
import { textsOf } from '../../detect/files/files.ts'

/** Where something masked still stands; which of the values it is, never the value. */
export interface Left {
  readonly value: number
  readonly where: string
}

/** Spaces and line ends say nothing, nor does the case of letters. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()

export async function findLeft(
  name: string,
  bytes: Uint8Array,
  values: readonly string[],
  now: () => number,
): Promise<readonly Left[]> {
  const wanted = values.map(plain)
  return [...(await leftInTexts(name, bytes, wanted, now)), ...leftInLayers(bytes, wanted)]
}

async function leftInTexts(
  name: string,
  bytes: Uint8Array,
  wanted: readonly string[],
  now: () => number,
): Promise<readonly Left[]> {
  const left: Left[] = []
  for await (const text of textsOf(sourceOf(name, bytes), { pictures: null, now })) {
    if (text.kind === 'unread') continue
    const pieces: Uint8Array[] = []
    for await (const piece of text.pieces) pieces.push(piece)
    left.push(...leftIn(Buffer.concat(pieces).toString('utf8'), wanted, text.path.join(' › ')))
  }
  return left
}

function leftIn(text: string, wanted: readonly string[], where: string): readonly Left[] {
  const said = plain(text)
  const found = wanted.length > fewValues ? manyIn(said, wanted) : wanted.map(value => isIn(said, value))
  return found.flatMap((isFound, index) => (isFound ? [{ value: index, where }] : []))
}

/** More of them are looked for in one pass: each on its own would read a long text as many times. */
const fewValues = 50

/** For each value whether it is in the text, as `isIn` says: by the set of all, at each place where a word begins and one of them may end. */
function manyIn(text: string, wanted: readonly string[]): readonly boolean[] {
  const lengths = Map.groupBy(new Set(wanted), value => value.slice(0, keyLetters))
  const lengthsOf = new Map(
    lengths.entries().map(([key, values]) => [key, [...new Set(values.map(value => value.length))]]),
  )
  const sought = new Set(wanted)
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++)
    for (let letters = 1; letters <= keyLetters; letters++) {
      const ends = lengthsOf.get(text.slice(at, at + letters))
      if (ends === undefined || isLetter(text, at - 1)) continue
      for (const length of ends) {
        if (length < letters || isLetter(text, at + length)) continue
        const value = text.slice(at, at + length)
        if (sought.has(value)) found.add(value)
      }
    }
  return wanted.map(value => value !== '' && found.has(value))
}

const keyLetters = 3
const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')

/** As a whole word: `Bo` is masked where it stands alone, and `Borg` holds no Bo. */
function isIn(text: string, value: string): boolean {
  if (value === '') return false
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    if (!isLetter(text, at - 1) && !isLetter(text, at + value.length)) return true
  return false
}

/** What of a file is searched as it lies; in dots of a picture short texts stand by chance, and are not looked for. */
interface Layer {
  readonly where: string
  readonly bytes: Uint8Array
  readonly isPicture: boolean
}

const byChanceLetters = 6

/** All of a file unpacked, in every encoding a text may lie in. */
function leftInLayers(bytes: Uint8Array, wanted: readonly string[]): readonly Left[] {
  return [...layersOf(bytes)].flatMap(({ where, bytes: layer, isPicture }) => {
    const sought = wanted.map(value => (isPicture && value.length < byChanceLetters ? '' : value))
    return (['utf8', 'latin1', 'utf16le'] as const).flatMap(encoding => {
      const shifted = encoding === 'utf16le' ? [layer, layer.subarray(1)] : [layer]
      return shifted.flatMap(each => leftIn(Buffer.from(each).toString(encoding), sought, where))
    })
  })
}

function layersOf(bytes: Uint8Array): Iterable<Layer> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return layersOfZip(bytes)
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return raw.includes('%PDF-') ? layersOfPdf(raw) : [{ where: 'bytes', bytes, isPicture: false }]
}

function* layersOfZip(zip: Uint8Array): Generator<Layer> {
  for (const [where, bytes] of Object.entries(unzipSync(zip))) {
    yield { where, bytes, isPicture: /\.(?:png|jpe?g)$/i.test(where) }
    yield { where: 'names', bytes: Buffer.from(where), isPicture: false }
  }
  // What follows the directory (APPNOTE 4.3.16) and what lies before the first file belong to no file.
  const end = Buffer.from(zip).lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  yield { where: 'bytes', bytes: zip.subarray(Math.max(0, end)), isPicture: false }
}

/** ISO 32000-1 §7.3.8: what stands in streams, unpacked, and what stands between them. */
function* layersOfPdf(raw: Buffer): Generator<Layer> {
  const between: Buffer[] = []
  let from = 0
  for (const { index, 0: word } of raw.toString('latin1').matchAll(/stream\r?\n/g)) {
    const at = index + word.length
    if (at <= from) continue
    between.push(raw.subarray(from, at))
    const end = raw.indexOf('endstream', at)
    from = end < 0 ? raw.length : end + 'endstream'.length
    const isPicture = raw.subarray(Math.max(0, at - 300), at).includes('/Subtype /Image')
    const packed = raw.subarray(at, end < 0 ? raw.length : end)
    yield { where: 'stream', bytes: isPicture ? packed : unpacked(packed), isPicture }
  }
  yield { where: 'bytes', bytes: Buffer.concat([...between, raw.subarray(from)]), isPicture: false }
}

function unpacked(stream: Uint8Array): Uint8Array {
  try {
    return inflateSync(stream, { maxOutputLength: limits.redactBytes })
  } catch {
    return stream
  }
}
