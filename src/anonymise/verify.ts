// Says whether a table satisfies what was asked of it: k-anonymity (Sweeney 2002), distinct and entropy l-diversity
// (Machanavajjhala et al. 2007), t-closeness by the equal ground distance (Li et al. 2007). It shares nothing with what made the
// table and trusts nothing it says: rows go by one at a time, and are grouped by the texts that stand in them.
// Answers with counts and row numbers; values only where they are asked for. Proven by verify.test.ts.

import { closest } from '../core/closest.ts'
import { limits } from '../core/limits.ts'
import { type Fault, Refusal } from '../core/refusal.ts'
import { type Counters, openCounters, openTexts, openTuples, type Texts, type Tuples } from './groups.ts'

export interface SensitiveCriterion {
  readonly column: string
  /** 1 asks nothing. */
  readonly l: number
  readonly isEntropy: boolean
  /** Null asks nothing. */
  readonly t: number | null
}

export interface Criteria {
  readonly quasi: readonly string[]
  readonly sensitive: readonly SensitiveCriterion[]
  readonly k: number
}

export const criterionNames = ['k', 'distinct-l', 'entropy-l', 't'] as const
export type CriterionName = (typeof criterionNames)[number]

/** One criterion, what was asked of every class, and what is there where it is worst. */
export interface Measured {
  readonly criterion: CriterionName
  /** Null for k, which is of all quasi-identifiers together. */
  readonly column: string | null
  /** Null where it is only told: a column with no l or t asked of it. */
  readonly asked: number | null
  /** Rows, values, or a distance; of entropy its exponent, which is comparable with l. */
  readonly worst: number
  readonly isHeld: boolean
  /** Classes and their rows that do not satisfy it. */
  readonly classes: number
  readonly rows: number
  /** Of those, the worst: a few. */
  readonly worstClasses: readonly WorstClass[]
}

export interface WorstClass {
  readonly rows: number
  /** Row of the table as a spreadsheet counts: the names of the columns stand in row 1. */
  readonly firstRow: number
  readonly measured: number
  /** What its quasi-identifiers say; null unless asked for. */
  readonly values: readonly string[] | null
}

export interface Verified {
  readonly kind: 'verified'
  readonly isHeld: boolean
  readonly rows: number
  readonly classes: number
  readonly smallestClass: number
  /** How many classes there are of each size, smallest first. */
  readonly sizes: readonly ClassSize[]
  readonly measured: readonly Measured[]
}

export interface ClassSize {
  readonly rows: number
  readonly classes: number
}

/** A table without rows satisfies nothing and breaks nothing. */
export interface NoRows {
  readonly kind: 'no-rows'
}

export interface Verifier {
  /** Rows in their order, each as long as the columns. */
  add(row: readonly string[]): void
  end(showing?: { readonly values: boolean }): Verified | NoRows
}

/** What is lost in adding up fractions; a class that misses by less misses by nothing. */
const tolerance = 1e-9

/** Throws a Refusal where a column is not there or is asked for twice. */
export function openVerifier(columns: readonly string[], criteria: Criteria): Verifier {
  const quasi = placesOf(columns, criteria.quasi)
  const sensitive = placesOf(
    columns,
    criteria.sensitive.map(({ column }) => column),
  )
  const grouping = openGrouping(criteria.quasi, quasi)
  const spreads = criteria.sensitive.map(({ column }) => openSpread(column))
  return {
    add: row => {
      const group = grouping.add(row)
      for (const [index, place] of sensitive.entries()) spreads[index]?.add(group, row[place] ?? '')
    },
    end: (showing = { values: false }) => {
      if (grouping.rows() === 0) return Object.freeze({ kind: 'no-rows' })
      return tell(grouping, measureAll(grouping, spreads, criteria, showing.values))
    },
  }
}

/** Of a table that is at hand. */
export function verifyTable(
  table: { readonly columns: readonly string[]; readonly rows: Iterable<readonly string[]> },
  criteria: Criteria,
  showing?: { readonly values: boolean },
): Verified | NoRows {
  const verifier = openVerifier(table.columns, criteria)
  for (const row of table.rows) verifier.add(row)
  return verifier.end(showing)
}

/** Where the named columns stand. */
export function placesOf(columns: readonly string[], named: readonly string[]): readonly number[] {
  const faults = named.flatMap((name, index) => faultsOf(columns, named, name, index))
  const [first, ...more] = faults
  if (first !== undefined) throw new Refusal('usage', first, ...more.slice(0, limits.faults))
  return named.map(name => columns.indexOf(name))
}

function faultsOf(
  columns: readonly string[],
  named: readonly string[],
  name: string,
  index: number,
): readonly Fault[] {
  const quoted = JSON.stringify(name)
  if (named.indexOf(name) !== index)
    return [{ message: `expected each column once, got ${quoted} twice`, hint: 'name it once' }]
  const there = columns.filter(column => column === name).length
  if (there === 1) return []
  if (there > 1)
    return [
      {
        message: `row 1: expected one column ${quoted}, got ${there} of that name`,
        hint: 'give each column a name of its own in the first row of the table',
      },
    ]
  const meant = closest(name, columns)
  return [
    {
      message: `row 1: expected a column ${quoted}, got ${columns.map(column => JSON.stringify(column)).join(', ')}`,
      hint: meant === null ? 'columns are named as in the first row of the table' : `did you mean ${meant}?`,
    },
  ]
}

interface Grouping {
  add(row: readonly string[]): number
  rows(): number
  count(): number
  sizeOf(group: number): number
  firstRowOf(group: number): number
  valuesOf(group: number): readonly string[]
}

function openGrouping(names: readonly string[], places: readonly number[]): Grouping {
  const texts = names.map(openTexts)
  const groups = openTuples(places.length)
  const sizes = openCounters()
  const firstRows = openCounters()
  const tuple = new Int32Array(places.length)
  let rows = 0
  return {
    add: row => {
      for (let index = 0; index < places.length; index++)
        tuple[index] = texts[index]?.numberOf(row[places[index] ?? -1] ?? '') ?? -1
      const known = groups.count()
      const group = groups.numberOf(tuple)
      rows += 1
      sizes.add(group, 1)
      if (group === known) firstRows.add(group, rows + 1)
      return group
    },
    rows: () => rows,
    count: groups.count,
    sizeOf: sizes.of,
    firstRowOf: firstRows.of,
    valuesOf: group => texts.map((each, index) => each.textOf(groups.at(group, index))),
  }
}

/** How often each value of a sensitive column stands in each class, and in the whole table. */
interface Spread {
  readonly texts: Texts
  readonly pairs: Tuples
  readonly counts: Counters
  readonly inAll: Counters
  add(group: number, value: string): void
}

function openSpread(column: string): Spread {
  const texts = openTexts(column)
  const pairs = openTuples(2)
  const counts = openCounters()
  const inAll = openCounters()
  const pair = new Int32Array(2)
  return {
    ...{ texts, pairs, counts, inAll },
    add: (group, value) => {
      pair[0] = group
      pair[1] = texts.numberOf(value)
      counts.add(pairs.numberOf(pair), 1)
      inAll.add(pair[1], 1)
    },
  }
}

/** Of each class: how many values, how evenly they are spread, and how far from the whole table. */
interface Diversity {
  readonly distinct: Float64Array
  /** exp of the entropy in nats: as many values as would be there if all were equally frequent. */
  readonly effective: Float64Array
  readonly distance: Float64Array
}

function diversityOf(grouping: Grouping, { pairs, counts, inAll }: Spread): Diversity {
  const classes = grouping.count()
  const distinct = new Float64Array(classes)
  const weighted = new Float64Array(classes)
  const distance = new Float64Array(classes)
  for (let pair = 0; pair < pairs.count(); pair++) {
    const group = pairs.at(pair, 0)
    const count = counts.of(pair)
    distinct[group] = (distinct[group] ?? 0) + 1
    weighted[group] = (weighted[group] ?? 0) + count * Math.log(count)
    // Half the sum of all differences is the sum of those where the class has more of a value than the table.
    const over = count / grouping.sizeOf(group) - inAll.of(pairs.at(pair, 1)) / grouping.rows()
    if (over > 0) distance[group] = (distance[group] ?? 0) + over
  }
  const effective = weighted.map((sum, group) => {
    const size = grouping.sizeOf(group)
    return Math.exp(Math.log(size) - sum / size)
  })
  return { distinct, effective, distance }
}

function measureAll(
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
  const ofColumns = sensitive.flatMap(({ column, l, isEntropy, t }, index) => {
    const spread = spreads[index]
    if (spread === undefined) return []
    const { distinct, effective, distance } = diversityOf(grouping, spread)
    return [
      measure('distinct-l', column, isEntropy || l <= 1 ? null : l, group => distinct[group] ?? 0),
      measure('entropy-l', column, isEntropy && l > 1 ? l : null, group => effective[group] ?? 0),
      measure('t', column, t, group => distance[group] ?? 0),
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
  const sign = criterion === 't' ? -1 : 1
  const slack = criterion === 't' || criterion === 'entropy-l' ? tolerance : 0
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
  return { criterion, column, asked, worst, isHeld: classes === 0, classes, rows, worstClasses }
}

function keepWorst(kept: { group: number; weight: number }[], next: { group: number; weight: number }): void {
  const last = kept.at(-1)
  if (kept.length >= limits.worstClasses && last !== undefined && last.weight <= next.weight) return
  const after = kept.findIndex(({ weight }) => weight > next.weight)
  kept.splice(after === -1 ? kept.length : after, 0, next)
  kept.length = Math.min(kept.length, limits.worstClasses)
}

function tell(grouping: Grouping, all: readonly Measured[]): Verified {
  const bySize = new Map<number, number>()
  for (let group = 0; group < grouping.count(); group++) {
    const size = grouping.sizeOf(group)
    bySize.set(size, (bySize.get(size) ?? 0) + 1)
  }
  const sizes = [...bySize].toSorted(([a], [b]) => a - b).map(([rows, classes]) => ({ rows, classes }))
  return Object.freeze({
    kind: 'verified',
    isHeld: all.every(({ isHeld }) => isHeld),
    rows: grouping.rows(),
    classes: grouping.count(),
    smallestClass: sizes[0]?.rows ?? 0,
    sizes,
    measured: all,
  })
}
