// The lines of a text on its way through the scan: pieces are cut where a line ends, so that no name is torn, and what was cut last
// is remembered for as long as the scan may still tell a hit in it. Proven by line.test.ts.

import { limits } from '../core/limits.ts'

const newline = 0x0a
/** The scan tells a hit at most this many bytes later. */
const rememberedBytes = 1 << 20

interface Block {
  readonly at: number
  readonly bytes: Uint8Array
  /** The number of the line its first byte stands in. */
  readonly line: number
}

export class Line {
  #torn: Uint8Array = new Uint8Array()
  #blocks: Block[] = []
  #at = 0
  #line = 1
  #remembered = 0
  /** Where a line was asked for last: positions come in rising order, and are counted on from there. */
  #asked = { at: 0, line: 1 }

  /** Remembers a block that is about to be scanned; answers where in the text it stands. */
  take(bytes: Uint8Array): number {
    const at = this.#at
    this.#blocks.push({ at, bytes: bytes.slice(), line: this.#line })
    this.#at += bytes.length
    this.#line += countLines(bytes, 0, bytes.length)
    this.#remembered += bytes.length
    while (this.#remembered - (this.#blocks[0]?.bytes.length ?? 0) > rememberedBytes)
      this.#remembered -= this.#blocks.shift()?.bytes.length ?? 0
    return at
  }

  /** A piece as it may be scanned: with what was left of the one before, without what is left for the next. */
  *pieces(piece: Uint8Array): Generator<Uint8Array> {
    const whole = this.#torn.length === 0 ? piece : Buffer.concat([this.#torn, piece])
    const end = whole.lastIndexOf(newline) + 1
    const isLong = end === 0 && whole.length >= limits.detectPieceBytes
    const cut = isLong ? whole.length : end
    // What is left outlives the piece, whose bytes may be written over.
    this.#torn = whole.slice(cut)
    for (let at = 0; at < cut; ) {
      const end = endOfBlock(whole, at, cut)
      yield whole.subarray(at, end)
      at = end
    }
  }

  *rest(): Generator<Uint8Array> {
    const rest = this.#torn
    this.#torn = new Uint8Array()
    if (rest.length > 0) yield rest
  }

  /** The number of the line a position stands in, from 1. */
  at(position: number): number {
    const block = this.#blockAt(position)
    if (block === undefined) return this.#line
    const isOn = this.#asked.at >= block.at && this.#asked.at <= position
    const { at, line } = isOn ? this.#asked : block
    this.#asked = { at: position, line: line + countLines(block.bytes, at - block.at, position - block.at) }
    return this.#asked.line
  }

  /** UTF-8, or one byte a letter where it is not that. */
  textOf(start: number, end: number): string {
    const parts = this.#blocks.map(({ at, bytes }) =>
      bytes.subarray(Math.max(0, start - at), Math.max(0, end - at)),
    )
    const text = Buffer.concat(parts).toString('utf8')
    return text.includes('\ufffd') ? Buffer.concat(parts).toString('latin1') : text
  }

  #blockAt(position: number): Block | undefined {
    return this.#blocks.findLast(({ at }) => at <= position)
  }
}

/** Behind the last line that a block has room for, and within it where it is longer than one. */
function endOfBlock(bytes: Uint8Array, from: number, end: number): number {
  const most = from + limits.detectPieceBytes
  if (most >= end) return end
  const line = bytes.lastIndexOf(newline, most - 1) + 1
  return line > from ? line : most
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0
  for (let at = bytes.indexOf(newline, from); at >= 0 && at < to; at = bytes.indexOf(newline, at + 1)) lines++
  return lines
}
