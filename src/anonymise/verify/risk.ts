// How likely a row is told to be whose, from the sizes of the classes alone: the prosecutor's, the journalist's and the marketer's
// risk (El Emam, Guide to the De-Identification of Personal Health Information, 2013, ch. 16). A prosecutor knows that the
// person is in the table, a journalist only that they are of the population, a marketer links as many rows as possible.
// Proven by risk.test.ts.

import { Refusal } from '../../core/refusal.ts'
import type { ClassSize } from './verified.ts'

export interface RowRisk {
  /** Of the rows that are easiest to tell: 1 / the size of the smallest class. */
  readonly highest: number
  /** Of a row, on average. */
  readonly average: number
}

export interface Risk {
  readonly prosecutor: RowRisk
  /** Null where nobody said how many persons the table is a sample of. */
  readonly journalist: RowRisk | null
  /** Share of all rows that is told right when every row is guessed. */
  readonly marketer: number
  readonly population: number | null
}

/**
 * Sizes as the verifier tells them. A population's classes are taken to be as the table's, each larger by the same factor: nobody has
 * the population's own.
 */
export function riskOf(sizes: readonly ClassSize[], population: number | null = null): Risk {
  const rows = sizes.reduce((sum, each) => sum + each.rows * each.classes, 0)
  const classes = sizes.reduce((sum, each) => sum + each.classes, 0)
  const smallest = sizes.reduce((least, each) => Math.min(least, each.rows), Number.POSITIVE_INFINITY)
  if (rows === 0) throw new Error('the risk of a table without rows is of nothing')
  if (population !== null && population < rows)
    throw new Refusal('usage', {
      message: `expected a population of at least the table's ${rows} rows, got ${population}`,
      hint: 'the population is everybody the table could have been of, those in it included',
    })
  const prosecutor = { highest: 1 / smallest, average: classes / rows }
  const sampled = population === null ? 1 : rows / population
  const journalist =
    population === null
      ? null
      : { highest: prosecutor.highest * sampled, average: prosecutor.average * sampled }
  return Object.freeze({ prosecutor, journalist, marketer: prosecutor.average * sampled, population })
}
