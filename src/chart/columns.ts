// A column for each value: the hours of a day, classes of response times; and ranges, where a day's visitors are known only to lie
// between two numbers: full up to the lower, dashed from there to the higher. Proven by chart.test.ts.

import type { Language } from '../core/language.ts'
import { type Markup, markup, nothing } from '../core/markup.ts'
import { chartWords, sentences } from '../language/chart.ts'
import { said, type Unit } from '../language/numbers.ts'
import { drawFigure, known, type Picture, placeSaid, type Step } from './chart.ts'
import {
  drawFrame,
  drawLabels,
  drawTickNumbers,
  drawTicks,
  frame,
  type Label,
  pixel,
  place,
  type Scale,
  scaleOf,
  timesTold,
} from './frame.ts'
import { drawTable } from './table.ts'

export interface Columns {
  readonly title: string
  /** What a column stands for: "Klokken". */
  readonly head: string
  /** What the values are, as the head of their column in the table. */
  readonly name: string
  readonly unit: Unit
  readonly columns: readonly { readonly label: string; readonly value: number | null }[]
}

export interface RangePoint {
  readonly at: number
  /** Equal where it is one number. */
  readonly low: number | null
  readonly high: number | null
  /** Said beside the number in the table: an estimate, a day that is not over. Null where there is nothing to say. */
  readonly note: string | null
}

export interface Range {
  readonly title: string
  readonly name: string
  readonly unit: Unit
  readonly step: Step
  readonly points: readonly RangePoint[]
}

interface Column {
  readonly label: string
  readonly low: number | null
  readonly high: number | null
  /** Below the column; null where the picture has no room for it. */
  readonly below: string | null
  readonly note: string | null
}

interface Drawing {
  readonly title: string
  readonly head: string
  readonly name: string
  readonly unit: Unit
  readonly columns: readonly Column[]
  readonly sentence: string
}

export function drawColumns({ title, head, name, unit, columns }: Columns, language: Language): Picture {
  const every = Math.ceil(columns.length / 8)
  const drawn = columns.map(({ label, value }, at): Column => {
    const height = known(value)
    return { label, low: height, high: height, below: at % every === 0 ? label : null, note: null }
  })
  return drawAll({ title, head, name, unit, columns: drawn, sentence: title }, language)
}

/** Visitors of days, or of hours, each with what is known of them. */
export function drawRange({ title, name, unit, step, points }: Range, language: Language): Picture {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  const told = new Set(timesTold(first, last, step))
  const columns = points.map(({ at, low, high, note }): Column => {
    const label = placeSaid(at, step, language)
    const least = known(low)
    return {
      label,
      low: least,
      high: Math.max(least ?? 0, known(high) ?? 0),
      below: told.has(at) ? label : null,
      note,
    }
  })
  const sentence = chartWords.seen(title, placeSaid(first, step, language), placeSaid(last, step, language))
  return drawAll(
    { title, head: chartWords[step][language], name, unit, columns, sentence: sentence[language] },
    language,
  )
}

function drawAll(drawing: Drawing, language: Language): Picture {
  const svg = drawPicture(drawing, language)
  const table = drawNumbers(drawing, language)
  return Object.freeze({ svg, table, figure: drawFigure(drawing.title, nothing, svg, table, language) })
}

const isKnown = ({ low }: Column): boolean => low !== null

function drawPicture(drawing: Drawing, language: Language): Markup {
  const { columns, unit } = drawing
  if (!columns.some(isKnown)) return markup`<p class="soft">${chartWords.none[language]}</p>`
  const scale = scaleOf(columns.flatMap(({ high }) => high ?? []))
  const width = 100 / columns.length
  const labels = columns.flatMap(({ below }, at) =>
    below === null ? [] : [{ x: (at + 0.5) * width, text: below }],
  )
  return drawFrame(
    sentenceOf(drawing, language),
    markup`${drawTicks(scale)}${columns.map((column, at) => drawColumn(column, at * width, width, scale))}${drawTickNumbers(scale, unit, language)}${drawLabels(labels.map((label, at): Label => ({ ...label, isFine: at % 2 === 1 })))}`,
  )
}

/** Of its share of the width, a column leaves a quarter free; few columns are no beams. */
const filled = 0.74
const widest = 9

function drawColumn({ low, high }: Column, from: number, share: number, scale: Scale): Markup {
  if (low === null || high === null) return nothing
  const width = Math.min(widest, share * filled)
  const x = from + (share - width) / 2
  const [top, middle] = [scale.heightOf(high), scale.heightOf(low)]
  const bottom = frame.above + frame.plot
  const box = (name: string, y: number, height: number) =>
    markup`<rect class="${name}" x="${place(x)}%" width="${place(width)}%" y="${pixel(y)}" height="${pixel(height)}"/>`
  return markup`${high > low ? box('between', top, middle - top) : nothing}${box('column', middle, bottom - middle)}`
}

function rangeSaid({ low, high }: Column, unit: Unit, language: Language): string {
  if (low === null || high === null) return chartWords.unknown[language]
  const [from, to] = [said(low, unit, language), said(high, unit, language)]
  return high > low ? chartWords.range(from, to) : from
}

function sentenceOf({ sentence, columns, unit }: Drawing, language: Language): string {
  const best = columns.reduce<Column | null>(
    (most, column) =>
      isKnown(column) && (most === null || (column.high ?? 0) > (most.high ?? 0)) ? column : most,
    null,
  )
  if (best === null) return sentence
  const most = chartWords.most(rangeSaid(best, unit, language), best.label)[language]
  return sentences([sentence, most])
}

function drawNumbers({ title, head, name, unit, columns }: Drawing, language: Language): Markup {
  const rows = columns.map(column => ({
    head: markup`${column.label}`,
    cells: [[rangeSaid(column, unit, language), column.note].filter(each => each !== null).join(', ')],
  }))
  return drawTable(title, [head, name], rows)
}
