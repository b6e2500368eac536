// The parts of pledges this room looks at: `traffic.only-technical` (own-tables, own-logs, window, host-log for each host) and
// `traffic.no-trackers` (own-tallies). A check looks at what is there, through ports, with a scan of its own; it never asks the
// code it is to hold to account, and it tells kinds and places, never what was found. Proven by pledges.test.ts.

import type { Clock } from '../core/clock.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { daysOf, periodBefore } from '../core/period.ts'
import { trafficCheckWords as words } from '../language/traffic-checks.ts'
import type { Basis, Check, Finding } from '../pledge/pledge.ts'
import type { DeclaredHostLog, DeclaredTraffic, DeclaredWindow } from './declared.ts'
import { lookInFiles, type OwnPlace } from './look-in-files.ts'
import { lookInTables, type StoredTraffic } from './look-in-tables.ts'
import { isoDay } from './traffic.ts'

export type { OwnPlace } from './look-in-files.ts'
export type { StoredColumn, StoredTable, StoredTraffic } from './look-in-tables.ts'

/** What is kept of addresses behind attacks. Days are days since 1970-01-01, as the log writes its time. */
export interface WindowSeen {
  /** Days whose rows or key are not gone. */
  readonly days: number
  /** The oldest and the newest day whose rows are not gone; null where there is none. */
  readonly oldestDay: number | null
  readonly newestDay: number | null
  /** The oldest day whose key is not destroyed. */
  readonly oldestKeyDay: number | null
}

export interface TrafficPorts {
  readonly clock: Clock
  readonly stored: StoredTraffic
  readonly own: OwnPlace
  /** Null where it cannot be seen. */
  window(): Promise<WindowSeen | null>
  /** Rows about visitors: of days, and of texts that they shared. */
  visitorRows(): Promise<number>
  /** Whether the published notice carries statistics on visitors, and which words do or what stands in the way. */
  visitorsAllowed(): { readonly isAllowed: boolean; readonly because: Words }
}

const everyMs = 6 * 3_600_000

export const trafficChecks = (declared: DeclaredTraffic, ports: TrafficPorts): readonly Check[] => [
  check('own-tables', async signal => lookInTables(ports.stored, signal)),
  { ...check('own-logs', async signal => lookInFiles(ports.own, signal)), timeoutMs: limits.ownScanMs },
  check('window', async () => judgeWindow(declared.window, await ports.window(), ports.clock)),
  ...declared.hosts.map(host => hostCheck(host)),
  talliesCheck(ports),
]

function check(part: keyof typeof words.method, look: Check['look']): Check {
  return Object.freeze<Check>({
    part: `traffic.only-technical/${part}`,
    everyMs,
    timeoutMs: limits.checkTimeoutMs,
    canShow: ['kept', 'broken'],
    method: words.method[part],
    look,
  })
}

const said = (
  verdict: Finding['verdict'],
  reason: Words,
  next: Words | null,
  rest: Partial<Pick<Finding, 'notLookedAt' | 'basis' | 'evidence'>> = {},
): Finding => ({ verdict, reason, next, notLookedAt: null, basis: [], evidence: {}, ...rest })

/** The erasing runs by the hour, and a key is of a whole day: what is one day over may still be on its way. */
const graceDays = 1
const dayMs = 86_400_000

export function judgeWindow(declared: DeclaredWindow | null, seen: WindowSeen | null, clock: Clock): Finding {
  if (seen === null) return said('unknown', words.window.unseen, words.window.again)
  const { days, oldestDay, newestDay, oldestKeyDay } = seen
  const evidence = { days, oldestDay, newestDay, oldestKeyDay, period: declared?.period ?? null }
  const isEmpty = days === 0
  if (declared === null)
    return isEmpty
      ? said('kept', words.window.none, null, { evidence })
      : said('broken', words.window.undeclared, words.window.declare, { evidence })
  const basis: readonly Basis[] = declared.proposed ? ['proposed'] : []
  const rest = { basis, evidence, notLookedAt: declared.isDeclared ? null : words.window.standard }
  const today = clock.now().getTime() / dayMs
  const first = Math.floor(periodBefore(clock.now(), declared.period).getTime() / dayMs) - graceDays
  for (const [what, day] of [
    ['address', oldestDay],
    ['key', oldestKeyDay],
  ] as const)
    if (day !== null && day < first)
      return said('broken', words.window.tooOld(what, isoDay(day), declared.period), words.window.erase, rest)
  if (newestDay !== null && newestDay > today + graceDays)
    return said('unknown', words.window.ahead(isoDay(newestDay)), words.window.clock, rest)
  return said('kept', isEmpty ? words.window.none : words.window.kept(declared.period, days), null, rest)
}

const hostCheck = (host: DeclaredHostLog): Check => ({
  ...check('host-log', async () => judgeHost(host)),
  part: `traffic.only-technical/host-log:${host.id}`,
  ofTexts: true,
})

/** It is never seen what a host erases: what is looked at is that its period is known, and agreed. */
export function judgeHost({ name, period, agreed, longest, proposed }: DeclaredHostLog): Finding {
  if (period === null) return said('unknown', words.host.unasked(name), words.host.ask(name))
  const basis: readonly Basis[] = proposed ? ['proposed'] : []
  const rest = { basis, evidence: { period, agreed, longest }, notLookedAt: words.host.notLookedAt(name) }
  if (agreed === null) return said('unknown', words.host.notAgreed(name, period), words.host.agree, rest)
  if (longest !== null && daysOf(period).least > daysOf(longest).most)
    return said('broken', words.host.longer(name, period, longest), words.host.shorten, rest)
  return said('kept', words.host.kept(name, period, agreed.at), null, rest)
}

const talliesCheck = ({ visitorRows, visitorsAllowed }: TrafficPorts): Check =>
  Object.freeze<Check>({
    part: 'traffic.no-trackers/own-tallies',
    everyMs,
    timeoutMs: limits.checkTimeoutMs,
    canShow: ['kept', 'broken'],
    method: words.method['own-tallies'],
    look: async () => judgeTallies(await visitorRows(), visitorsAllowed()),
  })

export function judgeTallies(rows: number, allowed: ReturnType<TrafficPorts['visitorsAllowed']>): Finding {
  const evidence = { rows, isAllowed: allowed.isAllowed }
  if (allowed.isAllowed) return said('kept', words.tallies.carried(allowed.because), null, { evidence })
  if (rows > 0) return said('broken', words.tallies.uncarried(rows), words.tallies.erase, { evidence })
  return said('kept', words.tallies.none(allowed.because), null, { evidence })
}
