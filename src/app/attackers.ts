// Who attacked: kept while it is watched, and opened for whoever has a reason. The leaf of the reading stands in the log before
// anything is opened; what is opened is handed over and kept nowhere. Proven by test/contracts/security-window.test.ts.

import { formatAddress } from '../core/address.ts'
import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { attackersWords as words } from '../language/traffic-attackers.ts'
import { keepAlarms, type News } from '../store/alarms.ts'
import { type Kept, keepAttackers, readAttackers, type SecurityWindow } from '../store/attackers.ts'
import type { Store } from '../store/store.ts'
import { isoDay, isoHour } from '../traffic/traffic.ts'
import { blocklist } from '../traffic/watch/blocklist.ts'
import type { Taken } from '../traffic/watch/watch.ts'

export interface AttackersAsked {
  readonly window: SecurityWindow
  /** Days since 1970-01-01. */
  readonly today: number
  /** Why somebody has to know. */
  readonly reason: string
}

/** One address, over the whole period. */
export interface Attacker {
  readonly address: string
  readonly times: number
  /** What it tried, as `attacks` names it. */
  readonly scenarios: readonly string[]
  readonly sources: readonly string[]
  /** `2026-11-23T09`, as the log writes its time. */
  readonly first: string
  readonly last: string
}

export interface OpenedAttackers {
  /** ISO dates, both within. */
  readonly from: string
  readonly to: string
  /** Who tried most first. */
  readonly attackers: readonly Attacker[]
  /** True where there were more than are opened at once: the latest are here. */
  readonly isCut: boolean
  /** Lines for a firewall, and how many addresses were left out as our own networks. */
  readonly blocklist: { readonly lines: readonly string[]; readonly left: number }
}

/** Refuses with `usage` without a reason, with `purpose-refused` where the purpose of the window is not in force. */
export async function openAttackers({ window, today, reason }: AttackersAsked): Promise<OpenedAttackers> {
  const why = reason.trim()
  if (why === '' || why.length > limits.reasonLetters)
    throw new Refusal('usage', {
      message: `expected a reason of 1 to ${limits.reasonLetters} letters, got ${why.length}`,
      hint: '--reason "blocked at the firewall after the alarm of 23 November"',
    })
  const { attackers: rows, isCut } = await readAttackers(window, today, why)
  const found = new Map<string, Attacker>()
  for (const { address, times, scenario, source, hour } of rows) {
    const text = formatAddress(address)
    found.set(text, joined(found.get(text), { address: text, times, scenario, source, hour: isoHour(hour) }))
  }
  return Object.freeze({
    from: isoDay(today - window.retentionDays + 1),
    to: isoDay(today),
    attackers: [...found.values()].toSorted((a, b) => b.times - a.times || (a.address < b.address ? -1 : 1)),
    isCut,
    blocklist: blocklist(rows),
  })
}

interface Row {
  readonly address: string
  readonly times: number
  readonly scenario: string
  readonly source: string
  readonly hour: string
}

function joined(before: Attacker | undefined, row: Row): Attacker {
  const { address, times, scenario, source, hour } = row
  return {
    address,
    times: times + (before?.times ?? 0),
    scenarios: [...new Set([...(before?.scenarios ?? []), scenario])].toSorted(),
    sources: [...new Set([...(before?.sources ?? []), source])].toSorted(),
    first: before === undefined || hour < before.first ? hour : before.first,
    last: before === undefined || hour > before.last ? hour : before.last,
  }
}

/** The list as a file: a heading of comments, then a line each. */
export function formatBlocklist(opened: OpenedAttackers, at: Date, language: Language): string {
  const { lines, left } = opened.blocklist
  const heading = words.heading({ ...opened, at: at.toISOString(), count: lines.length, left })[language]
  return [...heading.split('\n').map(line => `# ${line}`), ...lines].join('\n')
}

/** Keeps what a watch has to tell: attackers only where the register declares a window, alarms always. */
export async function keepWatched(
  { window, store }: { readonly window: SecurityWindow | null; readonly store: Store },
  making: Pick<SecurityWindow, 'clock' | 'random'>,
  source: string,
  { today, taken }: { readonly today: number; readonly taken: Taken },
): Promise<{ readonly kept: Kept; readonly news: News }> {
  const none = { kept: 0, passed: taken.attempts.length }
  const kept = window === null ? none : await keepAttackers(window, source, today, taken.attempts)
  return { kept, news: await keepAlarms(store.owner, making, source, taken.alarms) }
}
