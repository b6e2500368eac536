// Every host a connection was asked for, as the gate saw it, whoever asked: pages, frames, workers of any kind, and what the
// browser connects to ahead. The layer that cannot be gone round. What the browser asked for of its own accord is not the page's. Proven by test/contracts/site-collectors.test.ts.

import { type Collector, nothing, nothingYet } from '../collector.ts'
import { ownHostsIn } from '../netlog.ts'

export const collectContacts = (): Collector => ({
  id: 'contacts',
  start: nothingYet,
  page: nothing,
  finish: async ({ page }, { gate, netlog }) => {
    const own = ownHostsIn(netlog)
    return gate
      .filter(({ host }) => !own.has(host))
      .map(({ host, port, address }) => ({
        ...{ kind: 'contact', page, host, port, by: 'gate' },
        ...{ reached: address !== null, chain: [] },
      }))
  },
})
