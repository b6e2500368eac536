// The public pages and what they serve as data. `openSite` puts every address on one Hono application; server.ts listens.
// Pages are set from what App answers, on the server, and work without a script. Proven by web.test.ts and
// test/journeys/pages.test.ts.

import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { pageType, prepareText, problem, send } from './answer.ts'
import { addApi } from './api.ts'
import { boardPage } from './board-page.ts'
import { addDownloads } from './downloads.ts'
import { addFormats } from './formats.ts'
import { howPage } from './how-page.ts'
import { isAtThisMachine } from './internal.ts'
import { layOut, type Page } from './layout.ts'
import {
  type FixedPlace,
  languageOfHeader,
  languageOfPath,
  type Place,
  pathOf,
  readPledgeId,
} from './paths.ts'
import { pledgePage } from './pledge-page.ts'
import { policyPage } from './policy-page.ts'
import { freshness, type Prepared } from './prepared.ts'
import type { Reader } from './reader.ts'
import { recordPage } from './record-page.ts'
import { type Around, brokenPage, elsewherePage, notFoundPage } from './refusal-page.ts'
import type { Site, SiteOptions } from './site.ts'
import { Kept, type Snapshot, Snapshots } from './snapshot.ts'
import { addWellKnown } from './well-known.ts'

export function openSite(options: SiteOptions): OpenAPIHono {
  const site: Site = {
    ...options,
    snapshots: new Snapshots(options.app, options.clock, options.zone),
    kept: new Kept(),
  }
  const http = new OpenAPIHono()
  addPages(http, site)
  addApi(http, site)
  addFormats(http, site)
  addDownloads(http, site)
  addWellKnown(http, site)
  http.get('/assets/*', context => sendAsset(context, site))
  http.notFound(context => refuse(context, site, 404))
  http.onError((error, context) => {
    site.report(error)
    return refuse(context, site, error instanceof Refusal ? 503 : 500)
  })
  return http
}

function addPages(http: OpenAPIHono, site: Site): void {
  http.get('/', context => toLanguage(context))
  for (const language of languages) {
    http.get(`/${language}`, context => context.redirect(pathOf({ kind: 'policy' }, language), 308))
    for (const kind of ['policy', 'board', 'how'] as const)
      http.get(pathOf({ kind }, language), context => sendPage(context, site, language, { kind }))
    http.get(pathOf({ kind: 'record' }, language), context =>
      isAtThisMachine(context, site)
        ? sendPage(context, site, language, { kind: 'record' })
        : refuse(context, site, 404, 'elsewhere'),
    )
    http.get(
      `${pathOf({ kind: 'pledge', pledge: 'open' }, language).replace(/open$/, ':pledge')}`,
      context => {
        const pledge = readPledgeId(context.req.param('pledge') ?? '')
        return pledge === null
          ? refuse(context, site, 404)
          : sendPage(context, site, language, { kind: 'pledge', pledge })
      },
    )
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
  place: Place,
): Response | Promise<Response> {
  const version = site.snapshots.ready()?.version
  const made = version === undefined ? null : site.kept.ready(pathOf(place, language), version)
  return made === null ? makeAndSend(context, site, language, place) : send(context, made)
}

async function makeAndSend(
  context: Context,
  site: Site,
  language: Language,
  place: Place,
): Promise<Response> {
  const snapshot = await site.snapshots.take()
  const reader = { language, now: snapshot.now, zone: site.zone }
  const make = async () => setPage(site, reader, await makePage(site, reader, snapshot, place))
  return send(context, await site.kept.get(pathOf(place, language), snapshot.version, make))
}

async function makePage(
  site: Site,
  reader: Reader,
  { board, policies }: Snapshot,
  place: Place,
): Promise<Page> {
  switch (place.kind) {
    case 'policy':
      return policyPage(reader, policies[reader.language], board)
    case 'board':
      return boardPage(reader, board)
    case 'how':
      return howPage(reader, board, await site.app.storedRow(), site.assets.verifier.sha256)
    case 'record':
      return recordPage(reader, await site.app.record())
    case 'pledge':
      return pledgePage(reader, await site.app.pledge(place.pledge, limits.historyDays), board)
  }
}

const readerOf = (site: Site, language: Language): Reader => ({
  language,
  now: site.clock.now(),
  zone: site.zone,
})

const openMenu: readonly FixedPlace[] = ['policy', 'board', 'how']

// What is internal, or says no, is kept by no cache on the way, not even a browser's.
async function setPage(site: Site, reader: Reader, page: Page): Promise<Prepared> {
  const menu = site.internal ? [...openMenu, 'record' as const] : openMenu
  const text = String(await layOut(reader, site.assets.links, page, menu))
  const passing = page.place === null || page.place.kind === 'record'
  return prepareText(pageType, text, passing ? 'never' : 'ask')
}

function sendAsset(context: Context, site: Site): Response | Promise<Response> {
  const file = site.assets.files.get(context.req.path)
  return file === undefined ? refuse(context, site, 404) : send(context, file)
}

const refusalTitles = { 404: 'not found', 500: 'our fault', 503: 'not available now' } as const
const refusalPages = { 'not-found': notFoundPage, elsewhere: elsewherePage, broken: brokenPage } as const

/**
 * A program is answered in its own form, a person in words. The page is the same for every address of a language, and
 * kept like the others: whoever asks for a thousand that are not there costs one.
 */
async function refuse(
  context: Context,
  site: Site,
  status: 404 | 500 | 503,
  page: keyof typeof refusalPages = status === 404 ? 'not-found' : 'broken',
): Promise<Response> {
  const path = context.req.path
  if (/^\/(?:api|health|proof|log|bundle|openapi)\b/.test(path)) return problem(status, refusalTitles[status])
  const language = languageOfPath(path) ?? languageOfHeader(context.req.header('accept-language') ?? '')
  const reader = readerOf(site, language)
  const { around, version } = status === 404 ? await aroundOf(site) : nobody
  const make = () => setPage(site, reader, refusalPages[page](reader, around))
  return send(context, await site.kept.get(`${page} ${language}`, version, make), status)
}

interface Surroundings {
  readonly around: Around
  readonly version: string
}

const nobody: Surroundings = { around: { controller: 'Ordholden', example: false }, version: 'nobody' }
const aroundOf = (site: Site): Promise<Surroundings> =>
  site.snapshots.take().then(
    ({ board, version }) => ({ around: board, version }),
    () => nobody,
  )
