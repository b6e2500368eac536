// Classes of tuples as a table again: every row says what its class says. Classes that say the same are one, as whoever reads the table
// sees them. Rows stand in the order of what they say, which tells nothing of where they stood.
// Held by released-table.test.ts and test/hostile/anonymise.test.ts.

import type { Ask } from '../ask.ts'
import { anything } from '../hierarchies/scale.ts'
import type { Anonymised, EquivalenceClass, Table, Utility } from '../outcome.ts'
import type { Classes } from './classes.ts'
import { compareText } from './columns.ts'

interface Said {
  readonly values: readonly string[]
  readonly tuples: readonly number[]
  readonly rows: number
}

export function writeTable(table: Table, ask: Ask, classes: Classes): Anonymised {
  const said = gatherAlike(classes)
  const kept = table.columns.map((_, at) => at).filter(at => !ask.dropped.includes(table.columns[at] ?? ''))
  const quasi = kept.map(at => ask.quasi.findIndex(({ column }) => column === table.columns[at]))
  const rowsOf = rowsByTuple(classes)
  const rows = said.flatMap(({ values, tuples }) =>
    tuples
      .flatMap(tuple => rowsOf(tuple))
      .map(row => {
        const cells = table.rows[row] ?? []
        return kept.map((at, place) => values[quasi[place] ?? -1] ?? cells[at] ?? '')
      })
      .sort(compareRows),
  )
  return {
    kind: 'anonymised',
    table: { columns: kept.map(at => table.columns[at] ?? ''), rows },
    classes: said.map(({ values, rows: size }): EquivalenceClass => ({ values, rows: size })),
    utility: measureUtility(classes, said, table.rows.length),
    suppressedRows: suppressedOf(said),
  }
}

/** Rows are never left out: all together satisfy whatever some of them do. Of these, nothing is left. */
const suppressedOf = (said: readonly Said[]): number =>
  said.reduce((sum, { values, rows }) => sum + (saysNothing(values) ? rows : 0), 0)

export const saysNothing = (values: readonly string[]): boolean => values.every(value => value === anything)

/** What is less than this is lost in adding up fractions. */
const least = 1e-9

/** Quasi-identifiers of which every row says `*`, or a range from end to end. */
export const nothingLeftOf = ({ granularityOf }: Utility): readonly string[] =>
  granularityOf.flatMap(({ column, granularity }) => (granularity < least ? [column] : []))

function gatherAlike(classes: Classes): readonly Said[] {
  const alike = new Map<string, { values: readonly string[]; tuples: number[]; rows: number }>()
  for (const of of classes.living()) {
    const values = classes.labels(of)
    const key = JSON.stringify(values)
    const said = alike.get(key) ?? { values, tuples: [], rows: 0 }
    alike.set(key, said)
    for (const tuple of classes.members[of] ?? []) said.tuples.push(tuple)
    said.rows += classes.sizes[of] ?? 0
  }
  return [...alike.values()].sort((a, b) => compareRows(a.values, b.values))
}

function compareRows(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length; at++) {
    const order = compareText(a[at] ?? '', b[at] ?? '')
    if (order !== 0) return order
  }
  return 0
}

function rowsByTuple({ tuples }: Classes): (tuple: number) => readonly number[] {
  const starts = new Int32Array(tuples.count + 1)
  tuples.weights.forEach((weight, tuple) => {
    starts[tuple + 1] = (starts[tuple] ?? 0) + weight
  })
  const next = starts.slice()
  const rows = new Int32Array(tuples.ofRow.length)
  tuples.ofRow.forEach((tuple, row) => {
    const at = next[tuple] ?? 0
    rows[at] = row
    next[tuple] = at + 1
  })
  return tuple => [...rows.subarray(starts[tuple] ?? 0, starts[tuple + 1] ?? 0)]
}

function measureUtility(classes: Classes, said: readonly Said[], rows: number): Utility {
  const living = classes.living()
  const granularityOf = classes.columns.map(({ name, lossOf }, at) => {
    const lost = living.reduce(
      (sum, of) => sum + (classes.sizes[of] ?? 0) * lossOf(classes.low(at, of), classes.high(at, of)),
      0,
    )
    return { column: name, granularity: 1 - lost / Math.max(1, rows) }
  })
  const whole = granularityOf.reduce((sum, { granularity }) => sum + granularity, 0)
  return {
    granularity: granularityOf.length > 0 ? whole / granularityOf.length : 1,
    granularityOf,
    discernibility: said.reduce(
      (sum, { values, rows: size }) => sum + size * (saysNothing(values) ? rows : size),
      0,
    ),
    classes: said.length,
    smallestClass: said.reduce((least, { rows: size }) => Math.min(least, size), rows),
    averageClass: said.length > 0 ? rows / said.length : 0,
  }
}
