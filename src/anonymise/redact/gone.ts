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
  return wanted.flatMap((value, index) =>
    value !== '' && isIn(said, value) ? [{ value: index, where }] : [],
  )
}

/** As a whole word: `Bo` is masked where it stands alone, and `Borg` holds no Bo. */
function isIn(text: string, value: string): boolean {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + value.length)) return true
  return false
}

/** The file itself, each file of a zip, each packed stream of a PDF, in every encoding a text may lie in. */
function leftInLayers(bytes: Uint8Array, wanted: readonly string[]): readonly Left[] {
  return [...layersOf(bytes)].flatMap(({ where, layer }) =>
    (['utf8', 'latin1', 'utf16le'] as const).flatMap(encoding => {
      const shifted = encoding === 'utf16le' ? [layer, layer.subarray(1)] : [layer]
      return shifted.flatMap(each => leftIn(Buffer.from(each).toString(encoding), wanted, where))
    }),
  )
}

function* layersOf(bytes: Uint8Array): Generator<{ readonly where: string; readonly layer: Uint8Array }> {
  yield { where: 'bytes', layer: bytes }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    for (const [where, layer] of Object.entries(unzipSync(bytes))) yield { where, layer }
  for (const layer of streamsOf(bytes)) yield { where: 'stream', layer }
}

/** ISO 32000-1 §7.3.8: after the word `stream` and the end of its line. */
function* streamsOf(bytes: Uint8Array): Generator<Uint8Array> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = raw.indexOf('stream\n'); at >= 0; at = raw.indexOf('stream\n', at + 1)) {
    const end = raw.indexOf('endstream', at)
    const packed = raw.subarray(at + 7, end < 0 ? raw.length : end)
    try {
      // Dots of a picture hold no text: reading them as text costs time and finds chance.
      if (!raw.subarray(Math.max(0, at - 300), at).includes('/Subtype /Image'))
        yield inflateSync(packed, { maxOutputLength: limits.redactBytes })
    } catch {
      yield packed
    }
  }
}
