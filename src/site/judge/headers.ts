// What the site's own answers tell a browser to guard against: notes, no promise rests on them. CSP Level 3 (W3C), RFC 6797
// (HSTS), Referrer Policy and Permissions Policy (W3C), Fetch (nosniff), RFC 6265bis (cookies). Proven by judge.test.ts.

import type { SiteFinding } from '../finding.ts'
import type { CookieSeen, HeadersSeen } from '../sighting.ts'
import { found } from './draft.ts'
import type { RuleId } from './rules.ts'
import { hostOf, type View } from './view.ts'

type HeaderRule = Extract<RuleId, `headers/${string}`>
type Headers = HeadersSeen['headers']

const isMissing = (name: string) => (headers: Headers) => (headers[name] ?? '').trim() === ''

/** Each with whether an answer fails it. */
const onAnswers: readonly (readonly [HeaderRule, (headers: Headers, url: string) => boolean])[] = [
  ['headers/csp', isMissing('content-security-policy')],
  ['headers/csp-unsafe', headers => allowsInline(headers['content-security-policy'] ?? '')],
  ['headers/hsts', (headers, url) => url.startsWith('https:') && !isStrict(headers)],
  ['headers/referrer-policy', isMissing('referrer-policy')],
  ['headers/permissions-policy', isMissing('permissions-policy')],
  ['headers/nosniff', headers => !/^\s*nosniff\b/i.test(headers['x-content-type-options'] ?? '')],
]

export const judgeHeaders = (view: View): readonly SiteFinding[] =>
  view.audit.sightings.flatMap(one => {
    if (one.kind === 'headers') return judgeAnswer(view, one)
    if (one.kind === 'cookie') return judgeFlags(view, one)
    return one.kind === 'request' || one.kind === 'element' ? judgeMixed(view, one) : []
  })

function judgeAnswer(view: View, one: HeadersSeen): readonly SiteFinding[] {
  const host = hostOf(one.url)
  if (!view.isOwn(host)) return []
  const failed = onAnswers.filter(([, fails]) => fails(one.headers, one.url))
  return failed.map(([rule]) => found(rule, host, { host }, [view.whereOf(one)]))
}

const isStrict = (headers: Headers): boolean =>
  Number(/max-age="?(\d+)/i.exec(headers['strict-transport-security'] ?? '')?.[1] ?? 0) > 0

/** All policies hold at once, so it takes every one of them to allow it. A nonce or hash takes `unsafe-inline` back. */
function allowsInline(value: string): boolean {
  const policies = value.split(/[\n,]/).filter(policy => policy.trim() !== '')
  return policies.length > 0 && policies.every(allows)
}

function allows(policy: string): boolean {
  const directives = policy.split(';').map(each => each.trim().toLowerCase().split(/\s+/))
  const of = (name: string) => directives.find(([first]) => first === name)?.slice(1)
  const sources = of('script-src-elem') ?? of('script-src') ?? of('default-src')
  if (sources === undefined) return true
  const takenBack = sources.some(each => /^'(?:nonce-|sha\d+-|strict-dynamic')/.test(each))
  return sources.includes("'unsafe-inline'") && !takenBack
}

// As sent: the jar fills in what was not said. A script cannot set HttpOnly, and what recognises nobody need not have it.
function judgeFlags(view: View, one: CookieSeen): readonly SiteFinding[] {
  if (one.by !== 'wire' || !view.isOwn(one.host)) return []
  const missing = [
    one.secure ? [] : ['Secure'],
    one.httpOnly || !one.shape.identifies ? [] : ['HttpOnly'],
    one.sameSite === null ? ['SameSite'] : [],
  ].flat()
  if (missing.length === 0) return []
  const fills = { name: one.name, flags: missing.join(', ') }
  return [found('headers/cookie-flags', `${one.name} (${one.host})`, fills, [view.whereOf(one)])]
}

function judgeMixed(view: View, one: { readonly url: string } & Parameters<View['whereOf']>[0]) {
  const page = view.audit.pages[one.page]
  const isSecure = (page?.finalUrl ?? page?.url ?? '').startsWith('https:')
  const isOpen = /^(?:http|ws):/.test(one.url)
  // The page itself may be asked for in the open and sent on.
  const isPage = one.kind === 'request' && one.type === 'document'
  if (!isSecure || !isOpen || isPage) return []
  const url = one.url.replace(/#.*$/s, '')
  return [found('headers/mixed-content', url, { url }, [view.whereOf(one)])]
}
