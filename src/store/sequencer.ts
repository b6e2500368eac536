// The sequencer gives leaves their place and signs the tree they make (house invariant 7). One at a time: whoever holds
// the lease row, whose fencing number is checked in the same transaction that writes. Leaves are taken where they have
// no index yet, never "after the last one": a transaction that commits late would be lost.
// Proven by test/contracts/leaves.test.ts and test/crash/store.test.ts.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Clock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { grow, type Head, sizeOf } from '../ledger/ledger.ts'
import type { Signer } from '../ledger/note.ts'
import { guarded, type LogRow, readLog } from './log-state.ts'
import { storeTileRoots } from './table-tiles.ts'
import type { Tables } from './tables.ts'

/** What a round came to. `elsewhere`: another process holds the lease. */
export type Round =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'sequenced'; readonly leaves: number; readonly size: number }

export interface SequencerOptions {
  readonly db: Kysely<Tables>
  readonly signer: Signer
  readonly clock: Clock
  /** This process among those that might sequence: shown, and nothing rests on it. */
  readonly holder: string
  readonly leaseMs?: number
  readonly leavesPerRound?: number
}

export class Sequencer {
  readonly #db: Kysely<Tables>
  readonly #signer: Signer
  readonly #clock: Clock
  readonly #holder: string
  readonly #leaseMs: number
  readonly #leavesPerRound: number
  #lease: { readonly fencing: number; readonly until: Date } | null = null

  constructor(options: SequencerOptions) {
    this.#db = options.db
    this.#signer = options.signer
    this.#clock = options.clock
    this.#holder = options.holder
    this.#leaseMs = options.leaseMs ?? limits.leaseMs
    this.#leavesPerRound = options.leavesPerRound ?? limits.leavesPerRound
  }

  /** Sequences what waits, at most `leavesPerRound`. Refuses with `ledger-refused` when the lease was lost to another. */
  async round(): Promise<Round> {
    if (this.#lease === null && !(await this.#take())) return { kind: 'elsewhere' }
    if (!(await this.#due())) return { kind: 'idle' }
    try {
      return await guarded(this.#db, limits.leaseMs, tx => this.#sequence(tx))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'ledger-refused') this.#lease = null
      throw error
    }
  }

  /** Lets another begin at once instead of when the lease runs out. */
  async release(): Promise<void> {
    const fencing = this.#lease?.fencing
    this.#lease = null
    if (fencing === undefined) return
    await this.#db
      .updateTable('log_state')
      .set({ lease_until: this.#clock.now() })
      .where('fencing', '=', fencing)
      .execute()
  }

  // A lease that ran out is taken over under the next number.
  async #take(): Promise<boolean> {
    const now = this.#clock.now()
    const until = this.#leaseEnd()
    const taken = await this.#db
      .updateTable('log_state')
      .set(row => ({ holder: this.#holder, lease_until: until, fencing: sql`${row.ref('fencing')} + 1` }))
      .where(where => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
      .returning('fencing')
      .executeTakeFirst()
    this.#lease = taken === undefined ? null : { fencing: Number(taken.fencing), until }
    return taken !== undefined
  }

  // Looks without locking: an idle log writes nothing but its lease, twice in a lease's time.
  async #due(): Promise<boolean> {
    const leftMs = (this.#lease?.until.getTime() ?? 0) - this.#clock.now().getTime()
    if (leftMs < this.#leaseMs / 2) return true
    const { rows } = await sql`select from leaf where idx is null limit 1`.execute(this.#db)
    return rows.length > 0
  }

  async #sequence(tx: Transaction<Tables>): Promise<Round> {
    const row = this.#refuseFenced(await readLog(tx, 'lock'))
    const waiting = await takeWaiting(tx, this.#leavesPerRound)
    const until = this.#leaseEnd()
    await tx.updateTable('log_state').set({ lease_until: until }).execute()
    const size = waiting.length === 0 ? row.size : await this.#extend(tx, row, waiting)
    this.#lease = { fencing: row.fencing, until }
    return waiting.length === 0 ? { kind: 'idle' } : { kind: 'sequenced', leaves: waiting.length, size }
  }

  // `grow` refuses to sign unless the stored frontier is the tree that the stored checkpoint signs.
  async #extend(tx: Transaction<Tables>, before: LogRow, waiting: readonly Waiting[]): Promise<number> {
    const bodies = waiting.map(leaf => leaf.body)
    const head: Head = await grow(before.head, bodies, this.#signer)
    const size = sizeOf(head)
    await placeLeaves(tx, before.size, waiting)
    await storeTileRoots(tx, before.size, size)
    await tx
      .updateTable('log_state')
      .set({ ...head, size, checkpoint_at: this.#clock.now() })
      .execute()
    return size
  }

  #refuseFenced(row: LogRow): LogRow {
    if (row.fencing === this.#lease?.fencing) return row
    throw new Refusal('ledger-refused', {
      message: `expected to hold the lease of the log under number ${row.fencing}, got ${this.#lease?.fencing}`,
      hint: 'another process took over: this one stops sequencing by itself',
    })
  }

  #leaseEnd(): Date {
    return new Date(this.#clock.now().getTime() + this.#leaseMs)
  }
}

interface Waiting {
  readonly id: string
  readonly body: Uint8Array
}

const takeWaiting = (tx: Transaction<Tables>, count: number): Promise<readonly Waiting[]> =>
  tx.selectFrom('leaf').select(['id', 'body']).where('idx', 'is', null).orderBy('id').limit(count).execute()

async function placeLeaves(
  tx: Transaction<Tables>,
  first: number,
  leaves: readonly Waiting[],
): Promise<void> {
  const ids = leaves.map(leaf => leaf.id)
  const { numAffectedRows } = await sql`
    update leaf set idx = ${first}::bigint + placed.number - 1
    from unnest(${ids}::uuid[]) with ordinality as placed (id, number)
    where leaf.id = placed.id and leaf.idx is null`.execute(tx)
  if (numAffectedRows !== BigInt(leaves.length))
    throw new Error(`expected to place ${leaves.length} leaves, placed ${numAffectedRows}`)
}
