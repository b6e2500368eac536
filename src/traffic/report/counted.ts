// Reading the counts of a period: by measure, with their details. Whatever is not counted is none.

import type { Words } from '../../core/language.ts'
import { both } from '../../language/finding.ts'
import { trafficReportWords as words } from '../../language/traffic-report.ts'
import type { Figures } from '../figures.ts'
import type { CountKey, Measure } from '../tally.ts'
import type { Block, Row } from './block.ts'

type Counts = Figures['counts']

export const countOf = (counts: Counts, key: CountKey): number => counts.get(key) ?? 0

/** The details of a measure that were counted at all, the most frequent first. */
export function detailsOf(counts: Counts, measure: Measure): readonly (readonly [string, number])[] {
  const found = [...counts].flatMap(([key, count]): readonly (readonly [string, number])[] =>
    key.startsWith(`${measure}/`) && count > 0 ? [[key.slice(measure.length + 1), count]] : [],
  )
  return found.sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
}

export const sumOf = (details: readonly (readonly [string, number])[]): number =>
  details.reduce((sum, [, count]) => sum + count, 0)

/** A table of a measure's details with their shares; null where none was counted. */
export function tableOf(
  title: Words,
  head: Words,
  details: readonly (readonly [string, number])[],
  nameOf: (detail: string) => Words,
): Block | null {
  if (details.length === 0) return null
  const all = sumOf(details)
  const rows = details.map(([detail, count]): Row => ({ text: nameOf(detail), values: [count, count / all] }))
  const columns = [
    { name: words.columns.hits, unit: 'count' },
    { name: words.columns.share, unit: 'share' },
  ] as const
  return { kind: 'table', title, head, columns, rows, rest: null, isCode: false }
}

/** The name a list has for a detail, else the detail itself. */
export const named =
  (list: Readonly<Record<string, Words>>) =>
  (detail: string): Words =>
    list[detail] ?? both(detail, detail)
