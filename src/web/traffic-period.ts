// Which period of traffic a page, a file or a program is asked for, and the one before it to compare with. Days and hours are
// those the log writes: no zone is involved. Proven by traffic-period.test.ts.

import type { Figures, PeriodAsked } from '../app/traffic.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { trafficPageWords } from '../language/traffic-page.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What was typed, kept as it was. */
export interface PeriodTyped {
  readonly from: string
  readonly to: string
  /** Empty for all. */
  readonly source: string
  readonly isCompared: boolean
}

export type PeriodField = 'from' | 'to' | 'source'

export interface PeriodFault {
  readonly field: PeriodField
  readonly says: Words
}

export function readTyped(query: (name: string) => string | undefined): PeriodTyped {
  const field = (name: string) => (query(name) ?? '').trim().slice(0, limits.fieldCharacters)
  return {
    ...{ from: field('from'), to: field('to'), source: field('source') },
    isCompared: field('compare') === 'yes',
  }
}

/** Asked for by the days of it, or as the last that there is anything of. */
export function judgePeriod(typed: PeriodTyped, sources: readonly string[]): PeriodFault | PeriodAsked {
  const { faults } = trafficPageWords.period
  const { from, to, source } = typed
  const fault = (field: PeriodField, says: Words): PeriodFault => ({ field, says })
  if (source !== '' && !sources.includes(source)) return fault('source', faults.source)
  const asked = { source: source === '' ? null : source }
  if (from === '' && to === '') return { from: null, to: null, ...asked }
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === null) return fault('from', faults.day)
  if (last === null) return fault('to', faults.day)
  if (last < first) return fault('to', faults.backwards)
  if (last - first >= limits.trafficPeriodDays) return fault('to', faults.long(limits.trafficPeriodDays))
  return { from, to, ...asked }
}

export const isFault = (judged: PeriodFault | PeriodAsked): judged is PeriodFault => 'field' in judged

/** First and last day of it, as ISO 8601. */
export const daysOf = ({ from, to }: Pick<Figures, 'from' | 'to'>): { from: string; to: string } => ({
  from: isoDay(Math.floor(from / 24)),
  to: isoDay(Math.floor(to / 24)),
})

/** As many days, ending the day before it begins. */
export function periodBefore(figures: Figures, source: string | null): PeriodAsked {
  const [first, last] = [Math.floor(figures.from / 24), Math.floor(figures.to / 24)]
  return { from: isoDay(2 * first - last - 1), to: isoDay(first - 1), source }
}

/** `2026-05-31` or `2026-05-31T14`, as `Figures.step` says. */
export const isoStep = (at: number, step: Figures['step']): string =>
  step === 'day' ? isoDay(at) : new Date(at * hourMs).toISOString().slice(0, 13)

/** Of days since 1970-01-01. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

function parseDay(text: string): number | null {
  const at = /^(?:19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) || isoDay(at / dayMs) !== text ? null : at / dayMs
}
