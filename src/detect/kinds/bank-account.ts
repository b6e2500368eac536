// Danish accounts: a registration number of four digits and an account of up to ten (Finans Danmark). There is no common check digit:
// the form `1234-0123456789` or a word beside it tells one. Proven by bank-account.test.ts.

import { hit } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context, Judge } from '../hit.ts'
import { dividedBy, groupLengths, readWritten, type Written } from './digits.ts'

/** With its registration number before it, in two groups; the account may be divided no further. */
const isPair = (written: Written): boolean =>
  dividedBy(written, ' -') && /^4-(?:[6-9]|10)$/.test(groupLengths(written))

/** Ten digits in full, with the zeros before it, is a form hardly anything else has. */
const isFull = (written: Written): boolean => groupLengths(written) === '4-10' && written.signs[0] === '-'

const isAlone = ({ groups, digits }: Written): boolean =>
  groups.length === 1 && (digits.length <= 10 || digits.length === 14)

function confidenceOf(written: Written, context: Context): Confidence | null {
  if (context === 'other') return null
  if (context === 'named') return isPair(written) ? 'certain' : isAlone(written) ? 'likely' : null
  if (isFull(written)) return 'likely'
  return groupLengths(written) === '4-10' ? 'possible' : null
}

export const judgeBankAccount: Judge = (around, start, end) => {
  const written = readWritten(around, start, end)
  if (!/^[0-9]/.test(written.text) || /^0*$/.test(written.digits)) return null
  const context = contextOf('bank-account', around, start, end)
  const confidence = confidenceOf(written, context)
  return confidence === null ? null : hit('bank-account', [start, end], confidence, context)
}
