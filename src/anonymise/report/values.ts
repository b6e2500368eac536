// How often each value of some columns stands in a table, row by row. Proven by report.test.ts.

import { openCounters, openTexts } from '../groups.ts'
import { placesOf } from '../named-columns.ts'
import type { ValueRows } from './report.ts'

export interface ValueCounts {
  add(row: readonly string[]): void
  /** For each of the columns. */
  counted(): readonly Iterable<ValueRows>[]
}

export function openValues(columns: readonly string[], names: readonly string[]): ValueCounts {
  const places = placesOf(columns, names)
  const all = names.map(name => ({ texts: openTexts(name), counts: openCounters() }))
  return {
    add: row => {
      for (const [at, { texts, counts }] of all.entries())
        counts.add(texts.numberOf(row[places[at] ?? -1] ?? ''), 1)
    },
    counted: () =>
      all.map(({ texts, counts }) =>
        Array.from({ length: texts.count() }, (_, value) => ({
          text: texts.textOf(value),
          rows: counts.of(value),
        })),
      ),
  }
}
