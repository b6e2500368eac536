// What people decide, and what asked them to: breaks of pledges, and whether each was a breach of personal data security. Who
// decided and why is what the leaf commits to, sealed under the key of its case (openings.ts); no second copy stands here.
// Made by migrations/0007-decisions.ts, 0010-acts.ts and 0011-clocks.ts.

import type { ColumnType, GeneratedAlways } from 'kysely'
import type { BreachAnswer } from '../core/breach.ts'

type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null, Date | null>

/** A part that became broken, by the look that saw it first. Its case is `break.<look>`. */
export interface PledgeBreakTable {
  look: string
  /** The part and the number of its last look before that was kept: one break for one run. */
  run: string | null
}

/** Added to and never changed: the latest is the answer, those before it are how it came about. */
export interface BreachAnswerTable {
  id: string
  number: GeneratedAlways<string | number>
  look: string
  answer: BreachAnswer
  at: Time
  /** When the company became aware of a breach: what the 72 hours are counted from. Null unless the answer says it is one. */
  aware_at: OptionalTime
  leaf: string
}

export interface DecisionTables {
  pledge_break: PledgeBreakTable
  breach_answer: BreachAnswerTable
}
