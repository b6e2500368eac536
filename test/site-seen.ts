// A spotless site as an audit sees it, and the makers of all that can be seen beside: what the tests of the judgement start from.

import type { Audit, HostSeen, PageSeen } from '../src/site/audit.ts'
import type { DeclaredHost, DeclaredParty, DeclaredSite } from '../src/site/declared.ts'
import type { SiteFinding } from '../src/site/finding.ts'
import { judge } from '../src/site/judge.ts'
import type {
  CookieSeen,
  ElementSeen,
  FieldSeen,
  FormSeen,
  HeadersSeen,
  IdentifierSeen,
  NameSeen,
  RequestSeen,
  Sighting,
  StorageSeen,
} from '../src/site/sighting.ts'

export const site = 'https://www.firma.test/'
export const onCdn = 'https://cdn.example.test/lib@1.2.3/lib.js'
export const place = { url: site, line: 7, column: 3, markup: '<script src=…>' }

export const pageSeen = (more: Partial<PageSeen> = {}): PageSeen => ({
  ...{ url: site, finalUrl: more.url ?? site, status: 200, title: 'Firma', because: null },
  ...{ detail: '', ms: 900, hasPicture: true, ...more },
})
export const request = (url: string, more: Partial<RequestSeen> = {}): RequestSeen => ({
  ...{ kind: 'request', page: 0, url, method: 'GET', type: 'image', by: 'page' },
  ...{ chain: [], status: 200, redirectedFrom: null, ...more },
})
export const element = (url: string, more: Partial<ElementSeen> = {}): ElementSeen => ({
  ...{ kind: 'element', page: 0, tag: 'script', url, integrity: 'sha384-abc', crossOrigin: true },
  ...{ sandbox: false, place, ...more },
})
export const identifies = { length: 32, identifies: true }
export const cookie = (more: Partial<CookieSeen> = {}): CookieSeen => ({
  ...{ kind: 'cookie', page: 0, name: 'uid', host: 'www.firma.test', domain: '.www.firma.test', by: 'wire' },
  ...{ days: 365, shape: identifies, secure: true, httpOnly: true, sameSite: 'lax' },
  ...{ onRedirect: false, chain: [], ...more },
})
export const stored = (more: Partial<StorageSeen> = {}): StorageSeen => ({
  ...{ kind: 'storage', page: 0, area: 'local', origin: 'https://www.firma.test', key: 'visitor' },
  ...{ shape: identifies, chain: [], ...more },
})
export const identifier = (more: Partial<IdentifierSeen> = {}): IdentifierSeen => ({
  ...{ kind: 'identifier', page: 0, where: 'query', url: `${site}g/collect?tid=G-1`, name: 'tid' },
  ...{ product: null, chain: [], ...more },
})
export const fieldSeen = (more: Partial<FieldSeen> = {}): FieldSeen => ({
  ...{ type: 'text', name: 'f1', label: '', autocomplete: '', required: false, place: null, ...more },
})
export const form = (...fields: readonly FieldSeen[]): FormSeen => ({
  ...{ kind: 'form', page: 0, action: `${site}kontakt`, method: 'post', place, fields },
})
export const nameSeen = (host: string, ...aliases: readonly string[]): NameSeen => ({
  ...{ kind: 'name', page: 0, host, aliases, addresses: ['192.0.2.7'] },
})
export const guarded = {
  'content-security-policy': "default-src 'self'; script-src 'self' https://cdn.example.test",
  'strict-transport-security': 'max-age=31536000',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=()',
  'x-content-type-options': 'nosniff',
}
export const answer = (headers: HeadersSeen['headers']): HeadersSeen => ({
  kind: 'headers',
  page: 0,
  url: site,
  headers,
})
export const answerWith = (name: keyof typeof guarded, value: string) => answer({ ...guarded, [name]: value })

export const party = (host: string, more: Partial<DeclaredParty> = {}): DeclaredParty => ({
  ...{ host, operator: 'Eksempel CDN', country: 'DK', proposed: false },
  ...{ purpose: { da: 'CDN til biblioteker', en: 'CDN for libraries' }, ...more },
})
export const host: DeclaredHost = {
  ...{ name: 'JT-COM', networks: ['192.0.2.0/24'], nameServers: ['*.vaert.test'] },
  ...{ reverseNames: ['*.vaert.test'], aliases: ['*.vaert.test'], systems: [] },
}
export const asked: HostSeen = {
  nameServers: ['ns1.vaert.test', 'ns2.vaert.test'],
  reverseNames: ['web7.vaert.test'],
  systems: null,
}

export interface Case {
  readonly page?: Partial<PageSeen>
  readonly audit?: Partial<Audit>
  /** On top of what the spotless site shows. */
  readonly seen?: readonly Sighting[]
  /** In place of all it shows. */
  readonly only?: readonly Sighting[]
  readonly declared?: Partial<DeclaredSite>
}

export const spotless: readonly Sighting[] = [
  request(site, { type: 'document' }),
  request(onCdn, { type: 'script' }),
  element(onCdn),
  answer(guarded),
  nameSeen('www.firma.test', 'firma.web7.vaert.test'),
  form(fieldSeen({ name: 'email', type: 'email' }), fieldSeen({ type: 'submit' })),
]

export const auditOf = ({ page, audit, seen, only }: Case): Audit => ({
  ...{ kind: 'site-audit', version: 1, url: site, browser: '156', ownRequests: [], netLogRead: true },
  ...{ startedAt: '2026-11-23T05:00:00.000Z', endedAt: '2026-11-23T05:00:04.000Z' },
  ...{ pages: [pageSeen(page)], leftOut: [], sightings: only ?? [...spotless, ...(seen ?? [])] },
  ...{ host: asked, namesFound: [], namesUnseen: [], routed: [], consent: 'untouched', ...audit },
})
export const declaredOf = ({ declared }: Case): DeclaredSite => ({
  ...{ id: 'hjemmeside', url: site, names: [], host, parties: [party('cdn.example.test')], stored: [] },
  ...{ fields: ['email'], saysSeveralCdns: false, proposed: false, covered: null, ...declared },
})
export const judged = (one: Case) => judge(auditOf(one), declaredOf(one))

export const without = (kind: Sighting['kind']) => spotless.filter(one => one.kind !== kind)
export const withAnswer = (one: HeadersSeen) => [...without('headers'), one]
export const noHeader = (name: keyof typeof guarded) => ({ only: withAnswer(answerWith(name, '')) })

export const redirecting = { host: 'r.other.test', domain: 'other.test', onRedirect: true, days: null }

export const rulesIn = (findings: readonly SiteFinding[]) => findings.map(({ rule }) => rule)
