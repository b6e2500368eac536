// Danish accounts: a registration number of four digits and an account of up to ten (positions 5 to 18 of a Danish IBAN). There is no
// common check digit: the form `1234-0123456789` or a word beside it tells one, then in any groups. Proven by bank-account.test.ts.

import { hit, lettersOf } from '../around.ts'
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

/** Years, and a day with its year. */
const isTime = ({ text }: Written): boolean =>
  /^(?:(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}|[0-9]{1,2}[ -][0-9]{1,2}[ -](?:[0-9]{2}|[0-9]{4}))$/.test(text)

/** As people divide it who name it. */
const isNamed = (written: Written): boolean =>
  written.digits.length <= 14 && dividedBy(written, ' -') && !isTime(written)

/** `reg.nr. 1234 konto ` before an account: where the registration number begins. */
const registration =
  /(?<![A-Za-z])reg(?:istrerings)?[. ]{0,2}(?:nr|no|nummer)?[.: ]{0,3}([0-9]{4})[,;/ ]{1,3}(?:og )?konto(?:nr|nummer)?[.: ]{0,3}$/i

function startOf({ around, start, text }: Written): number {
  const match = /^[0-9]/.test(text) ? registration.exec(lettersOf(around, start - 48, start)) : null
  if (match === null) return start
  return start - (match[0].length - match[0].indexOf(match[1] ?? ''))
}

function confidenceOf(written: Written, context: Context): Confidence | null {
  if (context === 'other') return null
  if (context === 'named') return isPair(written) ? 'certain' : isNamed(written) ? 'likely' : null
  // With a hyphen it is a form hardly anything else has.
  if (isFull(written)) return written.signs[0] === '-' ? 'likely' : 'possible'
  return null
}

export const judgeBankAccount: NumberJudge = written => {
  if (!beginsWithDigit(written) || !(isPair(written) || isNamed(written) || isFull(written))) return null
  if (/^0*$/.test(written.digits)) return null
  const { around, start, end } = written
  const context = contextOf('bank-account', around, start, end)
  const confidence = confidenceOf(written, context)
  if (confidence === null) return null
  const from = startOf(written)
  return hit('bank-account', [from, end], from < start ? 'certain' : confidence, context)
}
