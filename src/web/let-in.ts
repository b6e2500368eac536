// What every way of signing in has in common: whom the browser was before, what it is counted by, the new cookie, and where to
// go. Proven by test/journeys/sign-in.test.ts.

import type { Context } from 'hono'

import { grants, noOne } from '../core/access.ts'
import type { Language } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { formatSessionCookie, formatTriedCookie, parseTryCookie } from './cookies.ts'
import { deskPlaces } from './desk-places.ts'
import { languageOfPath } from './paths.ts'
import { freshness } from './prepared.ts'
import { signInPlaces } from './sign-in-places.ts'
import type { Site } from './site.ts'
import { readToken } from './visitor.ts'

const header = (context: Context, name: string): string | undefined => context.req.header(name)

/** The session's token the browser brought, of whomever; it ends when somebody signs in. */
export function tokenBefore(context: Context): string | null {
  const token = readToken(header(context, 'cookie'), header(context, 'authorization'))
  return token?.kind === 'cookie' ? token.token : null
}

export const tryOf = (context: Context): string | null => parseTryCookie(header(context, 'cookie') ?? '')

/**
 * What trying is counted by, in memory only: the address as the proxy before us says it, else the connection's own. Whoever
 * lies in the header is counted less by it; what is counted by address of mail they cannot escape.
 */
export function sourceOf(context: Context): string {
  const said = header(context, 'x-forwarded-for')?.split(',').at(-1)?.trim()
  if (said !== undefined && said !== '') return said.slice(0, 64)
  const { incoming } = context.env as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? ''
}

/** To another page of ours, by reading it: what was sent is not sent again. */
export const seeOther = (path: string, cookies: readonly string[] = []): Response => {
  const headers = new Headers({ location: path, 'cache-control': freshness.never })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** With the cookie of a session that has just begun, and to where it was asked for. */
export async function letIn(
  context: Context,
  site: Site,
  token: string,
  next: string | null,
  language: Language = languageOfPath(context.req.path) ?? 'da',
): Promise<Response> {
  const visitor = await site.who.visitorOf(token, site.clock.now())
  const path = (await hasNoWayIn(site, visitor))
    ? signInPlaces.account[language]
    : (next ?? firstPlaceOf(site, visitor, language))
  return seeOther(path, [formatSessionCookie(token), formatTriedCookie()])
}

/** Whoever has an account and came by a link, or by the first run, makes a way in before anything else. */
async function hasNoWayIn(site: Site, visitor: Visitor): Promise<boolean> {
  if (visitor.kind === 'nobody' || visitor.account === null) return false
  return (await site.app.desk.accounts.credentials.list(visitor.account)).length === 0
}

const firstPlaceOf = (site: Site, visitor: Visitor, language: Language): string =>
  Object.values(deskPlaces).find(({ row }) => grants(site.table[row] ?? noOne, visitor))?.path[language] ??
  signInPlaces.account[language]
