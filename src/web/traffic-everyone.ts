// Figures of traffic for everybody, where the register asks for such a page: how the operation went and, where the notice carries
// them, how many visitors; with what is kept and for how long. No text of a visitor's, no alarm, no source. Where it does not, there is
// no such page. Proven by traffic-page.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { Figures, TrafficKept, VisitorsAllowed } from '../app/traffic.ts'
import { drawRange } from '../chart/columns.ts'
import { type Language, languages } from '../core/language.ts'
import { measureWords } from '../language/traffic-measures.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { route } from './access.ts'
import { send } from './answer.ts'
import type { Page } from './layout.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { refuse, setPage } from './refuse.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawKept } from './traffic-kept-part.ts'
import { drawPeriod } from './traffic-period-form.ts'
import { trafficPlaces } from './traffic-places.ts'
import { askFigures, place, section } from './traffic-view.ts'
import { rangeOf } from './traffic-visitors-part.ts'
import { drawMain, drawSteps } from './traffic-web-part.ts'

const { everyone, sections, charts, visitors: visitorWords } = trafficPageWords

export const addTrafficForEveryone: AddRoutes = (http, site) => {
  for (const language of languages)
    route(http, site, 'GET', trafficPlaces.everyone(language), 'page.traffic', context =>
      showEveryone(context, site, language),
    )
}

/** Made once for as long as nothing changes, and at most once a second: a crowd costs one reading. */
async function showEveryone(context: Context, site: Site, language: Language): Promise<Response> {
  const { traffic } = site.app
  if (!traffic.isPublic()) return refuse(context, site, 404, 'not-found')
  const { version, board, now } = await site.snapshots.take()
  const make = async () => {
    const figures = await askFigures(traffic, { from: null, to: null, source: null })
    const reader = { language, now, zone: site.zone }
    const page = everyonePage(reader, figures, traffic.kept(), traffic.visitorsAllowed())
    return setPage(site, reader, { ...page, controller: board.controller, example: board.example })
  }
  return send(context, await site.kept.get(trafficPlaces.everyone(language), version, make))
}

function everyonePage(
  reader: Reader,
  figures: Figures | null,
  kept: TrafficKept,
  allowed: VisitorsAllowed,
): Omit<Page, 'controller' | 'example'> {
  return {
    title: say(reader, everyone.title),
    description: say(reader, everyone.lead),
    place: { kind: 'traffic' },
    data: null,
    body: html`<div class="traffic"><h1>${say(reader, everyone.title)}</h1>
<p class="lead">${say(reader, everyone.lead)}</p>
${drawKept(reader, kept)}
${figures === null ? html`<p class="empty">${say(reader, everyone.none)}</p>` : drawSums(reader, figures)}
${section('visitors', say(reader, sections.visitors), drawAllowed(reader, figures, allowed))}</div>`,
  }
}

const drawSums = (reader: Reader, figures: Figures): Html => {
  const view = { reader, figures, before: null }
  return html`${drawPeriod(reader, figures)}
${drawMain(view)}
${drawSteps(view, charts.requests, measureWords.requests, 'requests')}`
}

function drawAllowed(reader: Reader, figures: Figures | null, { isAllowed, because }: VisitorsAllowed): Html {
  if (!isAllowed) return html`<p>${say(reader, visitorWords.off)} ${say(reader, because)}</p>`
  const days = figures?.visitors?.days ?? []
  const picture =
    days.length === 0
      ? html`<p class="empty">${say(reader, visitorWords.waiting)}</p>`
      : place(drawRange(rangeOf(reader, days), reader.language).figure)
  return html`<p>${say(reader, because)}</p>
${picture}${days.length === 0 ? nothing : html`<p class="small">${say(reader, visitorWords.daily)}</p>`}`
}
