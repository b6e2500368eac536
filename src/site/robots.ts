// What a site says of its own pages: robots.txt, and the sitemaps it names. Read before the browser starts, from the site itself
// and from nowhere else, so much and no more. RFC 9309; sitemaps.org 0.9; what the files mean is in robots-rules.ts and
// sitemap.ts. Proven by robots.test.ts.

import { limits } from '../core/limits.ts'
import type { Fetch } from '../core/ports.ts'
import { allowAll, disallowAll, isAllowed, parseRobots, type RobotsFile } from './robots-rules.ts'
import { parseSitemap, unpackSitemap } from './sitemap.ts'

export interface RobotsOptions {
  readonly url: string
  readonly fetch: Fetch
  /** False where whoever owns the site says that its robots.txt is not meant for this. */
  readonly robots: boolean
  readonly signal: AbortSignal
}

export interface Robots {
  /** Addresses of pages, on the origin of the site. */
  readonly sitemap: readonly string[]
  /** Whether robots.txt lets us visit a page of the site. */
  readonly allowed: (url: string) => boolean
}

export async function readRobots(options: RobotsOptions): Promise<Robots> {
  const file = await readFile(options)
  return Object.freeze({
    sitemap: await readSitemaps(sitemapsOf(file, options), options),
    allowed: options.robots ? (url: string) => isAllowed(file, url) : () => true,
  })
}

// RFC 9309 §2.3.1: what is not there forbids nothing; what cannot be read forbids everything.
async function readFile({ url, fetch, signal }: RobotsOptions): Promise<RobotsFile> {
  const found = await fetch.get(new URL('/robots.txt', url).href, signal)
  if (found.kind === 'failed' || found.status >= 500) return disallowAll
  if (found.status < 200 || found.status >= 300) return allowAll
  return parseRobots(new TextDecoder().decode(found.body.subarray(0, limits.robotsBytes)))
}

function sitemapsOf(file: RobotsFile, { url, robots }: RobotsOptions): readonly string[] {
  if (robots && file === disallowAll) return []
  const named = file.sitemaps.filter(address => isOfSite(address, url))
  return named.length > 0 ? named : [new URL('/sitemap.xml', url).href]
}

/** An index is followed one level down: what it names is read, what another index would name is not. */
async function readSitemaps(named: readonly string[], options: RobotsOptions): Promise<readonly string[]> {
  const waiting = [...new Set(named)].map(url => ({ url, isInIndex: false }))
  const pages = new Set<string>()
  for (let read = 0; read < limits.sitemaps && pages.size < limits.sitemapPages; read += 1) {
    const next = waiting.shift()
    if (next === undefined) break
    const { kind, addresses } = await readSitemap(next.url, options)
    const own = addresses.filter(address => isOfSite(address, options.url))
    if (kind === 'pages') for (const page of own.slice(0, limits.sitemapPages - pages.size)) pages.add(page)
    else if (!next.isInIndex)
      waiting.push(...own.slice(0, limits.sitemaps).map(url => ({ url, isInIndex: true })))
  }
  return [...pages]
}

async function readSitemap(url: string, { fetch, signal, url: site }: RobotsOptions) {
  const none = parseSitemap('')
  const found = await fetch.get(url, signal)
  if (found.kind === 'failed' || found.status !== 200 || !isOfSite(found.url, site)) return none
  return parseSitemap(await unpackSitemap(found.body))
}

const isOfSite = (address: string, site: string): boolean =>
  URL.parse(address)?.origin === new URL(site).origin
