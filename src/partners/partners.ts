// "Kunder, leverandører og samarbejdspartnere": the front door. So far this room looks at what the DNS shows of the
// company's mail; which parts it feeds is in pledges.ts, what it needs of the register in declared.ts.

import type { Resolve } from '../core/ports.ts'
import type { Check } from '../pledge/pledge.ts'
import type { DeclaredMail } from './declared.ts'
import { mailCheck } from './pledges.ts'

/** The checks of this room, one for each part it looks at. */
export const partnerChecks = (declared: DeclaredMail, resolve: Resolve): readonly Check[] =>
  Object.freeze([mailCheck(declared, resolve)])
