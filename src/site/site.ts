// "Drift, sikkerhed og statistik", the website: the front door. A real browser visits every page of a site; what it saw is held
// against what the register declares. `observe` looks, `judge` compares; which parts of pledges this room feeds is in pledges.ts.
// Loaded only where a site is audited: a server that shows pages carries no browser driver.

import type { Clock } from '../core/clock.ts'
import type { Fetch, Resolve } from '../core/ports.ts'
import type { Route } from '../net/destination.ts'
import { Names } from '../net/names.ts'
import { askOfHost } from './asked.ts'
import type { BrowserOptions } from './browser.ts'
import { Crawl } from './crawl.ts'
import { type Observed, type ObserveOptions, observe } from './observe.ts'
import { readRobots } from './robots.ts'
import type { SystemTable } from './systems.ts'

export interface AuditOptions
  extends Pick<ObserveOptions, 'url' | 'settleMs' | 'visitMs' | 'auditMs' | 'consent' | 'atOnce' | 'onPage'> {
  readonly pages: number
  readonly browser: BrowserOptions
  readonly clock: Clock
  readonly resolve: Resolve
  /** The company's domains, as the register has them: their names are looked for. Empty: none are. */
  readonly domains: readonly string[]
  /** The user's own table of autonomous systems. */
  readonly systems?: SystemTable | undefined
  /** Of robots.txt and the sitemap, under the same routes. */
  readonly fetch: Fetch
  /** Hosts that are to be reached elsewhere (`--resolve`). */
  readonly route: Route
  /** Who is asked where a host is. Default: `resolve` and `route`. */
  readonly names?: Names
  /** Whether robots.txt is heeded. */
  readonly robots: boolean
  readonly signal: AbortSignal
}

/** Visits a site. Rejects with a Refusal `browser-refused` where no browser starts. */
export async function auditSite(options: AuditOptions): Promise<Observed> {
  const { url, pages, resolve, route, signal } = options
  const { sitemap, allowed } = await readRobots(options)
  const crawl = new Crawl({ url, pages, sitemap, allowed })
  const { names = new Names(resolve, route, signal) } = options
  const over = new AbortController()
  try {
    const asking = askOfHost({ ...options, names, signal: AbortSignal.any([signal, over.signal]) })
    const [{ audit, raw }, asked] = await Promise.all([observe({ ...options, crawl, names }), asking])
    return { audit: { ...audit, ...asked }, raw }
  } finally {
    // Where no browser starts, nobody waits for what is still being asked.
    over.abort()
  }
}
