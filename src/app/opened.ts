// What the app was opened with: all that its answers are made from.

import type { OpenIdSetting } from '../accounts/openid-setting.ts'
import type { Keys } from '../core/ports.ts'
import type { Home } from '../store/home.ts'
import type { Log } from '../store/log.ts'
import type { Server } from '../store/server.ts'
import type { Store } from '../store/store.ts'
import type { Ground } from './checks.ts'
import type { InForce } from './in-force.ts'
import type { Setting } from './setting.ts'

export interface Opened {
  readonly setting: Setting
  readonly home: Home
  readonly store: Store
  readonly server: Server
  readonly keys: Keys
  readonly log: Log
  readonly ground: Ground
  readonly inForce: InForce
  /** Null where no provider is named, and where nothing is served. */
  readonly openid: OpenIdSetting | null
}
