// The week's traffic for the Monday mail: what was counted in the seven days before, and the week in one picture. Nothing where
// nothing was counted, and no visitors where the notice carries none. Proven by week-traffic.test.ts.

import type { Words } from '../../core/language.ts'
import { dayOf } from '../../language/dates.ts'
import { weekdays } from '../../language/notifications.ts'
import { inFull } from '../../language/numbers.ts'
import { trafficLetterWords } from '../../language/traffic-letter.ts'
import type { LetterBlock } from '../../mail/letter.ts'
import type { Figures, Traffic } from '../traffic.ts'

type Sum = Exclude<keyof Figures['steps'][number], 'at'>

export interface WeekTraffic {
  /** Of each of the seven days, Monday first. */
  readonly days: readonly Readonly<Record<Sum, number>>[]
  readonly alarms: number
  /** Of a day: the fewest and the most there may have been; null where none are counted. */
  readonly visitors: { readonly least: number; readonly most: number } | null
}

/** `days`: seven of them, `YYYY-MM-DD`. Null where nothing was counted in them. */
export async function weekTraffic(
  traffic: Traffic,
  days: readonly string[],
  zone: string,
): Promise<WeekTraffic | null> {
  const [from = null, to = null] = [days[0], days.at(-1)]
  const figures = await traffic.figures({ from, to, source: null })
  if (figures === null) return null
  const sums = days.map(day => sumsOf(figures, Date.parse(day) / 86_400_000))
  if (sums.every(each => Object.values(each).every(sum => sum === 0))) return null
  const alarms = (await traffic.alarms()).filter(({ at }) => days.includes(dayOf(new Date(at), zone)))
  const seen = traffic.visitorsAllowed().isAllowed ? (figures.visitors?.days ?? []) : []
  const visitors =
    seen.length === 0
      ? null
      : { least: Math.min(...seen.map(({ low }) => low)), most: Math.max(...seen.map(({ high }) => high)) }
  return { days: sums, alarms: alarms.length, visitors }
}

function sumsOf({ step, steps }: Figures, day: number): Readonly<Record<Sum, number>> {
  const own = steps.filter(({ at }) => (step === 'day' ? at : Math.floor(at / 24)) === day)
  const sum = (of: Sum) => own.reduce((all, each) => all + each[of], 0)
  return {
    ...{ requests: sum('requests'), bytes: sum('bytes'), refused: sum('refused'), failed: sum('failed') },
    ...{ bots: sum('bots'), attacks: sum('attacks'), mailsSent: sum('mailsSent') },
    ...{ mailsTaken: sum('mailsTaken'), mailsRejected: sum('mailsRejected') },
    signInsFailed: sum('signInsFailed'),
  }
}

export function trafficBlocks(week: WeekTraffic, say: (words: Words) => string, language: 'da' | 'en') {
  const { heading, web, mail, security, visitors } = trafficLetterWords
  const sum = (of: Sum) => week.days.reduce((all, day) => all + day[of], 0)
  const hasWeb = sum('requests') > 0
  const hasMail = sum('mailsSent') + sum('mailsTaken') + sum('mailsRejected') > 0
  const items = [
    ...(hasWeb ? [web(sum('requests'), sum('refused'), sum('failed'))] : []),
    ...(hasMail ? [mail(sum('mailsSent'), sum('mailsTaken'), sum('mailsRejected'))] : []),
    security(sum('signInsFailed'), sum('attacks'), week.alarms),
    ...(week.visitors === null ? [] : [visitors(week.visitors.least, week.visitors.most)]),
  ]
  const picture = hasWeb ? [lengthsOf(week, 'requests', say, language)] : []
  const orMail = !hasWeb && hasMail ? [lengthsOf(week, 'mailsTaken', say, language)] : []
  return [
    { kind: 'paragraph', text: say(heading) },
    { kind: 'list', items: items.map(say) },
    ...picture,
    ...orMail,
  ] as const satisfies readonly LetterBlock[]
}

function lengthsOf(
  { days }: WeekTraffic,
  of: 'requests' | 'mailsTaken',
  say: (words: Words) => string,
  language: 'da' | 'en',
) {
  const { requests, mails, day, count } = trafficLetterWords
  return {
    kind: 'lengths',
    caption: say(of === 'requests' ? requests : mails),
    heads: [say(day), say(count)],
    rows: weekdays.map(({ full }, at) => {
      const value = days[at]?.[of] ?? 0
      return { name: say(full), value, says: inFull(value, language) }
    }),
  } as const
}
