// Shows a page made for whoever asks, which nobody keeps: with the menu of what they may use, and the headers its forms need.
// The public pages are the same for everybody and are set in web.ts. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { grants, noOne, type RouteId } from '../core/access.ts'
import type { Visitor } from '../core/roles.ts'
import { deskWords } from '../language/desk.ts'
import { pageType } from './answer.ts'
import { formField, formTokenFor } from './cross-site.ts'
import { drawDesk, type MenuRoom } from './desk-layout.ts'
import { deskPlaces, deskRooms, searchPlace } from './desk-places.ts'
import { formHeaders, scriptHeaders } from './headers.ts'
import { languageOfPath } from './paths.ts'
import { freshness } from './prepared.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'
import type { Site } from './site.ts'

export interface Shown {
  readonly title: string
  readonly body: Html
  /** Where the same is in each language; the switch leads there. */
  readonly path: Readonly<Record<'da' | 'en', string>>
  /** What was sent cannot be done (422), was overtaken (409), is not there (404): the page says so. */
  readonly status?: 200 | 404 | 409 | 422 | 429
  /** A script of ours the page cannot do without, by the path it is served at. */
  readonly script?: string
}

export const readerOf = (context: Context, site: Site): Reader => ({
  language: languageOfPath(context.req.path) ?? 'da',
  now: site.clock.now(),
  zone: site.zone,
})

export async function show(context: Context, site: Site, visitor: Visitor, page: Shown): Promise<Response> {
  const reader = readerOf(context, site)
  const { board } = await site.snapshots.take()
  const text = drawDesk(reader, site.assets.links, {
    ...{ title: page.title, controller: board.controller, example: board.example, path: page.path },
    menu: menuOf(context, site, reader, visitor),
    search: mayUse(site, visitor, searchPlace.row) ? searchPlace.path[reader.language] : null,
    signOut: visitor.kind === 'nobody' ? nothing : drawSignOut(context, reader),
    body: page.body,
    script: page.script ?? null,
  })
  return new Response(String(await text), {
    status: page.status ?? 200,
    headers: {
      'content-type': pageType,
      'cache-control': freshness.never,
      ...(page.script === undefined ? formHeaders : scriptHeaders),
    },
  })
}

/** What every form within a session carries. */
export const formTokenField = (context: Context): Html =>
  html`<input type="hidden" name="${formField}" value="${formTokenFor(name => context.req.header(name))}">`

const drawSignOut = (context: Context, reader: Reader): Html =>
  html`<form method="post" action="${signInPlaces.signOut[reader.language]}">${formTokenField(context)}<button>${say(reader, deskWords.signOut)}</button></form>`

function menuOf(context: Context, site: Site, reader: Reader, visitor: Visitor): readonly MenuRoom[] {
  const places = Object.values(deskPlaces).filter(({ row }) => mayUse(site, visitor, row))
  const itemsOf = (room: MenuRoom['room']) =>
    places
      .filter(place => place.room === room)
      .map(({ path, name }) => {
        const href = path[reader.language]
        return { href, name: say(reader, name), current: currentOf(context.req.path, href) }
      })
  return deskRooms.map(room => ({ room, items: itemsOf(room) })).filter(({ items }) => items.length > 0)
}

/** The page itself, or the one it is reached from. */
function currentOf(path: string, href: string): 'page' | 'true' | null {
  if (path === href) return 'page'
  return path.startsWith(`${href}/`) ? 'true' : null
}

/** Whether a page leads the visitor there. Who asks anyway is judged again where they ask. */
export const mayUse = (site: Site, visitor: Visitor, row: RouteId): boolean =>
  visitor.kind !== 'nobody' && grants(site.table[row] ?? noOne, visitor)
