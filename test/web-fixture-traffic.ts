// Traffic as the pages about it show it: a week of a small company's website and mail, made from the days asked for, so that any
// period can be; with visitors, without them as the notice of the fixture has it, or before anything was counted.

import type {
  AlarmShown,
  Figures,
  PeriodAsked,
  SourceStanding,
  Traffic,
  VisitorsAllowed,
} from '../src/app/traffic.ts'
import { noTraffic } from '../src/app/traffic.ts'
import type { ShownTable, Sums, VisitorFigures } from '../src/traffic/figures.ts'
import type { CountKey } from '../src/traffic/tally.ts'
import { parseDay } from '../src/traffic/traffic.ts'

export type FixtureTraffic = 'operations' | 'visitors' | 'never'

/** Text that a request may bring, to be seen made fit: it turns the text around it, is markup, and a formula to a spreadsheet. */
export const hostilePath = '=cmd|/\u202egnp.exe,"<script>alert(1)</script>"'

export const fixtureSources: readonly SourceStanding[] = [
  {
    ...{ source: 'web', name: { da: 'Hjemmesiden', en: 'The website' }, kind: 'files', format: 'combined' },
    ...{ lastReadAt: '2026-03-02T07:59:30.000Z', lines: 31_270, unread: 12, trouble: null, practice: false },
  },
  {
    ...{ source: 'mail', name: { da: 'Postserveren', en: 'The mail server' }, kind: 'syslog' },
    ...{ format: 'syslog', lastReadAt: '2026-03-01T11:00:00.000Z', lines: 2_400, unread: 0, practice: true },
    trouble: {
      da: 'Der er ikke kommet en linje i 20 timer.',
      en: 'No line has come for 20 hours.',
    },
  },
]

const alarms: readonly AlarmShown[] = [
  {
    ...{ id: '01957a00-0000-7000-8000-0000000000e1', at: '2026-03-02T05:12:00.000Z', endedAt: null },
    ...{ scenario: 'password-mail', source: 'mail', times: 412, addresses: 3 },
  },
  {
    ...{ id: '01957a00-0000-7000-8000-0000000000e0', at: '2026-02-26T22:40:00.000Z' },
    ...{ endedAt: '2026-02-26T22:52:00.000Z', scenario: 'probe', source: 'web', times: 96, addresses: 1 },
  },
]

const allowed: VisitorsAllowed = {
  isAllowed: true,
  because: {
    da: 'Privatlivspolitikken siger det: »Vi tæller, hvor mange der læser vores sider.«',
    en: 'The notice says so: “We count how many read our pages.”',
  },
}

export function fixtureTraffic(how: FixtureTraffic): Traffic {
  if (how === 'never') return noTraffic
  const hasVisitors = how === 'visitors'
  return Object.freeze({
    sources: async () => fixtureSources,
    visitorsAllowed: () => (hasVisitors ? allowed : noTraffic.visitorsAllowed()),
    figures: async (asked: PeriodAsked) => figuresOf(asked, hasVisitors),
    alarms: async () => alarms,
    kept: () => ({
      window: 'P14D',
      hosts: [
        { name: 'Nordlys Hosting', rawLog: null },
        { name: 'Ovnpost', rawLog: 'P30D' },
      ],
    }),
    isPublic: () => hasVisitors,
  })
}

/** Whole days; the last seven of the fixture where none are asked for. */
export function figuresOf({ from, to, source }: PeriodAsked, hasVisitors: boolean): Figures {
  const first = parseDay(from ?? '2026-02-23') ?? 0
  const last = parseDay(to ?? '2026-03-01') ?? 0
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const scale = source === 'mail' ? 0 : 1
  const steps = days.map(day => sumsOf(day, scale))
  return {
    ...{ from: first * 24, to: last * 24 + 23, step: 'day', steps, counts: countsOf(steps) },
    lost: {
      ...{ table: 'lost', k: 5, rest: { texts: 20, hits: 44 } },
      cells: [
        { text: '/wp-login.php', hits: 210, bytes: 42_000, visitors: 61 },
        { text: hostilePath, hits: 18, bytes: 3_000, visitors: 7 },
        { text: '/gammel-side', hits: 12, bytes: 2_400, visitors: 6 },
      ],
    },
    visitors: hasVisitors ? visitorsOf(days) : null,
  }
}

const wave = (day: number, most: number): number => ((day * 7_919) % 97) * Math.ceil(most / 97)

const sumsOf = (day: number, scale: number): Sums => ({
  ...{
    at: day,
    requests: scale * (3_000 + wave(day, 1_500)),
    bytes: scale * (60_000_000 + wave(day, 9_000_000)),
  },
  ...{
    refused: scale * (120 + wave(day, 60)),
    failed: scale * (day % 5),
    bots: scale * (800 + wave(day, 300)),
  },
  ...{ attacks: scale * (40 + wave(day, 90)), mailsSent: 60 + (day % 17), mailsTaken: 140 + (day % 23) },
  ...{ mailsRejected: 30 + (day % 13), signInsFailed: 90 + (day % 71) },
})

/** Sums of the steps, told apart. */
function countsOf(steps: readonly Sums[]): Figures['counts'] {
  const total = (of: (sums: Sums) => number) => steps.reduce((sum, step) => sum + of(step), 0)
  const requests = total(step => step.requests)
  const [refused, failed] = [total(step => step.refused), total(step => step.failed)]
  const [bots, attacked] = [total(step => step.bots), total(step => step.attacks)]
  const [sent, taken, rejected] = [
    total(step => step.mailsSent),
    total(step => step.mailsTaken),
    total(step => step.mailsRejected),
  ]
  const signIns = total(step => step.signInsFailed)
  const counts: readonly (readonly [CountKey, number])[] = [
    ...webCounts(
      requests,
      refused,
      failed,
      total(step => step.bytes),
    ),
    ['bot/search', bots - 3 * Math.floor(bots / 6)],
    ['bot/ai', 2 * Math.floor(bots / 6)],
    ['bot/behaviour', Math.floor(bots / 6)],
    ['ai/GPTBot', Math.floor(bots / 6)],
    ['ai/ClaudeBot', Math.floor(bots / 6) - 5],
    ['ai/other', 5],
    ['attack/probe', attacked - 20],
    ['attack/injection', 20],
    ...mailCounts(sent, taken, rejected),
    ['sign-in/ssh-failed', signIns - 30],
    ['sign-in/ssh-unknown-user', 60],
    ['sign-in/ssh-accepted', 9],
    ['sign-in/imap-failed', 30],
    ['sign-in/imap-accepted', 840],
    ['oddity/smtp-not-smtp', 4],
    ['lines', requests + 400],
    ['unread', 12],
  ]
  return new Map(counts.filter(([, count]) => count > 0))
}

const webCounts = (
  requests: number,
  refused: number,
  failed: number,
  bytes: number,
): readonly (readonly [CountKey, number])[] => [
  ['requests', requests],
  ['bytes', bytes],
  ['status/200', requests - refused - failed - 300],
  ['status/304', 300],
  ['status/404', refused - 20],
  ['status/403', 20],
  ['status/502', failed],
  ['method/GET', requests - 90],
  ['method/POST', 90],
  ['timed', requests],
  ['time-sum', requests * 42],
  ['time/25', requests - 700],
  ['time/100', 600],
  ['time/1000', 90],
  ['time/above', 10],
  ['server-error/error', 6],
  ['server-error/crit', 1],
]

const mailCounts = (
  sent: number,
  taken: number,
  rejected: number,
): readonly (readonly [CountKey, number])[] => [
  ['delivery/sent-outside', sent],
  ['delivery/sent-mailbox', taken],
  ['delivery/deferred-outside', 14],
  ['delivery/bounced-outside', 9],
  ['bounced/5.1.1', 6],
  ['bounced/5.7.1', 3],
  ['deferred/4.4.1', 14],
  ['delay/1', sent],
  ['delay/30', taken],
  ['queued', sent + taken],
  ['queued-bytes', (sent + taken) * 81_000],
  ['rejected/relay', 12],
  ['rejected/blocklist', rejected - 12],
  ['connected/in', taken + rejected],
  ['connected/out', sent],
  ['encrypted/in-1.3', taken],
  ['encrypted/out-1.3', sent - 5],
  ['encrypted/out-1.2', 5],
]

function visitorsOf(days: readonly number[]): VisitorFigures {
  return {
    days: days.map((day, at) => ({
      ...{ day, low: 400 + (day % 60), high: 400 + (day % 60) + (at === 2 ? 37 : 0), isExact: true },
      ...{ bots: 90, views: 1_500 + (day % 300), because: at === 2 ? 'restarted' : null },
      isClosed: at < days.length - 1,
    })),
    byHour: Array.from({ length: 24 }, (_, hour) => 20 + ((hour * 13) % 41)),
    tables: [
      tableOf('page', ['/', '/broed', '/kontakt', hostilePath]),
      tableOf('referrer', ['https://www.google.com', 'https://www.krak.dk']),
      tableOf('country', ['DK', 'SE', 'DE']),
      tableOf('browser', ['Chrome', 'Safari', 'Firefox', 'other']),
      tableOf('system', ['Windows', 'iOS', 'Android']),
    ],
  }
}

const tableOf = (table: ShownTable['table'], texts: readonly string[]): ShownTable => ({
  ...{ table, k: 5, rest: { texts: 10, hits: 40 } },
  cells: texts.map((text, at) => ({
    ...{ text, hits: 900 - at * 210, bytes: 4_000_000, visitors: 300 - at * 70 },
  })),
})
