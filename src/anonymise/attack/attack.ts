// A linkage attack that is really carried out: somebody who knows the true quasi-identifiers of sampled persons of the original looks
// for them in a table (WP29 Opinion 05/2014, WP216 §2.2: singling out, linkability, inference). What is counted is what the
// attacker gets, beside what guessing without the table would give. Rows go by one at a time. Proven by attack.test.ts.

import { limits } from '../../core/limits.ts'
import type { QuasiIdentifier } from '../ask.ts'
import { placesOf } from '../named-columns.ts'
import { type Inference, Learning, type Person } from './learning.ts'
import { openMarks } from './marks.ts'

export interface Attack {
  readonly sampled: number
  /** Persons whom exactly one row fits: singled out. */
  readonly alone: number
  /** Persons linked to their own row, expected, when one of the rows that fit is guessed. */
  readonly linked: number
  /** The same when any row is guessed. */
  readonly byChance: number
  /** Persons whom no row fits: left out of the result. */
  readonly notThere: number
  /** Of those found, the fewest rows that fit one person; null where nobody was found. */
  readonly fewestFitting: number | null
  readonly inferences: readonly Inference[]
}

export interface Attacked {
  /** Of the table that is attacked. */
  readonly columns: readonly string[]
  readonly quasi: readonly QuasiIdentifier[]
  readonly sensitive: readonly string[]
  /** In no order that says where they stood: where too much fits them all, only the first of them are looked for. */
  readonly persons: readonly Person[]
}

export interface Attacker {
  add(row: readonly string[]): void
  end(): Attack
}

/** How many persons an attack on a table can look for. */
export const affordablePersons = (persons: number, rows: number): number =>
  Math.max(
    1,
    Math.min(persons, limits.attackMostPersons, Math.floor(limits.attackComparisons / Math.max(1, rows))),
  )

/** Two attacks on the same persons can be compared. */
export function openAttack({ columns, quasi, sensitive, persons }: Attacked): Attacker {
  const places = placesOf(
    columns,
    quasi.map(({ column }) => column),
  )
  const marks = quasi.map((each, at) =>
    openMarks(
      each.hierarchy,
      persons.map(({ known }) => known[at] ?? ''),
    ),
  )
  const learning = new Learning(columns, sensitive, persons)
  let said: readonly string[] | null = null
  let rows = 0
  return {
    add: row => {
      rows += 1
      const last = said
      if (last === null || places.some((place, at) => row[place] !== last[at])) {
        said = places.map(place => row[place] ?? '')
        learning.turnTo(fittingOf(marks, said, persons.length))
      }
      learning.add(row)
    },
    end: () => tell(learning.end(), rows),
  }
}

/** The persons of whom all is true that is said. */
function fittingOf(
  marks: readonly ((said: string) => Uint32Array | null)[],
  said: readonly string[],
  persons: number,
): readonly number[] {
  const all = new Uint32Array(Math.ceil(persons / 32)).fill(0xffffffff)
  for (const [at, text] of said.entries()) {
    const marked = marks[at]?.(text) ?? null
    if (marked === null) return []
    for (let word = 0; word < all.length; word++) all[word] = (all[word] ?? 0) & (marked[word] ?? 0)
  }
  const fitting: number[] = []
  for (const [word, bits] of all.entries())
    for (let left = bits; left !== 0; left &= left - 1) {
      const person = word * 32 + 31 - Math.clz32(left & -left)
      if (person < persons) fitting.push(person)
    }
  return fitting
}

function tell({ fitting, inferences }: ReturnType<Learning['end']>, rows: number): Attack {
  const found = fitting.filter(each => each > 0)
  return Object.freeze({
    sampled: fitting.length,
    alone: found.filter(each => each === 1).length,
    linked: found.reduce((sum, each) => sum + 1 / each, 0),
    byChance: rows === 0 ? 0 : fitting.length / rows,
    notThere: fitting.length - found.length,
    fewestFitting: found.reduce<number | null>(
      (least, each) => (least === null ? each : Math.min(least, each)),
      null,
    ),
    inferences,
  })
}
