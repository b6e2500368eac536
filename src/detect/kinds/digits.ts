// A number as it is written: its digits, the groups they stand in and the signs between them; and the check digits that several kinds
// share. Proven by the tests of the kinds.

import { lettersOf } from '../around.ts'
import type { Around } from '../hit.ts'

export interface Written {
  readonly around: Around
  readonly start: number
  readonly end: number
  /** All of it, latin-1. */
  readonly text: string
  readonly digits: string
  readonly groups: readonly string[]
  /** What stands between the groups, one fewer than groups. */
  readonly signs: readonly string[]
}

export function readWritten(around: Around, start: number, end: number): Written {
  const text = lettersOf(around, start, end)
  const groups = text.match(/[0-9]+/g) ?? []
  const signs = text.split(/[0-9]+/).slice(1, -1)
  return { around, start, end, text, digits: groups.join(''), groups, signs }
}

/** Whether every sign between groups is the same one of these, or there is none. */
export const dividedBy = ({ signs }: Written, allowed: string): boolean =>
  signs.every(sign => sign === signs[0] && sign.length === 1 && allowed.includes(sign))

export const groupLengths = ({ groups }: Written): string => groups.map(group => group.length).join('-')

/** The sum of each digit times its weight. */
export const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

/** ISO/IEC 7812-1 annex B: from the right every second digit is doubled, and the digits of all summed are a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const counted = at % 2 === 0 ? digit : digit * 2
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

/** Whether the digits begin as a date of our time does, year first: 20240131. */
export const isCompactDate = (digits: string): boolean =>
  /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/.test(digits)
