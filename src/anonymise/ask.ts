// What is asked of a table: which columns lead to a person, which say what must not be learned, and how strict. Terms after
// Sweeney (k-anonymity, 2002), Machanavajjhala et al. (l-diversity, 2007) and Li et al. (t-closeness, 2007).

import type { NumberForm } from './hierarchies/numbers.ts'

/** A value's ancestors: itself first, each next one broader, `*` last. `null` where the value does not stand in it. */
export interface Hierarchy {
  /** Where it came from: a file, or how it was made. */
  readonly origin: string
  readonly kind: 'given' | 'numbers' | 'dates' | 'post-codes' | 'text'
  /** How many steps there are from a value to `*`. */
  readonly height: number
  /** How its numbers are written, of a column of those; where nothing is said with a point before a fraction. */
  readonly form?: NumberForm
  /** All values it has, where it is a closed list: then these are the leaves of the column, not only those the table has. */
  readonly values?: readonly string[]
  ancestors(value: string): readonly string[] | null
}

export interface QuasiIdentifier {
  readonly column: string
  readonly hierarchy: Hierarchy
}

export interface SensitiveColumn {
  readonly column: string
  /** Distinct values each class has at least, an empty cell being none; 1 asks nothing. */
  readonly l: number
  /** Whether `l` is of the entropy of a class, not of its distinct values. */
  readonly isEntropy: boolean
  /** How far a class's distribution may lie from the table's (earth mover's distance, equal ground distance); null asks nothing. */
  readonly t: number | null
  /** Whether the values are numbers of a scale: then `t` is of the ordered distance. */
  readonly isOrdered?: boolean
}

export interface Ask {
  readonly quasi: readonly QuasiIdentifier[]
  readonly sensitive: readonly SensitiveColumn[]
  /** Persons a row is hidden among, itself included: 2 or more. */
  readonly k: number
  /** Columns left out of the result: direct identifiers. */
  readonly dropped: readonly string[]
}
