// What the checks of traffic look at, in the running program: its tables, its own folder, the notice they are held to. The
// database's own files are not read here: what stands in them is read as tables. Proven by test/contracts/traffic-looks.test.ts.

import type { Clock } from '../core/clock.ts'
import type { Edition } from '../register/gate.ts'
import { visitorsAllowed } from '../register/visitors-allowed.ts'
import type { Store } from '../store/store.ts'
import { trafficTables, trafficValues, visitorRowsOf, windowDaysOf } from '../store/traffic-looks.ts'
import { ownFiles } from '../traffic/own-files.ts'
import type { TrafficPorts } from '../traffic/pledges.ts'

/** The database and its programs, keys, and doors to other programs: nothing of them is text that was written down. */
const leftOut = ['data', 'postgresql', 'keys', 'keeper', 'socket']

interface Around {
  readonly store: Store
  readonly making: { readonly clock: Clock }
  /** The folder all of ours lies in. */
  readonly home: string
}

export function trafficPorts(edition: Edition, { store, making, home }: Around): TrafficPorts {
  const { controller, channels } = edition.file.register
  const published = channels.filter(({ kind }) => kind === 'mail').map(({ address }) => address)
  const planted = async (): Promise<readonly string[]> => []
  return {
    clock: making.clock,
    stored: {
      tables: () => trafficTables(store.owner),
      values: (table, column, most) => trafficValues(store.owner, table, column, most),
      planted,
    },
    own: {
      files: () => ownFiles(home, leftOut),
      isOwnServer: () => store.server.kind === 'ours',
      ours: [controller.email, ...published],
      planted,
    },
    window: () => windowDaysOf(store.owner),
    visitorRows: () => visitorRowsOf(store.owner),
    visitorsAllowed: () => visitorsAllowed(edition),
  }
}
