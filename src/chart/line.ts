// Values over time as one line, and the period before as a dashed one under it. Where nobody knows a value the line is broken.
// Proven by chart.test.ts.

import { line as pathOf } from 'd3-shape'
import type { Language } from '../core/language.ts'
import { asMarkup, type Markup, markup, nothing } from '../core/markup.ts'
import { chartWords, sentences } from '../language/chart.ts'
import { said, saidShort, type Unit } from '../language/numbers.ts'
import { drawFigure, known, type Picture, type Point, placeSaid, type Step } from './chart.ts'
import {
  drawFrame,
  drawLabels,
  drawTickNumbers,
  drawTicks,
  frame,
  pixel,
  place,
  type Scale,
  scaleOf,
  timeLabels,
} from './frame.ts'
import { drawTable } from './table.ts'

export interface Line {
  readonly title: string
  /** What the values are, as the head of their column. */
  readonly name: string
  readonly unit: Unit
  readonly step: Step
  /** In the order of time. */
  readonly points: readonly Point[]
  /** The period before, value by value beside `points`; null where nothing is compared. */
  readonly before: { readonly name: string; readonly values: readonly (number | null)[] } | null
}

export function drawLine(line: Line, language: Language): Picture {
  const points = line.points.map(({ at, value }) => ({ at, value: known(value) }))
  const before = points.map((_, at) => known(line.before?.values[at] ?? null))
  const drawn = { ...line, points }
  const svg = drawPicture(drawn, before, language)
  const table = drawNumbers(drawn, before, language)
  const legend = line.before === null ? nothing : drawLegend(line.name, line.before.name)
  return Object.freeze({ svg, table, figure: drawFigure(line.title, legend, svg, table, language) })
}

const isNumber = (value: number | null): value is number => value !== null

function drawPicture(line: Line, before: readonly (number | null)[], language: Language): Markup {
  const { points, unit, step } = line
  const values = points.map(({ value }) => value)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || !values.some(isNumber))
    return markup`<p class="soft">${chartWords.none[language]}</p>`
  const scale = scaleOf([...values, ...before].filter(isNumber))
  const xOf = (at: number) => placeOf(at, first.at, last.at)
  const xs = points.map(({ at }) => xOf(at))
  const labels = timeLabels(first.at, last.at, step, language, xOf)
  return drawFrame(
    sentenceOf(line, language),
    markup`${drawTicks(scale)}${drawLabels(labels)}${drawStretched(xs, values, before, scale)}${drawDots(xs, values, scale)}${drawTickNumbers(scale, unit, language)}${drawPeak(line, xs, scale, language)}`,
  )
}

/** In percent. One point alone stands in the middle. */
function placeOf(at: number, from: number, to: number): number {
  const x = (100 * (at - from)) / (to - from)
  return Number.isFinite(x) ? Math.min(100, Math.max(0, x)) : 50
}

const stretch = 1_000

/** Lines are drawn in a picture of their own, stretched to the width; their strokes are not. */
function drawStretched(
  xs: readonly number[],
  values: readonly (number | null)[],
  before: readonly (number | null)[],
  scale: Scale,
): Markup {
  const bottom = frame.above + frame.plot
  return markup`<svg width="100%" height="${bottom + 2}" viewBox="0 0 ${stretch} ${bottom + 2}" preserveAspectRatio="none">${drawPath('before', xs, before, scale)}${drawPath('line', xs, values, scale)}</svg>`
}

function drawPath(
  name: string,
  xs: readonly number[],
  values: readonly (number | null)[],
  scale: Scale,
): Markup {
  const draw = pathOf<number | null>()
    .defined(isNumber)
    .x((_, at) => ((xs[at] ?? 0) * stretch) / 100)
    .y(value => scale.heightOf(value ?? 0))
    .digits(1)
  const path = draw(values) ?? ''
  return path === ''
    ? nothing
    : markup`<path class="${name}" vector-effect="non-scaling-stroke" d="${asMarkup(path)}"/>`
}

/** A value with no neighbour makes no line: it is a dot. */
function drawDots(xs: readonly number[], values: readonly (number | null)[], scale: Scale): Markup {
  const alone = values.flatMap((value, at) =>
    value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null
      ? [drawDot(xs[at] ?? 0, scale.heightOf(value))]
      : [],
  )
  return markup`${alone}`
}

const drawDot = (x: number, y: number): Markup =>
  markup`<circle class="dot" cx="${place(x)}%" cy="${pixel(y)}" r="3"/>`

/** The highest of the values with its place; null where there is none. */
export const highestOf = (points: readonly Point[], isHigher = (a: number, b: number): boolean => a > b) =>
  points.reduce<{ at: number; value: number; index: number } | null>(
    (best, { at, value }, index) =>
      value !== null && (best === null || isHigher(value, best.value)) ? { at, value, index } : best,
    null,
  )

/** The highest value is told where it stands. */
function drawPeak({ points, unit }: Line, xs: readonly number[], scale: Scale, language: Language): Markup {
  const peak = highestOf(points)
  if (peak === null || peak.value === 0) return nothing
  const x = xs[peak.index] ?? 0
  const y = scale.heightOf(peak.value)
  // Left of it stand the numbers of the ticks.
  const anchor = x < 12 ? 'start' : x > 88 ? 'end' : 'middle'
  return markup`${drawDot(x, y)}<text class="peak" x="${place(x)}%" y="${pixel(y - 8)}" dx="${x < 12 ? 6 : 0}" text-anchor="${anchor}">${saidShort(peak.value, unit, language)}</text>`
}

export function sentenceOf(
  { title, points, before, step, unit }: Pick<Line, 'title' | 'points' | 'before' | 'step' | 'unit'>,
  language: Language,
): string {
  const when = (at: number) => placeSaid(at, step, language)
  const high = highestOf(points)
  const low = highestOf(points, (a, b) => a < b)
  const value = (of: number) => said(of, unit, language)
  return sentences([
    chartWords.seen(title, when(points[0]?.at ?? 0), when(points.at(-1)?.at ?? 0))[language],
    ...(high === null ? [] : [chartWords.most(value(high.value), when(high.at))[language]]),
    ...(low === null ? [] : [chartWords.least(value(low.value), when(low.at))[language]]),
    ...(before === null ? [] : [chartWords.compared(before.name)[language]]),
  ])
}

function drawNumbers(line: Line, before: readonly (number | null)[], language: Language): Markup {
  const { title, name, unit, step, points } = line
  const value = (of: number | null) => (of === null ? chartWords.unknown[language] : said(of, unit, language))
  const compared = line.before === null ? [] : [line.before.name]
  const rows = points.map((point, at) => ({
    head: markup`${placeSaid(point.at, step, language)}`,
    cells: [value(point.value), ...(line.before === null ? [] : [value(before[at] ?? null)])],
  }))
  return drawTable(title, [chartWords[step][language], name, ...compared], rows)
}

const drawSample = (name: string): Markup =>
  markup`<svg width="24" height="8" aria-hidden="true"><line class="${name}" x1="0" x2="24" y1="4" y2="4"/></svg>`

const drawLegend = (name: string, before: string): Markup =>
  markup`<span class="legend">${drawSample('line')} ${name} ${drawSample('before')} ${before}</span>`
