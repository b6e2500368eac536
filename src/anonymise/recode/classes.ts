// Classes of tuples beside each other in columns: for each class and quasi-identifier the lowest and highest code of its members, which
// is all that is needed to say what it says (their lowest common ancestor, or from–to of numbers) and what that loses. What it would
// lose with one more tuple, or joined with another, is worked out from these alone. Held by test/hostile/anonymise.test.ts.

import type { QuasiColumn } from './columns.ts'
import type { Tuples } from './distinct.ts'

export class Classes {
  readonly columns: readonly QuasiColumn[]
  readonly tuples: Tuples
  readonly members: number[][] = []
  /** Rows of each class; 0 where it is no more. */
  readonly sizes: number[] = []
  /** Σ over the quasi-identifiers of what one row of the class loses. */
  readonly losses: number[] = []
  readonly #lows: readonly number[][]
  readonly #highs: readonly number[][]

  constructor(columns: readonly QuasiColumn[], tuples: Tuples, groups: readonly (readonly number[])[]) {
    this.columns = columns
    this.tuples = tuples
    this.#lows = columns.map(() => [])
    this.#highs = columns.map(() => [])
    for (const group of groups) this.add(group)
  }

  add(group: readonly number[]): number {
    const made = this.members.push([...group]) - 1
    this.#measure(made)
    return made
  }

  #measure(of: number): void {
    const members = this.members[of] ?? []
    let loss = 0
    for (const [at, { lossOf }] of this.columns.entries()) {
      const codes = this.tuples.codes[at]
      let [low, high] = [Number.POSITIVE_INFINITY, 0]
      for (const tuple of members) {
        const code = codes?.[tuple] ?? 0
        if (code < low) low = code
        if (code > high) high = code
      }
      set(this.#lows[at], of, low)
      set(this.#highs[at], of, high)
      if (members.length > 0) loss += lossOf(low, high)
    }
    this.sizes[of] = members.reduce((sum, tuple) => sum + (this.tuples.weights[tuple] ?? 0), 0)
    this.losses[of] = loss
  }

  /** What one row loses in the class with that tuple in it; given up once it is more than `most`. */
  lossWith(of: number, tuple: number, most: number): number {
    let loss = 0
    for (let at = 0; at < this.columns.length; at++) {
      const code = this.tuples.codes[at]?.[tuple] ?? 0
      loss += this.#lossBetween(at, of, code, code)
      if (loss > most) break
    }
    return loss
  }

  /** What one row loses in two classes joined. */
  lossTogether(of: number, other: number): number {
    return this.columns.reduce(
      (loss, _, at) => loss + this.#lossBetween(at, of, this.low(at, other), this.high(at, other)),
      0,
    )
  }

  #lossBetween(at: number, of: number, low: number, high: number): number {
    const column = this.columns[at]
    return column?.lossOf(Math.min(low, this.low(at, of)), Math.max(high, this.high(at, of))) ?? 0
  }

  low(at: number, of: number): number {
    return this.#lows[at]?.[of] ?? 0
  }

  high(at: number, of: number): number {
    return this.#highs[at]?.[of] ?? 0
  }

  put(of: number, tuple: number): void {
    this.members[of]?.push(tuple)
    this.#measure(of)
  }

  /** All of one goes into the other. */
  join(of: number, into: number): void {
    this.members[into]?.push(...(this.members[of] ?? []))
    this.empty(of)
    this.#measure(into)
  }

  empty(of: number): void {
    this.members[of] = []
    this.sizes[of] = 0
    this.losses[of] = 0
  }

  /** Without the ones that are no more. */
  living(): readonly number[] {
    return this.members.flatMap((members, of) => (members.length > 0 ? [of] : []))
  }

  labels(of: number): readonly string[] {
    return this.columns.map(({ labelOf }, at) => labelOf(this.low(at, of), this.high(at, of)))
  }
}

function set(list: number[] | undefined, at: number, value: number): void {
  if (list !== undefined) list[at] = value
}
