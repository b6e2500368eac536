// Categories x recipients of one activity as a picture that is also a table: a filled mark where a recipient gets a kind of
// data, an open one where the register does not say which kinds it gets. On a phone each recipient is a block of its own.

import { html } from 'hono/html'

import type { Disclosure, Disclosures } from '../core/record.ts'
import { statusWords } from '../language/record.ts'
import { recordWords } from '../language/record-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export function drawMatrix(reader: Reader, activity: string, disclosures: Disclosures): Html {
  const { categories, recipients, cells } = disclosures
  if (cells.length === 0) return nothing
  const heads = categories.map(({ name }) => say(reader, name))
  const rows = recipients.map(
    recipient => html`<tr role="row"><th scope="row" role="rowheader">${say(reader, recipient.name)} <span class="where">${say(reader, recipient.role)}</span></th>${categories.map(
      (category, index) =>
        drawCell(
          reader,
          disclosures,
          heads[index] ?? '',
          cells.filter(cell => cell.category === category.id && cell.recipient === recipient.id),
        ),
    )}<td role="cell" class="from">${drawSource(
      reader,
      cells.find(cell => cell.recipient === recipient.id),
    )}</td></tr>
`,
  )
  return html`<table class="matrix" role="table"><caption>${say(reader, recordWords.matrix(activity))}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${say(reader, recordWords.recipient)}</th>${heads.map(head => html`<th scope="col" role="columnheader">${head}</th>`)}<th scope="col" role="columnheader">${say(reader, recordWords.status)}</th></tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>
${cells.some(({ whole }) => whole) ? html`<p class="small">${drawDot(true)} ${say(reader, recordWords.wholeNote)}</p>` : nothing}`
}

function drawCell(
  reader: Reader,
  { people }: Disclosures,
  column: string,
  cells: readonly Disclosure[],
): Html {
  const [cell] = cells
  if (cell === undefined)
    return html`<td role="cell" class="no"><span class="unseen">${say(reader, recordWords.getsNot)}</span></td>`
  const whom = cells.some(each => each.people.length === 0)
    ? []
    : people.filter(({ id }) => cells.some(each => each.people.includes(id)))
  const only =
    whom.length === 0 || whom.length === people.length
      ? nothing
      : html` <span class="where">${say(reader, recordWords.onlyAbout(whom.map(({ name }) => say(reader, name)).join(', ')))}</span>`
  return html`<td role="cell" data-column="${column}">${drawDot(cell.whole)}<span class="unseen">${say(reader, cell.whole ? recordWords.wholeNote : recordWords.gets)}</span>${only}</td>`
}

const drawDot = (whole: boolean): Html =>
  html`<svg class="dot${whole ? ' whole' : ''}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4.5"/></svg>`

const drawSource = (reader: Reader, cell: Disclosure | undefined): Html =>
  cell === undefined
    ? nothing
    : html`<span class="source ${cell.status}">${say(reader, statusWords[cell.status])}</span>`
