// The website behind sign-in: how each site of the register stands by its latest visit, every visit there was, one of them whole,
// its pictures and reports; and a visit now, in the background. Proven by site-page.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { SiteStanding } from '../app/sites.ts'
import { utf8 } from '../core/bytes.ts'
import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { route } from './access.ts'
import { download } from './answer.ts'
import { deskPlaces } from './desk-places.ts'
import { asked, editPlaces } from './edit-places.ts'
import { seeOther } from './let-in.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { readSent } from './sent.ts'
import { formTokenField, mayUse, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawAttempt, drawHistory } from './site-history.ts'
import { pictureFile, readPicturePage, readVisitId, reportFormats, sitePlaces } from './site-places.ts'
import { drawVisit } from './site-visit.ts'

const { row } = deskPlaces.site
const mayVisit = 'desk.site.visit'

export const addWebsite: AddRoutes = (http, site) => {
  for (const language of languages) {
    const list = sitePlaces.list[language]
    route(http, site, 'GET', list, row, (context, visitor) => showSites(context, site, visitor, 200))
    route(http, site, 'POST', list, mayVisit, (context, visitor) => visitNow(context, site, visitor))
    route(http, site, 'GET', sitePlaces.visit(':visit')[language], row, (context, visitor) =>
      showOne(context, site, visitor),
    )
    const report = sitePlaces.report(language, ':visit', ':format')
    route(http, site, 'GET', report, row, context => sendReport(context, site))
  }
  const picture = sitePlaces.picture(':visit', ':picture')
  route(http, site, 'GET', picture, row, context => sendPicture(context, site))
}

async function showSites(
  context: Context,
  site: Site,
  visitor: Visitor,
  status: 200 | 422,
): Promise<Response> {
  const reader = readerOf(context, site)
  const standing = await site.app.site.standing()
  const promised = await promisedIn(site)
  const sites = standing.filter(({ isOwn }) => !isOwn)
  const drawn = standing.map((one, at) => drawSite(reader, one, `site-${at}`, promised))
  const body = html`<div class="website"><h1>${say(reader, siteDeskWords.title)}</h1>
<p class="lead">${say(reader, siteDeskWords.lead)}</p>
${drawSaid(reader, context.req.query('said'))}
${sites.length === 0 ? drawNoSites(reader, site, visitor) : drawStart(context, reader, mayUse(site, visitor, mayVisit), sites)}
${drawn}</div>`
  return show(context, site, visitor, {
    ...{ title: say(reader, siteDeskWords.title), body, path: sitePlaces.list, status },
  })
}

/** The pledges the policy makes: of others there is no page. */
async function promisedIn(site: Site): Promise<ReadonlySet<PledgeId>> {
  const { board } = await site.snapshots.take()
  return new Set(board.pledges.map(({ pledge }) => pledge))
}

function drawSaid(reader: Reader, said: string | undefined): Html {
  if (said !== 'begun' && said !== 'nothing') return nothing
  return html`<p class="said" role="status">${say(reader, siteDeskWords.visit[said])}</p>`
}

function drawNoSites(reader: Reader, site: Site, visitor: Visitor): Html {
  const { newEntry } = editPlaces
  const add = html` <a href="${asked(newEntry, { path: 'sites' })[reader.language]}">${say(reader, siteDeskWords.addSite)}</a>`
  return html`<p class="empty">${say(reader, siteDeskWords.noSites)}${mayUse(site, visitor, 'register.edit') ? add : nothing}</p>`
}

/** Nothing to press where nothing may be visited, or a visit is under way. */
function drawStart(context: Context, reader: Reader, may: boolean, sites: readonly SiteStanding[]): Html {
  const { visit } = siteDeskWords
  if (!sites.some(({ isVisited }) => isVisited)) return nothing
  if (sites.some(({ isUnderWay }) => isUnderWay))
    return html`<p><a href="${sitePlaces.list[reader.language]}">${say(reader, visit.reload)}</a></p>`
  if (!may) return html`<p class="small">${say(reader, visit.mayNot)}</p>`
  return html`<form method="post" action="${sitePlaces.list[reader.language]}">${formTokenField(context)}<p><button name="visit" value="now">${say(reader, visit.button)}</button> <span class="small">${say(reader, visit.lead)}</span></p></form>`
}

/** Nobody waits for it: it takes minutes, and its turn is kept where every process sees it. */
async function visitNow(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  if ((await readSent(context))('visit') !== 'now') return showSites(context, site, visitor, 422)
  const { visitable, visitNow } = site.app.site
  const list = sitePlaces.list[readerOf(context, site).language]
  if (!visitable()) return seeOther(`${list}?said=nothing`)
  visitNow(() => {}).catch(site.report)
  return seeOther(`${list}?said=begun`)
}

function drawSite(reader: Reader, standing: SiteStanding, at: string, promised: ReadonlySet<PledgeId>): Html {
  const { url, isOwn, latest, visits } = standing
  const name = isOwn ? say(reader, siteDeskWords.own) : new URL(url).host
  return html`<section class="visited" aria-labelledby="${at}"><h2 id="${at}">${name}</h2>
<p class="small"><code>${url}</code></p>
${drawAttempt(reader, standing)}
${latest === null ? nothing : drawVisit(reader, latest, at, promised)}
${visits.length === 0 ? nothing : drawHistory(reader, standing, at)}</section>`
}

async function showOne(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const visit = await visitOf(context, site)
  if (visit === null) return refuse(context, site, 404, 'not-found')
  const reader = readerOf(context, site)
  const { id, url, begunAt, endedAt } = visit.line
  const title = say(reader, siteDeskWords.one.title(saidMoment(reader, endedAt ?? begunAt)))
  const body = html`<div class="website"><p><a href="${sitePlaces.list[reader.language]}">${say(reader, siteDeskWords.one.back)}</a></p>
<h1>${title}</h1>
<section class="visited" aria-labelledby="visit"><h2 id="visit">${new URL(url).host}</h2>
<p class="small"><code>${url}</code> · ${moment(reader, begunAt)} · ${say(reader, siteDeskWords.one.judged)}</p>
${drawVisit(reader, visit, 'visit', await promisedIn(site))}</section></div>`
  return show(context, site, visitor, { title, body, path: sitePlaces.visit(id) })
}

async function visitOf(context: Context, site: Site) {
  const id = readVisitId(context.req.param('visit') ?? '')
  return id === null ? null : site.app.site.visit(id)
}

/** To be saved and opened from disk: it holds what a stranger's pages say, and is no page of ours. */
async function sendReport(context: Context, site: Site): Promise<Response> {
  const id = readVisitId(context.req.param('visit') ?? '')
  const format = reportFormats.find(one => one === context.req.param('format'))
  const visit = id === null ? null : await site.app.site.visit(id)
  if (visit === null || format === undefined) return refuse(context, site, 404, 'not-found')
  const { language } = readerOf(context, site)
  const { url, begunAt } = visit.line
  const file = await site.app.site.report(visit.line.id, format, language)
  if (file === null) return refuse(context, site, 404, 'not-found')
  const name = `${new URL(url).host.replaceAll(/[^a-z0-9.-]/g, '-')}-${begunAt.slice(0, 10)}`
  return download(utf8(file.text), file.mediaType, `${name}.${file.extension}`)
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A picture made by our own browser of a stranger's page; what is no PNG is not sent (W3C PNG §5.2). */
async function sendPicture(context: Context, site: Site): Promise<Response> {
  const id = readVisitId(context.req.param('visit') ?? '')
  const page = readPicturePage(context.req.param('picture') ?? '')
  const bytes = id === null || page === null ? null : await site.app.site.picture(id, page)
  if (bytes === null || page === null || pngSignature.some((byte, at) => bytes[at] !== byte))
    return refuse(context, site, 404, 'not-found')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${pictureFile(page)}"`,
    },
  })
}
