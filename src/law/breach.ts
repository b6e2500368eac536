// What the law asks once personal data security was breached, as dated data with its source. The periods are counted by whoever
// shows them; whether something is a breach is decided by a person. Proven by breach.test.ts.

import { type BreachAnswer, isBreach } from '../core/breach.ts'
import { gdpr } from './law.ts'

export const breachLaw = Object.freeze({
  source: gdpr.source,
  from: gdpr.applicableFrom,
  /** What a breach of personal data security is. */
  meaning: 'GDPR 4(12)',
  /** To the authority, from when the controller became aware; later only with the reasons for the delay. */
  notify: Object.freeze({
    provision: 'GDPR 33(1)',
    hours: 72,
    /** Unless the breach is unlikely to result in a risk to the rights and freedoms of natural persons; why is written down (33(5)). */
    unless: 'no-risk' as const satisfies BreachAnswer,
    done: 'told' as const satisfies BreachAnswer,
  }),
  /** A processor tells the controller without undue delay. */
  toController: 'GDPR 33(2)',
  /** Every breach is written down, also one nobody has to be told of. */
  written: 'GDPR 33(5)',
  /** To the people concerned, where the risk to them is high. */
  toPeople: 'GDPR 34(1)',
})

const hourMs = 3_600_000

/** Until when the authority is to be told without having to say why it took longer. */
export const notifyBefore = (awareAt: Date): Date =>
  new Date(awareAt.getTime() + breachLaw.notify.hours * hourMs)

/** Whether an answer leaves the authority to be told. */
export const isToNotify = (answer: BreachAnswer | null): boolean =>
  isBreach(answer) && answer !== breachLaw.notify.unless && answer !== breachLaw.notify.done
