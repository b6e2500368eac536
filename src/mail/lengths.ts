// A picture a letter can hold, of numbers: a row for each day, a bar as long as its number, the number beside it. No image, no style
// sheet: the bar is a border of a cell. In plain text it is signs, and the number stands in front of them.
// Proven by lengths.test.ts.

import { escapeMarkup } from '../core/markup.ts'

export interface Lengths {
  readonly kind: 'lengths'
  readonly caption: string
  /** Above the names, and above the numbers. */
  readonly heads: readonly [name: string, number: string]
  readonly rows: readonly {
    readonly name: string
    /** Not below zero. */
    readonly value: number
    /** The number as it is read. */
    readonly says: string
  }[]
}

/** As long as the longest is, in plain text. */
const signsMost = 24

/** Every line of it that is somebody's words. */
export const linesOfLengths = ({ caption, heads, rows }: Lengths): readonly string[] => [
  caption,
  ...heads,
  ...rows.map(({ name, says }) => `${name}: ${says}`),
]

/** What is not nothing has a bar, however short. */
function lengthOf(value: number, { rows }: Lengths, most: number): number {
  const longest = Math.max(1, ...rows.map(row => row.value))
  return value <= 0 ? 0 : Math.max(1, Math.round((most * value) / longest))
}

export function textOfLengths(lengths: Lengths): string {
  const { caption, rows } = lengths
  const wide = (of: (row: Lengths['rows'][number]) => string) =>
    Math.max(0, ...rows.map(row => of(row).length))
  const [names, numbers] = [wide(({ name }) => name), wide(({ says }) => says)]
  const lines = rows.map(({ name, value, says }) =>
    `${name.padEnd(names)}  ${says.padStart(numbers)}  ${'█'.repeat(lengthOf(value, lengths, signsMost))}`.trimEnd(),
  )
  return [caption, '', ...lines].join('\n')
}

export function htmlOfLengths(lengths: Lengths): string {
  const { caption, heads, rows } = lengths
  const [name, number] = heads.map(escapeMarkup)
  const small = 'font-weight: normal; font-size: 14px'
  return `<table style="border-collapse: collapse; width: 100%">
<caption style="text-align: left; font-weight: bold; padding-bottom: 8px">${escapeMarkup(caption)}</caption>
<thead><tr><th scope="col" style="text-align: left; ${small}">${name}</th><th scope="col" style="text-align: right; ${small}">${number}</th></tr></thead>
<tbody>
${rows.map(row => htmlOfRow(row, lengthOf(row.value, lengths, 100))).join('\n')}
</tbody>
</table>`
}

/** The bar lies beneath the name, so that both and the number fit a phone. */
function htmlOfRow({ name, says }: Lengths['rows'][number], percent: number): string {
  const bar =
    percent === 0
      ? ''
      : `<span style="display: block; width: ${percent}%; border-bottom: 6px solid; margin-top: 2px"></span>`
  return `<tr><th scope="row" style="text-align: left; font-weight: normal; padding: 4px 12px 4px 0">${escapeMarkup(name)}${bar}</th><td style="text-align: right; vertical-align: top; padding: 4px 0; width: 96px">${escapeMarkup(says)}</td></tr>`
}
