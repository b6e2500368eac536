// Payment cards: ISO/IEC 7812 numbers of 12 to 19 digits, told by the issuer's range, its lengths and the Luhn digit. The ranges
// are the common ones, in no official list. One number in ten passes Luhn by chance: the range, the groups and the words make it sure. Proven by card.test.ts.

import { hit } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Context } from '../hit.ts'
import {
  beginsWithDigit,
  dividedBy,
  groupLengths,
  type NumberJudge,
  passesLuhn,
  type Written,
} from './digits.ts'

export interface Issuer {
  readonly name: string
  /** First and last of the leading digits, equally long. */
  readonly ranges: readonly (readonly [string, string])[]
  readonly lengths: readonly number[]
}

export const issuers: readonly Issuer[] = [
  { name: 'Visa', ranges: [['4', '4']], lengths: [13, 16, 19] },
  {
    name: 'Mastercard',
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  {
    name: 'American Express',
    ranges: [
      ['34', '34'],
      ['37', '37'],
    ],
    lengths: [15],
  },
  {
    name: 'Diners Club',
    ranges: [
      ['300', '305'],
      ['3095', '3095'],
      ['36', '36'],
      ['38', '39'],
    ],
    lengths: [14, 16, 17, 18, 19],
  },
  {
    name: 'Discover',
    ranges: [
      ['6011', '6011'],
      ['644', '649'],
      ['65', '65'],
    ],
    lengths: [16, 17, 18, 19],
  },
  { name: 'JCB', ranges: [['3528', '3589']], lengths: [16, 17, 18, 19] },
  {
    name: 'JCB, older',
    ranges: [
      ['2131', '2131'],
      ['1800', '1800'],
    ],
    lengths: [15],
  },
  {
    name: 'UnionPay',
    ranges: [
      ['62', '62'],
      ['81', '81'],
    ],
    lengths: [16, 17, 18, 19],
  },
  { name: 'Dankort', ranges: [['5019', '5019']], lengths: [16] },
  {
    name: 'Maestro',
    ranges: [
      ['50', '50'],
      ['56', '58'],
      ['63', '63'],
      ['67', '67'],
    ],
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
  },
]

const within = (digits: string, [first, last]: readonly [string, string]): boolean => {
  const head = digits.slice(0, first.length)
  return head >= first && head <= last
}

const issuerOf = (digits: string): Issuer | null =>
  issuers.find(
    ({ ranges, lengths }) => lengths.includes(digits.length) && ranges.some(range => within(digits, range)),
  ) ?? null

/** How cards are printed: in fours, or as 4-6-5 and 4-6-4. Other groups are not a card's. */
const printed = /^(?:4-4-4-[1-4]|4-4-4-4-[1-3]|4-6-[45])$/

/** Beside a word for it, Luhn is enough: ranges are given out anew. Without one the range must be an issuer's. */
function confidenceOf(written: Written, context: Context): Confidence | null {
  const known = issuerOf(written.digits) !== null
  if (context === 'named') return known ? 'certain' : 'likely'
  if (!known) return null
  if (context === 'other') return 'possible'
  if (written.groups.length > 1) return 'certain'
  return written.digits.length < 14 ? 'possible' : 'likely'
}

const isLength = ({ length }: string): boolean => length >= 12 && length <= 19

export const judgeCard: NumberJudge = written => {
  if (!isLength(written.digits) || !beginsWithDigit(written) || !dividedBy(written, ' -')) return null
  if (written.groups.length > 1 && !printed.test(groupLengths(written))) return null
  if (!passesLuhn(written.digits) || /^(.)\1*$/.test(written.digits)) return null
  const { around, start, end } = written
  const context = contextOf('card', around, start, end)
  const confidence = confidenceOf(written, context)
  return confidence === null ? null : hit('card', [start, end], confidence, context)
}
