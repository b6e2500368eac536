// One audit as it is kept: what one visit from one place saw of a site, at one time. Plain data, the same in a file, in the
// database and on a page. Nothing in it says what it means. Proven by test/contracts/site-browser.test.ts.

import type { Sighting } from './sighting.ts'

/** Why a page could not be looked at whole; `file` is none to look at, but one to download. */
export type VisitFailure = 'timeout' | 'crashed' | 'unreachable' | 'refused' | 'limit' | 'file'

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
 * What the domain name system said of the site's own name, asked once beside the visits; null where it was not asked or nobody
 * answered. Of a name that was led elsewhere (`routed`) nothing is asked.
 */
export interface HostSeen {
  /** Of the registrable domain. */
  readonly nameServers: readonly string[] | null
  /** Names behind its addresses that lead back to them; beside them, an address without such a name stands as itself. */
  readonly reverseNames: readonly string[] | null
  /** The autonomous systems its addresses lie in, by the user's own table: `AS65000`. */
  readonly systems: readonly string[] | null
}

/** A name of the company's domains that leads to an address: somebody visits it, or may. `*.firma.dk` is every name below. */
export interface NameFound {
  readonly name: string
  /** Who told of it: the site's certificate, or nobody but the DNS (the domain itself and its `www`). */
  readonly by: 'certificate' | 'dns'
}

/** `dns`: nobody answered whether the name leads anywhere. `certificate`: that of this host could not be read. */
export interface NameUnseen {
  readonly name: string
  readonly by: 'certificate' | 'dns'
}

/** A host that was reached somewhere else than its name leads, because somebody said so (`--resolve`). */
export interface RoutedHost {
  readonly host: string
  /** `127.0.0.1:8443` */
  readonly at: string
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
  /** Hosts the browser asked for by itself, not for a page: no site is blamed for them. */
  readonly ownRequests: readonly string[]
  /** False where the browser's own log could not be read: what only it knows of was not seen. */
  readonly netLogRead: boolean
  readonly leftOut: readonly LeftOut[]
  readonly host: HostSeen
  readonly namesFound: readonly NameFound[]
  readonly namesUnseen: readonly NameUnseen[]
  readonly routed: readonly RoutedHost[]
  /** Whether the visitor agreed to what the site asked leave for. */
  readonly consent: 'untouched' | 'given'
}
