// Every break of a pledge asks whether it is a breach of personal data security (GDPR Art. 4(12), 33): what is asked, what was
// answered, until when the authority is to be told, and the answer kept. Proven by test/contracts/breaches.test.ts and
// test/journeys/desk.test.ts.

import { breachAnswers } from '../core/breach.ts'
import { breachClockWords } from '../language/clocks.ts'
import { isToNotify, notifyBefore } from '../law/breach.ts'
import {
  answersTo,
  breakCase,
  type GivenAnswer,
  type KeptAnswer,
  keepAnswer,
} from '../store/breach-answers.ts'
import { type Break, breaks, breaksAnswered, findBreak } from '../store/breaks.ts'
import type { Store } from '../store/store.ts'
import type { Clocks, DueClock } from './clocks.ts'
import { pledgeOf } from './notifications/changes.ts'
import { pledgeNamed } from './notifications/letters.ts'
import type { Opened } from './opened.ts'

export interface BreakCase extends Break {
  /** Until when a breach is to be notified (ISO 8601); null where it need not be, was, or is none. */
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
  const { answer, awareAt } = found
  const before =
    awareAt === null || !isToNotify(answer) ? null : notifyBefore(new Date(awareAt)).toISOString()
  return Object.freeze({ ...found, notifyBefore: before })
}

/** The 72 hours of each breach the authority is to be told of: they run until an answer says that it was, or need not be. */
export const breachClocks =
  ({ owner }: Pick<Store, 'owner'>): Clocks =>
  async () => {
    const toNotify = await breaksAnswered(owner, breachAnswers.filter(isToNotify))
    return toNotify.flatMap(clockOf)
  }

function clockOf(found: Break): readonly DueClock[] {
  const { look, part, notifyBefore: before } = caseOf(found)
  if (before === null) return []
  const { title, ends, late } = breachClockWords
  return [
    Object.freeze({
      ...{ kind: 'breach', about: breakCase(look), due: new Date(before) },
      ...{ title: title(pledgeNamed(pledgeOf(part))), ends, late },
      page: { da: `/da/brudte-loefter/${look}`, en: `/en/broken-pledges/${look}` },
      row: 'desk.break',
    } as const),
  ]
}
