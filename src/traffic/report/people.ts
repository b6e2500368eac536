// The parts of a report about visitors: how many, what they saw, where they came from, with what. And what was asked for and not
// there, which is told without visitors too. Proven by report.test.ts.

import type { Words } from '../../core/language.ts'
import { countryName } from '../../language/countries.ts'
import { both } from '../../language/finding.ts'
import { otherWords, tableWords } from '../../language/traffic-measures.ts'
import { trafficReportWords as words } from '../../language/traffic-report.ts'
import { sketchError } from '../count/sketch.ts'
import type { Figures, ShownTable, VisitorDay } from '../figures.ts'
import type { TextTable } from '../visitors.ts'
import {
  type Block,
  inBoth,
  type Part,
  partOf,
  type RangeOfDay,
  type Row,
  saidBlock,
  shareWords,
} from './block.ts'

/** Twice the standard error of what estimates visitors that are not counted one by one. */
export const estimateWords: Words = words.estimate(shareWords(2 * sketchError, 1))

/** What must be known of a day's number besides itself. */
function noteOf({ isExact, because, isClosed }: VisitorDay): Words | null {
  const notes = [
    ...(isExact ? [] : [estimateWords]),
    ...(because === null ? [] : [words.because[because]]),
    ...(isClosed ? [] : [words.open]),
  ]
  return notes.length === 0 ? null : inBoth(language => notes.map(note => note[language]).join('; '))
}

const dayOf = (day: VisitorDay): RangeOfDay => ({
  day: day.day,
  low: day.low,
  high: Math.max(day.low, day.high),
  note: noteOf(day),
})

export function visitorsPart({ visitors }: Figures): readonly Part[] {
  if (visitors === null || !visitors.days.some(({ high, bots }) => high > 0 || bots > 0)) return []
  const { days } = visitors
  const views = days.map(day => day.views)
  return partOf('visitors', words.parts.visitors, [
    saidBlock(words.visitorIs),
    days.length > 1 ? saidBlock(words.summed) : null,
    { kind: 'range', title: words.titles.visitors, name: words.columns.visitors, days: days.map(dayOf) },
    // Of a single day the overview tells them.
    days.length > 1 && views.some(count => count > 0)
      ? {
          ...{ kind: 'series', title: words.titles.views, step: 'day', at: days.map(({ day }) => day) },
          series: [{ name: words.columns.hits, unit: 'count', values: views }],
        }
      : null,
  ])
}

const heads: Readonly<Record<TextTable, Words>> = {
  ...{ page: words.columns.page, lost: words.columns.page, referrer: words.columns.referrer },
  ...{ country: words.columns.country, browser: words.columns.browser, system: words.columns.system },
}
const isCode = (table: TextTable): boolean => table === 'page' || table === 'lost' || table === 'referrer'

/** Names of lists are told in the reader's language; what the log writes stays as it is. */
function textOf(table: TextTable, text: string): Words | string {
  if (table === 'country' && /^[A-Z]{2}$/.test(text)) return inBoth(language => countryName(text, language))
  return text === 'other' && !isCode(table) ? otherWords : text
}

const share = (hits: number, all: number): number | null => (all > 0 ? hits / all : null)

export function tablePart(shown: ShownTable): readonly Part[] {
  const { table, cells, rest, k } = shown
  if (cells.length === 0 && rest === null) return []
  const all = cells.reduce((sum, { hits }) => sum + hits, rest?.hits ?? 0)
  const rows = cells
    .toSorted((a, b) => b.hits - a.hits)
    .map(
      ({ text, hits, visitors, bytes }): Row => ({
        text: textOf(table, text),
        values: [hits, share(hits, all), visitors, bytes],
      }),
    )
  const name = tableWords[table] ?? both(table, table)
  const block: Block = {
    ...{ kind: 'table', title: name, head: heads[table], rows, isCode: isCode(table) },
    columns: [
      { name: words.columns.hits, unit: 'count' },
      { name: words.columns.share, unit: 'share' },
      { name: k > 1 ? words.columns.atLeast : words.columns.visitors, unit: 'count' },
      { name: words.columns.bytes, unit: 'bytes' },
    ],
    rest:
      rest === null
        ? null
        : { text: words.rest(rest.texts, k > 1), values: [rest.hits, share(rest.hits, all), null, null] },
  }
  return partOf(table, name, [k > 1 ? saidBlock(words.shared(k)) : null, block])
}

const order: readonly TextTable[] = ['page', 'lost', 'referrer', 'country', 'browser', 'system']

export function tableParts({ lost, visitors }: Figures): readonly Part[] {
  const all = [...(visitors?.tables ?? []).filter(({ table }) => table !== 'lost'), lost]
  return all.toSorted((a, b) => order.indexOf(a.table) - order.indexOf(b.table)).flatMap(tablePart)
}
