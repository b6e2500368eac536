// Each criterion over all classes: what is there where it is worst, whether it is held, and which classes are the worst of those that do not
// hold it. Proven by verify.test.ts.

import { limits } from '../../core/limits.ts'
import type { Grouping, Spread } from './classes.ts'
import { diversityOf, orderedDistance } from './diversity.ts'
import type { Criteria, CriterionName, Measured } from './verified.ts'

/** What is lost in adding up fractions; a class that misses by less misses by nothing. */
const tolerance = 1e-9

export function measureAll(
  grouping: Grouping,
  spreads: readonly Spread[],
  { k, sensitive }: Criteria,
  showsValues: boolean,
): readonly Measured[] {
  const measure = (
    criterion: CriterionName,
    column: string | null,
    asked: number | null,
    of: (group: number) => number,
  ) => measured(grouping, { criterion, column, asked, of }, showsValues)
  const ofRows = measure('k', null, k, grouping.sizeOf)
  const ofColumns = sensitive.flatMap(({ column, l, isEntropy, t, isOrdered }, index) => {
    const spread = spreads[index]
    if (spread === undefined) return []
    const { distinct, effective, distance } = diversityOf(grouping, spread)
    const far = isOrdered === true ? orderedDistance(grouping, spread) : distance
    return [
      measure('distinct-l', column, isEntropy || l <= 1 ? null : l, group => distinct[group] ?? 0),
      measure('entropy-l', column, isEntropy && l > 1 ? l : null, group => effective[group] ?? 0),
      measure(isOrdered === true ? 'ordered-t' : 't', column, t, group => far[group] ?? 0),
    ]
  })
  return [ofRows, ...ofColumns]
}

interface Measure {
  readonly criterion: CriterionName
  readonly column: string | null
  readonly asked: number | null
  readonly of: (group: number) => number
}

function measured(
  grouping: Grouping,
  { criterion, column, asked, of }: Measure,
  showsValues: boolean,
): Measured {
  // A distance is worse the greater it is, everything else the smaller.
  const sign = criterion === 't' || criterion === 'ordered-t' ? -1 : 1
  const slack = criterion === 'k' || criterion === 'distinct-l' ? 0 : tolerance
  let worst = Number.POSITIVE_INFINITY * sign
  let classes = 0
  let rows = 0
  const failing: { group: number; weight: number }[] = []
  for (let group = 0; group < grouping.count(); group++) {
    const value = of(group)
    if (sign * value < sign * worst) worst = value
    if (asked === null || sign * value >= sign * asked - slack) continue
    classes += 1
    rows += grouping.sizeOf(group)
    keepWorst(failing, { group, weight: sign * value })
  }
  const worstClasses = failing.map(({ group }) => ({
    rows: grouping.sizeOf(group),
    firstRow: grouping.firstRowOf(group),
    measured: of(group),
    values: showsValues ? grouping.valuesOf(group) : null,
  }))
  const isHeld = asked === null ? null : classes === 0
  return { criterion, column, asked, worst, isHeld, classes, rows, worstClasses }
}

function keepWorst(kept: { group: number; weight: number }[], next: { group: number; weight: number }): void {
  const last = kept.at(-1)
  if (kept.length >= limits.worstClasses && last !== undefined && last.weight <= next.weight) return
  const after = kept.findIndex(({ weight }) => weight > next.weight)
  kept.splice(after === -1 ? kept.length : after, 0, next)
  kept.length = Math.min(kept.length, limits.worstClasses)
}
