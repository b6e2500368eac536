// The options of `ordholden anonymise` as what is asked of a table. What is wrong is said with the option and what to write.
// Proven by anonymise-asked.test.ts.

import type { SensitiveColumn } from '../anonymise/ask.ts'
import { type Delimiter, delimiters } from '../anonymise/tables/csv.ts'
import type { Criteria } from '../anonymise/verify/verified.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Given } from './arguments.ts'

/** Columns of an option, separated by commas; a name that has one is quoted. */
export const columnsOf = (given: Given, option: string): readonly string[] =>
  [...(given.values.get(option) ?? '').matchAll(/\s*"([^"]*)"\s*(?:,|$)|([^,]+)/g)]
    .map(([, quoted, plain = '']) => quoted ?? plain.trim())
    .filter(name => name !== '')

/** What the other act takes would be passed over in silence. */
export function refuseOthers(given: Given, act: string, others: readonly string[]): void {
  const option = others.find(name => given.values.has(name) || given.switches.has(name))
  if (option !== undefined)
    throw new Refusal('usage', {
      message: `expected options of anonymise ${act}, got --${option}`,
      hint: `leave --${option} out: ${act} does nothing with it`,
    })
}

export function criteriaOf(given: Given): Criteria {
  const quasi = columnsOf(given, 'quasi')
  if (quasi.length === 0)
    throw new Refusal('usage', {
      message: 'expected --quasi with the columns somebody may know of a person, got none',
      hint: '--quasi age,postcode,sex: together they must not point at fewer than k rows',
    })
  return { quasi, sensitive: sensitiveOf(given), k: wholeOf(given, 'k', 2) ?? 5 }
}

function sensitiveOf(given: Given): readonly SensitiveColumn[] {
  const columns = columnsOf(given, 'sensitive')
  const l = numberOf(given, 'l', 1, Number.POSITIVE_INFINITY) ?? 1
  const t = numberOf(given, 't', 0, 1)
  const isEntropy = given.switches.has('entropy')
  const [needless] = (['l', 't'] as const).filter(name => given.values.has(name))
  if (columns.length === 0 && needless !== undefined)
    throw new Refusal('usage', {
      message: `expected --sensitive with the columns --${needless} is asked of, got none`,
      hint: '--sensitive illness: what must not be learned of a person',
    })
  if (isEntropy && l === 1)
    throw new Refusal('usage', {
      message: 'expected --l beside --entropy, got none',
      hint: '--l 2 --entropy',
    })
  if (!isEntropy && !Number.isInteger(l))
    throw new Refusal('usage', `expected --l as a whole number, or with --entropy, got ${l}`)
  const ordered = orderedOf(given, columns, t)
  return columns.map(column => ({ column, l, isEntropy, t, isOrdered: ordered.includes(column) }))
}

function orderedOf(given: Given, sensitive: readonly string[], t: number | null): readonly string[] {
  const ordered = columnsOf(given, 'ordered')
  const other = ordered.find(column => !sensitive.includes(column))
  if (other !== undefined)
    throw new Refusal('usage', {
      message: `expected the columns of --ordered among those of --sensitive, got ${JSON.stringify(other)}`,
      hint: '--sensitive illness,salary --ordered salary: of numbers, how far a class lies from the table on their scale',
    })
  if (ordered.length > 0 && t === null)
    throw new Refusal('usage', {
      message: 'expected --t beside --ordered, got none',
      hint: `--t 0.2 --ordered ${ordered.join(',')}`,
    })
  return ordered
}

/** Null where it is not given. */
export function wholeOf(given: Given, option: string, least: number): number | null {
  const number = numberOf(given, option, least, Number.MAX_SAFE_INTEGER)
  if (number === null || Number.isInteger(number)) return number
  throw new Refusal('usage', `expected --${option} as a whole number, got ${number}`)
}

function numberOf(given: Given, option: string, least: number, most: number): number | null {
  const text = given.values.get(option)
  if (text === undefined) return null
  const number = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (number >= least && number <= most) return number
  const range =
    Number.isFinite(most) && most < Number.MAX_SAFE_INTEGER ? `${least} to ${most}` : `${least} or more`
  throw new Refusal('usage', `expected --${option} to be ${range}, got ${JSON.stringify(text)}`)
}

/** About as many rows are recoded at once. */
export function partRowsOf(given: Given): number {
  const rows = wholeOf(given, 'part-rows', limits.partLeastRows) ?? limits.partRows
  if (rows <= limits.partMostRows) return rows
  throw new Refusal('usage', `expected --part-rows to be ${limits.partMostRows} at most, got ${rows}`)
}

const delimiterNames: Readonly<Record<string, Delimiter>> = { tab: '\t', comma: ',', semicolon: ';' }

/** Null: as the first line of the table tells. */
export function delimiterOf(given: Given): Delimiter | null {
  const text = given.values.get('delimiter')
  if (text === undefined) return null
  const delimiter = delimiters.find(each => each === text) ?? delimiterNames[text] ?? null
  if (delimiter !== null) return delimiter
  throw new Refusal('usage', `expected --delimiter comma, semicolon or tab, got ${JSON.stringify(text)}`)
}
