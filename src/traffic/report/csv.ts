// The report as CSV (RFC 4180): one row for each number, `table,text,measure,value`, with the names of the JSON. A text that a
// spreadsheet would take for a formula stands behind an apostrophe. Proven by csv.test.ts.

import { shownInLine } from '../../core/shown.ts'
import type { Figures, ShownTable } from '../figures.ts'
import type { TrafficReport } from './told.ts'
import { dayIn, hourIn } from './when.ts'

type Row = readonly [table: string, text: string, measure: string, value: string | number | boolean]

export function formatCsv(report: TrafficReport): string {
  const { figures } = report
  const rows: readonly Row[] = [
    ...logRows(report),
    ...stepRows(figures),
    ...[...figures.counts].map(([key, count]): Row => ['counts', key, 'count', count]),
    ...tableRows(figures.lost),
    ...visitorRows(figures),
  ]
  return [['table', 'text', 'measure', 'value'], ...rows]
    .map(row => `${row.map(cellOf).join(',')}\r\n`)
    .join('')
}

/** What spreadsheets begin a formula with (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r＝＋－＠]/

function cellOf(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  const text = shownInLine(value)
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

const logRows = ({ name, lines, unread, formats, figures }: TrafficReport): readonly Row[] => [
  ['log', name, 'from', hourIn(figures.from)],
  ['log', name, 'to', hourIn(figures.to)],
  ['log', name, 'lines', lines],
  ['log', name, 'unread', unread],
  ...formats.map((format): Row => ['log', name, 'format', format]),
]

const stepRows = ({ steps, step }: Figures): readonly Row[] =>
  steps.flatMap(({ at, ...numbers }) => {
    const when = step === 'day' ? dayIn(at) : hourIn(at)
    return Object.entries(numbers).map(([measure, value]): Row => [step, when, measure, value])
  })

const tableRows = ({ table, cells, rest }: ShownTable): readonly Row[] => [
  ...cells.flatMap(({ text, hits, visitors, bytes }): readonly Row[] => [
    [table, text, 'hits', hits],
    [table, text, 'visitors', visitors],
    [table, text, 'bytes', bytes],
  ]),
  ...(rest === null
    ? []
    : ([
        [`${table}-rest`, '', 'texts', rest.texts],
        [`${table}-rest`, '', 'hits', rest.hits],
      ] as const)),
]

const visitorRows = ({ visitors }: Figures): readonly Row[] => [
  ...(visitors?.days ?? []).flatMap(({ day, low, high, isExact, bots, views }): readonly Row[] =>
    Object.entries({ low, high, exact: isExact, bots, views }).map(
      ([measure, value]): Row => ['visitors', dayIn(day), measure, value],
    ),
  ),
  ...(visitors?.byHour ?? []).map((value, hour): Row => ['visitors-by-hour', `${hour}`, 'visitors', value]),
  ...(visitors?.tables ?? []).flatMap(tableRows),
]
