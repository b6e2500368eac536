// What recoding cost, added up part by part (outcome.ts). Classes of two parts that say the same count as two here, so discernibility and
// the number of classes are not quite those of a reader of the table: the verifier's are. Held by large.test.ts.

import type { Utility } from '../outcome.ts'
import { saysNothing } from '../recode/released-table.ts'
import type { ClassSize } from '../verify/verified.ts'
import type { RecodedPart } from './part.ts'

export class Tally {
  readonly #names: readonly string[]
  readonly #lost: number[]
  #classes = 0
  #squares = 0
  #suppressed = 0
  #smallest = Number.POSITIVE_INFINITY
  readonly #before = new Map<number, number>()

  constructor(names: readonly string[]) {
    this.#names = names
    this.#lost = names.map(() => 0)
  }

  /** Classes as they were before: rows that are alike count as one class only where all of them are told together. */
  addBefore(sizes: readonly ClassSize[]): void {
    for (const { rows, classes } of sizes) this.#before.set(rows, (this.#before.get(rows) ?? 0) + classes)
  }

  add({ classes, lost }: RecodedPart): void {
    for (const [at, more] of lost.entries()) this.#lost[at] = (this.#lost[at] ?? 0) + more
    for (const { values, rows } of classes) {
      this.#classes++
      if (saysNothing(values)) this.#suppressed += rows.length
      else this.#squares += rows.length * rows.length
      this.#smallest = Math.min(this.#smallest, rows.length)
    }
  }

  /** Rows that say nothing in any quasi-identifier. */
  suppressed(): number {
    return this.#suppressed
  }

  utility(rows: number): Utility {
    const granularityOf = this.#names.map((column, at) => ({
      column,
      granularity: 1 - (this.#lost[at] ?? 0) / rows,
    }))
    return {
      granularity: granularityOf.reduce((sum, each) => sum + each.granularity, 0) / granularityOf.length,
      granularityOf,
      discernibility: this.#squares + this.#suppressed * rows,
      classes: this.#classes,
      smallestClass: this.#smallest,
      averageClass: rows / this.#classes,
    }
  }
  before(): readonly ClassSize[] {
    return [...this.#before].toSorted(([a], [b]) => a - b).map(([rows, classes]) => ({ rows, classes }))
  }
}
