// The figures of a period for a program: as JSON, the same as the API answers with, and as CSV (RFC 4180), one row for each number.
// Days and hours as the log writes them. A text a stranger chose never begins as a formula would in a spreadsheet (OWASP, CSV
// Injection). Proven by traffic-data.test.ts.

import type { Figures } from '../app/traffic.ts'
import { isoDay, isoStep } from './traffic-period.ts'

/** Sums of a step that stand in files, in this order. */
const sums = [
  ...(['requests', 'bytes', 'refused', 'failed', 'bots', 'attacks'] as const),
  ...(['mailsSent', 'mailsTaken', 'mailsRejected', 'signInsFailed'] as const),
] as const

export type FiguresAsData = ReturnType<typeof figuresAsData>

export const figuresAsData = ({ from, to, step, steps, counts, lost, visitors }: Figures) => ({
  ...{ from: isoStep(from, 'hour'), to: isoStep(to, 'hour'), step },
  steps: steps.map(({ at, ...of }) => ({ at: isoStep(at, step), ...pick(of) })),
  counts: Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  lost: tableAsData(lost),
  visitors:
    visitors === null
      ? null
      : {
          days: visitors.days.map(({ day, low, high, isExact, bots, views, because, isClosed }) => ({
            ...{ day: isoDay(day), low, high, exact: isExact, bots, views, because, closed: isClosed },
          })),
          byHour: [...visitors.byHour],
          tables: visitors.tables.map(tableAsData),
        },
})

type Step = Omit<Figures['steps'][number], 'at'>
const pick = (of: Step) => Object.fromEntries(sums.map(sum => [sum, of[sum]])) as Record<keyof Step, number>

const tableAsData = ({ table, k, cells, rest }: Figures['lost']) => ({
  ...{ table, k },
  rows: cells.map(({ text, hits, bytes, visitors }) => ({ text, hits, bytes, visitors })),
  rest: rest === null ? null : { texts: rest.texts, hits: rest.hits },
})

type Row = readonly [part: string, at: string, name: string, measure: string, value: number | null]

/** Null where nothing was ever counted: then there are no rows. */
export function figuresAsCsv(figures: Figures | null): string {
  const rows = figures === null ? [] : rowsOf(figuresAsData(figures))
  return [['part', 'at', 'name', 'measure', 'value'], ...rows]
    .map(row => `${row.map(cell => field(String(cell ?? ''))).join(',')}\r\n`)
    .join('')
}

function rowsOf({ steps, counts, lost, visitors }: FiguresAsData): readonly Row[] {
  return [
    ...steps.flatMap(({ at, ...of }) => sums.map((sum): Row => ['step', at, '', sum, of[sum]])),
    ...Object.entries(counts).map(([key, count]): Row => ['count', '', key, 'count', count]),
    ...tableRows(lost),
    ...(visitors?.days ?? []).flatMap(({ day, low, high, bots, views }): readonly Row[] => [
      ['visitors', day, '', 'low', low],
      ['visitors', day, '', 'high', high],
      ['visitors', day, '', 'bots', bots],
      ['visitors', day, '', 'views', views],
    ]),
    ...(visitors?.byHour ?? []).map((count, hour): Row => ['hour', `${hour}`, '', 'visitors', count]),
    ...(visitors?.tables ?? []).flatMap(tableRows),
  ]
}

const tableRows = ({ table, rows, rest }: ReturnType<typeof tableAsData>): readonly Row[] => [
  ...rows.flatMap(({ text, hits, bytes, visitors }): readonly Row[] => [
    [table, '', text, 'hits', hits],
    [table, '', text, 'bytes', bytes],
    [table, '', text, 'visitors', visitors],
  ]),
  ...(rest === null ? [] : [[table, '', '', 'rest', rest.hits] as const]),
]

/** What a spreadsheet would take for a formula is led by an apostrophe. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
