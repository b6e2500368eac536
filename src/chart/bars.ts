// A ranked table with a bar under each name: the table is the picture, so nobody needs a second one.
// Proven by chart.test.ts.

import type { Language } from '../core/language.ts'
import { type Markup, markup, nothing } from '../core/markup.ts'
import { shownInLine } from '../core/shown.ts'
import { chartWords } from '../language/chart.ts'
import { said, shareOf, type Unit } from '../language/numbers.ts'
import { known } from './chart.ts'
import { place } from './frame.ts'
import { drawTable } from './table.ts'

export interface BarColumn {
  readonly name: string
  /** A share is a part of one. */
  readonly unit: Unit | 'share'
}

export interface BarRow {
  readonly text: string
  /** One for each column; null where nobody knows. The bar is as long as the first. */
  readonly values: readonly (number | null)[]
}

export interface Bars {
  readonly title: string
  /** The head of the texts: "Side". */
  readonly head: string
  readonly columns: readonly BarColumn[]
  /** In the order they are shown. */
  readonly rows: readonly BarRow[]
  /** All that is not shown, in words: it has no bar. */
  readonly rest: BarRow | null
  /** Addresses and the like, which are read letter by letter. */
  readonly isCode: boolean
}

/** No row of it has more letters. */
const letters = 300

export function drawBars(bars: Bars, language: Language): Markup {
  const { title, head, columns, rows, rest, isCode } = bars
  if (rows.length === 0 && rest === null) return markup`<p class="soft">${chartWords.none[language]}</p>`
  const most = rows.reduce((high, { values }) => Math.max(high, known(values[0] ?? null) ?? 0), 0)
  const drawn = rows.map(({ text, values }) => ({
    head: markup`${drawName(text, isCode, language)}${drawBar(known(values[0] ?? null) ?? 0, most)}`,
    cells: cellsOf(values, columns, language),
  }))
  const last =
    rest === null
      ? []
      : [{ head: markup`<i>${rest.text}</i>`, cells: cellsOf(rest.values, columns, language) }]
  return drawTable(title, [head, ...columns.map(({ name }) => name)], [...drawn, ...last])
}

const cellsOf = (
  values: BarRow['values'],
  columns: readonly BarColumn[],
  language: Language,
): readonly string[] =>
  columns.map(({ unit }, at) => {
    const value = known(values[at] ?? null)
    if (value === null) return '–'
    return unit === 'share' ? shareOf(value, 1, language) : said(value, unit, language)
  })

function drawName(text: string, isCode: boolean, language: Language): Markup {
  const name = shownInLine(text, letters)
  if (name === '') return markup`<i>${chartWords.empty[language]}</i>`
  return isCode ? markup`<code>${name}</code>` : markup`<bdi>${name}</bdi>`
}

const drawBar = (value: number, most: number): Markup =>
  most === 0
    ? nothing
    : markup`<svg class="bar" width="100%" height="5" aria-hidden="true"><rect width="${place((100 * value) / most)}%" height="5"/></svg>`
