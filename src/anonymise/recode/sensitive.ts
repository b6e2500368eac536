// A sensitive column as numbers. What differs only in case or in spaces around it is one value; an empty cell says nothing and is none
// that `l` counts, though `t` holds it for one like others. Where the distance is ordered the values are the column's numbers by their
// size, however each is written, and the empty cell comes last. Held by test/hostile/anonymise.test.ts.

import { Refusal } from '../../core/refusal.ts'
import type { SensitiveColumn } from '../ask.ts'
import { numberFormOf, numberOf } from '../hierarchies/numbers.ts'
import { compareText } from './columns.ts'
import type { Spread } from './criteria.ts'

/** HIV, hiv and ` hiv` are one value. */
export const foldText = (text: string): string => text.normalize('NFC').trim().toLowerCase()

export interface SensitiveValues extends Spread {
  /** For each value that was met its code. */
  readonly place: Int32Array
}

/** `counts`: how many of the table's rows say each. Throws a `Refusal` where a scale is no numbers. */
export function readValues(
  met: readonly string[],
  counts: ArrayLike<number>,
  rows: number,
  asked: SensitiveColumn,
): SensitiveValues {
  const keys: readonly (string | number)[] =
    asked.isOrdered === true ? numbersOf(met, asked.column) : met.map(foldText)
  const sorted = [...new Set<string | number>(keys)].sort(compareKeys)
  const codeOf = new Map(sorted.map((key, code) => [key, code]))
  const place = Int32Array.from(keys, key => codeOf.get(key) ?? 0)
  const inAll = new Float64Array(sorted.length)
  for (const [value, code] of place.entries()) inAll[code] = (inAll[code] ?? 0) + (counts[value] ?? 0)
  const blank = codeOf.get(asked.isOrdered === true ? Number.POSITIVE_INFINITY : '') ?? -1
  return { asked, place, blank, shares: inAll.map(count => count / rows) }
}

/** In no order of the rows, which sums would show in their last digit. */
const compareKeys = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? Math.sign(a - b) : compareText(String(a), String(b))

function numbersOf(met: readonly string[], column: string): readonly number[] {
  const form = numberFormOf(met.filter(text => text.trim() !== ''))
  if (form === null || form === 'unclear')
    throw new Refusal('format-invalid', {
      message: `column ${column}: expected numbers all written in one way, got ${form === null ? 'something else too' : 'some that can be read in two'}`,
      hint: 'an ordered distance is of numbers: leave the column out of --ordered, or mend it',
    })
  return met.map(text => numberOf(text, form) ?? Number.POSITIVE_INFINITY)
}
