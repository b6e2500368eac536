// Who was seen lately trying what, in memory of a fixed size. Each address belongs to one small row of places; where all are
// taken, whoever was seen longest ago gives way. So nobody can make it grow or slow, whatever addresses they come from.
// No text is made of an address. Proven by sightings.test.ts.

import { addressBytes } from '../../core/address.ts'
import { limits } from '../../core/limits.ts'

const ways = 8
const keyBytes = addressBytes + 1

/** Columns of what is known of one address trying one thing. Times are in seconds. */
export class Sightings {
  /** The first attempt that is counted, and the last one. */
  readonly begun: Uint32Array
  readonly last: Uint32Array
  readonly times: Uint32Array
  /** The round and the alarm it was counted in. */
  readonly round: Uint32Array
  readonly alarm: Uint32Array
  /** Attempts whose address is kept and that nobody has taken yet, and the hour they belong to. */
  readonly owed: Uint32Array
  readonly hour: Uint32Array
  /** 1 while what the address does is kept. */
  readonly kept: Uint8Array
  readonly #keys: Uint8Array
  readonly #seed: number
  readonly #rows: number

  /** `seed` is chosen at random, so that nobody knows which addresses share a row. */
  constructor(seed: number, places: number = limits.watchedAddresses) {
    this.#rows = Math.max(1, Math.floor(places / ways))
    const count = this.#rows * ways
    const column = () => new Uint32Array(count)
    this.begun = column()
    this.last = column()
    this.times = column()
    this.round = column()
    this.alarm = column()
    this.owed = column()
    this.hour = column()
    this.kept = new Uint8Array(count)
    this.#keys = new Uint8Array(count * keyBytes)
    this.#seed = seed | 0
  }

  get places(): number {
    return this.kept.length
  }

  /** The place of an address, empty where it was not seen lately; `leaves` is told whose place it takes, before it is wiped. */
  find(scenario: number, address: Uint8Array, leaves: (place: number) => void): number {
    const first = (this.#hash(scenario, address) % this.#rows) * ways
    let oldest = first
    for (let place = first; place < first + ways; place++) {
      if (this.#isAt(place, scenario, address)) return place
      if ((this.last[place] ?? 0) < (this.last[oldest] ?? 0)) oldest = place
    }
    if (this.scenarioAt(oldest) >= 0) leaves(oldest)
    this.#empty(oldest)
    this.#keys[oldest * keyBytes] = scenario + 1
    this.#keys.set(address, oldest * keyBytes + 1)
    return oldest
  }

  /** -1 for an empty place. */
  scenarioAt(place: number): number {
    return (this.#keys[place * keyBytes] ?? 0) - 1
  }

  /** A copy. */
  addressAt(place: number): Uint8Array {
    return this.#keys.slice(place * keyBytes + 1, (place + 1) * keyBytes)
  }

  /** Overwrites those of a thing whose last attempt was before. */
  forget(scenario: number, before: number): void {
    for (let place = 0; place < this.places; place++)
      if (this.scenarioAt(place) === scenario && (this.last[place] ?? 0) < before) this.#empty(place)
  }

  /** Overwrites everything with zeros. */
  wipe(): void {
    for (let place = 0; place < this.places; place++) this.#empty(place)
  }

  #empty(place: number): void {
    this.#keys.fill(0, place * keyBytes, (place + 1) * keyBytes)
    for (const column of [this.begun, this.last, this.times, this.round, this.alarm, this.owed, this.hour])
      column[place] = 0
    this.kept[place] = 0
  }

  #isAt(place: number, scenario: number, address: Uint8Array): boolean {
    const at = place * keyBytes
    if (this.#keys[at] !== scenario + 1) return false
    for (let i = 0; i < addressBytes; i++) if (this.#keys[at + 1 + i] !== address[i]) return false
    return true
  }

  #hash(scenario: number, address: Uint8Array): number {
    let hash = Math.imul(this.#seed ^ scenario, 0x9e3779b1)
    for (let i = 0; i < addressBytes; i++) {
      hash = Math.imul(hash ^ (address[i] ?? 0), 0x01000193)
      hash ^= hash >>> 13
    }
    return (hash ^ (hash >>> 16)) >>> 0
  }
}
