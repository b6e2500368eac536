// Danish accounts: a registration number of four digits and an account of up to ten (Finans Danmark). There is no common check digit:
// the form `1234-0123456789` or a word beside it tells one. Proven by bank-account.test.ts.

import { hit } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context } from '../hit.ts'
import { beginsWithDigit, dividedBy, type NumberJudge, type Written } from './digits.ts'

/** With its registration number before it, in two groups; the account may be divided no further. */
const isPair = (written: Written): boolean => {
  const [registration, account = 0, ...more] = written.groups
  return registration === 4 && account >= 6 && account <= 10 && more.length === 0 && dividedBy(written, ' -')
}

/** Ten digits in full, with the zeros before it. */
const isFull = ({ groups: [registration, account, ...more] }: Written): boolean =>
  registration === 4 && account === 10 && more.length === 0

const isAlone = ({ groups, digits }: Written): boolean =>
  groups.length === 1 && (digits.length <= 10 || digits.length === 14)

function confidenceOf(written: Written, context: Context): Confidence | null {
  if (context === 'other') return null
  if (context === 'named') return isPair(written) ? 'certain' : isAlone(written) ? 'likely' : null
  // With a hyphen it is a form hardly anything else has.
  if (isFull(written)) return written.signs[0] === '-' ? 'likely' : 'possible'
  return null
}

export const judgeBankAccount: NumberJudge = written => {
  if (!beginsWithDigit(written) || !(isPair(written) || isAlone(written) || isFull(written))) return null
  if (/^0*$/.test(written.digits)) return null
  const { around, start, end } = written
  const context = contextOf('bank-account', around, start, end)
  const confidence = confidenceOf(written, context)
  return confidence === null ? null : hit('bank-account', [start, end], confidence, context)
}
