// Which rows of a file are told, and which are left out because nothing stands in them, so that whoever is told of a row finds it there.
// Proven by csv.test.ts.

import { limits } from '../../core/limits.ts'

/** What is known of the rows that were told so far. */
export interface RowNumbers {
  /** The row of the file, as a spreadsheet counts, of the row that was told after so many others. */
  rowOf(told: number): number
  /** How many rows were left out. */
  leftOut(): number
}

/** Of text with delimiters. */
export class Numbers implements RowNumbers {
  #met = 0
  #kept = 0
  #end = 0
  /** After so many kept rows, so many left out before. */
  readonly #gaps: { kept: number; leftOut: number }[] = []

  /** `end`: the bytes up to the end of the row. Whether something stands in it. */
  keep(cells: readonly string[], end: number): boolean {
    const bytes = end - this.#end
    this.#end = end
    this.#met += 1
    // Nothing but delimiters and at most two signs that end a line: where more is, an empty cell stands in quotes, as we write one.
    const isBlank = cells.every(cell => cell === '') && bytes <= cells.length + 1
    const isKept = !isBlank || cells.length > limits.tableColumns
    if (isKept) this.#kept += 1
    else this.#leaveOut()
    return isKept
  }

  #leaveOut(): void {
    const leftOut = this.#met - this.#kept
    const last = this.#gaps.at(-1)
    if (last?.kept === this.#kept) last.leftOut = leftOut
    else this.#gaps.push({ kept: this.#kept, leftOut })
  }

  /** The first of those kept has the names of the columns. */
  rowOf(told: number): number {
    let [low, high] = [0, this.#gaps.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#gaps[middle]?.kept ?? 0) <= told + 1) low = middle + 1
      else high = middle
    }
    return told + 2 + (this.#gaps[low - 1]?.leftOut ?? 0)
  }

  leftOut(): number {
    return this.#met - this.#kept
  }
}
