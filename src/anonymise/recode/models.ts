// Whether tuples together satisfy all that is asked, told quickly: their sensitive values are counted once, and added up for each class
// that is tried. What it means to satisfy it stands in criteria.ts.
// Held by test/hostile/anonymise.test.ts against the definitions.

import type { Ask } from '../ask.ts'
import type { NotPossible, Table } from '../outcome.ts'
import { codeColumn, countRows } from './columns.ts'
import { doesHold, missingOf, type Spread, tolerance } from './criteria.ts'
import type { Tuples } from './distinct.ts'
import { readValues } from './sensitive.ts'

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
export interface SensitiveCodes extends Spread {
  /** The value of each row. */
  readonly codes: Int32Array
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
      const { place, ...spread } = readValues(met.values, countRows(met), table.rows.length, asked)
      return { ...spread, codes: met.codes.map(code => place[code] ?? 0) }
    })
}

export function readModels(k: number, sensitive: readonly SensitiveCodes[], tuples: Tuples): Models {
  const rows = tuples.ofRow.length
  const counted = sensitive.map(each => countSensitive(each, tuples))
  const gauges = counted.map(gaugeOf)
  const holds = (members: Iterable<number>): boolean => {
    const list = [...members]
    const size = list.reduce((sum, tuple) => sum + (tuples.weights[tuple] ?? 0), 0)
    return size >= k && gauges.every(gauge => gauge(list, size))
  }
  const missing = sensitive.map(each => missingOf(each, rows))
  const impossible: NotPossible | null =
    rows < k
      ? { kind: 'not-possible', why: 'too-few-rows', column: null, asked: k, there: rows }
      : (missing.find(each => each !== null) ?? null)
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
  const { starts, values, asked, blank } = strictest
  for (let tuple = 0; tuple < count; tuple++)
    for (let at = starts[tuple] ?? 0; at < (starts[tuple + 1] ?? 0); at++)
      if (values[at] !== blank) kinds[tuple] = (kinds[tuple] ?? 0) | (1 << (values[at] ?? 0))
  return { atLeast: Math.ceil(asked.l - tolerance), kinds }
}

function gaugeOf(counted: Counted): (members: readonly number[], size: number) => boolean {
  const { shares } = counted
  const seen = new Int32Array(shares.length)
  return (members, size) => {
    const met = addUp(counted, members, seen)
    const isHeld = doesHold(counted, { met, counts: seen, size })
    for (const value of met) seen[value] = 0
    return isHeld
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
