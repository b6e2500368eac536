// Clocks: what the law wants done by a moment, until somebody has said that it is. A room hangs its own by a line
// in desk.ts; today's page shows them, and the teller reminds of them (notifications/teller.ts): the owners and the deputy,
// before a clock runs out and once when it has. The steps are ours; the moment is the law's.
// Proven by test/contracts/clocks.test.ts and test/journeys/notifications.test.ts.

import type { RouteId } from '../core/access.ts'
import type { Language, Words } from '../core/language.ts'
import type { EventDraft } from '../store/events.ts'

/** Hours before it runs out; 0 is when it has. */
const stepsBeforeHours = Object.freeze({
  breach: [48, 24, 6, 0],
})
export type ClockKind = keyof typeof stepsBeforeHours

export interface DueClock {
  readonly kind: ClockKind
  /** The case it runs in. */
  readonly about: string
  readonly due: Date
  /** What has to be done, as one would say it before "at the latest …". */
  readonly title: Words
  /** What ends it. */
  readonly ends: Words
  /** What else is to be done once it has run out. */
  readonly late: Words
  /** Where it is seen and ended, and the row that says by whom. */
  readonly page: Readonly<Record<Language, string>>
  readonly row: RouteId
}

/** The clocks that run now, whichever is due first at the top. What was stopped is not among them. */
export type Clocks = () => Promise<readonly DueClock[]>

export const openClocks =
  (rooms: readonly Clocks[]): Clocks =>
  async () => {
    const all = await Promise.all(rooms.map(clocks => clocks()))
    return all.flat().toSorted((a, b) => a.due.getTime() - b.due.getTime())
  }

const hourMs = 3_600_000

/** The step a clock has come to; null before the first. Of steps that passed while nobody looked only the last is told. */
function stepAt({ kind, due }: DueClock, now: Date): Date | null {
  const steps = stepsBeforeHours[kind].map(hours => new Date(due.getTime() - hours * hourMs))
  return steps.findLast(step => step <= now) ?? null
}

/** Another clock where the moment it is due was changed. Each of its steps is told once by this name and its own moment. */
const nameOf = ({ kind, about, due }: DueClock): string => `clock ${kind} ${about} ${due.toISOString()} `

/** What is to be told of now, each once by its key. */
export const remindersOf = (clocks: readonly DueClock[], now: Date): readonly EventDraft[] =>
  clocks.flatMap(clock => {
    const at = stepAt(clock, now)
    if (at === null) return []
    return [
      {
        kind: 'clock.due',
        pledge: null,
        part: null,
        key: nameOf(clock) + at.toISOString(),
        at,
        mailed: true,
      } as const,
    ]
  })

/** Of clocks that run, those that keys told of; of several steps of one, it once. */
export const clocksOf = (clocks: readonly DueClock[], keys: readonly string[]): readonly DueClock[] =>
  clocks.filter(clock => keys.some(key => key.startsWith(nameOf(clock))))
