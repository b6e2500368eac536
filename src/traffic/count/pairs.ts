// Who met what: each pair of a visitor and a text once, with how often and how many bytes. Where there are more pairs than are kept
// one by one, they are counted for visitor 0, who is nobody. Proven by tables.test.ts.

import { theOthers } from './interned.ts'

/** Numbers of one record: visitor, text, hits, one unused, and the bytes as a double in the last two. */
const stride = 6

export type PackedPairs = Int32Array<ArrayBuffer>

export class Pairs {
  readonly #most: number
  #bits = 10
  #slots = new Int32Array(1 << 10)
  #records: PackedPairs = new Int32Array((1 << 9) * stride)
  #bytes = new Float64Array(this.#records.buffer)
  size = 0

  constructor(most: number) {
    this.#most = most
  }

  count(visitor: number, text: number, hits: number, bytes: number): void {
    const slots = this.#slots
    const records = this.#records
    const mask = slots.length - 1
    let place = placeOf(visitor, text) >>> (32 - this.#bits)
    for (;;) {
      const id = slots[place] ?? 0
      if (id === 0) break
      const at = id * stride
      if (records[at] === visitor && records[at + 1] === text) {
        records[at + 2] = (records[at + 2] ?? 0) + hits
        const sum = this.#bytes
        sum[(at >> 1) + 2] = (sum[(at >> 1) + 2] ?? 0) + bytes
        return
      }
      place = (place + 1) & mask
    }
    this.#countNew(visitor, text, hits, bytes, place)
  }

  #countNew(visitor: number, text: number, hits: number, bytes: number, place: number): void {
    if (this.size >= this.#most && visitor !== theOthers) {
      this.count(theOthers, text, hits, bytes)
      return
    }
    const id = ++this.size
    const at = id * stride
    this.#slots[place] = id
    this.#records[at] = visitor
    this.#records[at + 1] = text
    this.#records[at + 2] = hits
    this.#bytes[(at >> 1) + 2] = bytes
    if ((id + 2) * stride > this.#records.length) this.#grow()
  }

  #grow(): void {
    const old = this.#records
    this.#records = new Int32Array(old.length * 2)
    this.#records.set(old)
    old.fill(0)
    this.#bytes = new Float64Array(this.#records.buffer)
    this.#bits++
    this.#slots.fill(0)
    this.#slots = new Int32Array(1 << this.#bits)
    for (let id = 1; id <= this.size; id++) this.#place(id)
  }

  #place(id: number): void {
    const at = id * stride
    let place = placeOf(this.#records[at] ?? 0, this.#records[at + 1] ?? 0) >>> (32 - this.#bits)
    while (this.#slots[place] !== 0) place = (place + 1) & (this.#slots.length - 1)
    this.#slots[place] = id
  }

  /** Every pair, in the order they were first seen. */
  each(tell: (visitor: number, text: number, hits: number, bytes: number) => void): void {
    const records = this.#records
    for (let id = 1; id <= this.size; id++) {
      const at = id * stride
      tell(records[at] ?? 0, records[at + 1] ?? 0, records[at + 2] ?? 0, this.#bytes[(at >> 1) + 2] ?? 0)
    }
  }

  /** The records themselves: whoever has them has the pairs, and counts no further here. */
  pack(): PackedPairs {
    return this.#records.subarray(0, (this.size + 1) * stride)
  }

  /** Takes in another's pairs, by the numbers their visitors and texts have here. */
  absorb(records: PackedPairs, visitors: Int32Array, texts: Int32Array): void {
    const bytes = new Float64Array(records.buffer, records.byteOffset, records.length >> 1)
    for (let at = stride; at < records.length; at += stride) {
      const visitor = visitors[records[at] ?? 0] ?? 0
      this.count(visitor, texts[records[at + 1] ?? 0] ?? 0, records[at + 2] ?? 0, bytes[(at >> 1) + 2] ?? 0)
    }
  }

  wipe(): void {
    this.#slots.fill(0)
    this.#records.fill(0, 0, (this.size + 1) * stride)
    this.size = 0
  }
}

const placeOf = (a: number, b: number): number => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
}
