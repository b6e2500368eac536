// Every host a document or its headers name for later: connections ahead, pages ahead, where forms and pings go, where reports
// go. Debian's Chromium acts on few of them, a visitor's browser on all. HTML §4.6.8, RFC 8288 (Link), W3C Reporting API, CSP 3,
// speculation rules. Proven by hints.test.ts and test/contracts/site-document.test.ts.

import { limits } from '../../core/limits.ts'
import { type Collector, nothing } from '../collector.ts'
import { addressOf, type Document, Documents, type Element } from '../documents.ts'
import type { HintSeen } from '../sighting.ts'

type Kind = HintSeen['by']

/** What one element or header names: where, and for what. */
export interface Hint {
  readonly by: Kind
  readonly url: string
}

export function collectHints(): Collector {
  let documents: Documents | null = null
  return {
    id: 'hints',
    start: async ({ session }) => {
      documents = Documents.of(session)
    },
    page: async ({ page }) => {
      const read = (await documents?.read()) ?? []
      return read.flatMap(document => hintsOf(page, document)).slice(0, limits.siteSightings)
    },
    finish: nothing,
  }
}

function hintsOf(page: number, document: Document): readonly HintSeen[] {
  const { base, elements, headers } = document
  const marked = elements.flatMap(element =>
    hintsOfElement(element, base).map((hint): HintSeen => {
      return { kind: 'hint', page, ...hint, place: document.placeOf(element), header: null }
    }),
  )
  const sent = hintsOfHeaders(headers, document.url).map(
    ({ header, ...hint }): HintSeen => ({ kind: 'hint', page, ...hint, place: null, header }),
  )
  return [...marked, ...sent]
}

const ahead: readonly Kind[] = [
  ...(['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender'] as const),
]

const words = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\t\n\f\r ]+/).filter(Boolean)

const kindsOf = (rel: string | undefined): readonly Kind[] =>
  ahead.filter(kind => words(rel?.toLowerCase()).includes(kind))

export function hintsOfElement({ tag, attributes, content }: Element, base: string): readonly Hint[] {
  const named = (by: Kind, ...values: readonly (string | undefined)[]) => hints(by, values, base)
  if (tag === 'link')
    return kindsOf(attributes.get('rel')).flatMap(kind => named(kind, attributes.get('href')))
  if (tag === 'form') return named('form', attributes.get('action'))
  if (tag === 'button' || tag === 'input') return named('form', attributes.get('formaction'))
  if (tag === 'a' || tag === 'area') return named('ping', ...words(attributes.get('ping')))
  if (tag === 'script' && attributes.get('type')?.trim().toLowerCase() === 'speculationrules')
    return named('speculation', ...speculated(content.join('')))
  return []
}

// An empty address is the document's own: it names nobody.
const hints = (by: Kind, values: readonly (string | undefined)[], base: string): readonly Hint[] =>
  values.flatMap(value => {
    const url = value === undefined || value.trim() === '' ? null : addressOf(value, base)
    return url === null ? [] : [{ by, url }]
  })

/** The addresses speculation rules list; rules that speak of links list none. */
export function speculated(text: string): readonly string[] {
  const rules = fieldsOf(parse(text))
  return ['prefetch', 'prerender', 'prerender_until_script'].flatMap(action =>
    listOf(rules[action]).flatMap(rule => listOf(fieldsOf(rule)['urls']).filter(isText)),
  )
}

type Fields = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string'
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A hint of a header, with as much of the header as named it. */
export interface HeaderHint extends Hint {
  readonly header: string
}

export function hintsOfHeaders(
  headers: Readonly<Record<string, string>>,
  base: string,
): readonly HeaderHint[] {
  return Object.entries(readers).flatMap(([name, read]) =>
    read((headers[name] ?? '').slice(0, headerMost)).flatMap(({ by, url: value, said }) =>
      hints(by, [value], base).map(hint => ({ ...hint, header: `${name}: ${said}`.slice(0, 500) })),
    ),
  )
}

const headerMost = 16_000

interface Said extends Hint {
  readonly said: string
}

type ReadHeader = (value: string) => readonly Said[]

const readLink: ReadHeader = value =>
  [...value.matchAll(/<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)/g)].flatMap(
    ([said, url = '', more = '']) => {
      const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(more) ?? []
      return kindsOf(quoted ?? bare).map(by => ({ by, url, said }))
    },
  )

// A group named by report-to is one of the endpoints below, and is told there.
const readPolicy: ReadHeader = value =>
  value.split(/[;,\n]/).flatMap(part => {
    const [name = '', ...urls] = words(part)
    if (name.toLowerCase() !== 'report-uri') return []
    return urls.map(url => ({ by: 'report' as const, url, said: part.trim() }))
  })

/** `main="https://…", default="…"`: RFC 9651, a dictionary of strings. */
const readEndpoints: ReadHeader = value =>
  [...value.matchAll(/[a-z*][\w.*-]*\s*=\s*"([^"]*)"/g)].map(([said, url = '']) => ({
    by: 'report',
    url,
    said,
  }))

/** The groups of the Reporting API before it had a version of its own; NEL reports to them still. */
const readGroups: ReadHeader = value =>
  listOf(parse(`[${value.replaceAll('\n', ',')}]`)).flatMap(group =>
    listOf(fieldsOf(group)['endpoints']).flatMap(endpoint => {
      const { url } = fieldsOf(endpoint)
      return isText(url) ? [{ by: 'report' as const, url, said: JSON.stringify(group) }] : []
    }),
  )

const readRules: ReadHeader = value =>
  [...value.matchAll(/"([^"]*)"/g)].map(([said, url = '']) => ({ by: 'speculation', url, said }))

const readers: Readonly<Record<string, ReadHeader>> = {
  link: readLink,
  'content-security-policy': readPolicy,
  'content-security-policy-report-only': readPolicy,
  'reporting-endpoints': readEndpoints,
  'report-to': readGroups,
  'speculation-rules': readRules,
}
