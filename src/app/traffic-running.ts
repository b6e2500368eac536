// Traffic while the program runs: what was counted, made into figures of a period; what the register declares; and logs counted
// for whoever asks. Under `serve`, the sources of the register are followed by a process of its own.
// Proven by test/journeys/traffic.test.ts.

import { Refusal } from '../core/refusal.ts'
import {
  type KeptPeriod,
  keptCounts,
  keptSources,
  keptSpan,
  keptTexts,
  keptVisitors,
} from '../store/traffic-kept.ts'
import type { Figures, RangeReason } from '../traffic/figures.ts'
import { figuresOf, type StoredCount, type StoredDay, type StoredText } from '../traffic/history.ts'
import { parseDay } from '../traffic/traffic.ts'
import { textTables } from '../traffic/visitors.ts'
import type { Opened } from './opened.ts'
import type { PeriodAsked, SourceStanding, Traffic, TrafficKept } from './traffic.ts'
import { declaredTraffic, visitorsOf } from './traffic-declared.ts'
import { alarmsShownOf } from './traffic-guard.ts'

const week = 7
/** Up to so many days are told by the hour. */
const daysByHour = 3

export function openTraffic(on: Opened): Traffic {
  return Object.freeze<Traffic>({
    sources: () => sourcesOf(on),
    visitorsAllowed: () => visitorsOf(on),
    figures: asked => figuresFor(on, asked),
    alarms: () => alarmsShownOf(on),
    kept: () => keptOf(on),
    isPublic: () => declaredTraffic(on).publicPage,
  })
}

async function sourcesOf(on: Opened): Promise<readonly SourceStanding[]> {
  const read = new Map((await keptSources(on.store.owner)).map(each => [each.source, each]))
  const declared = declaredTraffic(on).sources
  const known = new Set(declared.map(({ id }) => id))
  const others = [...read.values()].filter(({ source }) => !known.has(source))
  return [
    ...declared.map(({ id, name, kind, format, practice }) => {
      const { lastReadAt = null, lines = 0, unread = 0, format: found = null } = read.get(id) ?? {}
      return {
        source: id,
        name,
        kind,
        format: format ?? found,
        lastReadAt,
        lines,
        unread,
        trouble: null,
        practice,
      }
    }),
    ...others.map(({ source, kind, ...each }) => ({
      ...each,
      ...{ source, name: { da: source, en: source }, kind: kindOf(kind), trouble: null },
    })),
  ]
}

const kindOf = (kind: string): SourceStanding['kind'] =>
  kind === 'syslog' || kind === 'stream' ? kind : 'files'

async function figuresFor(on: Opened, asked: PeriodAsked): Promise<Figures | null> {
  const db = on.store.owner
  const span = await keptSpan(db, asked.source)
  if (span === null) return null
  const to = dayOr(asked.to, span.to)
  const from = dayOr(asked.from, Math.max(span.from, to - week + 1))
  if (from > to)
    throw new Refusal(
      'usage',
      `expected a period that begins before it ends, got ${asked.from} to ${asked.to}`,
    )
  const period: KeptPeriod = { from, to, source: asked.source }
  const isAllowed = visitorsOf(on).isAllowed
  return figuresOf({
    ...{ from: from * 24, to: to * 24 + 23, k: declaredTraffic(on).k },
    counts: await countsOf(db, period),
    days: isAllowed ? (await keptVisitors(db, period)).map(toDay) : null,
    texts: (await keptTexts(db, period)).map(toText),
  })
}

/** By the hour where the period is short enough to be shown so; else by the day, told as the first hour of each. */
async function countsOf(db: Opened['store']['owner'], period: KeptPeriod): Promise<readonly StoredCount[]> {
  const isShort = period.to - period.from < daysByHour
  const counts = await keptCounts(db, isShort ? 'hour' : 'day', period)
  return counts.map(({ source, at, key, value }) => ({ source, key, value, hour: isShort ? at : at * 24 }))
}

function dayOr(text: string | null, otherwise: number): number {
  if (text === null) return otherwise
  const day = parseDay(text)
  if (day !== null) return day
  throw new Refusal('usage', `expected a date such as 2026-05-31, got ${text}`)
}

type KeptDay = Awaited<ReturnType<typeof keptVisitors>>[number]
type KeptText = Awaited<ReturnType<typeof keptTexts>>[number]

const rangeReasons: readonly RangeReason[] = ['restarted', 'several-counters', 'late-lines']

const toDay = (row: KeptDay): StoredDay => ({
  ...row,
  because: rangeReasons.find(reason => reason === row.because) ?? null,
})

function toText(row: KeptText): StoredText {
  const table = textTables.find(name => name === row.table)
  if (table === undefined) throw new Error(`no table of texts: ${row.table}`)
  return { ...row, table }
}

function keptOf(on: Opened): TrafficKept {
  const { window, hosts } = declaredTraffic(on)
  return {
    window: window?.period ?? null,
    hosts: hosts.map(({ name, period }) => ({ name, rawLog: period })),
  }
}
