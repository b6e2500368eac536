// Which candidates are taken: none of a shape that begins in the one before it, and where shapes are looked for together, none that
// begins in any, the leftmost first and of those the first in order. Proven by find.test.ts.

import { type Shape, shapes } from '../shapes.ts'
import { mailEnd, mailStart, nextAt } from './signs.ts'

export const shapeNames = Object.keys(shapes) as readonly Shape[]
export const numberOf = Object.fromEntries(shapeNames.map((name, at) => [name, at])) as Readonly<
  Record<Shape, number>
>

/** A candidate of the shape with this number (of `shapeNames`), in positions of the bytes that are looked through. */
export type Found = (shape: number, start: number, end: number) => void

export interface Wanted {
  readonly shapes: readonly Shape[]
  /** As one expression of all shapes finds them; otherwise each shape by itself. */
  readonly together: boolean
}

export class Taken {
  readonly wanted = new Uint8Array(shapeNames.length)
  readonly #found: Found
  readonly #together: boolean
  readonly #order = new Uint8Array(shapeNames.length)
  /** Before which no match of a shape begins. */
  readonly #floors = new Int32Array(shapeNames.length)

  constructor({ shapes, together }: Wanted, found: Found) {
    this.#found = found
    this.#together = together
    shapes.forEach((shape, at) => {
      this.wanted[numberOf[shape]] = 1
      this.#order[numberOf[shape]] = at
    })
  }

  floor(shape: number): number {
    return this.#floors[shape] as number
  }

  /** The bytes have moved to the front by so many. */
  shift(by: number): void {
    for (let at = 0; at < this.#floors.length; at++)
      this.#floors[at] = Math.max(0, (this.#floors[at] as number) - by)
  }

  /** Takes a match (none where `end` is 0). Answers where to go on behind it; 0 where others are to be tried at the same place. */
  take(shape: number, bytes: Uint8Array, start: number, end: number): number {
    if (end === 0 || start < (this.#floors[shape] as number)) return 0
    if (!this.#together) {
      this.#floors[shape] = end
      this.#found(shape, start, end)
      return 0
    }
    return this.#mailBefore(shape, bytes, start) || this.#takeFirst(shape, start, end)
  }

  #takeFirst(shape: number, start: number, end: number): number {
    this.#floors.fill(end)
    this.#found(shape, start, end)
    return end
  }

  /** A mail address is told at its `@`, long after it began: it may have begun before a match that is told earlier. */
  #mailBefore(shape: number, bytes: Uint8Array, start: number): number {
    const { email } = numberOf
    if (shape === email || this.wanted[email] === 0) return 0
    const at = nextAt(bytes, start)
    if (at === 0) return 0
    const mail = mailStart(bytes, at, this.floor(email))
    const isFirst = mail < start || (mail === start && this.#isBefore(email, shape))
    const end = isFirst && mail < at ? mailEnd(bytes, at + 1) : 0
    return end === 0 ? 0 : this.#takeFirst(email, mail, end)
  }

  #isBefore(a: number, b: number): boolean {
    return (this.#order[a] as number) < (this.#order[b] as number)
  }
}
