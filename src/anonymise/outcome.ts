// What came of it: a table whose every class satisfies what was asked, and what that cost.

export interface Table {
  readonly columns: readonly string[]
  /** All rows, each as long as `columns`. */
  readonly rows: readonly (readonly string[])[]
}

/** Rows that look alike in every quasi-identifier. */
export interface EquivalenceClass {
  readonly rows: number
  /** For each quasi-identifier what they all say now, in the order asked. */
  readonly values: readonly string[]
}

export interface Utility {
  /** 1 − mean over all cells of (leaves below the value − 1) / (leaves of the column − 1): 1 is untouched, 0 is all `*`. */
  readonly granularity: number
  /** The same for each quasi-identifier alone. */
  readonly granularityOf: readonly { readonly column: string; readonly granularity: number }[]
  /** Σ class size², suppressed rows counting as the whole table each (Bayardo and Agrawal 2005). */
  readonly discernibility: number
  readonly classes: number
  readonly smallestClass: number
  readonly averageClass: number
}

export interface Anonymised {
  readonly kind: 'anonymised'
  /** Without the dropped columns; rows in an order that says nothing of the input's. */
  readonly table: Table
  readonly classes: readonly EquivalenceClass[]
  readonly utility: Utility
  /** Rows that say `*` in every quasi-identifier: they are there, and nothing is left of them. */
  readonly suppressedRows: number
}

/** Where no table can satisfy what was asked: which of it, and by how much. */
export interface NotPossible {
  readonly kind: 'not-possible'
  readonly why: 'too-few-rows' | 'too-few-values' | 'too-close'
  readonly column: string | null
  readonly asked: number
  readonly there: number
}
