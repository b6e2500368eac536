// A pledge's days: what it stood at when each day ended. Pure. Proven by assemble.test.ts.

import type { Look, Part, Verdict } from './pledge.ts'
import { judgePart, judgePledge } from './verdict.ts'

export interface Day {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly verdict: Verdict | null
}

/** A day to judge: its name and the moment it ends (or now, for today). */
export interface DayEnd {
  readonly day: string
  readonly start: Date
  readonly end: Date
}

/**
 * The verdict of a pledge at the end of each day; null for a day on which nobody looked at any of its parts.
 * Looks may come in any order. Each look is judged by the register and notice of its own time: what was seen was seen.
 */
export function pledgeDays(
  parts: readonly { readonly part: Part; readonly everyMs: number | null }[],
  looks: readonly Look[],
  days: readonly DayEnd[],
): readonly Day[] {
  const ordered = looks.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return days.map(({ day, start, end }) => {
    const until = ordered.filter(look => Date.parse(look.at) <= end.getTime())
    const lookedThatDay = until.some(look => Date.parse(look.at) >= start.getTime())
    if (!lookedThatDay) return { day, verdict: null }
    const latest = new Map(until.map(look => [look.part, look]))
    const states = parts.map(({ part, everyMs }) => {
      const look = latest.get(part.id) ?? null
      const today = { now: end, registerHash: look?.registerHash ?? '', noticeHash: look?.noticeHash ?? '' }
      return judgePart({ part, everyMs, look, since: look?.at ?? null }, today)
    })
    return { day, verdict: judgePledge(states).verdict }
  })
}

const dayMs = 86_400_000

/** The last `count` days up to now, oldest first, as days of UTC. */
export function lastDays(now: Date, count: number): readonly DayEnd[] {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs
  return Array.from({ length: count }, (_, index) => {
    const start = new Date(midnight - (count - 1 - index) * dayMs)
    const end = new Date(Math.min(start.getTime() + dayMs - 1, now.getTime()))
    return { day: start.toISOString().slice(0, 10), start, end }
  })
}
