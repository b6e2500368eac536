// Front door of the pictures of numbers: SVG made on the server, without script and without inline styles, in the ink of the text
// around it. Where it is drawn wider or narrower, its letters keep their size: places are in percent, heights in pixels.
// Each picture says in one sentence what it shows, and has its numbers beside it as a table.
//   line.ts -> values over time      columns.ts -> a column each, or a range      bars.ts -> a ranked table
//   multiples.ts -> many small lines      style.ts -> the classes, for the page around it
// Every text given is text: it is escaped by core/markup.ts and cannot become markup. Proven by chart.test.ts.

import type { Language } from '../core/language.ts'
import { type Markup, markup } from '../core/markup.ts'
import { chartWords } from '../language/chart.ts'
import { daySaid, hourSaid } from '../language/numbers.ts'

/** One picture: alone, its numbers alone, and both as a figure under its title. */
export interface Picture {
  readonly svg: Markup
  readonly table: Markup
  readonly figure: Markup
}

/** What `at` counts: hours or days since 1970-01-01. */
export type Step = 'hour' | 'day'

/** `value` is null where nobody knows. */
export interface Point {
  readonly at: number
  readonly value: number | null
}

/** What cannot be drawn is not known: no picture breaks over a number. */
export const known = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) && value >= 0 ? value : null

export const placeSaid = (at: number, step: Step, language: Language, shape: 'short' | 'full' = 'short') =>
  step === 'day' ? daySaid(at, language, shape) : hourSaid(at, language, shape)

/** The numbers stand folded under the picture. */
export const drawFigure = (
  title: string,
  legend: Markup,
  svg: Markup,
  table: Markup,
  language: Language,
): Markup =>
  markup`<figure class="chart">
<figcaption><span>${title}</span>${legend}</figcaption>
${svg}
<details><summary>${chartWords.numbers[language]}</summary>
${table}
</details>
</figure>`
