// Traffic behind sign-in: a period of it, compared or not, with every number beside its picture; where the figures come from, what is
// kept and for how long, and why visitors are counted or are not. And the same figures as files. Proven by traffic-page.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import type {
  AlarmShown,
  Figures,
  PeriodAsked,
  SourceStanding,
  Traffic,
  VisitorsAllowed,
} from '../app/traffic.ts'
import { utf8 } from '../core/bytes.ts'
import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { route } from './access.ts'
import { download, jsonType } from './answer.ts'
import { deskPlaces } from './desk-places.ts'
import { type Html, type Reader, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { mayUse, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'
import { figuresAsCsv, figuresAsData } from './traffic-data.ts'
import { drawEmpty, drawKept, drawSources } from './traffic-kept-part.ts'
import { drawMail } from './traffic-mail-part.ts'
import {
  daysOf,
  isFault,
  judgePeriod,
  type PeriodFault,
  type PeriodTyped,
  periodBefore,
  readTyped,
} from './traffic-period.ts'
import { drawPeriod, drawPeriodForm } from './traffic-period-form.ts'
import { askedFor, type FigureFile, figureFiles, trafficPlaces } from './traffic-places.ts'
import { askFigures, section, type TrafficView } from './traffic-view.ts'
import { drawVisitors } from './traffic-visitors-part.ts'
import { drawAlarm, drawWatch } from './traffic-watch-part.ts'
import { drawMain, drawWeb } from './traffic-web-part.ts'

const { row } = deskPlaces.traffic
const { sections } = trafficPageWords

export const addTraffic: AddRoutes = (http, site) => {
  for (const language of languages)
    route(http, site, 'GET', trafficPlaces.page[language], row, (context, visitor) =>
      showTraffic(context, site, visitor),
    )
  for (const file of figureFiles)
    route(http, site, 'GET', trafficPlaces.file(file), row, context => sendFile(context, site, file))
}

const typedIn = (context: Context): PeriodTyped => readTyped(name => context.req.query(name))

interface Known {
  readonly typed: PeriodTyped
  readonly fault: PeriodFault | null
  readonly figures: Figures | null
  readonly before: Figures | null
  readonly sources: readonly SourceStanding[]
  readonly alarms: readonly AlarmShown[]
  readonly allowed: VisitorsAllowed
}

async function learn(traffic: Traffic, typed: PeriodTyped): Promise<Known> {
  const [sources, alarms] = await Promise.all([traffic.sources(), traffic.alarms()])
  const judged = judgePeriod(
    typed,
    sources.map(({ source }) => source),
  )
  const known = { typed, sources, alarms, allowed: traffic.visitorsAllowed() }
  if (isFault(judged)) return { ...known, fault: judged, figures: null, before: null }
  const figures = await askFigures(traffic, judged)
  return { ...known, fault: null, figures, before: await askBefore(traffic, typed, judged, figures) }
}

async function askBefore(
  traffic: Traffic,
  { isCompared }: PeriodTyped,
  { source }: PeriodAsked,
  figures: Figures | null,
): Promise<Figures | null> {
  return !isCompared || figures === null ? null : askFigures(traffic, periodBefore(figures, source))
}

async function showTraffic(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const reader = readerOf(context, site)
  const { traffic } = site.app
  const known = await learn(traffic, typedIn(context))
  const title = say(reader, trafficPageWords.title)
  const mayEdit = mayUse(site, visitor, 'register.edit')
  const body = html`<div class="traffic"><h1>${title}</h1>
<p class="lead">${say(reader, trafficPageWords.lead)}</p>
${drawKept(reader, traffic.kept())}
${drawAlarm(reader, known.alarms)}
${drawBody(reader, known, mayEdit)}
${section('sources', say(reader, sections.sources), drawSources(reader, known.sources))}</div>`
  const asked = askedFor(known.typed)
  return show(context, site, visitor, {
    ...{ title: say(reader, trafficPageWords.menu), body, status: known.fault === null ? 200 : 422 },
    path: { da: `${trafficPlaces.page.da}${asked}`, en: `${trafficPlaces.page.en}${asked}` },
  })
}

function drawBody(reader: Reader, known: Known, mayEdit: boolean): Html {
  const { figures, before, fault, typed, sources, alarms, allowed } = known
  const visitors = section('visitors', say(reader, sections.visitors), drawVisitors(reader, figures, allowed))
  if (figures === null && fault === null)
    return html`${drawEmpty(reader, sources, mayEdit)}
${visitors}`
  const form = drawPeriodForm(reader, typed, fault, sources, figures)
  if (figures === null) return form
  const view: TrafficView = { reader, figures, before }
  return html`${form}
${drawPeriod(reader, figures)}
${drawContents(reader)}
${drawMain(view)}
${section('operations', say(reader, sections.operations), drawWeb(view))}
${section('mail', say(reader, sections.mail), drawMail(view))}
${section('security', say(reader, sections.security), drawWatch(view, alarms, sources))}
${visitors}
${section('files', say(reader, sections.files), drawFiles(reader, { ...daysOf(figures), source: typed.source, isCompared: false }))}`
}

const drawContents = (reader: Reader): Html =>
  html`<nav class="contents" aria-label="${say(reader, trafficPageWords.contents)}"><ul>${Object.entries(
    sections,
  ).map(([id, words]) => html`<li><a href="#${id}">${say(reader, words)}</a></li>`)}</ul></nav>`

/** The period shown, also where none was asked for: a file says the same tomorrow. */
const drawFiles = (reader: Reader, typed: PeriodTyped): Html =>
  html`<ul class="things">${figureFiles.map(file => html`<li><a href="${trafficPlaces.file(file)}${raw(askedFor(typed).replaceAll('&', '&amp;'))}" download>${say(reader, trafficPageWords.files[file])}</a></li>`)}</ul>`

async function sendFile(context: Context, site: Site, file: FigureFile): Promise<Response> {
  const { fault, figures } = await learn(site.app.traffic, typedIn(context))
  if (fault !== null) return refuse(context, site, 404, 'not-found')
  const days = figures === null ? 'none' : Object.values(daysOf(figures)).join('-')
  const name = `traffic-${days}.${file}`
  if (file === 'csv') return download(utf8(figuresAsCsv(figures)), 'text/csv; charset=utf-8', name)
  const data = figures === null ? null : figuresAsData(figures)
  return download(utf8(`${JSON.stringify(data, null, 2)}\n`), jsonType, name)
}
