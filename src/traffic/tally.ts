// The stored type: counts of an hour, by closed lists. There is no field for an address, a user agent, a mail address, a user
// name, a query or a path; a detail that is not of its list does not get in. Texts go through release.ts, visitors through
// visitors.ts. Sums merge from any number of collectors. Proven by tally.test.ts.

import { errorLevels, rejections, services, tlsVersions } from './event.ts'
import { methods } from './received.ts'

/** Families of bots. `behaviour`: no list knows it, and it behaves like one. */
export const botKinds = [
  'search',
  'ai',
  'preview',
  'feed',
  'monitor',
  'tool',
  'scanner',
  'other',
  'behaviour',
] as const
export type BotKind = (typeof botKinds)[number]

/** Crawlers that gather texts for language models or fetch pages on their behalf, by the name they give themselves. */
export const aiCrawlers = [
  ...[
    'GPTBot',
    'ChatGPT-User',
    'OAI-SearchBot',
    'ClaudeBot',
    'Claude-User',
    'Claude-SearchBot',
    'anthropic-ai',
  ],
  ...[
    'Google-Extended',
    'GoogleOther',
    'PerplexityBot',
    'Perplexity-User',
    'CCBot',
    'Bytespider',
    'Amazonbot',
  ],
  ...[
    'Applebot-Extended',
    'meta-externalagent',
    'meta-externalfetcher',
    'FacebookBot',
    'cohere-ai',
    'Diffbot',
  ],
  ...['DuckAssistBot', 'MistralAI-User', 'YouBot', 'Timpibot', 'ImagesiftBot', 'PetalBot', 'AI2Bot'],
  ...['OAI-AdsBot', 'Google-CloudVertexBot', 'Google-NotebookLM', 'Gemini-Deep-Research', 'Google-Agent'],
  ...['meta-webindexer', 'TikTokSpider', 'PanguBot', 'DeepSeekBot', 'bedrockbot', 'AzureAI-SearchBot'],
  ...['omgili', 'img2dataset', 'ICC-Crawler', 'other'],
] as const
export type AiCrawler = (typeof aiCrawlers)[number]

/** What was tried against us. Scenarios of alarms (scenarios.ts) speak of the same. */
export const attacks = [
  ...['password-ssh', 'password-mail', 'relay', 'probe', 'injection', 'traversal', 'scanner', 'garbage'],
] as const
export type Attack = (typeof attacks)[number]

/** Upper ends of classes of response times, in milliseconds; the last class is above all of them. */
export const timeClasses = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const
/** Upper ends of classes of how long a delivery took, in seconds. */
export const delayClasses = [1, 5, 30, 300, 3_600, 86_400] as const

const classNames = (ends: readonly number[]): readonly string[] => [...ends.map(end => `${end}`), 'above']
const deliveries = ['sent', 'deferred', 'bounced', 'expired', 'undeliverable', 'deliverable'] as const

/** Every measure with its details. A measure without details stands alone; `dsn` details are codes of RFC 3463. */
export const measures = Object.freeze({
  requests: [],
  bytes: [],
  status: [...Array.from({ length: 500 }, (_, at) => `${at + 100}`), 'odd'],
  method: methods,
  bot: botKinds,
  ai: aiCrawlers,
  attack: attacks,
  /** Requests whose time the log says, and the sum of those times in milliseconds. */
  timed: [],
  'time-sum': [],
  time: classNames(timeClasses),
  'server-error': errorLevels,
  delivery: deliveries.flatMap(outcome => [`${outcome}-outside`, `${outcome}-mailbox`]),
  delay: classNames(delayClasses),
  bounced: 'dsn',
  deferred: 'dsn',
  queued: [],
  'queued-bytes': [],
  rejected: rejections,
  greyed: rejections,
  connected: ['in', 'out'],
  encrypted: ['in', 'out'].flatMap(side => tlsVersions.map(version => `${side}-${version}`)),
  'sign-in': services.flatMap(service => [
    `${service}-accepted`,
    `${service}-failed`,
    `${service}-unknown-user`,
  ]),
  oddity: services.flatMap(service => ['not-smtp', 'handshake', 'dropped'].map(kind => `${service}-${kind}`)),
  /** Lines of the log, those nobody could read, and those that came after their day was closed. */
  lines: [],
  unread: [],
  aside: [],
  late: [],
} as const)
export type Measure = keyof typeof measures

/** `status/404`, `requests`. */
export type CountKey = Measure | `${Measure}/${string}`

const dsn = /^[245]\.[0-7]\.(?:0|[1-9]\d{0,2})$/
const details: ReadonlyMap<string, ReadonlySet<string> | 'dsn'> = new Map(
  Object.entries(measures).map(([measure, list]) => [
    measure,
    list === 'dsn' ? 'dsn' : new Set<string>(list),
  ]),
)

/** Whether a key is of the lists: what is not, is not stored. */
export function isCountKey(key: string): key is CountKey {
  const slash = key.indexOf('/')
  const list = details.get(slash < 0 ? key : key.slice(0, slash))
  if (list === undefined) return false
  if (slash < 0) return list !== 'dsn' && list.size === 0
  const detail = key.slice(slash + 1)
  return list === 'dsn' ? dsn.test(detail) : list.has(detail)
}

/** Counts of one hour. `hour`: hours since 1970-01-01T00, as the log writes its time. */
export interface HourTally {
  readonly hour: number
  readonly counts: ReadonlyMap<CountKey, number>
}
