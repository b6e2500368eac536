// A sitemap, or an index of sitemaps: only the addresses in it (sitemaps.org 0.9). Read without a parser of XML: of `loc`
// elements nothing but their text matters, and what refers to other files or names entities of its own is not followed.
// Proven by robots.test.ts.

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { limits } from '../core/limits.ts'

export interface Sitemap {
  readonly kind: 'pages' | 'index'
  readonly addresses: readonly string[]
}

/** What is no sitemap has no addresses. */
export function parseSitemap(text: string): Sitemap {
  const bare = withoutComments(text)
  const kind = /<sitemapindex[\s>]/.test(bare) ? 'index' : 'pages'
  return { kind, addresses: bare.includes('<') ? addressesIn(bare) : linesOf(bare) }
}

const unpack = promisify(gunzip)

/** The text of one that may be packed; empty where it cannot be unpacked within the limit. */
export async function unpackSitemap(body: Uint8Array): Promise<string> {
  const isPacked = body[0] === 0x1f && body[1] === 0x8b
  const bytes = isPacked
    ? await unpack(body, { maxOutputLength: limits.responseBytes }).catch(() => new Uint8Array())
    : body
  return new TextDecoder().decode(bytes)
}

// No pattern: one that looks for the end of a comment starts anew at each that has none.
const withoutComments = (text: string): string =>
  text
    .split('<!--')
    .map((part, nth) => (nth === 0 ? part : afterComment(part)))
    .join('')

function afterComment(part: string): string {
  const end = part.indexOf('-->')
  return end === -1 ? '' : part.slice(end + '-->'.length)
}

const addressesIn = (xml: string): readonly string[] =>
  [...xml.replace(/<!\[CDATA\[|\]\]>/g, '').matchAll(/<loc>([^<]*)<\/loc>/g)]
    .slice(0, limits.sitemapPages)
    .map(([, text = '']) => plain(text.trim()))

// A sitemap may be one address on each line.
const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/, limits.sitemapPages)
    .map(line => line.trim())
    .filter(line => URL.canParse(line))

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
    return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10))
  })
