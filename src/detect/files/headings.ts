// What the row of headings of a table is, and what of it is said again before the cells below. Proven by office.test.ts and csv.test.ts.

import { limits } from '../../core/limits.ts'

/** A word for what stands below, and no value of its own: a year may be in it, a number or an address may not. */
const isHeading = (shown: string): boolean => /\p{L}/u.test(shown) && !/\d{4}|@/.test(shown)

/** What only a value has: an address, or more digits than a year. */
export const isValue = (shown: string): boolean => /@|\d(?:[ .,/-]?\d){4}/.test(shown)

/** On one line, and no longer than what is worth saying again. */
export const headingOf = (shown: string): string =>
  shown.trim().replace(/\s+/g, ' ').slice(0, limits.detectHeadingLetters)

/**
 * The headings in a row, the first of a table with more than a title in it, by column: none unless most of it is words and no value is
 * among them, for a table without headings begins with its values. Null where the row is no more than a title: the next one may tell.
 */
export function headingsOf<Column>(
  row: readonly { readonly column: Column; readonly shown: string }[],
): ReadonlyMap<Column, string> | null {
  if (row.length < 2) return null
  const words = row.filter(({ shown }) => isHeading(shown))
  if (words.length * 2 < row.length || row.some(({ shown }) => isValue(shown))) return new Map()
  const kept = words.slice(0, limits.detectHeadings)
  return new Map(kept.map(({ column, shown }) => [column, headingOf(shown)]))
}

/** No more of a cell is gathered to be a heading. */
const gatheredLetters = 1_024

/** The headings of a table whose cells come letter by letter. */
export class Headings {
  /** Null until the first row with something in it has ended. */
  #headings: ReadonlyMap<number, string> | null = null
  readonly #row = new Map<number, string>()

  look(column: number, letters: string): void {
    if (this.#headings !== null) return
    const before = this.#row.get(column) ?? ''
    if (before.length < gatheredLetters && this.#row.size <= limits.detectHeadings)
      this.#row.set(column, before + letters)
  }

  over(column: number): string | undefined {
    return this.#headings?.get(column)
  }

  endRow(): void {
    const filled = [...this.#row].filter(([, shown]) => shown.trim() !== '')
    this.#headings ??= headingsOf(filled.map(([column, shown]) => ({ column, shown })))
    this.#row.clear()
  }

  /** Another table begins. */
  forget(): void {
    this.#headings = null
    this.#row.clear()
  }
}
