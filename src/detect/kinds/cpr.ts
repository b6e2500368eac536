// Danish personal identification numbers. The century stands in the seventh digit together with the year (the CPR office:
// https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/), and numbers that pass no check have been given since October 2007 and are
// as valid (https://www.cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol/): the check digit makes a find surer and
// never unmakes one. Proven by cpr.test.ts.

import { hit } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context, Judge } from '../hit.ts'
import { readWritten, weigh } from './digits.ts'

/** By seventh digit: the first year of the two-digit years up to `until`, and of those after it. */
export const centuries: readonly {
  readonly seventh: string
  readonly until: number
  readonly years: Years
}[] = [
  { seventh: '0123', until: 99, years: { upTo: 1900, after: 1900 } },
  { seventh: '4', until: 36, years: { upTo: 2000, after: 1900 } },
  { seventh: '5678', until: 57, years: { upTo: 2000, after: 1800 } },
  { seventh: '9', until: 36, years: { upTo: 2000, after: 1900 } },
]
interface Years {
  readonly upTo: number
  readonly after: number
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const

/** The year of birth that ten digits tell; the table has every seventh digit. */
export function birthYear(digits: string): number {
  const row = centuries.find(({ seventh }) => seventh.includes(digits.charAt(6)))
  if (row === undefined) throw new Error('expected ten digits')
  const year = Number(digits.slice(4, 6))
  return year + (year <= row.until ? row.years.upTo : row.years.after)
}

function isDay(digits: string): boolean {
  const [day, month, year] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), birthYear(digits)]
  // A day the month does not have is one of another month.
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

export const passesCprCheck = (digits: string): boolean => weigh(digits, weights) % 11 === 0

/** How sure, by what stands between date and number: `-`, a space or nothing. Ten bare digits may be anything. */
function confidenceOf(sign: string, passes: boolean, context: Context): Confidence | null {
  if (context === 'named') return 'certain'
  const lower = context === 'other'
  if (sign === '-') return passes ? (lower ? 'likely' : 'certain') : lower ? 'possible' : 'likely'
  if (sign === ' ') return passes && !lower ? 'likely' : 'possible'
  return passes && !lower ? 'possible' : null
}

export const judgeCpr: Judge = (around, start, end) => {
  const { digits, signs } = readWritten(around, start, end)
  if (digits.length !== 10 || !isDay(digits)) return null
  const context = contextOf('cpr', around, start, end)
  const confidence = confidenceOf(signs[0] ?? '', passesCprCheck(digits), context)
  return confidence === null ? null : hit('cpr', [start, end], confidence, context)
}
