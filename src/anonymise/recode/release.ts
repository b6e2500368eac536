// Alike tuples are released as classes, the closest first. For a bound on what a row may lose, which is raised step by step, the ways of
// coarsening the table are gone through from the least loss to the most: tuples that look alike there, satisfy all that is asked and,
// said as closely as they allow, lose no more than the bound, are a class and are looked at no more. Without the bound (one pass, as
// ARX's and other lattice searches make) a coarse look takes early what a later, crosswise one would have kept closer: 1 % worse.
// Held by test/hostile/anonymise.test.ts.

import type { QuasiColumn } from './columns.ts'
import type { Tuples } from './distinct.ts'
import { Grouping } from './grouping.ts'
import type { Node } from './lattice.ts'
import type { Models } from './models.ts'
import { signTuples } from './signs.ts'

/** The tuples of each class, and those that found none. */
export interface Released {
  readonly classes: readonly (readonly number[])[]
  readonly leftovers: readonly number[]
}

/** What a row may lose of each quasi-identifier on average, bound after bound. */
const bounds: readonly number[] = [
  0.006, 0.0125, 0.019, 0.025, 0.0375, 0.05, 0.0625, 0.0875, 0.125, 0.1875, 0.25, 0.35, 1,
]
/** How far a way's average loss may lie above the bound: classes in it are closer than it is, but not by much. */
const reach = 1.5

export function releaseClasses(
  columns: readonly QuasiColumn[],
  tuples: Tuples,
  nodes: readonly Node[],
  models: Models,
  k: number,
): Released {
  const signsOf = signTuples(columns, tuples)
  const grouping = new Grouping(columns, tuples, models.needed)
  const classes: (readonly number[])[] = []
  // What the closest group lost that was not close enough yet: as groups only get smaller, there is no need to look before that.
  const waiting = new Float64Array(nodes.length)
  for (const bound of bounds) {
    const most = bound * columns.length
    for (const [at, { levels, loss }] of nodes.entries()) {
      if (grouping.left === 0 || loss > most * reach) break
      if ((waiting[at] ?? 0) > most) continue
      grouping.group(signsOf(levels))
      const { close, next } = grouping.within(k, most)
      waiting[at] = next
      const held = models.isMoreThanK ? close.filter(group => models.holds(group)) : close
      grouping.take(held)
      for (const group of held) classes.push(group)
    }
  }
  return { classes, leftovers: grouping.rest() }
}
