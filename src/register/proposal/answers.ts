// Which answers to the questions of `init` cannot be right, so that they are asked for again while somebody is there to
// look the number up. What may be left empty is; the rest the register cannot be read without.
// Proven by test/proposal.test.ts.

import type { AgainReason, QuestionId } from '../../language/init.ts'
import { cvrDigits, hasRightCheckDigit } from '../cvr.ts'
import { mailOf } from './facts.ts'

const optional: ReadonlySet<QuestionId> = new Set<QuestionId>(['phone', 'domain', 'dpo', 'acceptedBy'])

/** Why the answer is asked for again; null where it may stand. */
export function wrongAnswer(id: QuestionId, answer: string): AgainReason | null {
  if (answer === '') return optional.has(id) ? null : 'needed'
  if (id === 'cvr') {
    const digits = cvrDigits(answer)
    return digits !== null && hasRightCheckDigit(digits) ? null : 'cvr'
  }
  if (id === 'email' || id === 'dpo') return mailOf.test(answer) ? null : 'email'
  return null
}
