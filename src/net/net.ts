// The way out of the machine: what app.ts hands to the rooms as Fetch and Resolve. `npm start` contacts nothing outside
// the machine unless told to, so `outside` has no default.

import type { Exchange, Fetch, Resolve, Send } from '../core/ports.ts'
import { webExchange } from './exchange.ts'
import { webFetch } from './fetch.ts'
import { dnsResolve, offResolve } from './resolve.ts'
import { webSend } from './send.ts'

export interface NetOptions {
  /** True only where a person said so. */
  readonly outside: boolean
  /** Origins that may lie on this machine or in a private network: first of all our own served page. */
  readonly allow: readonly string[]
  /** Name servers (`address:port`); empty means the machine's own. */
  readonly nameServers: readonly string[]
  readonly version: string
}

export interface Net {
  readonly fetch: Fetch
  readonly resolve: Resolve
}

/** Both ways out. With `outside: false`, Fetch reaches this machine's allowed origins only and Resolve asks nobody. */
export function openNet({ outside, allow, nameServers, version }: NetOptions): Net {
  return Object.freeze({
    fetch: webFetch({ outside, allow, userAgent: `ordholden/${version}` }),
    resolve: outside ? dnsResolve({ servers: nameServers }) : offResolve(),
  })
}

/**
 * Requests to somebody the owner named, such as the provider people sign in with: naming one is what opens the way to it, also
 * where looking outside is off. `allow` as for `openNet`.
 */
export const openExchange = ({ allow, version }: Pick<NetOptions, 'allow' | 'version'>): Exchange =>
  webExchange({ outside: true, allow, userAgent: `ordholden/${version}` })

/** Messages to addresses the owner named: naming one is what opens the way to it. `allow` as for `openNet`. */
export const openSend = ({ allow, version }: Pick<NetOptions, 'allow' | 'version'>): Send =>
  webSend({ outside: true, allow, userAgent: `ordholden/${version}` })
