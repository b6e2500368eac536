// Every request a page, its frames and its workers made, with who began it. Two layers of the browser are joined: the context's
// events know of workers, the tab's own session knows the chain of scripts. Proven by test/contracts/site-collectors.test.ts.

import type { Request } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import type { Collector } from '../collector.ts'
import type { RequestSeen, Step } from '../sighting.ts'
import { chainOf, type Initiator } from './chain.ts'

export function collectRequests(): Collector {
  const seen: RequestSeen[] = []
  const chains = new Map<string, readonly Step[]>()
  const add = (one: RequestSeen) => {
    if (seen.length < limits.siteSightings) seen.push(one)
  }
  return {
    id: 'requests',
    start: async ({ page, context, tab, session }) => {
      session.on('Network.requestWillBeSent', ({ request, initiator }) => {
        if (!chains.has(request.url)) chains.set(request.url, chainOf(initiator as Initiator))
      })
      session.on('Network.webSocketCreated', ({ url, initiator }) => {
        if (!chains.has(url)) chains.set(url, chainOf((initiator ?? {}) as Initiator))
      })
      context.on('request', request => add(sightingOf(page, request)))
      tab.on('websocket', socket => add({ ...plain(page, socket.url()), type: 'websocket' }))
    },
    page: async () => [],
    finish: async () => seen.map(one => ({ ...one, chain: chains.get(one.url) ?? one.chain })),
  }
}

const plain = (page: number, url: string): RequestSeen => ({
  ...{ kind: 'request', page, url: withoutFragment(url), method: 'GET', type: 'other', by: 'page' },
  ...{ chain: [], status: null, redirectedFrom: null },
})

function sightingOf(page: number, request: Request): RequestSeen {
  const from = request.redirectedFrom()?.url() ?? null
  return {
    ...plain(page, request.url()),
    method: request.method(),
    type: request.resourceType(),
    by: request.serviceWorker() === null ? 'page' : 'service-worker',
    redirectedFrom: from === null ? null : withoutFragment(from),
  }
}

function withoutFragment(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address.slice(0, 2_048)
  url.hash = ''
  url.username = ''
  url.password = ''
  return url.href.slice(0, 2_048)
}
