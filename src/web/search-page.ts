// What there is under a case number: a page one is led to from the field in the frame. By GET, so that it can be kept and passed
// on; nothing but numbers of ours is taken in. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { FoundCases } from '../app/search.ts'
import { type CaseKind, readCaseNumber } from '../core/case-number.ts'
import type { Visitor } from '../core/roles.ts'
import { caseKindWords, searchWords } from '../language/search.ts'
import { route } from './access.ts'
import { breakPath } from './break-page.ts'
import { partNamed } from './desk-part.ts'
import { deskPlaces, searchPlace } from './desk-places.ts'
import { pathOf } from './paths.ts'
import { personPath } from './person-page.ts'
import { type Html, moment, type Reader, say } from './reader.ts'
import { mayUse, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

export const addSearch: AddRoutes = (http, site) => {
  for (const at of Object.values(searchPlace.path))
    route(http, site, 'GET', at, searchPlace.row, (context, visitor) => search(context, site, visitor))
}

type FoundCase = FoundCases[number]

async function search(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const reader = readerOf(context, site)
  const text = context.req.query('id') ?? ''
  const number = readCaseNumber(text)
  const found = number === null ? [] : await site.app.desk.search(number, kindsFor(site, visitor))
  const { board } = await site.snapshots.take()
  const items = found.map(
    one => html`<li>${drawFound(reader, one, part => say(reader, partNamed(board.pledges, part).name))}</li>`,
  )
  const answer =
    found.length > 0 ? html`<ul class="things">${items}</ul>` : drawNone(reader, text, number === null)
  const body = html`<h1>${say(reader, searchWords.title)}</h1>${answer}
<p>${say(reader, searchWords.shape)}</p><p>${say(reader, searchWords.never)}</p>`
  return show(context, site, visitor, {
    ...{ title: say(reader, searchWords.title), body, path: searchPlace.path },
    status: text !== '' && number === null ? 422 : 200,
  })
}

/** What the visitor may see: the rest is not even looked for. */
function kindsFor(site: Site, visitor: Visitor): readonly CaseKind[] {
  return [
    ...(mayUse(site, visitor, deskPlaces.people.row) ? (['account', 'letter'] as const) : []),
    ...(mayUse(site, visitor, deskPlaces.breaks.row) ? (['break'] as const) : []),
    'look',
    'edition',
  ]
}

function drawNone(reader: Reader, text: string, isNoNumber: boolean): Html {
  if (text === '') return html``
  const words = isNoNumber ? searchWords.notANumber : searchWords.none(text)
  return html`<p class="said" role="status">${say(reader, words)}</p>`
}

function drawFound(reader: Reader, found: FoundCase, nameOf: (part: string) => string): Html {
  const number = html`<code class="key">${found.kind}.${found.id}</code>`
  return html`<p><b>${say(reader, caseKindWords[found.kind])}</b> ${drawAbout(reader, found, nameOf)}</p>
<span class="small">${number} ${moment(reader, found.at)}</span>`
}

function drawAbout(reader: Reader, { kind, id, about }: FoundCase, nameOf: (part: string) => string): Html {
  switch (kind) {
    case 'account':
      return html`<a href="${personPath(reader, id)}">${say(reader, searchWords.person)}</a>`
    case 'break':
      return html`<a href="${breakPath(reader, id)}">${nameOf(about)}</a>`
    case 'look':
      return html`${nameOf(about)}: <a href="/proof/${id}.json">${say(reader, searchWords.proof)}</a>`
    case 'edition':
      return html`<a href="${pathOf({ kind: 'policy' }, reader.language)}">${say(reader, searchWords.edition(about))}</a>`
    default:
      return html`${about}`
  }
}
