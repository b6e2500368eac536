// What people decide, and what asked them to: breaks of pledges, whether each was a breach of personal data security, and acts
// one person may not do alone. Who decided and why is what the leaf commits to, sealed under the key of its case
// (openings.ts); no second copy stands here. Made by migrations/0007-decisions.ts.

import type { ColumnType, GeneratedAlways } from 'kysely'
import type { BreachAnswer } from '../core/breach.ts'

type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null, Date | null>

/** A part that became broken, by the look that saw it first. Its case is `break.<look>`. */
export interface PledgeBreakTable {
  look: string
}

/** Added to and never changed: the latest is the answer, those before it are how it came about. */
export interface BreachAnswerTable {
  id: string
  number: GeneratedAlways<string | number>
  look: string
  answer: BreachAnswer
  at: Time
  /** When the company became aware of a breach: what the 72 hours are counted from. Null unless the answer is yes. */
  aware_at: OptionalTime
  leaf: string
}

/** Something one person may not do alone, as src/accounts/two-people.ts knows it. Its case is `act.<id>`. */
export interface ActTable {
  id: string
  kind: string
  /** The id of what it is done to. */
  subject: string
  /** The account that asked. */
  asked_by: string
  alone: boolean
  at: Time
  state: 'asked' | 'delayed' | 'agreed' | 'done' | 'cancelled'
  /** Until when it is asked, delayed or agreed to; when it was done or called off. */
  state_at: Time
  second_kind: 'account' | 'outside' | null
  second: string | null
}

export interface DecisionTables {
  pledge_break: PledgeBreakTable
  breach_answer: BreachAnswerTable
  act: ActTable
}
