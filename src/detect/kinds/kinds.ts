// Which judge confirms candidates of which shape: the kinds that have a form of their own. A shape several kinds share is judged by all
// of them, and the surest answer is given, so that it does not matter which shape found a number first. Proven by kinds.test.ts.

import type { ScanRules } from '../hit.ts'
import { judgeCoordinates } from './coordinates.ts'
import { judgeCpr, spelledRules } from './cpr.ts'
import { judgeVat } from './cvr.ts'
import { degreeRules } from './degrees.ts'
import { encodedRules, judgeEmail } from './email.ts'
import { judgeIban } from './iban.ts'
import { areTooFew, judgeIp4, judgeIp6 } from './ip.ts'
import { judgeMac } from './mac.ts'
import { judgeNumber, surestOf } from './number.ts'
import { judgeExtension } from './phone.ts'

const judgeGroups = surestOf(judgeMac, judgeIp6)

export const kinds = {
  cpr: surestOf(judgeCpr, judgeNumber),
  email: judgeEmail,
  iban: judgeIban,
  ibanSmall: judgeIban,
  ibanShort: judgeIban,
  card: judgeNumber,
  phone45: judgeNumber,
  ip4: surestOf(judgeIp4, judgeNumber),
  vat: judgeVat,
  number: judgeNumber,
  extension: judgeExtension,
  hexrun: (around, start, end) => (areTooFew(around, start, end) ? null : judgeGroups(around, start, end)),
  macHyphens: judgeMac,
  decimals: judgeCoordinates,
} as const satisfies ScanRules['shapes']

/** And what of these kinds a sign finds rather than a shape. */
export const kindKeywords: ScanRules['keywords'] = [...degreeRules, ...encodedRules, ...spelledRules]
