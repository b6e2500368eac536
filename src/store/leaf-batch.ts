// Leaves that belong to no other change (a read of personal data, for one): those that come while a batch is on its way
// to the disk go together in the next, one statement and one commit for all, each acknowledged when that has happened.
// Proven by test/contracts/leaves.test.ts; what it brings is measured by bench/appends.ts.

import type { Kysely } from 'kysely'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Draft, type Making, makeLeaf, type StoredLeaf, storeLeaves } from './leaves.ts'
import type { Tables } from './tables.ts'

interface Pending extends PromiseWithResolvers<StoredLeaf> {
  readonly leaf: StoredLeaf
}

export class LeafBatch {
  readonly #db: Kysely<Tables>
  readonly #making: Making
  #pending: Pending[] = []
  #running = false

  constructor(db: Kysely<Tables>, making: Making) {
    this.#db = db
    this.#making = making
  }

  /** Durable on return. Refuses with `limit` when too many are on their way. */
  async append(draft: Draft): Promise<StoredLeaf> {
    if (this.#pending.length >= limits.leavesPending)
      throw new Refusal(
        'limit',
        `expected fewer than ${limits.leavesPending} leaves on their way, got as many`,
      )
    const pending = { leaf: makeLeaf(this.#making, draft), ...Promise.withResolvers<StoredLeaf>() }
    this.#pending.push(pending)
    if (!this.#running) void this.#run()
    return pending.promise
  }

  async #run(): Promise<void> {
    this.#running = true
    while (this.#pending.length > 0) await this.#send(this.#pending.splice(0, limits.leavesAtOnce))
    this.#running = false
  }

  // One commit, one answer: where it fails, nobody in the batch is told that theirs was kept.
  async #send(batch: readonly Pending[]): Promise<void> {
    try {
      await storeLeaves(
        this.#db,
        batch.map(pending => pending.leaf),
      )
      for (const pending of batch) pending.resolve(pending.leaf)
    } catch (error) {
      for (const pending of batch) pending.reject(error)
    }
  }
}
