// The numbers of a picture as a table. On a phone its rows become blocks, each number under the name of its column, so that nothing
// scrolls sideways; roles stand beside the elements, because a browser forgets them where a table is not set as one.

import { type Markup, markup } from '../core/markup.ts'

export interface TableRow {
  readonly head: Markup
  readonly cells: readonly string[]
}

/** `columns`: first that of the head, then those of the numbers. */
export function drawTable(caption: string, columns: readonly string[], rows: readonly TableRow[]): Markup {
  const [head = '', ...others] = columns
  return markup`<table class="numbers" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${head}</th>${others.map(name => markup`<th scope="col" role="columnheader" class="number">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(row => drawRow(others, row))}
</tbody></table>`
}

const drawRow = (columns: readonly string[], { head, cells }: TableRow): Markup =>
  markup`<tr role="row"><th scope="row" role="rowheader">${head}</th>${cells.map((cell, at) => markup`<td role="cell" class="number" data-column="${columns[at] ?? ''}">${cell}</td>`)}</tr>`
