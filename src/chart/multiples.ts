// Many small lines over the same time beside each other, each with its sum: what moved, at one glance. Each has a scale of its own.
// Proven by chart.test.ts.

import { line as pathOf } from 'd3-shape'
import type { Language } from '../core/language.ts'
import { asMarkup, type Markup, markup } from '../core/markup.ts'
import { chartWords } from '../language/chart.ts'
import { said, type Unit } from '../language/numbers.ts'
import { drawFigure, known, type Picture, type Point, placeSaid, type Step } from './chart.ts'
import { drawFrame } from './frame.ts'
import { sentenceOf } from './line.ts'
import { drawTable } from './table.ts'

export interface Small {
  readonly name: string
  readonly unit: Unit
  readonly values: readonly (number | null)[]
}

export interface Multiples {
  readonly title: string
  readonly step: Step
  /** The times all of them share. */
  readonly at: readonly number[]
  readonly small: readonly Small[]
}

const height = 44
const stretch = 1_000

export function drawMultiples(multiples: Multiples, language: Language): Picture {
  const { title, step, at, small } = multiples
  const lines = small.map(each => ({
    ...each,
    points: at.map((place, index): Point => ({ at: place, value: known(each.values[index] ?? null) })),
  }))
  const svg = markup`<ul class="multiples">
${lines.map(line => drawOne(line, step, language))}
</ul>`
  const rows = at.map((place, index) => ({
    head: markup`${placeSaid(place, step, language)}`,
    cells: lines.map(({ points, unit }) => {
      const value = points[index]?.value ?? null
      return value === null ? chartWords.unknown[language] : said(value, unit, language)
    }),
  }))
  const table = drawTable(title, [chartWords[step][language], ...small.map(({ name }) => name)], rows)
  return Object.freeze({ svg, table, figure: drawFigure(title, markup``, svg, table, language) })
}

type OneLine = Pick<Small, 'name' | 'unit'> & { readonly points: readonly Point[] }

function drawOne({ name, unit, points }: OneLine, step: Step, language: Language): Markup {
  const sum = points.reduce((all, { value }) => all + (value ?? 0), 0)
  const label = sentenceOf({ title: name, points, step, unit, before: null }, language)
  return markup`<li>${name} <b>${said(sum, unit, language)}</b>${drawFrame(label, drawSpark(points), height)}</li>`
}

function drawSpark(points: readonly Point[]): Markup {
  const most = points.reduce((high, { value }) => Math.max(high, value ?? 0), 0)
  const apart = stretch / Math.max(1, points.length - 1)
  const path = pathOf<Point>()
    .defined(({ value }) => value !== null)
    .x((_, index) => index * apart)
    .y(({ value }) => height - 3 - (most > 0 ? (value ?? 0) / most : 0) * (height - 6))
    .digits(1)([...points])
  return markup`<svg width="100%" height="${height}" viewBox="0 0 ${stretch} ${height}" preserveAspectRatio="none"><path class="line" vector-effect="non-scaling-stroke" d="${asMarkup(path ?? '')}"/></svg>`
}
