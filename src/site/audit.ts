// One audit as it is kept: what one visit from one place saw of a site, at one time. Plain data, the same in a file, in the
// database and on a page. Nothing in it says what it means. Proven by test/contracts/site-browser.test.ts.

import type { Sighting } from './sighting.ts'

/** Why a page could not be looked at whole. */
export type VisitFailure = 'timeout' | 'crashed' | 'unreachable' | 'refused' | 'limit'

export interface PageSeen {
  /** As it was asked for; `finalUrl` is where it ended after redirects, null where nothing was opened. */
  readonly url: string
  readonly finalUrl: string | null
  readonly status: number | null
  readonly title: string
  /** Null where it was seen whole. */
  readonly because: VisitFailure | null
  readonly detail: string
  readonly ms: number
  readonly hasPicture: boolean
}

/** A page that was known of and not visited. */
export interface LeftOut {
  readonly url: string
  readonly because: 'limit' | 'robots' | 'other-site'
}

/**
 * What the domain name system and the server's certificate said of the site's own name, asked once beside the visits; null where
 * it was not asked or nobody answered.
 */
export interface HostSeen {
  readonly nameServers: readonly string[] | null
  readonly reverseNames: readonly string[] | null
  /** The autonomous systems its addresses lie in, by the user's own table: `AS65000`. */
  readonly systems: readonly string[] | null
}

/** A name of the company's domains that somebody visits, or may. */
export interface NameFound {
  readonly name: string
  readonly by: 'certificate' | 'dns'
}

export interface Audit {
  readonly kind: 'site-audit'
  readonly version: 1
  readonly url: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly endedAt: string
  /** Version of Chromium. */
  readonly browser: string
  readonly pages: readonly PageSeen[]
  readonly sightings: readonly Sighting[]
  /** Hosts the browser asked for by itself; none was let through. */
  readonly ownRequests: readonly string[]
  /** False where the browser's own log could not be read: what only it knows of was not seen. */
  readonly netLogRead: boolean
  readonly leftOut: readonly LeftOut[]
  readonly host: HostSeen
  readonly namesFound: readonly NameFound[]
  /** Hosts that were reached somewhere else than their names lead, because somebody said so (`--resolve`). */
  readonly routed: readonly string[]
  /** Whether the visitor agreed to what the site asked leave for. */
  readonly consent: 'untouched' | 'given'
}
