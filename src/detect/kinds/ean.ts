// Places and parties in trade (GLN, in Denmark called EAN numbers): thirteen digits, the last a check digit (GS1 General Specifications
// §7.9.1). 579 is GS1 Denmark. Goods carry the same form, and one number in ten passes by chance. Proven by ean.test.ts.

import { hit } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context } from '../hit.ts'
import { beginsWithDigit, dividedBy, type NumberJudge, weigh } from './digits.ts'

const weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1] as const

export const passesEanCheck = (digits: string): boolean =>
  digits.length === 13 && weigh(digits, weights) % 10 === 0

/** Books (ISBN), and moments in milliseconds of our time: they are written the same way. */
const isSomethingElse = (digits: string): boolean => /^(?:97[89]|1[0-9]{12}$)/.test(digits)

function confidenceOf(digits: string, context: Context): Confidence | null {
  if (!passesEanCheck(digits)) return context === 'named' ? 'possible' : null
  if (context === 'named') return 'certain'
  if (context === 'other') return null
  if (digits.startsWith('579')) return 'likely'
  return isSomethingElse(digits) ? null : 'possible'
}

export const judgeEan: NumberJudge = written => {
  if (written.digits.length !== 13 || !dividedBy(written, ' -') || !beginsWithDigit(written)) return null
  const { around, start, end } = written
  const context = contextOf('ean', around, start, end)
  const confidence = confidenceOf(written.digits, context)
  return confidence === null ? null : hit('ean', [start, end], confidence, context)
}
