// How it stands with what was erased: on a server of our own it waits to be scrubbed, for somebody by name, or the disk is rid
// of it. On somebody else's no disk can be scrubbed: what rows said there is destroyed by its key (house row "erasing rows").
// Asked of the tables and the server at each reading, so that every process says the same. Proven by test/contracts/erasing.test.ts.

import { type Kysely, sql } from 'kysely'
import { type Holder, holdersOf, waitingBatch } from './scrub.ts'
import type { Server } from './server.ts'
import type { Tables } from './tables.ts'

export type Erasures =
  | { readonly kind: 'none' }
  /** The disk was looked through and holds none of what was erased. */
  | { readonly kind: 'scrubbed'; readonly at: Date }
  /** Deleted, and copies may lie on the disk; `for` is empty where only the next round is waited for. */
  | { readonly kind: 'waits'; readonly rows: number; readonly since: Date; readonly for: readonly Holder[] }
  /** Deleted on somebody else's server: copies there say what they said only with keys that are here. */
  | { readonly kind: 'by-key'; readonly rows: number; readonly since: Date }

export async function erasuresOf(server: Pick<Server, 'kind'>, owner: Kysely<Tables>): Promise<Erasures> {
  const { rows, since, at } = await countErased(owner)
  if (since !== null) {
    if (server.kind === 'elsewhere') return { kind: 'by-key', rows, since }
    const batch = await waitingBatch(owner)
    return { kind: 'waits', rows, since, for: batch === null ? [] : await holdersOf(owner, batch) }
  }
  return at === null ? { kind: 'none' } : { kind: 'scrubbed', at }
}

interface Counted {
  /** Rows that wait. */
  readonly rows: number
  /** When the first of them was erased; null where none waits. */
  readonly since: Date | null
  /** The last time the disk was found rid of what had waited. */
  readonly at: Date | null
}

async function countErased(owner: Kysely<Tables>): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select coalesce(sum(cardinality("rows")) filter (where scrubbed_at is null), 0)::int as rows,
      min(erased_at) filter (where scrubbed_at is null) as since, max(scrubbed_at) as at
    from erasure`.execute(owner)
  return rows[0] ?? { rows: 0, since: null, at: null }
}
