// The Monday mail: what is broken and since when, what to do, and the week in one picture, day by day for each pledge.
// The days are the week's; what stands beside them is how it is when the letter is written. The week's traffic follows where any was
// counted. Proven by monday.test.ts and week-traffic.test.ts.

import type { Words } from '../../core/language.ts'
import { dayInFull, dayOf } from '../../language/dates.ts'
import { exampleNote } from '../../language/example.ts'
import { mondayWords, weekdays } from '../../language/notifications.ts'
import type { LetterBlock } from '../../mail/letter.ts'
import type { Strips } from '../../mail/strips.ts'
import type { PledgeLine } from '../../pledge/board.ts'
import { pledgeDays } from '../../pledge/history.ts'
import type { Verdict } from '../../pledge/pledge.ts'
import { lastLooksWithin } from '../../store/week-looks.ts'
import type { Unclosed } from '../mailbag.ts'
import type { Opened } from '../opened.ts'
import { linesOf } from '../standing.ts'
import type { Traffic } from '../traffic.ts'
import { type Addressed, boardPath, linkTo } from './letters.ts'
import { daysBefore } from './week.ts'
import { trafficBlocks, type WeekTraffic, weekTraffic } from './week-traffic.ts'

export interface WeekReport {
  /** Seven days, `YYYY-MM-DD`, Monday first. */
  readonly days: readonly string[]
  readonly pledges: readonly { readonly line: PledgeLine; readonly days: readonly (Verdict | null)[] }[]
  readonly controller: string
  readonly example: boolean
  /** Null where nothing was counted. */
  readonly traffic: WeekTraffic | null
}

/** The week before a Monday. */
export async function reportWeek(
  on: Opened,
  traffic: Traffic,
  monday: string,
  zone: string,
): Promise<WeekReport> {
  const { edition, checks, lawFindings } = await on.inForce.refresh()
  const lines = await linesOf(edition, on.ground, checks, lawFindings)
  const days = daysBefore(monday, zone)
  const dates = days.map(({ day }) => day)
  const parts = lines.flatMap(line => line.parts.map(({ part }) => part.id))
  const looks = await lastLooksWithin(on.store.owner, parts, days)
  const { controller, example } = edition.file.register
  return {
    ...{ days: dates, controller: controller.name, example },
    traffic: await weekTraffic(traffic, dates, zone),
    pledges: lines.map(line => ({
      line,
      days: pledgeDays(line.parts, looks, days).map(({ verdict }) => verdict),
    })),
  }
}

export function mondayLetter(report: WeekReport, addressed: Addressed): Unclosed {
  const { language } = addressed.to
  const say = (words: Words) => words[language]
  const at = (verdict: Verdict) => report.pledges.filter(({ line }) => line.verdict.verdict === verdict)
  const [kept, broken, unknown] = [at('kept').length, at('broken').length, at('unknown').length]
  return {
    ...{ to: addressed.to.mail, language },
    subject: say(mondayWords.subject(kept, broken, unknown)),
    blocks: [
      { kind: 'paragraph', text: say(mondayWords.lead(inFull(report.days[0]), inFull(report.days.at(-1)))) },
      ...brokenBlocks(report, addressed),
      stripsOf(report, say),
      ...unknownBlocks(report, say),
      ...(report.traffic === null ? [] : trafficBlocks(report.traffic, say, language)),
      ...linkTo(addressed.origin, say(mondayWords.open), boardPath[language]),
      ...(report.example ? [{ kind: 'paragraph', text: say(exampleNote(report.controller)) } as const] : []),
    ],
  }
}

const inFull = (day = ''): Words => ({ da: dayInFull(day, 'da'), en: dayInFull(day, 'en') })

function brokenBlocks({ pledges }: WeekReport, { to, zone }: Addressed): readonly LetterBlock[] {
  const say = (words: Words) => words[to.language]
  const broken = pledges.filter(({ line }) => line.verdict.verdict === 'broken')
  if (broken.length === 0) return [{ kind: 'paragraph', text: say(mondayWords.calm) }]
  const items = broken.map(({ line: { name, since, next } }) => {
    const told = mondayWords.broken(name, since === null ? inFull() : inFull(dayOf(new Date(since), zone)))
    return next === null ? say(told) : `${say(told)} ${say(mondayWords.do(next))}`
  })
  return [
    { kind: 'paragraph', text: say(mondayWords.brokenHeading(broken.length)) },
    { kind: 'list', items },
  ]
}

function unknownBlocks({ pledges }: WeekReport, say: (words: Words) => string): readonly LetterBlock[] {
  const unknown = pledges.filter(({ line }) => line.verdict.verdict === 'unknown')
  const items = unknown.flatMap(({ line: { name, next } }) =>
    next === null ? [] : [say(mondayWords.unknownLine(name, next))],
  )
  const rest = unknown.length - items.length
  return [
    ...(items.length === 0
      ? []
      : ([
          { kind: 'paragraph', text: say(mondayWords.unknownHeading) },
          { kind: 'list', items },
        ] as const)),
    ...(rest === 0 ? [] : [{ kind: 'paragraph', text: say(mondayWords.nothingElse(rest)) } as const]),
  ]
}

function stripsOf({ pledges }: WeekReport, say: (words: Words) => string): Strips {
  const { caption, pledge, marks } = mondayWords
  return {
    ...{ kind: 'strips', caption: say(caption), head: say(pledge) },
    days: weekdays.map(({ short, full }) => ({ short: say(short), full: say(full) })),
    rows: pledges.map(({ line, days }) => ({
      name: say(line.name),
      says: summaryOf(days).map(say).join(', '),
      marks: days.map(verdict => verdict ?? 'none'),
    })),
    words: {
      ...{ kept: say(marks.kept), broken: say(marks.broken) },
      ...{ unknown: say(marks.unknown), none: say(marks.none) },
    },
  }
}

/** The same as the marks, in words: the worst first. */
function summaryOf(days: readonly (Verdict | null)[]): readonly Words[] {
  const { row } = mondayWords
  const count = (verdict: Verdict) => days.filter(day => day === verdict).length
  if (count('kept') === days.length) return [row.keptAll]
  const said = (['broken', 'unknown', 'kept'] as const)
    .filter(verdict => count(verdict) > 0)
    .map(verdict => row[verdict](count(verdict)))
  return said.length === 0 ? [row.none] : said
}
