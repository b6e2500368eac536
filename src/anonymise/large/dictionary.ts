// The first reading of a large table: which values its quasi-identifiers and sensitive columns have, how often the sensitive ones occur,
// and a sample of its rows. Of a row nothing else is kept. Held by large.test.ts.

import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { mixed } from '../recode/distinct.ts'

/** One column's values, numbered as they are met. */
export class Dictionary {
  readonly name: string
  readonly #numbers = new Map<string, number>()
  /** Of each value: how many rows have it, and the first. */
  readonly counts: number[] = []
  readonly firstRows: number[] = []

  constructor(name: string) {
    this.name = name
  }

  meet(value: string, row: number): number {
    const known = this.#numbers.get(value)
    const number = known ?? this.counts.length
    if (known === undefined) this.#add(value, row)
    this.counts[number] = (this.counts[number] ?? 0) + 1
    return number
  }

  #add(value: string, row: number): void {
    if (this.counts.length >= limits.largeValues)
      throw new Refusal('limit', {
        message: `column ${this.name}: expected at most ${limits.largeValues} different values, got more`,
        hint: 'a column in which nearly every row has a value of its own names a person: drop it',
      })
    this.#numbers.set(value, this.counts.length)
    this.counts.push(0)
    this.firstRows.push(row)
  }

  /** -1 for a value that was not there before. */
  numberOf(value: string): number {
    return this.#numbers.get(value) ?? -1
  }

  values(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  *counted(): Generator<{ readonly text: string; readonly rows: number }> {
    for (const [text, number] of this.#numbers) yield { text, rows: this.counts[number] ?? 0 }
  }
}

/** A row in a place of the sample: each row is as likely as any other to be in it, by its number alone (Vitter's algorithm R). */
export class Sample {
  readonly columns: readonly Int32Array[]
  #seen = 0

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new Int32Array(limits.largeSampleRows))
  }

  offer(codes: readonly number[]): void {
    const row = this.#seen++
    const place = row < limits.largeSampleRows ? row : (mixed(row + 1) >>> 0) % (row + 1)
    if (place >= limits.largeSampleRows) return
    for (const [at, column] of this.columns.entries()) column[place] = codes[at] ?? 0
  }

  get rows(): number {
    return Math.min(this.#seen, limits.largeSampleRows)
  }
}
