// Where data is, and the supervision of processors, as tables of the record's page.

import { html } from 'hono/html'

import type { Missing, ProcessorLine, Transfer } from '../core/record.ts'
import { statusWords } from '../language/record.ts'
import { recordWords } from '../language/record-page.ts'
import { calendarDay, type Html, nothing, type Reader, say } from './reader.ts'
import { drawStacked } from './stacked-table.ts'

export function drawTransfers(reader: Reader, transfers: readonly Transfer[]): Html {
  const title = say(reader, recordWords.transfers)
  const head = html`<h2 id="transfers">${title}</h2>`
  if (transfers.length === 0) return html`${head}<p>${say(reader, recordWords.noTransfers)}</p>`
  const columns = (['what', 'operator', 'country', 'ground', 'activity'] as const).map(key =>
    say(reader, recordWords[key]),
  )
  const places = new Set<string>()
  const rows = transfers.map(transfer => ({
    id: firstOf(places, transfer.place),
    head: html`${say(reader, transfer.name)} <span class="where">${say(reader, recordWords.kinds[transfer.kind])}</span>`,
    cells: [
      html`${transfer.operator.da === transfer.name.da ? '–' : say(reader, transfer.operator)}`,
      drawCountry(reader, transfer),
      drawGround(reader, transfer),
      html`${transfer.activities.length === 0 ? '–' : transfer.activities.map(name => say(reader, name)).join('; ')}`,
    ],
  }))
  return html`${head}<p>${say(reader, recordWords.transfersLead)}</p>${drawStacked(title, columns, rows)}`
}

/** A place is one element of the page: the first that has it. */
function firstOf(places: Set<string>, place: string): string | null {
  if (places.has(place)) return null
  places.add(place)
  return place
}

function drawCountry(reader: Reader, { countryName, standing }: Transfer): Html {
  const word = say(reader, recordWords.standing[standing])
  return countryName === null
    ? html`<b class="hole">${word}</b>`
    : html`${say(reader, countryName)} <span class="where">${word}</span>`
}

function drawGround(reader: Reader, { standing, groundName, safeguard, status, missing }: Transfer): Html {
  if (standing === 'inside') return html`${say(reader, recordWords.notNeeded)}`
  if (standing === 'unknown') return html`–`
  const ground = groundName === null ? drawHoles(reader, missing) : html`${say(reader, groundName)}`
  const words =
    safeguard === null ? nothing : html` <span class="because-of">${say(reader, safeguard)}</span>`
  return html`${ground}${words} <span class="source ${status}">${say(reader, statusWords[status])}</span>`
}

const drawHoles = (reader: Reader, missing: readonly Missing[]): Html =>
  html`${missing.map(hole => html`<span class="hole">${say(reader, hole.says)}</span> `)}`

export function drawProcessors(reader: Reader, processors: readonly ProcessorLine[]): Html {
  const title = say(reader, recordWords.processors)
  const head = html`<h2 id="processors">${title}</h2>`
  if (processors.length === 0) return html`${head}<p>${say(reader, recordWords.noProcessors)}</p>`
  const columns = (['processorName', 'agreement', 'last', 'next', 'missing'] as const).map(key =>
    say(reader, recordWords[key]),
  )
  const places = new Set<string>()
  const rows = processors.map(line => ({
    id: firstOf(places, line.place),
    head: html`${line.name} <span class="source ${line.status}">${say(reader, statusWords[line.status])}</span>`,
    cells: [
      html`${drawDay(reader, line.dated)}${line.keptAt === null ? nothing : html` <span class="where">${line.keptAt}</span>`}`,
      drawDay(reader, line.lastAt),
      drawDue(reader, line),
      line.missing.length === 0 ? html`${say(reader, recordWords.none)}` : drawHoles(reader, line.missing),
    ],
  }))
  return html`${head}<p>${say(reader, recordWords.processorsLead)}</p>${drawStacked(title, columns, rows)}`
}

const drawDay = (reader: Reader, day: string | null): Html =>
  day === null ? html`${say(reader, recordWords.notSaid)}` : calendarDay(reader, day)

function drawDue(reader: Reader, { dueAt, overdue, everyMonths }: ProcessorLine): Html {
  const often =
    everyMonths === null
      ? nothing
      : html` <span class="where">${say(reader, recordWords.everyMonths(everyMonths))}</span>`
  const late = overdue ? html` <b class="hole">${say(reader, recordWords.overdue)}</b>` : nothing
  return html`${drawDay(reader, dueAt)}${late}${often}`
}
