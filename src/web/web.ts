// The public pages and what they serve as data. `openSite` puts every address on one Hono application; server.ts listens.
// Pages are set from what App answers, on the server, and work without a script. Proven by web.test.ts and
// test/journeys/pages.test.ts.

import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { access, scopeRoutes } from '../core/access.ts'
import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { checkRoutes, methodsAt, route } from './access.ts'
import { addAccount } from './account.ts'
import { addActs } from './acts-page.ts'
import { send } from './answer.ts'
import { addApi } from './api.ts'
import { boardPage } from './board-page.ts'
import { addBreaks } from './break-page.ts'
import { addDownloads } from './downloads.ts'
import { addFirstRun } from './first-run.ts'
import { addFormats } from './formats.ts'
import { addHistory } from './history-page.ts'
import { howPage } from './how-page.ts'
import type { Page } from './layout.ts'
import { addLinkPage } from './link-page.ts'
import { addNotifications } from './notifications.ts'
import { addOpenId } from './openid.ts'
import { addOperations } from './operations.ts'
import { addOutside } from './outside-page.ts'
import { type FixedPlace, languageOfHeader, type Place, pathOf, readPledgeId } from './paths.ts'
import { addPeople } from './people-page.ts'
import { pledgePage } from './pledge-page.ts'
import { policyPage } from './policy-page.ts'
import { freshness } from './prepared.ts'
import { addProblemsPage } from './problems-page.ts'
import type { Reader } from './reader.ts'
import { addRecord } from './record-page.ts'
import { refuse, setPage } from './refuse.ts'
import { addRegister } from './register-page.ts'
import { addSearch } from './search-page.ts'
import { addSentences } from './sentences-page.ts'
import { addSignIn } from './sign-in.ts'
import type { AddRoutes, Site, SiteOptions } from './site.ts'
import { addWebsite } from './site-page.ts'
import { Kept, type Snapshot, Snapshots } from './snapshot.ts'
import { addToday } from './today-page.ts'
import { addTokens } from './tokens-page.ts'
import { addTrafficForEveryone } from './traffic-everyone.ts'
import { addTraffic } from './traffic-page.ts'
import { addWellKnown } from './well-known.ts'

export interface OpenedSite {
  readonly http: OpenAPIHono
  readonly site: Site
}

const ownRoutes: readonly AddRoutes[] = [
  ...[addPages, addApi, addFormats, addDownloads, addWellKnown, addAssets],
  ...[addOperations, addProblemsPage],
  ...[addFirstRun, addSignIn, addOpenId, addLinkPage, addAccount],
  ...[addRegister, addSentences, addHistory],
  ...[
    addToday,
    addBreaks,
    addRecord,
    addTraffic,
    addTrafficForEveryone,
    addWebsite,
    addPeople,
    addActs,
    addOutside,
    addSearch,
    addNotifications,
    addTokens,
  ],
]

export const openSite = (options: SiteOptions): OpenAPIHono => openWhole(options).http

/** The site with what it is made of. Throws where an address is without a row, or a row without an address. */
export function openWhole(options: SiteOptions): OpenedSite {
  const site: Site = {
    table: access,
    scopes: scopeRoutes,
    ...options,
    mounted: [],
    snapshots: new Snapshots(options.app, options.clock, options.zone),
    kept: new Kept(),
  }
  const http = new OpenAPIHono()
  for (const add of [...ownRoutes, ...(options.rooms ?? [])]) add(http, site)
  checkRoutes(http, site)
  http.notFound(context => refuseUnmounted(http, context, site))
  http.onError((error, context) => {
    site.report(error)
    return error instanceof Refusal
      ? refuse(context, site, 503, 'unavailable')
      : refuse(context, site, 500, 'broken')
  })
  return { http, site }
}

/** An address that only takes in is there, and cannot be read. */
async function refuseUnmounted(http: OpenAPIHono, context: Context, site: Site): Promise<Response> {
  const allow = methodsAt(http, context.req.path)
  if (allow.length === 0 || allow.includes(context.req.method)) return refuse(context, site, 404, 'not-found')
  const answer = await refuse(context, site, 405, 'method')
  answer.headers.set('allow', allow.join(', '))
  return answer
}

function addPages(http: OpenAPIHono, site: Site): void {
  route(http, site, 'GET', '/', 'page.start', toLanguage)
  for (const language of languages) {
    route(http, site, 'GET', `/${language}`, 'page.start', context =>
      context.redirect(pathOf({ kind: 'policy' }, language), 308),
    )
    for (const kind of ['policy', 'board', 'how'] as const)
      route(http, site, 'GET', pathOf({ kind }, language), `page.${kind}`, context =>
        sendPage(context, site, language, { kind }),
      )
    const pledgePath = pathOf({ kind: 'pledge', pledge: 'open' }, language).replace(/open$/, ':pledge')
    route(http, site, 'GET', pledgePath, 'page.pledge', context => {
      const pledge = readPledgeId(context.req.param('pledge') ?? '')
      return pledge === null
        ? refuse(context, site, 404, 'not-found')
        : sendPage(context, site, language, { kind: 'pledge', pledge })
    })
  }
}

function toLanguage(context: Context): Response {
  const language = languageOfHeader(context.req.header('accept-language') ?? '')
  context.header('vary', 'accept-language')
  context.header('cache-control', freshness.ask)
  return context.redirect(pathOf({ kind: 'policy' }, language), 303)
}

function sendPage(
  context: Context,
  site: Site,
  language: Language,
  place: Shown,
): Response | Promise<Response> {
  const version = site.snapshots.ready()?.version
  const made = version === undefined ? null : site.kept.ready(pathOf(place, language), version)
  return made === null ? makeAndSend(context, site, language, place) : send(context, made)
}

async function makeAndSend(
  context: Context,
  site: Site,
  language: Language,
  place: Shown,
): Promise<Response> {
  const snapshot = await site.snapshots.take()
  const reader = { language, now: snapshot.now, zone: site.zone }
  const make = async () => setPage(site, reader, await makePage(site, reader, snapshot, place))
  return send(context, await site.kept.get(pathOf(place, language), snapshot.version, make))
}

/** Pages made from the snapshot alone. */
type Shown = { readonly kind: Exclude<FixedPlace, 'traffic'> } | Extract<Place, { readonly kind: 'pledge' }>

async function makePage(
  site: Site,
  reader: Reader,
  { board, policies, seen }: Snapshot,
  place: Shown,
): Promise<Page> {
  switch (place.kind) {
    case 'policy':
      return policyPage(reader, policies[reader.language], board)
    case 'board':
      return boardPage(reader, board, seen)
    case 'how':
      return howPage(reader, board, await site.app.storedRow(), site.assets.verifier.sha256)
    case 'pledge':
      return pledgePage(reader, await site.app.pledge(place.pledge, limits.historyDays), board, {
        seen,
        kept: site.app.traffic.kept(),
      })
  }
}

function addAssets(http: OpenAPIHono, site: Site): void {
  route(http, site, 'GET', '/assets/*', 'page.asset', context => {
    const file = site.assets.files.get(context.req.path)
    return file === undefined ? refuse(context, site, 404, 'not-found') : send(context, file)
  })
}
