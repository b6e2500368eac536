// Names of people as hits in the bytes of a text: UTF-8, or one byte a letter where a piece is not UTF-8. Read in pieces that end
// with a line, so that no long text is held twice. Proven by persons.test.ts.

import type { Hit } from '../hit.ts'
import type { Name } from './name.ts'
import type { Names } from './names.ts'
import type { Language } from './prose.ts'

/** A piece is cut behind the last line within this many bytes. */
const pieceBytes = 64 * 1024

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const oneByte = new TextDecoder('latin1')

/** Hits of `bytes`, which stand at `at` in their text; positions are those of the text. */
export function personsIn(
  names: Names,
  bytes: Uint8Array,
  at: number,
  language: Language | null = null,
): readonly Hit[] {
  const hits: Hit[] = []
  for (let from = 0; from < bytes.length; ) {
    const to = endOfPiece(bytes, from)
    hits.push(...personsOf(names, bytes.subarray(from, to), at + from, language))
    from = to
  }
  return hits
}

function endOfPiece(bytes: Uint8Array, from: number): number {
  const most = from + pieceBytes
  if (most >= bytes.length) return bytes.length
  const line = bytes.lastIndexOf(0x0a, most - 1)
  if (line >= from) return line + 1
  const blank = bytes.lastIndexOf(0x20, most - 1)
  return blank >= from ? blank + 1 : startOfLetter(bytes, most)
}

/** Not between the bytes of one letter. */
function startOfLetter(bytes: Uint8Array, most: number): number {
  let at = most
  while (at > most - 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--
  return at
}

function personsOf(names: Names, piece: Uint8Array, at: number, language: Language | null): readonly Hit[] {
  const { text, wide } = decode(piece)
  let letters = 0
  let bytes = 0
  const toByte = (place: number): number => {
    for (; letters < place; letters++) bytes += wide ? bytesOf(text.charCodeAt(letters)) : 1
    return at + bytes
  }
  return names
    .find(text, language)
    .filter(each => each.kind === 'person')
    .map(each => toHit(each, toByte(each.start), toByte(each.end)))
}

function decode(piece: Uint8Array): { text: string; wide: boolean } {
  try {
    return { text: strict.decode(piece), wide: true }
  } catch {
    return { text: oneByte.decode(piece), wide: false }
  }
}

/** Of a letter in UTF-8; each half of a pair is two of its four. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code >= 0xd800 && code <= 0xdfff ? 2 : 3
}

const toHit = ({ confidence, context }: Name, start: number, end: number): Hit => ({
  kind: 'person',
  what: null,
  start,
  end,
  confidence,
  context,
})
