// A whole log, told: what the report is, the overview, and the parts there is anything of, in the order they are read.
// Proven by report.test.ts.

import type { Words } from '../../core/language.ts'
import { both } from '../../language/finding.ts'
import { daySaid, hourSaid } from '../../language/numbers.ts'
import { span, withShare, trafficReportWords as words } from '../../language/traffic-report.ts'
import type { Figures } from '../figures.ts'
import {
  type Block,
  type Fact,
  fact,
  inBoth,
  numberWords,
  type Part,
  partOf,
  saidBlock,
  shareWords,
} from './block.ts'
import { countOf, detailsOf, sumOf } from './counted.ts'
import { attacksPart, hasMail, mailPart, signInsPart } from './mail.ts'
import { answersPart, botParts, errorsPart, hoursPart, requestsPart, timesPart } from './operations.ts'
import { estimateWords, tableParts, visitorsPart } from './people.ts'

export interface TrafficReport {
  readonly kind: 'traffic-report'
  /** The files, or what was read, as a person called it. */
  readonly name: string
  readonly lines: number
  readonly unread: number
  /** Names of the formats the lines had. */
  readonly formats: readonly string[]
  readonly figures: Figures
}

export interface Told {
  readonly title: Words
  /** What it is and what it may be used for. */
  readonly says: readonly Words[]
  readonly parts: readonly Part[]
}

export function tell(report: TrafficReport): Told {
  const { figures } = report
  const parts = [
    ...requestsPart(figures),
    ...visitorsPart(figures),
    ...tableParts(figures),
    ...answersPart(figures),
    ...hoursPart(figures),
    ...timesPart(figures),
    ...botParts(figures),
    ...errorsPart(figures),
    ...mailPart(figures),
    ...signInsPart(figures),
    ...attacksPart(figures),
  ]
  return {
    title: words.title(report.name),
    says: saysOf(figures),
    parts: [
      ...partOf('overview', words.parts.overview, [
        overviewOf(report),
        parts.length === 0 ? saidBlock(words.nothing) : null,
      ]),
      ...parts,
      ...partOf('left-out', words.parts['left-out'], [
        { kind: 'list', items: [...words.leftOut, words.zone] },
      ]),
    ],
  }
}

/** Whether anybody visited is said only of a log that tells of visitors. */
function saysOf({ visitors, lost }: Figures): readonly Words[] {
  const tables = [...(visitors?.tables ?? []), lost]
  const isSingle = tables.some(({ k, cells }) => k <= 1 && cells.length > 0)
  return [words.counts, ...(visitors === null ? [] : [words.purpose]), ...(isSingle ? [words.single] : [])]
}

const part = (name: Words, count: number, all: number): readonly Fact[] =>
  count > 0 ? [fact(name, withShare(numberWords(count), shareWords(count, all)))] : []

function overviewOf(report: TrafficReport): Block {
  const { figures, formats, lines, unread } = report
  const { counts } = figures
  const facts = [
    fact(words.facts.period, periodOf(figures)),
    ...(formats.length === 0
      ? []
      : [fact(words.facts.formats, both(formats.join(', '), formats.join(', ')))]),
    fact(words.facts.lines, numberWords(lines)),
    ...part(words.facts.unread, unread, lines),
    ...part(words.facts.aside, countOf(counts, 'aside'), lines),
    ...part(words.facts.late, countOf(counts, 'late'), lines),
    ...webFacts(figures),
    ...visitorFacts(figures),
    ...otherFacts(figures),
  ]
  return { kind: 'facts', facts }
}

/** Whole days are told as days. */
function periodOf({ from, to }: Figures): Words {
  const isWhole = from % 24 === 0 && (to + 1) % 24 === 0
  const said = (hour: number): Words =>
    inBoth(language =>
      isWhole ? daySaid(Math.floor(hour / 24), language, 'full') : hourSaid(hour, language, 'full'),
    )
  return span(said(from), said(to))
}

function webFacts({ counts }: Figures): readonly Fact[] {
  const requests = countOf(counts, 'requests')
  if (requests === 0) return []
  const statuses = detailsOf(counts, 'status')
  const ofClass = (digit: string) => sumOf(statuses.filter(([status]) => status.startsWith(digit)))
  return [
    fact(words.facts.requests, numberWords(requests)),
    fact(words.facts.bytes, numberWords(countOf(counts, 'bytes'), 'bytes')),
    ...part(words.facts.refused, ofClass('4'), requests),
    ...part(words.facts.failed, ofClass('5'), requests),
    ...part(words.facts.fromBots, sumOf(detailsOf(counts, 'bot')), requests),
  ]
}

function visitorFacts({ visitors }: Figures): readonly Fact[] {
  const days = visitors?.days ?? []
  const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + of(day), 0)
  const [low, high] = [sum(day => day.low), sum(day => Math.max(day.low, day.high))]
  const bots = sum(day => day.bots)
  if (!(high + bots > 0)) return []
  const isExact = days.every(day => day.isExact)
  const all = span(numberWords(low + bots), numberWords(high + bots))
  return [
    fact(words.facts.visitors, span(numberWords(low), numberWords(high)), isExact ? null : estimateWords),
    fact(words.facts.bots, numberWords(bots), words.facts.withBots(all)),
    fact(words.facts.views, numberWords(sum(({ views }) => views))),
  ]
}

function otherFacts(figures: Figures): readonly Fact[] {
  const { counts } = figures
  const attacks = sumOf(detailsOf(counts, 'attack'))
  const failed = sumOf(detailsOf(counts, 'sign-in').filter(([detail]) => detail.endsWith('-failed')))
  return [
    ...(hasMail(figures)
      ? [fact(words.facts.sent, numberWords(countOf(counts, 'delivery/sent-outside')))]
      : []),
    ...(hasMail(figures) ? [fact(words.facts.queued, numberWords(countOf(counts, 'queued')))] : []),
    ...(failed > 0 ? [fact(words.facts.signInsFailed, numberWords(failed))] : []),
    ...(attacks > 0 ? [fact(words.facts.attacks, numberWords(attacks))] : []),
  ]
}
