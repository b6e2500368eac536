// The parts of a report about mail, sign-ins and attacks: each of a log that tells of it, and of no other. Proven by report.test.ts.

import type { Words } from '../../core/language.ts'
import { both } from '../../language/finding.ts'
import {
  attackWords,
  deliveredToWords,
  deliveryWords,
  dsnSubjectWords,
  measureWords,
  oddityWords,
  rejectionWords,
  serviceWords,
  signInWords,
  tlsWords,
} from '../../language/traffic-measures.ts'
import { withShare, trafficReportWords as words } from '../../language/traffic-report.ts'
import { services } from '../event.ts'
import type { Figures } from '../figures.ts'
import { delayClasses } from '../tally.ts'
import {
  type Block,
  type Fact,
  fact,
  inBoth,
  numberWords,
  type Part,
  partOf,
  type Row,
  shareWords,
} from './block.ts'
import { countOf, detailsOf, named, sumOf, tableOf } from './counted.ts'
import { seriesOf } from './operations.ts'

/** »sent-outside« -> Leveret, ud af huset. */
function deliveryName(detail: string): Words {
  const dash = detail.lastIndexOf('-')
  const outcome = named(deliveryWords)(detail.slice(0, dash))
  const to = named(deliveredToWords)(detail.slice(dash + 1))
  return inBoth(language => `${outcome[language]}, ${to[language]}`)
}

/** »5.1.1« -> 5.1.1 Adressen. */
function dsnName(code: string): Words {
  const subject = dsnSubjectWords[code.split('.')[1] ?? '']
  return subject === undefined ? both(code, code) : inBoth(language => `${code} ${subject[language]}`)
}

const delayName = (end: string): Words => {
  const last = numberWords((delayClasses.at(-1) ?? 0) * 1_000, 'ms')
  return end === 'above' ? words.above(last) : words.atMost(numberWords(Number(end) * 1_000, 'ms'))
}

/** How many of the connections were encrypted: none is told where no connection was logged. */
function encryptedFact({ counts }: Figures, side: 'in' | 'out', name: Words): readonly Fact[] {
  const encrypted = sumOf(detailsOf(counts, 'encrypted').filter(([detail]) => detail.startsWith(`${side}-`)))
  const connected = countOf(counts, `connected/${side}`)
  if (encrypted === 0 && connected === 0) return []
  const number = numberWords(encrypted)
  return [fact(name, connected >= encrypted ? withShare(number, shareWords(encrypted, connected)) : number)]
}

function mailFacts(figures: Figures): readonly Fact[] {
  const { counts } = figures
  const bytes = countOf(counts, 'queued-bytes')
  const told = [
    [words.facts.queued, countOf(counts, 'queued')],
    [words.facts.sent, countOf(counts, 'delivery/sent-outside')],
    [words.facts.toMailbox, countOf(counts, 'delivery/sent-mailbox')],
    [
      words.facts.bounced,
      countOf(counts, 'delivery/bounced-outside') + countOf(counts, 'delivery/bounced-mailbox'),
    ],
    [words.facts.rejected, sumOf(detailsOf(counts, 'rejected'))],
  ] as const
  return [
    ...told.map(([name, count], at) =>
      fact(name, numberWords(count), at === 0 && bytes > 0 ? numberWords(bytes, 'bytes') : null),
    ),
    ...encryptedFact(figures, 'in', words.facts.encryptedIn),
    ...encryptedFact(figures, 'out', words.facts.encryptedOut),
  ]
}

const ofMail = ['queued', 'delivery', 'rejected', 'greyed', 'connected', 'encrypted', 'delay'] as const
export const hasMail = ({ counts }: Figures): boolean =>
  ofMail.some(measure =>
    measure === 'queued' ? countOf(counts, measure) > 0 : detailsOf(counts, measure).length > 0,
  )

function tlsTable({ counts }: Figures, side: 'in' | 'out', title: Words): Block | null {
  const details = detailsOf(counts, 'encrypted').flatMap(
    ([detail, count]): readonly (readonly [string, number])[] =>
      detail.startsWith(`${side}-`) ? [[detail.slice(side.length + 1), count]] : [],
  )
  return tableOf(title, words.columns.version, details, named(tlsWords))
}

export function mailPart(figures: Figures): readonly Part[] {
  if (!hasMail(figures)) return []
  const { counts } = figures
  const { columns, titles } = words
  const ofMeasure = (measure: 'rejected' | 'greyed') =>
    tableOf(measureWords[measure], columns.reason, detailsOf(counts, measure), named(rejectionWords))
  return partOf('mail', words.parts.mail, [
    { kind: 'facts', facts: mailFacts(figures) },
    seriesOf(figures, titles.mailOverTime, [
      ['mailsTaken', words.series.mailsTaken, 'count'],
      ['mailsSent', words.series.mailsSent, 'count'],
      ['mailsRejected', words.series.mailsRejected, 'count'],
    ]),
    tableOf(measureWords.delivery, columns.outcome, detailsOf(counts, 'delivery'), deliveryName),
    tableOf(titles.bounced, columns.reason, detailsOf(counts, 'bounced'), dsnName),
    tableOf(titles.deferred, columns.reason, detailsOf(counts, 'deferred'), dsnName),
    ...[ofMeasure('rejected'), ofMeasure('greyed')],
    ...[tlsTable(figures, 'in', titles.tlsIn), tlsTable(figures, 'out', titles.tlsOut)],
    tableOf(measureWords.delay, columns.took, detailsOf(counts, 'delay'), delayName),
  ])
}

const outcomes = ['accepted', 'failed', 'unknown-user'] as const

export function signInsPart(figures: Figures): readonly Part[] {
  const { counts } = figures
  const rows = services.flatMap((service): readonly Row[] => {
    const values = outcomes.map(outcome => countOf(counts, `sign-in/${service}-${outcome}`))
    return values.some(count => count > 0) ? [{ text: named(serviceWords)(service), values }] : []
  })
  const columns = outcomes.map(outcome => ({ name: named(signInWords)(outcome), unit: 'count' }) as const)
  const title = words.parts['sign-ins']
  return partOf('sign-ins', title, [
    rows.length === 0
      ? null
      : { kind: 'table', title, head: words.columns.service, columns, rows, rest: null, isCode: false },
    seriesOf(figures, words.titles.signInsFailed, [['signInsFailed', words.columns.hits, 'count']]),
    tableOf(measureWords.oddity, words.columns.kind, detailsOf(counts, 'oddity'), oddityName),
  ])
}

/** »smtp-not-smtp« -> Send post (SMTP): Talte ikke postens sprog. */
function oddityName(detail: string): Words {
  const dash = detail.indexOf('-')
  const service = named(serviceWords)(detail.slice(0, dash))
  const what = named(oddityWords)(detail.slice(dash + 1))
  return inBoth(language => `${service[language]}: ${what[language]}`)
}

export const attacksPart = (figures: Figures): readonly Part[] =>
  partOf('attacks', words.parts.attacks, [
    tableOf(words.parts.attacks, words.columns.kind, detailsOf(figures.counts, 'attack'), named(attackWords)),
    seriesOf(figures, words.titles.attacks, [['attacks', words.columns.hits, 'count']]),
  ])
