// Builds a text out of stretches of a file, each remembered with the byte it came from, so that positions stay those of the file though
// escapes were decoded and tags left out. Proven by markup.test.ts.

import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import type { Text, TextPart } from '../source.ts'

interface Stretch {
  readonly textAt: number
  readonly fileAt: number
  /** Whether the bytes are those of the file; else all of it came from one byte. */
  readonly isRaw: boolean
}

export class Stretches {
  readonly #path: readonly string[]
  readonly #part: TextPart
  #pieces: Uint8Array[] = []
  #stretches: Stretch[] = []
  #at = 0

  constructor(path: readonly string[], part: TextPart) {
    this.#path = path
    this.#part = part
  }

  /** Bytes as they stand in the file. */
  raw(bytes: Uint8Array, fileAt: number): void {
    this.#add(bytes, fileAt, true)
  }

  /** Letters that stand for what is in the file there. */
  said(letters: string, fileAt: number): void {
    this.#add(utf8(letters), fileAt, false)
  }

  endLine(fileAt: number): void {
    if (this.#at > 0 && this.#pieces.at(-1)?.at(-1) !== 0x0a) this.said('\n', fileAt)
  }

  get isEmpty(): boolean {
    return this.#at === 0
  }

  *full(): Generator<Text> {
    if (this.#at >= limits.detectPieceBytes) yield* this.end()
  }

  *end(): Generator<Text> {
    if (this.#at === 0) return
    const [piece, stretches] = [Buffer.concat(this.#pieces), this.#stretches]
    this.#pieces = []
    this.#stretches = []
    this.#at = 0
    const fileOffset = (at: number): number => placeIn(stretches, at)
    yield {
      kind: 'text',
      path: this.#path,
      part: this.#part,
      pieces: [piece],
      places: { kind: 'bytes', fileOffset },
    }
  }

  #add(bytes: Uint8Array, fileAt: number, isRaw: boolean): void {
    if (bytes.length === 0) return
    const last = this.#stretches.at(-1)
    const continues = isRaw && last?.isRaw === true && last.fileAt + this.#at - last.textAt === fileAt
    if (!continues) this.#stretches.push({ textAt: this.#at, fileAt, isRaw })
    this.#pieces.push(bytes)
    this.#at += bytes.length
  }
}

function placeIn(stretches: readonly Stretch[], at: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((stretches[middle]?.textAt ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const found = stretches[low]
  if (found === undefined) return at
  return found.isRaw ? found.fileAt + at - found.textAt : found.fileAt
}
