// Which period is shown, and the form another is asked for with: without a script, what is wrong beside its field, what was typed kept.
// Proven by traffic-page.test.ts.

import { html, raw } from 'hono/html'

import type { Figures, SourceStanding } from '../app/traffic.ts'
import { dayInFull } from '../language/dates.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { daysOf, type PeriodFault, type PeriodField, type PeriodTyped } from './traffic-period.ts'
import { trafficPlaces } from './traffic-places.ts'

const words = trafficPageWords.period

export function drawPeriod(reader: Reader, figures: Figures): Html {
  const { from, to } = daysOf(figures)
  const day = (iso: string) =>
    html`<time datetime="${iso}" title="${iso}">${dayInFull(iso, reader.language)}</time>`
  const span = from === to ? day(from) : html`${day(from)} – ${day(to)}`
  return html`<p class="shown"><b>${span}</b> <span class="small">${say(reader, words.wrote)}</span></p>`
}

export function drawPeriodForm(
  reader: Reader,
  typed: PeriodTyped,
  fault: PeriodFault | null,
  sources: readonly SourceStanding[],
  figures: Figures | null,
): Html {
  // What is shown stands in the fields, so that the next period is asked for by changing it.
  const days = figures === null ? { from: typed.from, to: typed.to } : daysOf(figures)
  const field = (name: 'from' | 'to') =>
    html`<p class="field"><label for="${name}">${say(reader, words[name])}</label>
<input type="date" id="${name}" name="${name}" value="${days[name]}"${markOf(fault, name)}>${drawFault(reader, fault, name)}</p>`
  const checked = typed.isCompared ? raw(' checked') : nothing
  return html`<form class="which" method="get" action="${trafficPlaces.page[reader.language]}" aria-label="${say(reader, words.heading)}">
${field('from')}
${field('to')}
${sources.length < 2 && fault?.field !== 'source' ? nothing : drawSource(reader, typed, fault, sources)}
<p class="last"><label class="choice"><input type="checkbox" name="compare" value="yes"${checked}>${say(reader, words.compare)}</label>
<button>${say(reader, words.button)}</button></p>
</form>`
}

function drawSource(
  reader: Reader,
  { source }: PeriodTyped,
  fault: PeriodFault | null,
  sources: readonly SourceStanding[],
): Html {
  const option = (value: string, name: string) =>
    html`<option value="${value}"${value === source ? raw(' selected') : nothing}>${name}</option>`
  return html`<p class="field"><label for="source">${say(reader, words.source)}</label>
<select id="source" name="source"${markOf(fault, 'source')}>${option('', say(reader, words.all))}${sources.map(one => option(one.source, say(reader, one.name)))}</select>${drawFault(reader, fault, 'source')}</p>`
}

const markOf = (fault: PeriodFault | null, name: PeriodField): Html =>
  fault?.field === name ? html` aria-invalid="true" aria-describedby="${name}-fault"` : nothing

const drawFault = (reader: Reader, fault: PeriodFault | null, name: PeriodField): Html =>
  fault?.field === name
    ? html`<span class="fault" id="${name}-fault" role="alert">${say(reader, fault.says)}</span>`
    : nothing
