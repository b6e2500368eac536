// Texts of an open day, each kept once and known by a number: paths, user agents, origins, addresses that are no IPv4. They live in
// arrays of bytes that are overwritten when the day is closed; no string is made of them but to find out once what a text is.
// Whoever asks chooses the texts, and could choose many of one hash: a search gives up after `mostTries`. Proven by tables.test.ts.

import type { Block } from '../received.ts'

/** What did not fit, or could not be found in time: it is counted, but as one. */
export const theOthers = 0

const mostTries = 64

export interface InternedAsked {
  /** How many texts, and how many bytes of them. */
  readonly texts: number
  readonly bytes: number
}

export interface PackedTexts {
  readonly hashes: Int32Array<ArrayBuffer>
  readonly starts: Int32Array<ArrayBuffer>
  readonly flags: Int32Array<ArrayBuffer>
  readonly arena: Uint8Array<ArrayBuffer>
}

export class Interned {
  readonly #most: InternedAsked
  #bits = 10
  /** Number of the text at each place; 0: none. */
  #slots = new Int32Array(1 << 10)
  #hashes = new Int32Array(1 << 9)
  /** Where each text begins; the next begins where it ends. */
  #starts = new Int32Array((1 << 9) + 1)
  /** What each text was found to be: up to whoever asked. */
  flags = new Int32Array(1 << 9)
  #arena = new Uint8Array(1 << 14)
  #view = new DataView(this.#arena.buffer)
  /** The greatest number given; 0 is nobody's. */
  size = 0

  constructor(most: InternedAsked) {
    this.#most = most
  }

  /** The number of a text; -1 where it is new; 0 where the search was given up. */
  find({ bytes, view }: Block, from: number, to: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    const hashes = this.#hashes
    const starts = this.#starts
    let place = Math.imul(hash, 0x9e3779b1) >>> (32 - this.#bits)
    for (let tries = 0; tries < mostTries; tries++) {
      const id = slots[place] ?? 0
      if (id === 0) return -1
      if (hashes[id] === hash) {
        const start = starts[id] ?? 0
        if ((starts[id + 1] ?? 0) - start === to - from && this.#isSame(bytes, view, from, to, start))
          return id
      }
      place = (place + 1) & mask
    }
    return theOthers
  }

  #isSame(bytes: Uint8Array, view: DataView, from: number, to: number, start: number): boolean {
    const arena = this.#arena
    const words = this.#view
    let at = from
    let own = start
    for (; at + 4 <= to; at += 4, own += 4)
      if (words.getInt32(own, true) !== view.getInt32(at, true)) return false
    for (; at < to; at++, own++) if (arena[own] !== bytes[at]) return false
    return true
  }

  /** Gives a text that was not found its number; 0 where there is no room for it. */
  add({ bytes }: Block, from: number, to: number, hash: number): number {
    const id = this.size + 1
    const start = this.#starts[id] ?? 0
    const end = start + to - from
    if (id > this.#most.texts || end > this.#most.bytes) return theOthers
    if (id + 2 > this.#hashes.length) this.#grow()
    if (end + 8 > this.#arena.length) this.#makeRoom(end + 8)
    this.size = id
    this.#arena.set(bytes.subarray(from, to), start)
    this.#starts[id + 1] = end
    this.#hashes[id] = hash
    this.#place(id)
    return id
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1
    let place = Math.imul(this.#hashes[id] ?? 0, 0x9e3779b1) >>> (32 - this.#bits)
    while (this.#slots[place] !== 0) place = (place + 1) & mask
    this.#slots[place] = id
  }

  #grow(): void {
    const length = this.#hashes.length * 2
    this.#hashes = grown(this.#hashes, new Int32Array(length))
    this.#starts = grown(this.#starts, new Int32Array(length + 1))
    this.flags = grown(this.flags, new Int32Array(length))
    this.#bits++
    this.#slots.fill(0)
    this.#slots = new Int32Array(1 << this.#bits)
    for (let id = 1; id <= this.size; id++) this.#place(id)
  }

  #makeRoom(bytes: number): void {
    this.#arena = grown(this.#arena, new Uint8Array(Math.max(bytes, this.#arena.length * 2)))
    this.#view = new DataView(this.#arena.buffer)
  }

  /** The bytes of a text; of `theOthers` there are none. */
  bytesOf(id: number): Uint8Array {
    return id === theOthers
      ? new Uint8Array(0)
      : this.#arena.subarray(this.#starts[id] ?? 0, this.#starts[id + 1] ?? 0)
  }

  textOf(id: number): string {
    return lossy.decode(this.bytesOf(id))
  }

  /** Its own arrays, cut to what is in them: whoever has them has the texts, and counts no further here. */
  pack(): PackedTexts {
    const count = this.size + 1
    return {
      hashes: this.#hashes.subarray(0, count),
      starts: this.#starts.subarray(0, count + 1),
      flags: this.flags.subarray(0, count),
      arena: this.#arena.subarray(0, (this.#starts[count] ?? 0) + 8),
    }
  }

  /** Takes in another's texts; answers the number here of each of theirs. */
  absorb({ hashes, starts, flags, arena }: PackedTexts): Int32Array {
    const block = { bytes: arena, view: new DataView(arena.buffer), from: 0, to: arena.length }
    return hashes.map((hash, id) => {
      if (id === theOthers) return theOthers
      const [from = 0, to = 0] = [starts[id], starts[id + 1]]
      const known = this.find(block, from, to, hash)
      const own = known < 0 ? this.add(block, from, to, hash) : known
      if (own !== theOthers) this.flags[own] = flags[id] ?? 0
      return own
    })
  }

  wipe(): void {
    const count = this.size + 1
    this.#arena.fill(0, 0, this.#starts[count])
    this.#slots.fill(0)
    for (const array of [this.#hashes, this.#starts, this.flags]) array.fill(0, 0, count + 1)
    this.size = 0
  }
}

const lossy = new TextDecoder()

/** The larger array with what was in the smaller one, which is overwritten. */
export function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  from.fill(0)
  return to
}
