// One pass over a text that comes in pieces of any size. Pieces are laid one behind the other in a window, finders look at what has
// enough text on both sides, and what has been looked at leaves at the front. So what is found does not depend on the pieces: a
// candidate at the edge of one waits for what follows. Zeros stand before the text and behind what has come. Proven by scan.test.ts.

import { aroundBytes } from '../hit.ts'
import { reachBytes } from './find.ts'

/** What has to be there on both sides of a place that is looked at: the longest candidate, and what its judge may see beside it. */
export const sideBytes = reachBytes + aroundBytes

const leadBytes = 16
const firstBytes = 16 * 1024
/** Fits the cache of one core: larger ones are slower. */
const usualBytes = 256 * 1024

export interface Looker {
  /** Looks at `[from, to)` of the bytes; answers where to go on, at `to` or behind it. */
  find(bytes: Uint8Array, from: number, to: number): number
  /** The bytes have moved to the front by so many. */
  shift(by: number): void
}

export class Pass {
  bytes: Uint8Array
  /** Index behind the last byte that has come. */
  length = leadBytes
  /** Position in the text of index 0; below zero while the text's beginning is here. */
  base = -leadBytes
  readonly #most: number
  readonly #lookers: readonly Looker[]
  /** Where each of them goes on. */
  #at: readonly number[]
  readonly #looked: (before: number) => void

  /** `looked` is told after each look before which position of the text nothing will be found any more. */
  constructor(lookers: readonly Looker[], looked: (before: number) => void = () => {}, most = usualBytes) {
    this.#lookers = lookers
    this.#at = lookers.map(() => leadBytes)
    this.#looked = looked
    this.#most = Math.max(most, 3 * sideBytes)
    this.bytes = new Uint8Array(Math.min(firstBytes, this.#most))
  }

  /** Index of the first byte of the text that is here. */
  get first(): number {
    return Math.max(0, -this.base)
  }

  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      at += this.#fill(piece.subarray(at))
      if (this.#room() === 0) this.#look(this.length - sideBytes)
    }
  }

  end(): void {
    this.#look(this.length)
    this.#looked(Number.POSITIVE_INFINITY)
  }

  /** Instead of both: looks at `[from, to)` of a text that is all there, and sees what stands beside it. */
  stretch(text: Uint8Array, from: number, to: number): void {
    const first = Math.max(0, from - sideBytes)
    const last = Math.min(text.length, to + sideBytes)
    this.base = first - leadBytes
    this.#at = this.#at.map(at => at + from - first)
    this.push(text.subarray(first, last))
    this.#look(this.length - (last - to))
    this.#looked(Number.POSITIVE_INFINITY)
  }

  #look(to: number): void {
    this.bytes.fill(0, this.length, this.length + leadBytes)
    const at = this.#lookers.map((looker, number) => looker.find(this.bytes, this.#at[number] ?? 0, to))
    this.#looked(this.base + to - sideBytes)
    const by = Math.max(0, to - sideBytes)
    this.bytes.copyWithin(0, by, this.length)
    this.length -= by
    this.base += by
    for (const looker of this.#lookers) looker.shift(by)
    this.#at = at.map(each => each - by)
  }

  /** Takes as much of a piece as there is room for; answers how much. */
  #fill(piece: Uint8Array): number {
    this.#grow(piece.length)
    const part = piece.length > this.#room() ? piece.subarray(0, this.#room()) : piece
    this.bytes.set(part, this.length)
    this.length += part.length
    return part.length
  }

  #room(): number {
    return this.bytes.length - leadBytes - this.length
  }

  /** A short text has a small window. */
  #grow(wanted: number): void {
    let size = this.bytes.length
    while (size < this.#most && size - leadBytes - this.length <= wanted) size *= 2
    if (size === this.bytes.length) return
    const larger = new Uint8Array(Math.min(size, this.#most))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}
