// Says whether a table satisfies what was asked of it: k-anonymity (Sweeney 2002), distinct and entropy l-diversity
// (Machanavajjhala et al. 2007), t-closeness by the equal ground distance, or by the ordered one of a scale (Li et al. 2007). It shares
// nothing with what made the table and trusts nothing it says: rows go by one at a time, and are grouped by the texts that stand in them.
// Answers with counts and row numbers; values only where they are asked for. Proven by verify.test.ts.

import { placesOf } from '../named-columns.ts'
import { type Grouping, openGrouping, openSpread } from './classes.ts'
import { measureAll } from './measures.ts'
import type { Criteria, Measured, NoRows, Verified } from './verified.ts'

export interface Verifier {
  /** Rows in their order, each as long as the columns. */
  add(row: readonly string[]): void
  end(showing?: { readonly values: boolean }): Verified | NoRows
}

/** Throws a Refusal where a column is not there or is asked for twice. */
export function openVerifier(columns: readonly string[], criteria: Criteria): Verifier {
  const quasi = placesOf(columns, criteria.quasi)
  const sensitive = placesOf(
    columns,
    criteria.sensitive.map(({ column }) => column),
  )
  const grouping = openGrouping(criteria.quasi, quasi)
  const spreads = criteria.sensitive.map(({ column, isOrdered }) => openSpread(column, isOrdered === true))
  return {
    add: row => {
      const group = grouping.add(row)
      for (const [index, place] of sensitive.entries()) spreads[index]?.add(group, row[place] ?? '')
    },
    end: (showing = { values: false }) => {
      if (grouping.rows() === 0) return Object.freeze({ kind: 'no-rows' })
      const counted = spreads.map(spread => spread.end())
      return tell(grouping, measureAll(grouping, counted, criteria, showing.values))
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

function tell(grouping: Grouping, all: readonly Measured[]): Verified {
  const bySize = new Map<number, number>()
  for (let group = 0; group < grouping.count(); group++) {
    const size = grouping.sizeOf(group)
    bySize.set(size, (bySize.get(size) ?? 0) + 1)
  }
  const sizes = [...bySize].toSorted(([a], [b]) => a - b).map(([rows, classes]) => ({ rows, classes }))
  return Object.freeze({
    kind: 'verified',
    isHeld: all.every(({ isHeld }) => isHeld !== false),
    rows: grouping.rows(),
    classes: grouping.count(),
    smallestClass: sizes[0]?.rows ?? 0,
    sizes,
    measured: all,
  })
}
