// Every request a page, its frames and its workers made, with who began it. Two layers of the browser are joined: the context's
// events know of workers, the tab's own session knows the chain of scripts. Proven by test/contracts/site-collectors.test.ts.

import type { Request } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { withoutValues } from '../address.ts'
import type { Collector } from '../collector.ts'
import type { RequestSeen, Step } from '../sighting.ts'
import { Chains } from './chain.ts'

/** The chain of some is told after the request. */
type Seen = readonly [sighting: RequestSeen, chain: () => readonly Step[]]

export function collectRequests(): Collector {
  const seen: Seen[] = []
  const add = (...one: Seen) => {
    if (seen.length < limits.siteSightings) seen.push(one)
  }
  return {
    id: 'requests',
    start: async ({ page, context, tab, session }) => {
      const chains = Chains.of(session)
      context.on('request', request => add(sightingOf(page, request), () => chains.ofRequest(request)))
      tab.on('websocket', socket =>
        add({ ...plain(page, socket.url()), type: 'websocket' }, () => chains.of(socket.url())),
      )
    },
    page: async () => [],
    finish: async () => seen.map(([one, chain]) => ({ ...one, chain: chain() })),
  }
}

const plain = (page: number, url: string): RequestSeen => ({
  ...{ kind: 'request', page, url: withoutValues(url), method: 'GET', type: 'other', by: 'page' },
  ...{ chain: [], status: null, redirectedFrom: null },
})

function sightingOf(page: number, request: Request): RequestSeen {
  const from = request.redirectedFrom()?.url() ?? null
  return {
    ...plain(page, request.url()),
    method: request.method(),
    type: request.resourceType(),
    by: request.serviceWorker() === null ? 'page' : 'service-worker',
    redirectedFrom: from === null ? null : withoutValues(from),
  }
}
