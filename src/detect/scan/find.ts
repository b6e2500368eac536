// Finds candidates in a stretch of bytes without running an expression: a table says of each byte whether a shape may be told there,
// nearly all bytes are passed over by it, and at the others shapes are read byte by byte (numbers.ts, signs.ts). What is found is
// what the expressions of shapes.ts find. Decided against: expressions (a tenth of the speed), a native library. Proven by find.test.ts.

import { hitBytes } from '../hit.ts'
import { NumberFinder } from './find-numbers.ts'
import { SignFinder, signs } from './find-signs.ts'
import { type Found, Taken, type Wanted } from './taken.ts'

/** How far behind the byte by which a candidate is told it may end, and how far before it it may begin. */
export const reachBytes = hitBytes + 16

const digit = 255

export class Finder {
  readonly #triggers = new Uint8Array(256)
  readonly #taken: Taken
  readonly #numbers: NumberFinder
  readonly #signs: SignFinder

  constructor(wanted: Wanted, found: Found) {
    this.#taken = new Taken(wanted, found)
    this.#numbers = new NumberFinder(this.#taken)
    this.#signs = new SignFinder(this.#taken)
    this.#triggers.fill(digit, 48, 58)
    for (const [shape, sign] of signs)
      if (this.#taken.wanted[shape] === 1) this.#triggers[sign.charCodeAt(0)] = shape + 1
  }

  /** The bytes have moved to the front by so many. */
  shift(by: number): void {
    this.#taken.shift(by)
    this.#signs.shift(by)
  }

  /**
   * Looks at `[from, to)` for what tells a shape. All of the text within `reachBytes` to both sides must be there, with zeros where
   * it ends. Answers where to go on: `to` or behind it.
   */
  find(bytes: Uint8Array, from: number, to: number): number {
    const triggers = this.#triggers
    let at = from
    for (;;) {
      let trigger = triggers[bytes[at] as number] as number
      while (at < to && trigger === 0) trigger = triggers[bytes[++at] as number] as number
      if (at >= to) return at
      if (trigger === digit) at = this.#numbers.find(bytes, at)
      else at = this.#signs.find(trigger - 1, bytes, at)
    }
  }
}
