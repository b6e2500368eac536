// Danish company numbers: eight digits whose sum, weighted 2 7 6 5 4 3 2 1, is a multiple of eleven (the business authority:
// https://erhvervsstyrelsen.dk/modulus_11); of a company run by one person they tell who. One number in eleven passes by chance. Proven by cvr.test.ts.

import { hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context, Hit, Judge } from '../hit.ts'
import { dividedBy, groupLengths, isCompactDate, readWritten, type Written, weigh } from './digits.ts'

const weights = [2, 7, 6, 5, 4, 3, 2, 1] as const

export const passesCvrCheck = (digits: string): boolean =>
  digits.length === 8 && digits[0] !== '0' && weigh(digits, weights) % 11 === 0

/** `DK` before it, as in a VAT number: how many bytes it takes. */
const prefixBytes = (before: string): number => /(?<![A-Za-z0-9])DK[ -]?$/.exec(before)?.[0].length ?? 0

function confidenceOf(passes: boolean, prefixed: boolean, context: Context): Confidence | null {
  if (!passes) return context === 'named' ? 'possible' : null
  if (context === 'named' || prefixed) return 'certain'
  return context === 'bare' ? 'possible' : null
}

/** A number as a Danish VAT number is found: `DK12345678`. */
export const judgeVat: Judge = (around, start, end) => judgeCvr(readWritten(around, start + 2, end))

export function judgeCvr(written: Written): Hit | null {
  if (written.digits.length !== 8 || !dividedBy(written, ' ') || written.text.length > 11) return null
  const { around, start: from, end } = written
  const start = from - prefixBytes(lettersOf(around, from - 4, from))
  const context = contextOf('cvr', around, start, end)
  const grouped = !['8', '2-2-2-2', '4-4'].includes(groupLengths(written))
  if (context !== 'named' && (grouped || (start === from && written.groups.length > 1))) return null
  if (context === 'bare' && start === from && isCompactDate(written.digits)) return null
  const confidence = confidenceOf(passesCvrCheck(written.digits), start < from, context)
  return confidence === null ? null : hit('cvr', [start, end], confidence, context)
}
