// The keys visitors are counted under: 128 random bits for each day, made when its first line comes, held in memory alone and
// overwritten when the day is over. All sources of one process share them, so that a visitor of two sites is one. A key has a name
// (keyEpoch) made apart from it: it tells which counts may be added, and nothing of the key. Proven by keys.test.ts.

import { toHex } from '../../core/bytes.ts'
import type { Random } from '../../core/clock.ts'
import type { SipKey } from './sip.ts'

export interface DayKey {
  readonly words: SipKey
  /** 16 random bytes, hexadecimal. */
  readonly epoch: string
}

export class DayKeys {
  readonly #random: Random
  readonly #keys = new Map<number, DayKey>()

  /** Of the process, for what is no visitor: a table by hashes nobody outside can aim at. */
  readonly own: SipKey

  constructor(random: Random) {
    this.#random = random
    this.own = this.#make()
  }

  /** The key of a day; made where there is none, or none any more. */
  of(day: number): DayKey {
    const known = this.#keys.get(day)
    if (known !== undefined) return known
    const key = { words: this.#make(), epoch: toHex(this.#random.bytes(16)) }
    this.#keys.set(day, key)
    return key
  }

  #make(): SipKey {
    const bytes = this.#random.bytes(16)
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
    const words = Int32Array.from([0, 4, 8, 12], at => view.getInt32(at, true))
    bytes.fill(0)
    return words
  }

  /** The day is over in every source: nobody can ask any more whether somebody was there. */
  wipe(day: number): void {
    this.#keys.get(day)?.words.fill(0)
    this.#keys.delete(day)
  }

  wipeAll(): void {
    for (const day of [...this.#keys.keys()]) this.wipe(day)
  }
}
