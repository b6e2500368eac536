// What every address of the site works from. Its own file, so that the files of the addresses need not know each other.

import type { App } from '../app.ts'
import type { Clock } from '../core/clock.ts'
import type { Assets } from './assets.ts'
import type { Kept, Snapshots } from './snapshot.ts'

export interface Site {
  readonly app: App
  readonly clock: Clock
  readonly zone: string
  readonly assets: Assets
  /** Where to report a weakness, as a URI (`mailto:…`); null leaves security.txt out. */
  readonly contact: string | null
  /** The address the site is known by, without a trailing slash. */
  readonly origin: () => string
  /** Whether pages that are not for the public are shown: only where nobody but this machine can ask. */
  readonly internal: boolean
  /** Told of every error a page could not be shown for. */
  readonly report: (error: unknown) => void
  readonly snapshots: Snapshots
  readonly kept: Kept
}

export type SiteOptions = Omit<Site, 'snapshots' | 'kept'>
