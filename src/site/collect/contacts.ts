// Every host a connection was asked for, as the gate saw it, whoever asked: pages, frames, workers of any kind, and what the
// browser connects to ahead. The layer that cannot be gone round. Proven by test/contracts/site-collectors.test.ts.

import { type Collector, nothing, nothingYet } from '../collector.ts'

export const collectContacts = (): Collector => ({
  id: 'contacts',
  start: nothingYet,
  page: nothing,
  finish: async ({ page }, { gate }) =>
    gate.map(({ host, port, address }) => ({
      ...{ kind: 'contact', page, host, port, by: 'gate' },
      ...{ reached: address !== null, chain: [] },
    })),
})
