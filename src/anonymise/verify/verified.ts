// What the verifier is asked, and what it answers: counts and row numbers, and values only where they are asked for. verify.ts judges.
// Proven by verify.test.ts.

export interface SensitiveCriterion {
  readonly column: string
  /** 1 asks nothing. An empty cell is no value, and what differs only in case or spaces around it is one. */
  readonly l: number
  readonly isEntropy: boolean
  /** Null asks nothing. */
  readonly t: number | null
  /** Whether the values are numbers of a scale: then `t` is of the ordered distance, and the empty cell stands last. */
  readonly isOrdered?: boolean
}

export interface Criteria {
  readonly quasi: readonly string[]
  readonly sensitive: readonly SensitiveCriterion[]
  readonly k: number
}

export const criterionNames = ['k', 'distinct-l', 'entropy-l', 't', 'ordered-t'] as const
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
  /** Null where nothing was asked: then it is neither held nor not. */
  readonly isHeld: boolean | null
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
