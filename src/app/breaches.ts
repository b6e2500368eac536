// Every break of a pledge asks whether it is a breach of personal data security (GDPR Art. 4(12), 33): what is asked, what was
// answered, until when the authority is to be told, and the answer kept. Proven by test/contracts/breaches.test.ts and
// test/journeys/desk.test.ts.

import { notifyBefore } from '../law/breach.ts'
import { answersTo, type GivenAnswer, type KeptAnswer, keepAnswer } from '../store/breach-answers.ts'
import { type Break, breaks, findBreak } from '../store/breaks.ts'
import type { Opened } from './opened.ts'

export interface BreakCase extends Break {
  /** Until when a breach is to be notified (ISO 8601); null where it is not said to be one. */
  readonly notifyBefore: string | null
}

export interface Breaches {
  /** What is to be decided first, then the latest. */
  list(): Promise<readonly BreakCase[]>
  /** Null where there is no such break. `look` is a UUID. */
  find(look: string): Promise<BreakCase | null>
  /** Newest first. Who reads them leaves a leaf. */
  answers(look: string): Promise<readonly KeptAnswer[]>
  answer(given: GivenAnswer): Promise<'kept' | 'not-found'>
}

export function openBreaches({ setting, store, keys }: Opened): Breaches {
  const { clock, random } = setting
  const on = { db: store.owner, keys, clock, random }
  return Object.freeze({
    list: async () => (await breaks(store.owner)).map(caseOf),
    find: async (look: string) => {
      const found = await findBreak(store.owner, look)
      return found === null ? null : caseOf(found)
    },
    answers: (look: string) => answersTo(on, look),
    answer: (given: GivenAnswer) => keepAnswer(on, given),
  })
}

export function caseOf(found: Break): BreakCase {
  const { awareAt } = found
  const before = awareAt === null ? null : notifyBefore(new Date(awareAt)).toISOString()
  return Object.freeze({ ...found, notifyBefore: before })
}
