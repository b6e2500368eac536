// A linkage attack that is really carried out: somebody who knows the true quasi-identifiers of sampled persons of the original looks
// for them in the result (WP29 Opinion 05/2014, WP216 §2.2: singling out, linkability, inference). What is counted is what the
// attacker gets, beside what guessing without the table would give. Proven by attack.test.ts.

import { limits } from '../core/limits.ts'
import type { QuasiIdentifier } from './ask.ts'
import { openCounters, openTexts, openTuples, type Texts } from './groups.ts'
import type { Table } from './outcome.ts'
import { placesOf } from './verify.ts'

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
  readonly original: Table
  readonly result: Table
  readonly quasi: readonly QuasiIdentifier[]
  readonly sensitive: readonly string[]
}

/** How many persons an attack on a table can look for. */
export const affordablePersons = (persons: number, rows: number): number =>
  Math.max(1, Math.min(persons, Math.floor(limits.attackComparisons / Math.max(1, rows))))

/** `sample`: rows of the original, from 0. Two attacks on the same persons can be compared. */
export function attack({ original, result, quasi, sensitive }: Attacked, sample: readonly number[]): Attack {
  const names = quasi.map(({ column }) => column)
  const known = placesOf(original.columns, names)
  const truths = placesOf(original.columns, sensitive)
  const groups = groupsOf(result, names, sensitive)
  const seen = sample.map(index => {
    const row = original.rows[index] ?? []
    const fitting = fittingOf(
      groups,
      quasi,
      known.map(place => row[place] ?? ''),
    )
    const rows = fitting.reduce((sum, group) => sum + (groups.sizes[group] ?? 0), 0)
    const told = groups.spreads.map((spread, at) => learn(spread, fitting, rows, row[truths[at] ?? -1] ?? ''))
    return { rows, told }
  })
  const found = seen.filter(({ rows }) => rows > 0)
  return Object.freeze({
    sampled: sample.length,
    alone: found.filter(({ rows }) => rows === 1).length,
    linked: found.reduce((sum, { rows }) => sum + 1 / rows, 0),
    byChance: result.rows.length === 0 ? 0 : sample.length / result.rows.length,
    notThere: seen.length - found.length,
    fewestFitting: found.reduce<number | null>(
      (least, { rows }) => (least === null ? rows : Math.min(least, rows)),
      null,
    ),
    inferences: sensitive.map((column, at) =>
      inferenceOf(
        column,
        found.map(({ told }) => told[at]),
      ),
    ),
  })
}

/** The result as classes: what each says, how large it is, and how often each sensitive value stands in it. */
interface Groups {
  readonly texts: readonly Texts[]
  /** For each class, and within it each quasi-identifier, the number of its text. */
  readonly members: Int32Array
  readonly sizes: Float64Array
  readonly spreads: readonly Spread[]
}

interface Spread {
  readonly texts: Texts
  /** Of class n: from `starts[n]` to `starts[n + 1]`. */
  readonly starts: Int32Array
  readonly values: Int32Array
  readonly counts: Float64Array
  readonly inAll: Float64Array
  readonly rows: number
}

function groupsOf(result: Table, names: readonly string[], sensitive: readonly string[]): Groups {
  const places = placesOf(result.columns, names)
  const texts = names.map(openTexts)
  const tuples = openTuples(names.length)
  const sizes = openCounters()
  const tuple = new Int32Array(names.length)
  const groupOf = new Int32Array(result.rows.length)
  for (const [index, row] of result.rows.entries()) {
    for (const [at, place] of places.entries()) tuple[at] = texts[at]?.numberOf(row[place] ?? '') ?? -1
    const group = tuples.numberOf(tuple)
    groupOf[index] = group
    sizes.add(group, 1)
  }
  const count = tuples.count()
  const width = names.length
  const spreads = placesOf(result.columns, sensitive).map((place, at) =>
    spreadOf(result, place, sensitive[at] ?? '', groupOf, count),
  )
  return {
    texts,
    members: Int32Array.from({ length: count * width }, (_, at) =>
      tuples.at(Math.floor(at / width), at % width),
    ),
    sizes: Float64Array.from({ length: count }, (_, group) => sizes.of(group)),
    spreads,
  }
}

function spreadOf(
  { rows }: Table,
  place: number,
  column: string,
  groupOf: Int32Array,
  groups: number,
): Spread {
  const texts = openTexts(column)
  const pairs = openTuples(2)
  const counted = openCounters()
  const pair = new Int32Array(2)
  for (const [index, row] of rows.entries()) {
    pair[0] = groupOf[index] ?? 0
    pair[1] = texts.numberOf(row[place] ?? '')
    counted.add(pairs.numberOf(pair), 1)
  }
  const starts = new Int32Array(groups + 1)
  for (let number = 0; number < pairs.count(); number++) bump(starts, pairs.at(number, 0) + 1)
  for (let group = 0; group < groups; group++)
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  const next = starts.slice()
  const values = new Int32Array(pairs.count())
  const counts = new Float64Array(pairs.count())
  const inAll = new Float64Array(texts.count())
  for (let number = 0; number < pairs.count(); number++) {
    const at = bump(next, pairs.at(number, 0))
    const value = pairs.at(number, 1)
    values[at] = value
    counts[at] = counted.of(number)
    inAll[value] = (inAll[value] ?? 0) + counted.of(number)
  }
  return { texts, starts, values, counts, inAll, rows: rows.length }
}

/** Answers what was there before. */
function bump(numbers: Int32Array, at: number): number {
  const before = numbers[at] ?? 0
  numbers[at] = before + 1
  return before
}

/** The classes that say nothing the person is not. */
function fittingOf(
  { texts, members, sizes }: Groups,
  quasi: readonly QuasiIdentifier[],
  truth: readonly string[],
): readonly number[] {
  const fits = quasi.map(({ hierarchy }, at) => {
    const isTrue = truthOf(truth[at] ?? '', hierarchy.ancestors(truth[at] ?? ''))
    const said = texts[at]
    return Uint8Array.from({ length: said?.count() ?? 0 }, (_, number) =>
      Number(isTrue(said?.textOf(number) ?? '')),
    )
  })
  const fitting: number[] = []
  for (let group = 0; group < sizes.length; group++) {
    let at = 0
    while (at < fits.length && fits[at]?.[members[group * fits.length + at] ?? -1] === 1) at += 1
    if (at === fits.length) fitting.push(group)
  }
  return fitting
}

/** Whether what stands in the result is true of this value: itself, broader, a range it lies in, or anything. */
function truthOf(value: string, ancestors: readonly string[] | null): (said: string) => boolean {
  const broader = new Set([value, '*', ...(ancestors ?? [])])
  const number = numberOf(value)
  return said => {
    if (broader.has(said)) return true
    const range = number === null ? null : rangeOf(said)
    return range !== null && number !== null && range.from <= number && number <= range.to
  }
}

const numberOf = (text: string): number | null =>
  /^\s*[-+]?\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : null

function rangeOf(said: string): { from: number; to: number } | null {
  const [low, high, more] = said.split('..')
  if (low === undefined || high === undefined || more !== undefined) return null
  const [from, to] = [numberOf(low), numberOf(high)]
  return from === null || to === null ? null : { from, to }
}

interface Learned {
  readonly isCertain: boolean
  readonly right: number
  readonly baseRate: number
}

function learn(spread: Spread, fitting: readonly number[], rows: number, truth: string): Learned {
  const counts = new Map<number, number>()
  for (const group of fitting)
    for (let at = spread.starts[group] ?? 0; at < (spread.starts[group + 1] ?? 0); at++) {
      const value = spread.values[at] ?? 0
      counts.set(value, (counts.get(value) ?? 0) + (spread.counts[at] ?? 0))
    }
  const isTruth = (value: number) => spread.texts.textOf(value) === truth
  const right = chanceOf([...counts], isTruth)
  return {
    isCertain: rows > 0 && counts.size === 1 && right === 1,
    right,
    baseRate: chanceOf([...spread.inAll.entries()], isTruth),
  }
}

/** How likely the truth is said by whoever names one of the most frequent values. */
function chanceOf(
  counts: readonly (readonly [number, number])[],
  isTruth: (value: number) => boolean,
): number {
  const most = counts.reduce((high, [, count]) => Math.max(high, count), 0)
  const likeliest = counts.filter(([, count]) => count === most)
  return likeliest.some(([value]) => isTruth(value)) ? 1 / likeliest.length : 0
}

function inferenceOf(column: string, learned: readonly (Learned | undefined)[]): Inference {
  const all = learned.filter(each => each !== undefined)
  return {
    column,
    certain: all.filter(({ isCertain }) => isCertain).length,
    right: all.reduce((sum, { right }) => sum + right, 0),
    baseRate: all.reduce((sum, { baseRate }) => sum + baseRate, 0),
  }
}
