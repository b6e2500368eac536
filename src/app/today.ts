// What is on the desk today: what broke, what is unknown and could be looked at, what is due, what happens by itself in the
// next day, and the next three things to do. `readToday` asks store and register; `assembleToday` is pure and decides.
// Proven by today.test.ts and test/journeys/desk.test.ts.

import type { Words } from '../core/language.ts'
import type { ProcessingRecord } from '../core/record.ts'
import { dayOf } from '../language/dates.ts'
import type { PledgeHistory, PledgeLine } from '../pledge/board.ts'
import { lastDays, pledgeDays } from '../pledge/history.ts'
import type { PledgeId, Verdict } from '../pledge/pledge.ts'
import { recordOf } from '../register/record/record.ts'
import { breaks } from '../store/breaks.ts'
import { type Erasures, erasuresOf } from '../store/erasures.ts'
import { lastLooksOfDays } from '../store/looks.ts'
import { type BreakCase, caseOf } from './breaches.ts'
import type { Clocks, DueClock } from './clocks.ts'
import { diagnoseErasures } from './erasures.ts'
import type { Folder } from './in-force.ts'
import { holdersOf } from './log-state.ts'
import type { Opened } from './opened.ts'
import { linesOf } from './standing.ts'

/** Something with a day it has to be done by, or that waits for a person. Moments are ISO 8601, days `YYYY-MM-DD`. */
export type Due =
  /** What the law wants done by a moment, until somebody has said that it is. */
  | { readonly kind: 'clock'; readonly clock: DueClock; readonly leftMs: number }
  /** Supervision of a processor; `dueAt` is null where it was never done and has no first day. */
  | {
      readonly kind: 'supervision'
      readonly name: string
      readonly dueAt: string | null
      readonly late: boolean
    }
  /** An edit of the policy folder that the gate did not let through. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'proposed'; readonly count: number }
  | { readonly kind: 'stale'; readonly pledges: readonly PledgeLine[] }

export type NextStep =
  | { readonly kind: 'answer'; readonly look: string; readonly part: string }
  | { readonly kind: 'mend'; readonly pledge: PledgeId; readonly name: Words; readonly next: Words }
  | { readonly kind: 'accept'; readonly count: number }
  | { readonly kind: 'fill'; readonly count: number }
  | { readonly kind: 'outside' | 'holder' | 'mail' }

/** What happens by itself within a day from now. */
export interface ByItself {
  readonly checks: number
  readonly first: { readonly pledge: Words; readonly at: string } | null
  /** How it stands with rows that were erased: scrubbed, waiting for whom, or destroyed by key. */
  readonly erasures: readonly Words[]
}

export interface WeekLine {
  readonly pledge: PledgeId
  readonly name: Words
  readonly days: PledgeHistory['days']
}

export interface TodayDesk {
  readonly at: string
  /** Every pledge, in the order of the policy. */
  readonly lines: readonly PledgeLine[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly broken: readonly PledgeLine[]
  /** Breaks nobody has decided about: not answered, or not possible to say then. */
  readonly undecided: readonly BreakCase[]
  /** Unknown, though something looks or could look. */
  readonly unknown: readonly PledgeLine[]
  /** Pledges nothing looks at yet in any part that is left. */
  readonly notBuilt: number
  readonly due: readonly Due[]
  readonly byItself: ByItself
  /** Three at most. */
  readonly next: readonly NextStep[]
  readonly week: readonly WeekLine[]
}

export interface TodayFacts {
  readonly now: Date
  readonly lines: readonly PledgeLine[]
  readonly week: readonly WeekLine[]
  readonly breaks: readonly BreakCase[]
  readonly clocks: readonly DueClock[]
  readonly record: Pick<ProcessingRecord, 'processors' | 'proposed' | 'missing'>
  readonly folder: Folder
  readonly erasures: Erasures
  readonly outside: boolean
  readonly hasMailServer: boolean
  readonly hasHolder: boolean
}

export async function readToday(on: Opened, clocks: Clocks): Promise<TodayDesk> {
  const { setting, store, ground, inForce } = on
  const { edition, checks, lawFindings } = await inForce.refresh()
  const { register } = edition.file
  const now = setting.clock.now()
  const lines = await linesOf(edition, ground, checks, lawFindings)
  return assembleToday({
    now,
    lines,
    week: await weekOf(on, lines, now),
    breaks: (await breaks(store.owner)).map(caseOf),
    clocks: await clocks(),
    record: recordOf(register, dayOf(now)),
    folder: inForce.folder,
    erasures: await erasuresOf(on.server, store.owner),
    outside: setting.outside,
    hasMailServer: (setting.env['ORDHOLDEN_SMTP'] ?? '') !== '',
    hasHolder: holdersOf(register).length > 0,
  })
}

const daysOfWeek = 7

/** How each pledge stood at the end of each of the last seven days. */
export async function weekOf(
  { store }: Pick<Opened, 'store'>,
  lines: readonly PledgeLine[],
  now: Date,
): Promise<readonly WeekLine[]> {
  const span = lastDays(now, daysOfWeek)
  const ids = lines.flatMap(({ parts }) => parts.map(({ part }) => part.id))
  const looks = await lastLooksOfDays(store.owner, ids, span[0]?.start ?? now)
  const byPart = Map.groupBy(looks, ({ part }) => part)
  return lines.map(({ pledge, name, parts }) => {
    const own = parts.flatMap(({ part }) => byPart.get(part.id) ?? [])
    return { pledge, name, days: pledgeDays(parts, own, span) }
  })
}

export function assembleToday(facts: TodayFacts): TodayDesk {
  const { now, lines, week } = facts
  const standing = (verdict: PledgeLine['verdict']['verdict']) =>
    lines.filter(line => line.verdict.verdict === verdict)
  const unknown = standing('unknown')
  const couldBeSeen = unknown.filter(({ parts }) =>
    parts.some(part => part.verdict === 'unknown' && part.standing !== 'not-built'),
  )
  return Object.freeze({
    at: now.toISOString(),
    lines,
    counts: { kept: standing('kept').length, broken: standing('broken').length, unknown: unknown.length },
    broken: standing('broken'),
    undecided: facts.breaks.filter(({ answer }) => answer === null || answer === 'cannot-say'),
    unknown: couldBeSeen,
    notBuilt: unknown.length - couldBeSeen.length,
    due: dueOf(facts),
    byItself: byItselfOf(facts),
    next: nextOf(facts),
    week,
  })
}

/** How long before its day supervision is said to be due. */
const soonMs = 30 * 86_400_000

function dueOf(facts: TodayFacts): readonly Due[] {
  const { lines, record, folder, clocks, now } = facts
  const stale = lines.filter(({ parts }) => parts.some(({ standing }) => standing === 'stale'))
  return [
    ...clocks.map(clock => ({ kind: 'clock', clock, leftMs: clock.due.getTime() - now.getTime() }) as const),
    ...supervisionOf(facts),
    ...(folder === 'edited' ? [{ kind: 'edit' } as const] : []),
    ...(record.proposed > 0 ? [{ kind: 'proposed', count: record.proposed } as const] : []),
    ...(stale.length > 0 ? [{ kind: 'stale', pledges: stale } as const] : []),
  ]
}

const supervisionOf = ({ record, now }: TodayFacts): readonly Due[] => {
  const soon = new Date(now.getTime() + soonMs).toISOString().slice(0, 10)
  return record.processors
    .filter(({ dueAt, overdue, everyMonths, lastAt }) =>
      dueAt === null ? everyMonths !== null && lastAt === null : overdue || dueAt <= soon,
    )
    .toSorted((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
    .map(({ name, dueAt, overdue }) => ({ kind: 'supervision', name, dueAt, late: overdue }) as const)
}

const dayMs = 86_400_000

function byItselfOf({ lines, now, erasures }: TodayFacts): ByItself {
  const until = now.getTime() + dayMs
  const due = lines
    .flatMap(({ name, parts }) => parts.map(part => ({ name, part })))
    .flatMap(({ name, part: { everyMs, look, standing } }) =>
      everyMs === null ? [] : [{ name, everyMs, at: dueAt(standing, look?.at ?? null, everyMs, now) }],
    )
    .filter(({ at }) => at < until)
    .toSorted((a, b) => a.at - b.at)
  const times = ({ at, everyMs }: (typeof due)[number]) => Math.ceil((until - at) / everyMs)
  const [first] = due
  const { says, next } = diagnoseErasures(erasures)
  return {
    checks: due.reduce((sum, each) => sum + times(each), 0),
    first: first === undefined ? null : { pledge: first.name, at: new Date(first.at).toISOString() },
    erasures: next === null ? [says] : [says, next],
  }
}

// What was changed since it was looked at is looked at anew at the next tick.
const dueAt = (standing: string, lookedAt: string | null, everyMs: number, now: Date): number =>
  lookedAt === null || standing === 'changed'
    ? now.getTime()
    : Math.max(now.getTime(), Date.parse(lookedAt) + everyMs)

const steps = 3

/** In the order they are worth doing: what was broken, what waits for an answer, what makes more of it certain. */
function nextOf(facts: TodayFacts): readonly NextStep[] {
  const { lines, breaks, record, outside, hasHolder, hasMailServer } = facts
  const unanswered = breaks.filter(({ answer }) => answer === null)
  const mend = lines.flatMap(({ verdict, pledge, name, next }) =>
    verdict.verdict === 'broken' && next !== null ? [{ kind: 'mend', pledge, name, next } as const] : [],
  )
  const all: readonly NextStep[] = [
    ...unanswered.slice(0, 1).map(({ look, part }) => ({ kind: 'answer', look, part }) as const),
    ...mend.slice(0, 1),
    ...(record.proposed > 0 ? [{ kind: 'accept', count: record.proposed } as const] : []),
    ...(record.missing.length > 0 ? [{ kind: 'fill', count: record.missing.length } as const] : []),
    ...(outside ? [] : [{ kind: 'outside' } as const]),
    ...(hasHolder ? [] : [{ kind: 'holder' } as const]),
    ...(hasMailServer ? [] : [{ kind: 'mail' } as const]),
  ]
  return all.slice(0, steps)
}
