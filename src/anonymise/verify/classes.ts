// The rows of a table put together by the texts of their quasi-identifiers, one row at a time: how many there are of each, which was the
// first, and how often each value of a sensitive column stands in it. Proven by verify.test.ts.

import { type Counters, openCounters, openTexts, openTuples, type Tuples } from '../groups.ts'
import { readScale } from './scale.ts'

export interface Grouping {
  add(row: readonly string[]): number
  rows(): number
  count(): number
  sizeOf(group: number): number
  firstRowOf(group: number): number
  valuesOf(group: number): readonly string[]
}

export function openGrouping(names: readonly string[], places: readonly number[]): Grouping {
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
export interface Spread {
  /** A class and a value. */
  readonly pairs: Tuples
  readonly counts: Counters
  readonly inAll: Counters
  /** Values there are, the empty cell among them. */
  readonly values: number
  /** The empty cell; −1 where there is none. */
  readonly blank: number
}

export interface SpreadCounter {
  add(group: number, cell: string): void
  end(): Spread
}

/** Of an ordered column the values are numbers by their size. Its end throws a `Refusal` where they are none. */
export function openSpread(column: string, isOrdered: boolean): SpreadCounter {
  const texts = openTexts(column)
  const pairs = openTuples(2)
  const counts = openCounters()
  const inAll = openCounters()
  const pair = new Int32Array(2)
  let blank = -1
  return {
    add: (group, cell) => {
      const text = cell.trim().toLowerCase().normalize()
      pair[0] = group
      pair[1] = texts.numberOf(text)
      if (text === '') blank = pair[1]
      counts.add(pairs.numberOf(pair), 1)
      inAll.add(pair[1], 1)
    },
    end: () => {
      const values = texts.count()
      if (!isOrdered) return { pairs, counts, inAll, values, blank }
      const scale = readScale(
        column,
        Array.from({ length: values }, (_, text) => texts.textOf(text)),
      )
      return placeOn(scale, { pairs, counts, inAll, values, blank })
    },
  }
}

/** The same by numbers, however each was written; the empty cell last. */
function placeOn({ ranks, steps }: ReturnType<typeof readScale>, by: Spread): Spread {
  const pairs = openTuples(2)
  const counts = openCounters()
  const inAll = openCounters()
  const pair = new Int32Array(2)
  for (let at = 0; at < by.pairs.count(); at++) {
    pair[0] = by.pairs.at(at, 0)
    pair[1] = ranks[by.pairs.at(at, 1)] ?? 0
    counts.add(pairs.numberOf(pair), by.counts.of(at))
    inAll.add(pair[1], by.counts.of(at))
  }
  return { pairs, counts, inAll, values: steps, blank: by.blank < 0 ? -1 : steps - 1 }
}
