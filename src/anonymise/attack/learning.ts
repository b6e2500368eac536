// What an attacker learns of persons row by row: how many rows fit each, and what these say in each sensitive column. Rows that say the same
// of everybody come one after another where a table was made by us, and are counted together. Where too much would be held or
// counted, the later half of the persons is looked for no more: they are in no order, so the rest is as fair a sample.
// Proven by attack.test.ts.

import { limits } from '../../core/limits.ts'
import { type Counters, openCounters, openTexts, type Texts } from '../groups.ts'
import { placesOf } from '../named-columns.ts'
import { foldText } from '../recode/sensitive.ts'

/** Somebody looked for. */
export interface Person {
  /** What is true of them in each quasi-identifier, in the order asked. */
  readonly known: readonly string[]
  /** In each sensitive column: what the attacker wants to know. */
  readonly truths: readonly string[]
}

/** What the attacker learns of one sensitive column. */
export interface Inference {
  readonly column: string
  /** Persons of whom all rows that fit say the same, and it is true: learned for certain. */
  readonly certain: number
  /** Persons guessed right by the value most rows that fit say; a tie counts by its chance. */
  readonly right: number
  /** The same by the value most rows of the whole table say. */
  readonly baseRate: number
}

type Counts = Map<number, number>

interface Column {
  readonly name: string
  readonly place: number
  readonly texts: Texts
  readonly inAll: Counters
  /** Of the rows that say the same of everybody, up to now. */
  readonly run: Counts
  readonly ofPerson: Counts[]
}

export class Learning {
  readonly #persons: readonly Person[]
  readonly #columns: readonly Column[]
  readonly #rows: number[]
  #fitting: readonly number[] = []
  #run = 0
  #held = 0
  #counted = 0

  constructor(columns: readonly string[], sensitive: readonly string[], persons: readonly Person[]) {
    this.#persons = persons
    this.#rows = persons.map(() => 0)
    const places = placesOf(columns, sensitive)
    this.#columns = sensitive.map((name, at) => ({
      ...{ name, place: places[at] ?? -1, texts: openTexts(name), inAll: openCounters() },
      ...{ run: new Map(), ofPerson: persons.map(() => new Map()) },
    }))
  }

  /** Rows that follow fit these persons. */
  turnTo(fitting: readonly number[]): void {
    this.#note()
    this.#fitting = fitting
  }

  add(row: readonly string[]): void {
    this.#run += 1
    for (const { place, texts, inAll, run } of this.#columns) {
      const value = texts.numberOf(foldText(row[place] ?? ''))
      inAll.add(value, 1)
      if (this.#fitting.length > 0) run.set(value, (run.get(value) ?? 0) + 1)
    }
  }

  /** The rows of the run, to those whom they fit. */
  #note(): void {
    for (const person of this.#fitting) {
      if (person >= this.#rows.length) break
      this.#rows[person] = (this.#rows[person] ?? 0) + this.#run
      for (const { run, ofPerson } of this.#columns) {
        const own = ofPerson[person] ?? new Map<number, number>()
        const before = own.size
        for (const [value, rows] of run) own.set(value, (own.get(value) ?? 0) + rows)
        this.#held += own.size - before
        this.#counted += run.size
      }
      if (this.#rows.length > 1 && this.#isTooMuch()) this.#halve()
    }
    for (const { run } of this.#columns) run.clear()
    this.#run = 0
  }

  #isTooMuch(): boolean {
    return this.#held > limits.attackHeld || this.#counted > limits.attackCounted
  }

  #halve(): void {
    const half = Math.ceil(this.#rows.length / 2)
    for (const { ofPerson } of this.#columns)
      for (const gone of ofPerson.splice(half)) this.#held -= gone.size
    this.#rows.length = half
    this.#counted = 0
  }

  end(): { readonly fitting: readonly number[]; readonly inferences: readonly Inference[] } {
    this.turnTo([])
    return { fitting: this.#rows, inferences: this.#columns.map((column, at) => this.#infer(column, at)) }
  }

  #infer({ name, texts, inAll, ofPerson }: Column, at: number): Inference {
    const all = Array.from({ length: texts.count() }, (_, value) => [value, inAll.of(value)] as const)
    const likeliest = likeliestOf(all)
    const inference = { column: name, certain: 0, right: 0, baseRate: 0 }
    for (const [person, counts] of ofPerson.entries()) {
      if (counts.size === 0) continue
      const truth = foldText(this.#persons[person]?.truths[at] ?? '')
      const isTruth = (value: number) => texts.textOf(value) === truth
      const right = chanceOf(likeliestOf([...counts]), isTruth)
      inference.right += right
      inference.baseRate += chanceOf(likeliest, isTruth)
      if (counts.size === 1 && right === 1) inference.certain += 1
    }
    return inference
  }
}

function likeliestOf(counts: readonly (readonly [number, number])[]): readonly number[] {
  const most = counts.reduce((high, [, count]) => Math.max(high, count), 0)
  return counts.flatMap(([value, count]) => (count === most ? [value] : []))
}

/** How likely the truth is said by whoever names one of the most frequent values. */
const chanceOf = (likeliest: readonly number[], isTruth: (value: number) => boolean): number =>
  likeliest.some(isTruth) ? 1 / likeliest.length : 0
