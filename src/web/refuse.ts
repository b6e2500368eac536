// Says no: to a program in its own form (RFC 9457), to a person in words. The page is the same for every address of a
// language, and kept like the others: whoever asks for a thousand that are not there costs one. Proven by downloads.test.ts
// and test/journeys/access.test.ts.

import type { Context } from 'hono'

import { pageType, prepareText, type Refused, send } from './answer.ts'
import { layOut, type Page } from './layout.ts'
import { languageOfHeader, languageOfPath } from './paths.ts'
import type { Prepared } from './prepared.ts'
import { answerProblem } from './problem.ts'
import type { Reader } from './reader.ts'
import { type Around, type RefusalKind, refusalPages } from './refusal-page.ts'
import { ownPath } from './sign-in-places.ts'
import type { Site } from './site.ts'

export async function refuse(
  context: Context,
  site: Site,
  status: Refused,
  kind: RefusalKind,
): Promise<Response> {
  const answer = await sayNo(context, site, status, kind)
  // RFC 9110 §11.6.1: a 401 says how one may be known. There is no other way yet than a token.
  if (status === 401) answer.headers.set('www-authenticate', 'Bearer')
  if (kind === 'scope') answer.headers.set('www-authenticate', 'Bearer error="insufficient_scope"')
  return answer
}

async function sayNo(context: Context, site: Site, status: Refused, kind: RefusalKind): Promise<Response> {
  const path = context.req.path
  if (isForPrograms(path)) return answerProblem(site.origin(), kind, { status })
  const language = languageOfPath(path) ?? languageOfHeader(context.req.header('accept-language') ?? '')
  const { around, version } = status < 500 ? await aroundOf(site) : unknown
  const reader = { language, now: site.clock.now(), zone: site.zone }
  const next = kind === 'signed-out' ? nextOf(site, path) : null
  const make = () => setPage(site, reader, refusalPages[kind](reader, { ...around, next }))
  return send(context, await site.kept.get(`${kind} ${language} ${next ?? ''}`, version, make), status)
}

/** Back here after signing in, where there is one such page: those with something in the address would fill what is kept. */
const nextOf = (site: Site, path: string): string | null =>
  site.mounted.some(mounted => mounted.method === 'GET' && mounted.path === path) ? ownPath(path) : null

export const isForPrograms = (path: string): boolean =>
  /^\/(?:api|health|proof|log|bundle|openapi)\b/.test(path)

// What says no is kept by no cache on the way, not even a browser's.
export async function setPage(site: Site, reader: Reader, page: Page): Promise<Prepared> {
  const text = String(await layOut(reader, site.assets.links, page, site.app.traffic.isPublic()))
  return prepareText(pageType, text, page.place === null ? 'never' : 'ask')
}

interface Surroundings {
  readonly around: Omit<Around, 'next'>
  readonly version: string
}

const unknown: Surroundings = { around: { controller: 'Ordholden', example: false }, version: 'unknown' }
const aroundOf = (site: Site): Promise<Surroundings> =>
  site.snapshots.take().then(
    ({ board, version }) => ({ around: board, version }),
    () => unknown,
  )
