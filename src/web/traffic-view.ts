// What the parts of the page about traffic are drawn from: the figures of a period and, where they are compared, of the one before;
// and the tables all of them use. Proven by traffic-page.test.ts.

import { html, raw } from 'hono/html'
import type { Figures, PeriodAsked, Traffic } from '../app/traffic.ts'
import { type BarRow, drawBars } from '../chart/bars.ts'
import { drawTable } from '../chart/table.ts'
import type { Words } from '../core/language.ts'
import { type Markup, markup } from '../core/markup.ts'
import { inFull, said, shareOf, type Unit } from '../language/numbers.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

const { columns } = trafficPageWords

export interface TrafficView {
  readonly reader: Reader
  readonly figures: Figures
  /** Null where nothing is compared. */
  readonly before: Figures | null
}

/** Of the period and the one before. */
export interface Pair {
  readonly now: number
  readonly before: number | null
}

/** Visitors are shown only while the notice carries them, whatever was counted before. */
export async function askFigures(traffic: Traffic, asked: PeriodAsked): Promise<Figures | null> {
  const figures = await traffic.figures(asked)
  return figures === null || traffic.visitorsAllowed().isAllowed ? figures : { ...figures, visitors: null }
}

export const pairOf = ({ figures, before }: TrafficView, of: (figures: Figures) => number): Pair => ({
  now: of(figures),
  before: before === null ? null : of(before),
})

/** A measure with all its details, or one of them. */
export function sumOf({ counts }: Figures, key: string): number {
  let sum = 0
  for (const [one, count] of counts) if (one === key || one.startsWith(`${key}/`)) sum += count
  return sum
}

export interface Detail extends Pair {
  readonly detail: string
}

/** Every detail of a measure that was counted in either period, the most first. `of` tells which stand as one. */
export function detailsOf(
  { figures, before }: TrafficView,
  measure: string,
  of: (detail: string) => string | null = detail => detail,
): readonly Detail[] {
  const now = gather(figures, measure, of)
  const earlier = before === null ? null : gather(before, measure, of)
  const details = new Set([...now.keys(), ...(earlier?.keys() ?? [])])
  return [...details]
    .map(detail => ({
      ...{ detail, now: now.get(detail) ?? 0 },
      before: earlier === null ? null : (earlier.get(detail) ?? 0),
    }))
    .toSorted((a, b) => b.now - a.now || (a.detail < b.detail ? -1 : 1))
}

function gather({ counts }: Figures, measure: string, of: (detail: string) => string | null) {
  const gathered = new Map<string, number>()
  for (const [key, count] of counts) {
    const detail = key.startsWith(`${measure}/`) ? of(key.slice(measure.length + 1)) : null
    if (detail !== null) gathered.set(detail, (gathered.get(detail) ?? 0) + count)
  }
  return gathered
}

/** Markup of our own pictures stands on the page as it is: every text in it is escaped where it was made. */
export const place = ({ text }: Markup): Html => raw(text) as Html

/** A ranked table with bars; nothing where nothing was counted. */
export function drawDetails(
  view: TrafficView,
  title: Words,
  details: readonly Detail[],
  nameOf: (detail: string) => string,
): Html {
  if (details.length === 0) return nothing
  const { reader, before } = view
  const rows = details.map(
    ({ detail, now, before }): BarRow => ({
      text: nameOf(detail),
      values: before === null ? [now] : [now, before],
    }),
  )
  const counted = [columns.now, ...(before === null ? [] : [columns.before])]
  return place(
    drawBars(
      {
        ...{ title: say(reader, title), head: say(reader, columns.what), rows, rest: null, isCode: false },
        columns: counted.map(words => ({ name: say(reader, words), unit: 'count' })),
      },
      reader.language,
    ),
  )
}

export interface FigureRow extends Pair {
  readonly name: Words
  readonly unit: Unit
}

/** Figures beside those of the period before, with how they changed. */
export function drawFigures({ reader, before }: TrafficView, title: Words, rows: readonly FigureRow[]): Html {
  const { language } = reader
  const heads = [columns.what, columns.now, ...(before === null ? [] : [columns.before, columns.change])]
  const cellsOf = (row: FigureRow) =>
    row.before === null
      ? [said(row.now, row.unit, language)]
      : [said(row.now, row.unit, language), said(row.before, row.unit, language), changeOf(row, language)]
  return place(
    drawTable(
      say(reader, title),
      heads.map(words => say(reader, words)),
      rows.map(row => ({ head: markup`${say(reader, row.name)}`, cells: cellsOf(row) })),
    ),
  )
}

/** `+12,0 %`; nothing is a part of none. */
function changeOf({ now, before }: Pair, language: Reader['language']): string {
  if (before === null || before === 0)
    return now === before ? '0,0 %'.replace(',', language === 'da' ? ',' : '.') : '–'
  const sign = now > before ? '+' : now < before ? '−' : ''
  return `${sign}${shareOf(Math.abs(now - before), before, language)}`
}

export const counted = (reader: Reader, count: number): string => inFull(count, reader.language)

export const section = (id: string, title: string, body: Html): Html =>
  html`<section class="figures" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>`

export const emptyLine = (reader: Reader, words: Words): Html =>
  html`<p class="empty">${say(reader, words)}</p>`
