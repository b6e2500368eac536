// The tuples not yet released, put into groups again and again: those of one sign are one group. Everything stands in flat arrays that
// are used over again, since this is done some ten thousand times. Held by test/hostile/anonymise.test.ts.

import type { QuasiColumn } from './columns.ts'
import { mixed, type Tuples } from './distinct.ts'
import type { Needed } from './models.ts'
import type { Signs } from './signs.ts'

export interface Close {
  readonly close: readonly (readonly number[])[]
  /** Infinite where no group is large enough. */
  readonly next: number
}

const none: Close = { close: [], next: Number.POSITIVE_INFINITY }

export class Grouping {
  readonly #columns: readonly QuasiColumn[]
  readonly #tuples: Tuples
  readonly #remaining: Int32Array
  readonly #groupOf: Int32Array
  readonly #rows: Int32Array
  readonly #signs: Int32Array
  readonly #taken: Uint8Array
  readonly #needed: Needed
  /** The sensitive values met in each group, a bit for each. */
  readonly #kinds: Int32Array
  readonly #lows: readonly Int32Array[]
  readonly #highs: readonly Int32Array[]
  #slots = new Int32Array(2)
  #groups = 0
  left: number

  constructor(columns: readonly QuasiColumn[], tuples: Tuples, needed: Needed) {
    this.#needed = needed
    this.#kinds = new Int32Array(tuples.count)
    this.#columns = columns
    this.#tuples = tuples
    this.#remaining = Int32Array.from({ length: tuples.count }, (_, tuple) => tuple)
    this.#groupOf = new Int32Array(tuples.count)
    this.#rows = new Int32Array(tuples.count)
    this.#signs = new Int32Array(tuples.count)
    this.#taken = new Uint8Array(tuples.count)
    this.#lows = columns.map(() => new Int32Array(tuples.count))
    this.#highs = columns.map(() => new Int32Array(tuples.count))
    this.left = tuples.count
  }

  group(signs: Signs): void {
    const { weights } = this.#tuples
    const [first = this.#signs, second = null, ...others] = signs
    this.#emptySlots()
    for (let at = 0; at < this.left; at++) {
      const tuple = this.#remaining[at] ?? 0
      let sum = first[tuple] ?? 0
      if (second !== null) sum = (sum + (second[tuple] ?? 0)) | 0
      for (let more = 0; more < others.length; more++) sum = (sum + (others[more]?.[tuple] ?? 0)) | 0
      const group = this.#groupFor(sum)
      this.#groupOf[at] = group
      this.#rows[group] = (this.#rows[group] ?? 0) + (weights[tuple] ?? 0)
      this.#kinds[group] = (this.#kinds[group] ?? 0) | (this.#needed.kinds[tuple] ?? 0)
    }
  }

  /** Twice as many as there are tuples, so that one is soon found free. */
  #emptySlots(): void {
    const size = 2 ** Math.ceil(Math.log2(this.left * 2 + 2))
    this.#slots = this.#slots.length < size ? new Int32Array(size) : this.#slots.subarray(0, size).fill(0)
    this.#groups = 0
  }

  #groupFor(sign: number): number {
    const mask = this.#slots.length - 1
    let slot = mixed(sign) & mask
    for (;;) {
      const group = (this.#slots[slot] ?? 0) - 1
      if (group < 0) break
      if (this.#signs[group] === sign) return group
      slot = (slot + 1) & mask
    }
    const group = this.#groups++
    this.#slots[slot] = group + 1
    this.#signs[group] = sign
    this.#rows[group] = 0
    this.#kinds[group] = 0
    return group
  }

  /** The groups of at least so many rows that, said as closely as each allows, lose no more than that; and what the next one loses. */
  within(k: number, most: number): Close {
    const large = this.#numberLarge(k)
    if (large === 0) return none
    this.#spanLarge(large)
    let next = Number.POSITIVE_INFINITY
    const members = Array.from({ length: large }, (_, group) => {
      const loss = this.#lossOf(group)
      if (loss > most) next = Math.min(next, loss)
      return loss > most ? null : ([] as number[])
    })
    const close = members.filter(each => each !== null)
    if (close.length > 0)
      for (let at = 0; at < this.left; at++) members[this.#groupOf[at] ?? -1]?.push(this.#remaining[at] ?? 0)
    return { close, next }
  }

  /** Large groups get numbers of their own, all others −1. */
  #numberLarge(k: number): number {
    let large = 0
    for (let group = 0; group < this.#groups; group++)
      this.#rows[group] = this.#isLarge(group, k) ? large++ : -1
    if (large > 0)
      for (let at = 0; at < this.left; at++) this.#groupOf[at] = this.#rows[this.#groupOf[at] ?? 0] ?? -1
    return large
  }

  #isLarge(group: number, k: number): boolean {
    if ((this.#rows[group] ?? 0) < k) return false
    let kinds = this.#kinds[group] ?? 0
    let met = 0
    for (; kinds !== 0 && met < this.#needed.atLeast; met++) kinds &= kinds - 1
    return met >= this.#needed.atLeast
  }

  #spanLarge(large: number): void {
    for (let column = 0; column < this.#columns.length; column++) {
      const [codes, lows, highs] = [this.#tuples.codes[column], this.#lows[column], this.#highs[column]]
      if (codes === undefined || lows === undefined || highs === undefined) continue
      lows.fill(0x7fffffff, 0, large)
      highs.fill(0, 0, large)
      for (let at = 0; at < this.left; at++) {
        const group = this.#groupOf[at] ?? -1
        if (group < 0) continue
        const code = codes[this.#remaining[at] ?? 0] ?? 0
        if (code < (lows[group] ?? 0)) lows[group] = code
        if (code > (highs[group] ?? 0)) highs[group] = code
      }
    }
  }

  #lossOf(group: number): number {
    let loss = 0
    for (let column = 0; column < this.#columns.length; column++)
      loss +=
        this.#columns[column]?.lossOf(this.#lows[column]?.[group] ?? 0, this.#highs[column]?.[group] ?? 0) ??
        0
    return loss
  }

  /** Out of what remains. */
  take(groups: readonly (readonly number[])[]): void {
    if (groups.length === 0) return
    for (const group of groups) for (const tuple of group) this.#taken[tuple] = 1
    let kept = 0
    for (let at = 0; at < this.left; at++) {
      const tuple = this.#remaining[at] ?? 0
      if (this.#taken[tuple] === 0) this.#remaining[kept++] = tuple
    }
    this.left = kept
  }

  rest(): readonly number[] {
    return [...this.#remaining.subarray(0, this.left)]
  }
}
