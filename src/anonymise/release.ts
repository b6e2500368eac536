// From the least coarse way of looking at the table to the most: tuples that look alike there and satisfy all that is asked are
// released as a class, and are looked at no more. Each class is later said as closely as its own members allow, so that a coarse look
// costs only what it must. Tuples are told apart by a 32-bit sum: should two ever meet by chance, a class is coarser than it had to
// be, and nothing else. Held by test/hostile/anonymise.test.ts.

import type { QuasiColumn } from './columns.ts'
import { mixed, type Tuples } from './distinct.ts'
import type { Node } from './lattice.ts'
import type { Models } from './models.ts'

/** The tuples of each class, and those that found none. */
export interface Released {
  readonly classes: readonly (readonly number[])[]
  readonly leftovers: readonly number[]
}

export function releaseClasses(
  columns: readonly QuasiColumn[],
  tuples: Tuples,
  nodes: readonly Node[],
  models: Models,
  k: number,
): Released {
  const signs = columns.map((column, at) => signsOf(column, tuples.codes[at] ?? new Int32Array(), at))
  const grouping = new Grouping(tuples)
  const classes: (readonly number[])[] = []
  for (const node of nodes) {
    if (grouping.left === 0) break
    grouping.group(node.map((level, at) => signs[at]?.[level] ?? new Int32Array()))
    const large = grouping.withAtLeast(k)
    if (large.length === 0) continue
    classes.push(...grouping.take(models.isMoreThanK ? large.filter(group => models.holds(group)) : large))
  }
  return { classes, leftovers: grouping.rest() }
}

/** For each step of a column and each tuple a number that stands for the node above its value. */
function signsOf({ levels }: QuasiColumn, codes: Int32Array, at: number): readonly Int32Array[] {
  return levels.map(nodes => codes.map(code => mixed(mixed(nodes[code] ?? 0) ^ mixed(at + 1))))
}

/** The tuples not yet released, put in groups again and again. */
class Grouping {
  readonly #weights: Int32Array
  readonly #remaining: Int32Array
  readonly #groupOf: Int32Array
  readonly #sums: Int32Array
  readonly #heads: Int32Array
  #slots: Int32Array
  #groups = 0
  left: number

  constructor({ count, weights }: Tuples) {
    this.#weights = weights
    this.#remaining = Int32Array.from({ length: count }, (_, tuple) => tuple)
    this.#groupOf = new Int32Array(count)
    this.#sums = new Int32Array(count)
    this.#heads = new Int32Array(count)
    this.#slots = new Int32Array(0)
    this.left = count
  }

  /** Tuples whose signs have one sum are one group. */
  group(signs: readonly Int32Array[]): void {
    const mask = this.#emptySlots()
    this.#groups = 0
    for (let at = 0; at < this.left; at++) {
      const tuple = this.#remaining[at] ?? 0
      let sum = 0
      for (const sign of signs) sum = (sum + (sign[tuple] ?? 0)) | 0
      const group = this.#groupFor(sum, mask)
      this.#groupOf[at] = group
      this.#sums[group] = (this.#sums[group] ?? 0) + (this.#weights[tuple] ?? 0)
    }
  }

  #emptySlots(): number {
    const size = 2 ** Math.ceil(Math.log2(this.left * 2 + 2))
    if (this.#slots.length > size) this.#slots = this.#slots.subarray(0, size)
    if (this.#slots.length < size) this.#slots = new Int32Array(size)
    this.#slots.fill(0)
    return size - 1
  }

  #groupFor(sum: number, mask: number): number {
    let slot = mixed(sum) & mask
    for (;;) {
      const group = (this.#slots[slot] ?? 0) - 1
      if (group < 0) break
      if (this.#heads[group] === sum) return group
      slot = (slot + 1) & mask
    }
    const group = this.#groups++
    this.#slots[slot] = group + 1
    this.#heads[group] = sum
    this.#sums[group] = 0
    return group
  }

  /** The groups that have so many rows. */
  withAtLeast(k: number): readonly (readonly number[])[] {
    const members = new Map<number, number[]>()
    for (let group = 0; group < this.#groups; group++)
      if ((this.#sums[group] ?? 0) >= k) members.set(group, [])
    if (members.size > 0)
      for (let at = 0; at < this.left; at++)
        members.get(this.#groupOf[at] ?? 0)?.push(this.#remaining[at] ?? 0)
    return [...members.values()]
  }

  /** Out of what remains. */
  take(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
    if (groups.length === 0) return groups
    const taken = new Set(groups.flat())
    let kept = 0
    for (let at = 0; at < this.left; at++) {
      const tuple = this.#remaining[at] ?? 0
      if (!taken.has(tuple)) this.#remaining[kept++] = tuple
    }
    this.left = kept
    return groups
  }

  rest(): readonly number[] {
    return [...this.#remaining.subarray(0, this.left)]
  }
}
