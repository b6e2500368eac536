// Rows put away by the part they lie in, with a count of what each part has, so that parts which do not satisfy what is asked are joined
// before any is recoded. Held by large.test.ts.

import type { Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { chances } from '../attack/chance.ts'
import { doesHold } from '../recode/criteria.ts'
import type { ClassSize } from '../verify/verified.ts'
import { joinParts, type Parts, partOf, sharesOf } from './cut.ts'
import type { Plan } from './part.ts'
import type { PartAsked } from './part-thread.ts'
import type { Extent, Spill } from './spill.ts'

interface Part {
  rows: number
  /** For each sensitive column how often each value occurs that does: a part has few of many. */
  readonly counts: readonly Map<number, number>[]
  /** Of a part that has a share of alike rows: what all shares together have, by their quasi-identifiers. */
  readonly alike: Map<string, number> | null
  waiting: Uint8Array[]
  waitingBytes: number
  readonly extents: Extent[]
}

export class PartedRows {
  readonly #plan: Plan
  readonly #root: Parts['root']
  readonly #spill: Spill
  readonly #parts: readonly Part[]
  readonly #below: (limit: number) => number
  /** For each sensitive column what is added up of several parts, used over again. */
  readonly #counted: readonly Float64Array[]

  constructor(plan: Plan, { root, count }: Parts, spill: Spill, random: Random) {
    this.#plan = plan
    this.#root = root
    this.#spill = spill
    this.#below = chances(random)
    this.#counted = plan.sensitive.map(({ shares }) => new Float64Array(shares.length))
    const alike = new Map<number, Map<string, number>>()
    for (const numbers of sharesOf(root)) {
      const together = new Map<string, number>()
      for (const number of numbers) alike.set(number, together)
    }
    this.#parts = Array.from({ length: count }, (_, number) => ({
      alike: alike.get(number) ?? null,
      rows: 0,
      counts: plan.sensitive.map(() => new Map<number, number>()),
      waiting: [],
      waitingBytes: 0,
      extents: [],
    }))
  }

  add(codes: readonly number[], row: Uint8Array): void {
    const part = this.#parts[partOf(this.#root, column => codes[column] ?? 0, this.#below)]
    if (part === undefined) return
    part.rows++
    if (part.alike !== null) {
      const key = codes.slice(0, this.#plan.steps.length).join()
      part.alike.set(key, (part.alike.get(key) ?? 0) + 1)
    }
    for (const [at, counts] of part.counts.entries()) {
      const value = codes[this.#plan.steps.length + at] ?? 0
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    part.waiting.push(row)
    part.waitingBytes += row.length
    if (part.waitingBytes >= limits.spillPieceBytes) this.#putAway(part)
  }

  #putAway(part: Part): void {
    if (part.waiting.length > 0) part.extents.push(this.#spill.put(Buffer.concat(part.waiting)))
    part.waiting = []
    part.waitingBytes = 0
  }

  flush(): void {
    for (const part of this.#parts) this.#putAway(part)
  }

  /** The parts to recode, joined where one by itself does not satisfy what is asked. */
  joined(): readonly (readonly number[])[] {
    const groups = joinParts(this.#root, parts => this.#holds(parts))
    const largest = Math.max(...groups.map(group => this.#rowsOf(group)))
    if (largest > limits.partMostRows)
      throw new Refusal('limit', {
        message: `expected parts of at most ${limits.partMostRows} rows, got one of ${largest}`,
        hint: 'what is asked of a sensitive column only holds in large parts of this table: ask for less of it, or recode fewer columns',
      })
    return groups
  }

  #holds(parts: readonly number[]): boolean {
    const rows = this.#rowsOf(parts)
    return (
      rows >= this.#plan.k &&
      this.#plan.sensitive.every((spread, at) => {
        const counts = this.#counted[at] ?? new Float64Array(spread.shares.length)
        const met = this.#addUp(parts, at, counts)
        const isHeld = doesHold(spread, { met, counts, size: rows })
        for (const value of met) counts[value] = 0
        return isHeld
      })
    )
  }

  /** Counts into `counts`, and says which values were met. */
  #addUp(parts: readonly number[], at: number, counts: Float64Array): readonly number[] {
    const met: number[] = []
    for (const part of parts)
      for (const [value, rows] of this.#parts[part]?.counts[at] ?? []) {
        if (counts[value] === 0) met.push(value)
        counts[value] = (counts[value] ?? 0) + rows
      }
    return met
  }

  #rowsOf(parts: readonly number[]): number {
    return parts.reduce((sum, part) => sum + (this.#parts[part]?.rows ?? 0), 0)
  }

  /** Whether rows like its own lie in other groups. */
  isShare([first = -1, ...more]: readonly number[]): boolean {
    return more.length === 0 && (this.#parts[first]?.alike ?? null) !== null
  }

  /** How many classes of each size there were of the rows that lie in shares. */
  shared(groups: readonly (readonly number[])[]): readonly ClassSize[] {
    const maps = groups.filter(group => this.isShare(group)).map(([first = -1]) => this.#parts[first]?.alike)
    return [...new Set(maps)].flatMap(alike =>
      [...(alike?.values() ?? [])].map(rows => ({ rows, classes: 1 })),
    )
  }

  /** Each is read and opened when it is its turn. */
  *read(groups: readonly (readonly number[])[]): Generator<PartAsked> {
    for (const group of groups) {
      const extents = group.flatMap(part => this.#parts[part]?.extents ?? [])
      yield { pieces: extents.map(extent => this.#spill.get(extent)), rows: this.#rowsOf(group) }
    }
  }
}
