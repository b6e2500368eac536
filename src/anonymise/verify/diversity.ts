// What the values of a sensitive column are like in each class: how many, how evenly spread, and how far from the whole table by the equal
// ground distance, or by the ordered one of a scale (Li et al. 2007). An empty cell is no value that is counted, and a value like others
// where distributions are compared. Proven by verify.test.ts.

import type { Grouping, Spread } from './classes.ts'

/** Of each class: how many values, how evenly they are spread, and how far from the whole table. */
export interface Diversity {
  readonly distinct: Float64Array
  /** exp of the entropy in nats: as many values as would be there if all were equally frequent. */
  readonly effective: Float64Array
  readonly distance: Float64Array
}

export function diversityOf(grouping: Grouping, { pairs, counts, inAll, blank }: Spread): Diversity {
  const classes = grouping.count()
  const distinct = new Float64Array(classes)
  const said = new Float64Array(classes)
  const weighted = new Float64Array(classes)
  const distance = new Float64Array(classes)
  for (let pair = 0; pair < pairs.count(); pair++) {
    const group = pairs.at(pair, 0)
    const count = counts.of(pair)
    // Half the sum of all differences is the sum of those where the class has more of a value than the table.
    const over = count / grouping.sizeOf(group) - inAll.of(pairs.at(pair, 1)) / grouping.rows()
    if (over > 0) distance[group] = (distance[group] ?? 0) + over
    if (pairs.at(pair, 1) === blank) continue
    distinct[group] = (distinct[group] ?? 0) + 1
    said[group] = (said[group] ?? 0) + count
    weighted[group] = (weighted[group] ?? 0) + count * Math.log(count)
  }
  const effective = weighted.map((sum, group) => {
    const rows = said[group] ?? 0
    return rows === 0 ? 0 : Math.exp(Math.log(rows) - sum / rows)
  })
  return { distinct, effective, distance }
}

/**
 * Σ |share of the class up to a step − share of the table up to it| / (steps − 1). From one value of a class to its next the first stands
 * still and the second only grows: of all steps between, the sum is two differences of sums, on either side of where they cross.
 */
export function orderedDistance(grouping: Grouping, { pairs, counts, inAll, values }: Spread): Float64Array {
  const upTo = new Float64Array(values)
  const sums = new Float64Array(values + 1)
  let before = 0
  for (let step = 0; step < values; step++) {
    before += inAll.of(step) / grouping.rows()
    upTo[step] = before
    sums[step + 1] = (sums[step] ?? 0) + before
  }
  const moved = (share: number, from: number, to: number): number => {
    const cross = firstAbove(upTo, share, from, to)
    const [start, middle, end] = [sums[from] ?? 0, sums[cross] ?? 0, sums[to] ?? 0]
    return share * (cross - from) - (middle - start) + (end - middle) - share * (to - cross)
  }
  const order = Int32Array.from({ length: pairs.count() }, (_, pair) => pair).sort(
    (a, b) => pairs.at(a, 0) - pairs.at(b, 0) || pairs.at(a, 1) - pairs.at(b, 1),
  )
  const distance = new Float64Array(grouping.count())
  let [share, step] = [0, 0]
  for (const [at, pair] of order.entries()) {
    const group = pairs.at(pair, 0)
    const next = order[at + 1]
    const isLast = next === undefined || pairs.at(next, 0) !== group
    const to = isLast ? values : pairs.at(next, 1)
    if (at === 0 || pairs.at(order[at - 1] ?? -1, 0) !== group) {
      step = pairs.at(pair, 1)
      share = 0
      distance[group] = moved(0, 0, step)
    }
    share += counts.of(pair) / grouping.sizeOf(group)
    distance[group] = (distance[group] ?? 0) + moved(share, step, to)
    step = to
  }
  return distance.map(sum => (values > 1 ? sum / (values - 1) : 0))
}

/** The first place from `from` on, before `to`, that has as much or more; `to` where none has. */
function firstAbove(rising: Float64Array, than: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) >= than) high = middle
    else low = middle + 1
  }
  return low
}
