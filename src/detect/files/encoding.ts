// Which bytes are text, and in which encoding: by its mark (Unicode 17 §23.8), by where zeros stand, by its letters. UTF-16 is
// turned into UTF-8 as it passes, and a place in it back into the byte of the file. Proven by text.test.ts.

import { utf8 } from '../../core/bytes.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'

/** How the first bytes of something are to be read; null where they are no text. */
export function encodingOf(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const letters = tally(head)
  const pairs = head.length / 2
  if (pairs >= 4 && letters.zeroOdd > 0.4 * pairs && letters.zeroEven < 0.05 * pairs) return 'utf-16le'
  if (pairs >= 4 && letters.zeroEven > 0.4 * pairs && letters.zeroOdd < 0.05 * pairs) return 'utf-16be'
  if (letters.controls > 0.02 * head.length + 1) return null
  if (isUtf8(head)) return 'utf-8'
  return letters.controls <= 1 && letters.high + letters.odd <= 0.3 * head.length ? 'latin-1' : null
}

interface Tally {
  readonly zeroEven: number
  readonly zeroOdd: number
  /** Of ASCII, but those a text has: tab to carriage return, escape, and the end of a page or a file. */
  readonly controls: number
  readonly high: number
  /** Controls of latin-1, which windows-1252 has letters for. */
  readonly odd: number
}

function tally(head: Uint8Array): Tally {
  const counted = { zeroEven: 0, zeroOdd: 0, controls: 0, high: 0, odd: 0 }
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0
    if (byte >= 0x80) {
      counted.high++
      if (byte < 0xa0) counted.odd++
    } else if (byte < 0x20 || byte === 0x7f) {
      if (byte === 0 && at % 2 === 0) counted.zeroEven++
      else if (byte === 0) counted.zeroOdd++
      if (!isTextControl(byte)) counted.controls++
    }
  }
  return counted
}

const isTextControl = (byte: number): boolean =>
  (byte >= 8 && byte <= 13) || byte === 27 || byte === 26 || byte === 7

/** Whether it is UTF-8 as far as it goes: the last letter may be cut. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Whether a stretch from the middle of a text is text still. */
export function isText(stretch: Uint8Array): boolean {
  return tally(stretch).controls <= 0.05 * stretch.length + 1
}

/** How many pieces are remembered exactly; beyond, a place is that of its piece's beginning. */
const piecesKnown = 64

interface Piece {
  readonly textAt: number
  readonly fileAt: number
  readonly bytes: Uint8Array | null
}

/** UTF-16 on its way to UTF-8. */
export class Utf16 {
  readonly #decoder: InstanceType<typeof TextDecoder>
  readonly #pieces: Piece[] = []
  #textAt = 0
  #fileAt = 0

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  async *pieces(from: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of from) yield this.#took(this.#decoder.decode(piece, { stream: true }))
    yield this.#took(this.#decoder.decode())
  }

  fileOffset(at: number): number {
    const piece = this.#pieces[this.#pieceAt(at)]
    if (piece === undefined) return 0
    return piece.bytes === null ? piece.fileAt : piece.fileAt + 2 * unitsIn(piece.bytes, at - piece.textAt)
  }

  #took(text: string): Uint8Array {
    const bytes = utf8(text)
    this.#pieces.push({ textAt: this.#textAt, fileAt: this.#fileAt, bytes })
    const old = this.#pieces.length - 1 - piecesKnown
    const forgotten = this.#pieces[old]
    if (forgotten !== undefined) this.#pieces[old] = { ...forgotten, bytes: null }
    this.#textAt += bytes.length
    this.#fileAt += 2 * text.length
    return bytes
  }

  #pieceAt(at: number): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#pieces[middle]?.textAt ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Units of UTF-16 that the first bytes of some UTF-8 are: one for each letter, two for one of four bytes. */
function unitsIn(bytes: Uint8Array, length: number): number {
  let units = 0
  const end = Math.min(length, bytes.length)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
  }
  return units
}
