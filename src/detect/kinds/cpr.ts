// Danish personal identification numbers. The century stands in the seventh digit together with the year (the CPR office:
// https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/), and numbers that pass no check have been given since October 2007 and are
// as valid (https://www.cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol/): the check digit makes a find surer and
// never unmakes one. Proven by cpr.test.ts.

import { hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Context, Hit, Judge, KeywordRule } from '../hit.ts'
import { shapes } from '../shapes.ts'
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

const gap =
  '(?:["\'\\s:=>.,#()-]|nr|no|nummer|nummeret|number|s?kort|s?bevis|er|is|en|et|<[^<>]{0,40}>){0,16}'
const spelled = new RegExp(
  `^${gap}(?<![0-9])(?<number>[0-3][0-9][ ./-]?[01][0-9][ ./-]?[0-9]{2}(?: ?(?:[-/.]|\xe2\x80\x93) ?| )?[0-9]{4}|[1-9][01][0-9]{7})(?![0-9]|[.,/-][0-9])`,
  'i',
)
const namedBytes = 80

/** Beside its word any spelling is one (`12 05 78 / 1234`), and so are nine digits: a sheet ate the zero before them. */
function judgeSpelled(around: Around, _: number, end: number): Hit | null {
  const match = spelled.exec(lettersOf(around, end, end + namedBytes))
  const number = match?.groups?.['number'] ?? ''
  // What has the shape of one is judged by it.
  if (match === null || new RegExp(`^${shapes.cpr.source}$`).test(number)) return null
  const digits = number.replace(/[^0-9]/g, '').padStart(10, '0')
  if (!isDay(digits)) return null
  const past = end + match[0].length
  const isSure = number.length > 9 || passesCprCheck(digits)
  return hit('cpr', [past - number.length, past], isSure ? 'certain' : 'likely', 'named')
}

export const spelledRules: readonly KeywordRule[] = [
  {
    id: 'cpr.spelled',
    words: [
      'cpr',
      'personnummer',
      'personnr',
      'sygesikring',
      'sygesikringsnummer',
      'sygesikringsnr',
      'sundhedskort',
    ],
    as: 'part',
    judge: judgeSpelled,
  },
]

export const judgeCpr: Judge = (around, start, end) => {
  const { digits, signs } = readWritten(around, start, end)
  if (digits.length !== 10 || !isDay(digits)) return null
  const context = contextOf('cpr', around, start, end)
  const confidence = confidenceOf(signs[0] ?? '', passesCprCheck(digits), context)
  return confidence === null ? null : hit('cpr', [start, end], confidence, context)
}
