// A hierarchy made from the values of a column, where none is given: of numbers (ranges with as many values in each; what is released is
// as close to a class as range-ends.ts lets it be), of dates (day, month, quarter, year, decade), of post codes and other codes (their
// first letters), of anything else none but `*`. How it was made is said in words. Held by hierarchies.test.ts.

import type { Hierarchy } from '../ask.ts'
import { orderNumbers } from '../recode/columns.ts'
import { dateOf, unsaidCentury } from './dates.ts'
import { type NumberForm, numberFormOf, numberOf, plainForm } from './numbers.ts'
import { anything } from './scale.ts'

export type Made = Exclude<Hierarchy['kind'], 'given'>

/** Of the kind that is asked for, else of the one all values are of; an empty cell is of any kind, and only `*` stands above it. */
export function makeHierarchy(
  column: string,
  values: Iterable<string>,
  asked: Made | null = null,
): Hierarchy {
  const different = [...new Set(values)].filter(value => value.trim() !== '')
  const kind = asked ?? recognise(column, different)
  const made = makers[kind](different)
  return {
    ...made,
    kind,
    ancestors: value => {
      if (value.trim() === '') return [value, anything]
      const steps = made.stepsOf(value)
      return steps === null ? null : [value, ...steps, anything]
    },
  }
}

function recognise(column: string, values: readonly string[]): Made {
  if (values.length === 0) return 'text'
  if (/post|zip|plz/i.test(column) && values.every(value => /^[\p{L}\d -]{3,10}$/u.test(value)))
    return 'post-codes'
  const form = numberFormOf(values)
  if (form !== null) return form === 'unclear' ? 'text' : 'numbers'
  return values.every(value => dateOf(value) !== null) ? 'dates' : 'text'
}

interface Steps {
  readonly origin: string
  readonly height: number
  readonly form?: NumberForm
  /** Between the value and `*`; null where the value is not of this kind. */
  stepsOf(value: string): readonly string[] | null
}

const makers: Readonly<Record<Made, (values: readonly string[]) => Steps>> = {
  numbers: makeRanges,
  dates: makeDates,
  'post-codes': values => makePrefixes(values, 'made: post codes by their first letters'),
  text: values =>
    values.length > 0 && values.every(isCode)
      ? makePrefixes(values, 'made: codes by their first letters')
      : { origin: `made: no step but ${anything}${whyNone(values)}`, height: 1, stepsOf: () => [] },
}

const whyNone = (values: readonly string[]): string =>
  values.length > 0 && numberFormOf(values) === 'unclear'
    ? ': numbers whose points or commas can be of thousands or of a fraction'
    : ''

/** Letters and digits in one short word: what it begins with means something. */
const isCode = (value: string): boolean =>
  value.length <= 12 && /^[\p{L}\d.-]+$/u.test(value) && /\d/.test(value) && /^\p{L}/u.test(value)

/** Into so many ranges, then half as many, and so on. */
const finest = 16

function makeRanges(values: readonly string[]): Steps {
  const found = numberFormOf(values.filter(value => numberFormOf([value]) !== null))
  const form = found === null || found === 'unclear' ? plainForm : found
  const all = values.filter(value => numberOf(value, form) !== null)
  const sorted = orderNumbers(all, form).map(at => all[at] ?? '')
  const numbers = sorted.map(value => numberOf(value, form) ?? 0)
  const counts: number[] = []
  for (let ranges = finest; ranges > 1; ranges /= 2) if (ranges < numbers.length) counts.push(ranges)
  const rangeOf = (number: number, ranges: number): string => {
    const at = placeOf(numbers, number)
    const range = Math.floor((at * ranges) / numbers.length)
    const low = Math.ceil((range * numbers.length) / ranges)
    const high = Math.ceil(((range + 1) * numbers.length) / ranges) - 1
    return `${sorted[low] ?? ''}..${sorted[high] ?? ''}`
  }
  return {
    origin: `made: ${counts.length === 0 ? 'numbers' : `ranges of numbers, ${counts.join(', ')} of them`}${saysForm(form)}`,
    height: counts.length + 1,
    form,
    stepsOf: value => {
      const number = numberOf(value, form)
      return number === null ? null : counts.map(ranges => rangeOf(number, ranges))
    },
  }
}

const saysForm = ({ thousands }: NumberForm): string =>
  thousands === '.' || thousands === ',' ? `; 1${thousands}500 is read as 1500` : ''

/** The last place whose number is not above this one, by halving. */
function placeOf(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sorted[middle] ?? 0) <= number) low = middle
    else high = middle - 1
  }
  return low
}

function makeDates(values: readonly string[]): Steps {
  const isTimed = values.some(value => dateOf(value)?.isTimed === true)
  const isShort = values.some(value => dateOf(value)?.year.startsWith(unsaidCentury) === true)
  const says = isShort ? `; of a year of two digits the century is not said (${unsaidCentury}72)` : ''
  return {
    origin: `made: dates by ${isTimed ? 'day, ' : ''}month, quarter, year and decade${says}`,
    height: isTimed ? 6 : 5,
    stepsOf: value => {
      const date = dateOf(value)
      if (date === null) return null
      const { year, month, day } = date
      const steps = [
        `${year}-${month}`,
        `${year}-Q${Math.ceil(Number(month) / 3)}`,
        year,
        `${year.slice(0, 3)}0..${year.slice(0, 3)}9`,
      ]
      return isTimed ? [`${year}-${month}-${day}`, ...steps] : steps
    },
  }
}

/** Never more steps than this: each one multiplies the ways there are to coarsen a table. */
const mostPrefixes = 4

function makePrefixes(values: readonly string[], origin: string): Steps {
  const longest = values.reduce((most, value) => Math.max(most, value.length), 1)
  const steps = Math.min(mostPrefixes, longest - 1)
  const lengths = Array.from({ length: steps }, (_, at) => Math.round((longest * (steps - at)) / (steps + 1)))
  return {
    origin,
    height: steps + 1,
    stepsOf: value =>
      lengths.map(length => value.slice(0, length) + anything.repeat(Math.max(0, longest - length))),
  }
}
