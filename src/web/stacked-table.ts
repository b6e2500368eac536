// A table whose rows become blocks on a phone, each cell under the name of its column, so that nothing scrolls sideways.
// The roles stand beside the elements, because a browser forgets them where a table is not set as one.

import { html } from 'hono/html'

import { type Html, nothing } from './reader.ts'

/** A row's first cell names it. `id` is where a link to the row leads. */
export interface StackedRow {
  readonly id: string | null
  readonly head: Html
  readonly cells: readonly Html[]
}

export function drawStacked(caption: string, columns: readonly string[], rows: readonly StackedRow[]): Html {
  return html`<table class="stacked" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(column => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(row => drawRow(columns, row))}</tbody></table>`
}

function drawRow(columns: readonly string[], { id, head, cells }: StackedRow): Html {
  const at = id === null ? nothing : html` id="${id}"`
  return html`<tr role="row"${at}><th scope="row" role="rowheader">${head}</th>${cells.map((cell, index) => html`<td role="cell" data-column="${columns[index + 1] ?? ''}">${cell}</td>`)}</tr>
`
}
