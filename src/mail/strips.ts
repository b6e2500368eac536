// A picture a letter can hold: a row for each thing, a cell for each day, marked as the pages mark sentences (solid, double,
// dotted). No image, no style sheet: the marks are borders of cells, and beside each row stands in words what it shows.
// In plain text the marks are signs, in front of the words, so that they stand below each other in any program.
// Proven by letter.test.ts, and as a browser draws it by test/journeys/notifications.test.ts.

import { escapeMarkup } from '../core/markup.ts'

const stripMarks = ['kept', 'broken', 'unknown', 'none'] as const
export type StripMark = (typeof stripMarks)[number]

export interface Strips {
  readonly kind: 'strips'
  readonly caption: string
  /** Above the column of names. */
  readonly head: string
  /** Above each day, short, and what it is in full. */
  readonly days: readonly { readonly short: string; readonly full: string }[]
  readonly rows: readonly {
    readonly name: string
    /** What the marks show, for who cannot see them. */
    readonly says: string
    /** One for each day. */
    readonly marks: readonly StripMark[]
  }[]
  readonly words: Readonly<Record<StripMark, string>>
}

const signs: Readonly<Record<StripMark, string>> = { kept: '─', broken: '═', unknown: '┄', none: '·' }

/** Every line of it that is somebody's words. */
export const linesOfStrips = ({ caption, head, days, rows, words }: Strips): readonly string[] => [
  caption,
  head,
  ...days.flatMap(({ short, full }) => [short, full]),
  ...rows.map(({ name, says }) => `${name}: ${says}`),
  ...Object.values(words),
]

export function textOfStrips({ caption, days, rows, words }: Strips): string {
  const legend = stripMarks.map(mark => `${signs[mark]} ${words[mark]}`).join('   ')
  const lines = rows.map(
    ({ name, says, marks }) => `${marks.map(mark => signs[mark]).join(' ')}  ${name}: ${says}`,
  )
  return [caption, '', days.map(({ short }) => short.slice(0, 1)).join(' '), ...lines, '', legend].join('\n')
}

const border: Readonly<Record<Exclude<StripMark, 'none'>, string>> = {
  kept: '3px solid',
  broken: '6px double',
  unknown: '3px dotted',
}

const cell = 'padding: 0 1px; text-align: center; vertical-align: bottom'

export function htmlOfStrips({ caption, head, days, rows, words }: Strips): string {
  const columns = days.map(
    ({ short, full }) =>
      `<th scope="col" style="${cell}; font-weight: normal; font-size: 14px"><abbr title="${escapeMarkup(full)}" style="text-decoration: none">${escapeMarkup(short)}</abbr></th>`,
  )
  return `<table style="border-collapse: collapse; width: 100%">
<caption style="text-align: left; font-weight: bold; padding-bottom: 8px">${escapeMarkup(caption)}</caption>
<thead><tr><th scope="col" style="text-align: left; font-weight: normal; font-size: 14px">${escapeMarkup(head)}</th>${columns.join('')}</tr></thead>
<tbody>
${rows.map(row => htmlOfRow(row, days, words)).join('\n')}
</tbody>
</table>
${htmlOfLegend(words)}`
}

function htmlOfRow(
  { name, says, marks }: Strips['rows'][number],
  days: Strips['days'],
  words: Strips['words'],
): string {
  const cells = marks.map((mark, index) => {
    const title = escapeMarkup(`${days[index]?.full ?? ''}: ${words[mark]}`)
    return `<td title="${title}" style="${cell}; width: 18px">${drawn(mark)}</td>`
  })
  return `<tr><th scope="row" style="text-align: left; font-weight: normal; padding: 6px 8px 6px 0">${escapeMarkup(name)}<br><span style="font-size: 14px">${escapeMarkup(says)}</span></th>${cells.join('')}</tr>`
}

// A span, since a legend stands in a paragraph.
const drawn = (mark: StripMark): string =>
  mark === 'none'
    ? signs.none
    : `<span style="display: block; height: 14px; border-bottom: ${border[mark]}; margin-bottom: 8px"></span>`

function htmlOfLegend(words: Strips['words']): string {
  const entries = stripMarks.map(
    mark =>
      `<span style="white-space: nowrap; margin-right: 16px"><span style="display: inline-block; vertical-align: baseline; width: 18px; margin-right: 6px; text-align: center">${drawn(mark)}</span>${escapeMarkup(words[mark])}</span>`,
  )
  return `<p style="font-size: 14px">${entries.join(' ')}</p>`
}
