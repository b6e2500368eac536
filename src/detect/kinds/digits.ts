// A number as it is written: its digits, the groups they stand in and the signs between them; and the check digits that several kinds
// share. Proven by the tests of the kinds.

import type { Around, Hit } from '../hit.ts'
import { isDigit } from '../points.ts'

export interface Written {
  readonly around: Around
  readonly start: number
  readonly end: number
  /** All of it, latin-1. */
  readonly text: string
  readonly digits: string
  /** How many digits each group has. */
  readonly groups: readonly number[]
  /** What stands between the groups, one fewer than groups. */
  readonly signs: readonly string[]
}

/** Judges one kind of number; several judges share what was read. */
export type NumberJudge = (written: Written) => Hit | null

/** Letter by letter: every number of a text comes by here, and expressions take longer. */
export function readWritten(around: Around, first: number, past: number): Written {
  const [start, end] = [Math.max(first, around.from), Math.min(past, around.to)]
  let [text, digits, sign] = ['', '', '']
  const groups: number[] = []
  const signs: string[] = []
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = around.bytes[at] as number
    const letter = String.fromCharCode(byte)
    text += letter
    if (!isDigit(byte)) {
      if (length > 0) groups.push(length)
      sign = length > 0 ? letter : sign + letter
      length = 0
    } else {
      if (length === 0 && groups.length > 0) signs.push(sign)
      digits += letter
      length++
    }
  }
  if (length > 0) groups.push(length)
  return { around, start: first, end: past, text, digits, groups, signs }
}

/** The groups of digits that have the same one sign between all of them; no groups where they have not. */
export function readEven(
  { bytes }: Around,
  start: number,
  end: number,
): Pick<Written, 'groups'> & { sign: string } {
  const groups: number[] = []
  let [sign, first] = [0, start]
  for (let at = start; at <= end; at++) {
    const byte = at < end ? (bytes[at] as number) : sign
    if (isDigit(byte)) continue
    if (at === first || (groups.length > 0 && byte !== sign)) return noGroups
    groups.push(at - first)
    sign = byte
    first = at + 1
  }
  return { groups, sign: String.fromCharCode(sign) }
}
const noGroups = { groups: [], sign: '' } as const

export const beginsWithDigit = ({ text }: Written): boolean => isDigit(text.charCodeAt(0))

/** Whether every sign between groups is the same one of these, or there is none. */
export const dividedBy = ({ signs }: Written, allowed: string): boolean =>
  signs.every(sign => sign === signs[0] && sign.length === 1 && allowed.includes(sign))

/** `4-4-4-4` */
export const groupLengths = ({ groups }: Written): string => groups.join('-')

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
