// What every address of the site works from. Its own file, so that the files of the addresses need not know each other.

import type { OpenAPIHono } from '@hono/zod-openapi'

import type { App } from '../app.ts'
import type { RouteId, Row } from '../core/access.ts'
import type { Clock } from '../core/clock.ts'
import type { Who } from '../core/roles.ts'
import type { Assets } from './assets.ts'
import type { Kept, Snapshots } from './snapshot.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One address as it was put on the site. */
export interface Mounted {
  readonly method: Method
  readonly path: string
  readonly id: RouteId
}

export interface Site {
  readonly app: App
  readonly clock: Clock
  readonly zone: string
  readonly assets: Assets
  /** Where to report a weakness, as a URI (`mailto:…`); null leaves security.txt out. */
  readonly contact: string | null
  /** The address the site is known by, without a trailing slash. */
  readonly origin: () => string
  /** Told of every error a page could not be shown for. */
  readonly report: (error: unknown) => void
  /** Whoever knows the sessions. */
  readonly who: Who
  /** Who may ask for what, by the id of an address: core/access.ts. */
  readonly table: Readonly<Record<string, Row>>
  /** What each scope of a program's token opens: core/access.ts. */
  readonly scopes: Readonly<Record<string, readonly string[]>>
  /** Every address put on the site so far. */
  readonly mounted: Mounted[]
  readonly snapshots: Snapshots
  readonly kept: Kept
}

/** Puts addresses on the site. */
export type AddRoutes = (http: OpenAPIHono, site: Site) => void

export interface SiteOptions
  extends Omit<Site, 'snapshots' | 'kept' | 'mounted' | 'table' | 'scopes'>,
    Partial<Pick<Site, 'table' | 'scopes'>> {
  /** What is put on the site beside its own pages. */
  readonly rooms?: readonly AddRoutes[]
}
