// Who asks: by the session's cookie, or by the token a program sends (RFC 6750 §2.1), never by both. What is doubled or is
// no token is nobody’s. The sessions themselves are behind the port `Who` (core/roles.ts). Proven by cross-site.test.ts and
// test/journeys/access.test.ts.

import { nobody, type Visitor } from '../core/roles.ts'
import { parseSessionCookies } from './cookies.ts'
import type { Site } from './site.ts'

/** How a token came: a browser sends a cookie by itself, whoever made it ask; a program has to mean it. */
export type Token = { readonly kind: 'cookie' | 'bearer'; readonly token: string }

/** 32 bytes as base64url without padding: the last letter carries four bits. */
const tokenShape = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/** The token of a request; null where there is none, more than one, or one that cannot be ours. */
export function readToken(cookie: string | undefined, authorization: string | undefined): Token | null {
  const cookies = cookie === undefined ? [] : parseSessionCookies(cookie)
  if (cookies.length + (authorization === undefined ? 0 : 1) !== 1) return null
  const token = cookies[0] ?? /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  if (!tokenShape.test(token)) return null
  return { kind: authorization === undefined ? 'cookie' : 'bearer', token }
}

export const visitorOf = async ({ who, clock }: Site, token: Token | null): Promise<Visitor> =>
  token === null
    ? nobody
    : token.kind === 'cookie'
      ? who.visitorOf(token.token, clock.now())
      : who.programOf(token.token, clock.now())
