// What a class of rows must satisfy: k-anonymity (Sweeney 2002), distinct and entropy l-diversity (Machanavajjhala et al. 2007),
// t-closeness by earth mover's distance with equal ground distance, or ordered distance where a column is a scale (Li et al. 2007).
// Joining two classes that satisfy them gives one that does: counts add, entropy is concave, both distances are convex.
// Held by test/hostile/anonymise.test.ts against the definitions.

import type { Ask, SensitiveColumn } from './ask.ts'
import { codeColumn, compareNumbers, invert } from './columns.ts'
import type { Tuples } from './distinct.ts'
import type { NotPossible, Table } from './outcome.ts'

/** Sums of logarithms and shares are not exact in their last digits. */
export const tolerance = 1e-9

/** What can be said of a group of tuples before its members are known: so many different values must be met. */
export interface Needed {
  readonly atLeast: number
  /** For each tuple the sensitive values met in it, a bit for each. */
  readonly kinds: Int32Array
}

export interface Models {
  readonly needed: Needed
  /** Whether the rows of these tuples together satisfy all that is asked. */
  holds(tuples: Iterable<number>): boolean
  /** Whether more is asked than a number of rows: if not, counting them is enough. */
  readonly isMoreThanK: boolean
  /** Why not even all rows as one class satisfy it, or null: then every table does. */
  readonly impossible: NotPossible | null
}

/** A sensitive column as numbers. */
export interface SensitiveCodes {
  readonly asked: SensitiveColumn
  /** The value of each row; in the order of the scale where the distance is ordered. */
  readonly codes: Int32Array
  /** Of each value, in the whole table: a part of it is held against all of it. */
  readonly shares: Float64Array
}

/** One sensitive column counted. */
interface Counted extends SensitiveCodes {
  /** Where the values of each tuple begin in the two lists beside. */
  readonly starts: Int32Array
  readonly values: Int32Array
  readonly counts: Int32Array
}

/** Those of which something is asked. */
export function readSensitive(table: Table, { sensitive }: Ask): readonly SensitiveCodes[] {
  return sensitive
    .filter(({ l, t }) => l > 1 || t !== null)
    .map(asked => {
      const met = codeColumn(table, asked.column)
      const place = placesOf(met.values, asked)
      const codes = met.codes.map(code => place[code] ?? 0)
      return { asked, codes, shares: sharesOf(codes, met.values.length) }
    })
}

/** Numbers by their size where the column is a scale; else as they are met. */
export function placesOf(values: readonly string[], { isOrdered }: SensitiveColumn): Int32Array {
  const codes = values.map((_, code) => code)
  if (isOrdered === true) codes.sort((a, b) => compareNumbers(values[a] ?? '', values[b] ?? ''))
  return invert(codes)
}

function sharesOf(codes: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts.map(count => count / codes.length)
}

export function readModels(k: number, sensitive: readonly SensitiveCodes[], tuples: Tuples): Models {
  const rows = tuples.ofRow.length
  const counted = sensitive.map(each => countSensitive(each, tuples))
  const gauges = counted.map(gaugeOf)
  const holds = (members: Iterable<number>): boolean => {
    const list = [...members]
    const size = list.reduce((sum, tuple) => sum + (tuples.weights[tuple] ?? 0), 0)
    return size >= k && gauges.every(gauge => gauge.holds(list, size))
  }
  const all = Array.from({ length: tuples.count }, (_, tuple) => tuple)
  const missing = gauges.map(gauge => gauge.missing(all, rows)).find(each => each !== null) ?? null
  const impossible: NotPossible | null =
    rows < k ? { kind: 'not-possible', why: 'too-few-rows', column: null, asked: k, there: rows } : missing
  return { holds, isMoreThanK: sensitive.length > 0, impossible, needed: neededOf(counted, tuples) }
}

function countSensitive(sensitive: SensitiveCodes, tuples: Tuples): Counted {
  const byTuple = Array.from({ length: tuples.count }, () => new Map<number, number>())
  sensitive.codes.forEach((code, row) => {
    const own = byTuple[tuples.ofRow[row] ?? 0]
    own?.set(code, (own.get(code) ?? 0) + 1)
  })
  const starts = new Int32Array(tuples.count + 1)
  byTuple.forEach((own, tuple) => {
    starts[tuple + 1] = (starts[tuple] ?? 0) + own.size
  })
  const values = Int32Array.from(byTuple.flatMap(own => [...own.keys()]))
  const counts = Int32Array.from(byTuple.flatMap(own => [...own.values()]))
  return { ...sensitive, starts, values, counts }
}

/** Of the column where it is hardest, of those with few enough values: entropy l asks for as many different values as distinct l, and more. */
function neededOf(counted: readonly Counted[], { count }: Tuples): Needed {
  const kinds = new Int32Array(count)
  const [strictest] = counted
    .filter(({ shares, asked }) => shares.length <= 32 && asked.l > 1)
    .sort((a, b) => b.asked.l / b.shares.length - a.asked.l / a.shares.length)
  if (strictest === undefined) return { atLeast: 0, kinds }
  const { starts, values, asked } = strictest
  for (let tuple = 0; tuple < count; tuple++)
    for (let at = starts[tuple] ?? 0; at < (starts[tuple + 1] ?? 0); at++)
      kinds[tuple] = (kinds[tuple] ?? 0) | (1 << (values[at] ?? 0))
  return { atLeast: Math.ceil(asked.l - tolerance), kinds }
}

interface Gauge {
  holds(members: readonly number[], size: number): boolean
  missing(all: readonly number[], size: number): NotPossible | null
}

function gaugeOf(counted: Counted): Gauge {
  const { asked, shares } = counted
  const seen = new Int32Array(shares.length)
  const measure = <T>(members: readonly number[], read: (met: readonly number[]) => T): T => {
    const met = addUp(counted, members, seen)
    const result = read(met)
    for (const value of met) seen[value] = 0
    return result
  }
  const diversity = (met: readonly number[], size: number): number =>
    asked.isEntropy ? Math.exp(entropyOf(met, seen, size)) : met.length
  return {
    holds: (members, size) =>
      measure(
        members,
        met =>
          diversity(met, size) >= asked.l - tolerance &&
          (asked.t === null || distanceOf(counted, met, seen, size) <= asked.t + tolerance),
      ),
    missing: (all, size) => {
      const there = measure(all, met => diversity(met, size))
      if (there >= asked.l - tolerance) return null
      return { kind: 'not-possible', why: 'too-few-values', column: asked.column, asked: asked.l, there }
    },
  }
}

/** Counts into `seen`, and says which values were met. */
function addUp(
  { starts, values, counts }: Counted,
  members: readonly number[],
  seen: Int32Array,
): readonly number[] {
  const met: number[] = []
  for (const tuple of members)
    for (let at = starts[tuple] ?? 0; at < (starts[tuple + 1] ?? 0); at++) {
      const value = values[at] ?? 0
      if (seen[value] === 0) met.push(value)
      seen[value] = (seen[value] ?? 0) + (counts[at] ?? 0)
    }
  return met
}

function entropyOf(met: readonly number[], seen: Int32Array, size: number): number {
  return met.reduce((sum, value) => {
    const share = (seen[value] ?? 0) / size
    return sum - share * Math.log(share)
  }, 0)
}

function distanceOf(
  { asked, shares }: Counted,
  met: readonly number[],
  seen: Int32Array,
  size: number,
): number {
  if (asked.isOrdered === true) return orderedDistance(shares, seen, size)
  // What is not met lies as far away as it is frequent.
  let [apart, unmet] = [0, 1]
  for (const value of met) {
    apart += Math.abs((seen[value] ?? 0) / size - (shares[value] ?? 0))
    unmet -= shares[value] ?? 0
  }
  return (apart + unmet) / 2
}

function orderedDistance(shares: Float64Array, seen: Int32Array, size: number): number {
  let [carried, moved] = [0, 0]
  shares.forEach((share, value) => {
    carried += (seen[value] ?? 0) / size - share
    moved += Math.abs(carried)
  })
  return shares.length > 1 ? moved / (shares.length - 1) : 0
}
