// The store: PostgreSQL behind one door. Rooms never see a login; the log's modules work through `owner`.
// House §4 "database" and "purposes"; proven by test/contracts/store-server.test.ts.

import type { Kysely } from 'kysely'
import { limits } from '../core/limits.ts'
import { openQueries } from './connect.ts'
import { migrate } from './migrate.ts'
import type { Server } from './server.ts'
import type { Tables } from './tables.ts'

export class Store {
  readonly server: Server
  /** The owner's queries: the log and the installation. Row-level security shuts personal rows to it too. */
  readonly owner: Kysely<Tables>

  private constructor(server: Server, owner: Kysely<Tables>) {
    this.server = server
    this.owner = owner
  }

  /** Opens the store and brings its tables to this program's version. */
  static async open(server: Server): Promise<Store> {
    const owner = openQueries<Tables>(server.owner, limits.ownerConnections)
    await migrate(owner)
    return new Store(server, owner)
  }

  async close(): Promise<void> {
    await this.owner.destroy()
  }
}
