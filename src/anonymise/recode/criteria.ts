// What a class of rows must satisfy of a sensitive column, by counts of its values: distinct and entropy l-diversity (Machanavajjhala et al.
// 2007), t-closeness by earth mover's distance with equal ground distance, or ordered distance where the column is a scale (Li et
// al. 2007). Joining two classes that satisfy them gives one that does: entropy is concave, both distances are convex; so what is
// released never gets worse where two classes come to say the same. Held by test/hostile/anonymise.test.ts.

import type { SensitiveColumn } from '../ask.ts'
import type { NotPossible } from '../outcome.ts'

/** Sums of logarithms and shares are not exact in their last digits. */
export const tolerance = 1e-9

/** How often each value occurs in a class, and which occur at all. */
export interface Counts {
  readonly met: readonly number[]
  readonly counts: ArrayLike<number>
  readonly size: number
}

/** A sensitive column of the whole table. */
export interface Spread {
  readonly asked: SensitiveColumn
  /** Of each value; in the order of the scale where the distance is ordered. */
  readonly shares: Float64Array
  /** The empty cell, which `l` does not count; −1 where there is none. */
  readonly blank: number
}

export function doesHold(spread: Spread, counts: Counts): boolean {
  const { asked, shares } = spread
  if (asked.l > 1 && diversityOf(spread, counts) < asked.l - tolerance) return false
  if (asked.t === null) return true
  const distance = asked.isOrdered === true ? orderedDistance(shares, counts) : equalDistance(shares, counts)
  return distance <= asked.t + tolerance
}

export function countsOf(counts: ArrayLike<number>, size: number): Counts {
  const met: number[] = []
  for (let value = 0; value < counts.length; value++) if ((counts[value] ?? 0) > 0) met.push(value)
  return { met, counts, size }
}

/** What not even all rows as one class satisfy. Of t there is nothing: all rows are as close to themselves as can be. */
export function missingOf(spread: Spread, rows: number): NotPossible | null {
  const { asked, shares } = spread
  const there = diversityOf(
    spread,
    countsOf(
      shares.map(share => share * rows),
      rows,
    ),
  )
  if (asked.l <= 1 || there >= asked.l - tolerance) return null
  return { kind: 'not-possible', why: 'too-few-values', column: asked.column, asked: asked.l, there }
}

/** Of the entropy: as many equally frequent values would have it. Where no cell says anything there is none. */
function diversityOf({ asked, blank }: Spread, { met, counts, size }: Counts): number {
  const blanks = blank < 0 ? 0 : (counts[blank] ?? 0)
  if (!asked.isEntropy) return met.length - (blanks > 0 ? 1 : 0)
  const said = size - blanks
  if (said < 0.5) return 0
  // A share of 1 adds nothing.
  const entropy = met.reduce((sum, value) => {
    const share = value === blank ? 1 : (counts[value] ?? 0) / said
    return sum - share * Math.log(share)
  }, 0)
  return Math.exp(entropy)
}

function equalDistance(shares: Float64Array, { met, counts, size }: Counts): number {
  // What is not met lies as far away as it is frequent.
  let [apart, unmet] = [0, 1]
  for (const value of met) {
    apart += Math.abs((counts[value] ?? 0) / size - (shares[value] ?? 0))
    unmet -= shares[value] ?? 0
  }
  return (apart + unmet) / 2
}

function orderedDistance(shares: Float64Array, { counts, size }: Counts): number {
  let [carried, moved] = [0, 0]
  shares.forEach((share, value) => {
    carried += (counts[value] ?? 0) / size - share
    moved += Math.abs(carried)
  })
  return shares.length > 1 ? moved / (shares.length - 1) : 0
}
