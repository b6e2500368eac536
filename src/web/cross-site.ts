// What changes something is done only when asked from a page of ours: by what the browser says of where a request comes from
// (Fetch Metadata; RFC 6454 where it says nothing), by a token in every form that only our page could have written, and by
// taking in nothing a form elsewhere could send unseen. OWASP ASVS 5.0 V3.5. Proven by cross-site.test.ts.

import { createHmac } from 'node:crypto'

import { equalBytes, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { readToken, type Token } from './visitor.ts'

/** The name of the field a form of ours carries its token in. */
export const formField = 'form-token'
const formType = 'application/x-www-form-urlencoded'
const dataType = 'application/json'

/** Of one session, and known to nobody who does not hold it: nothing has to be kept to know it again. */
export const formToken = (session: string): string =>
  createHmac('sha256', session).update('ordholden form').digest('base64url')

export const isFormToken = (session: string, given: unknown): boolean =>
  typeof given === 'string' && equalBytes(utf8(given), utf8(formToken(session)))

export type HeaderOf = (name: string) => string | undefined

/** What a form on the page that is answered with carries; empty for who has no session. */
export function formTokenFor(header: HeaderOf): string {
  const token = readToken(header('cookie'), header('authorization'))
  return token?.kind === 'cookie' ? formToken(token.token) : ''
}

/**
 * Whether a request comes from a page of ours. `Origin: null` is what a browser sends from a page that tells nobody where it
 * was (ours do not), so beside Fetch Metadata it counts for nothing. Who says nothing at all is a program, and has to bring
 * a token no browser sends by itself.
 */
export function isFromHere(header: HeaderOf, origin: string, token: Token | null): boolean {
  const [site, from, referer] = [header('sec-fetch-site'), header('origin'), header('referer')]
  if (site !== undefined)
    return /^(?:same-origin|none)$/.test(site) && (from === undefined || from === 'null' || from === origin)
  if (from !== undefined) return from === origin
  if (referer !== undefined) return URL.canParse(referer) && new URL(referer).origin === origin
  return token?.kind === 'bearer'
}

export type Untaken = 411 | 413 | 415

/** Whether what is sent can be taken in, before a byte of it is read; null where it can. */
export function judgeBody(method: string, header: HeaderOf): Untaken | null {
  const length = header('content-length')
  if (header('transfer-encoding') !== undefined) return 411
  if (Number(length ?? 0) > limits.webBodyBytes) return 413
  // A POST without a body is what a page elsewhere can send without asking first; the other methods it cannot.
  if (Number(length ?? 0) === 0 && method !== 'POST') return null
  const type = typeOf(header)
  return type === formType || type === dataType ? null : 415
}

export const isForm = (header: HeaderOf): boolean => typeOf(header) === formType
const typeOf = (header: HeaderOf): string =>
  (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const

/** A method in disguise: what stands before us may have judged another one. */
export const hasMethodOverride = (headers: Readonly<Record<string, unknown>>): boolean =>
  overrides.some(name => headers[name] !== undefined)
