// The log as everyone else uses it: append, and see it published. Binds leaves, sequencer, publication and holders to
// one database, one key and one folder, and runs the rounds.
// Proven by test/contracts/leaves.test.ts, test/contracts/publication.test.ts and test/crash/store.test.ts.

import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { toHex } from '../core/bytes.ts'
import type { Clock, Random } from '../core/clock.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import type { LeafKind } from '../ledger/leaf.ts'
import { formatVerifierKey, type Signer, verifierKey } from '../ledger/note.ts'
import { parseTilePath } from '../ledger/tile.ts'
import type { Look } from '../pledge/pledge.ts'
import { type Disk, DurableFolder } from './durable-files.ts'
import { type Holder, Holders } from './holders.ts'
import { LeafBatch } from './leaf-batch.ts'
import { append, type StoredLeaf, waitingLeaves } from './leaves.ts'
import { keepAlarm } from './log-alarm.ts'
import { checkLog, type LogCheck } from './log-check.ts'
import { beginLog, findLog, refuseLossy } from './log-state.ts'
import { recordLooks } from './looks.ts'
import { checkpointFile, Publication, type Published, readPublished } from './publication.ts'
import { type Round, Sequencer } from './sequencer.ts'
import type { Tables } from './tables.ts'

/** The name of the log's key in the keyring. */
export const logKey = 'log'

export interface LogOptions {
  readonly db: Kysely<Tables>
  readonly keys: Pick<Keys, 'sign' | 'publicKey'>
  /** The installation's home: the published log lies in `<home>/log`. */
  readonly home: string
  /** The log's name for life: a URL without its schema. */
  readonly origin: string
  readonly holders: readonly Holder[]
  readonly clock: Clock
  readonly random: Random
  /** Told of what a round could not do; the next round tries again, except after a failed disk. */
  readonly onTrouble: (error: unknown) => void
  /** How long another process waits for one that was killed; `limits.leaseMs` where not said. */
  readonly leaseMs?: number
  readonly disk?: Disk
}

/** Where the log stands. */
export interface LogStanding {
  readonly origin: string
  readonly verifierKey: string
  readonly published: Published
  /** Leaves no published checkpoint covers yet, counted up to `limits.leavesWaiting`. */
  readonly waiting: number
}

export class Log {
  readonly verifierKey: string
  readonly publication: Publication
  readonly sequencer: Sequencer
  readonly holders: Holders
  readonly #options: LogOptions
  readonly #signer: Signer
  readonly #batch: LeafBatch
  #full = false
  #trouble: string | null = null
  #loop: { readonly stop: AbortController; readonly done: Promise<void> } | null = null

  private constructor(options: LogOptions, signer: Signer, publication: Publication, holders: Holders) {
    const { db, clock, random } = options
    this.#options = options
    this.#signer = signer
    this.verifierKey = formatVerifierKey(signer.key)
    this.publication = publication
    this.holders = holders
    this.#batch = new LeafBatch(db, options)
    this.sequencer = new Sequencer({ ...options, db, signer, clock, holder: toHex(random.bytes(8)) })
  }

  /**
   * Opens the log of this database, or begins it. Refuses with `ledger-damaged` where the folder holds a checkpoint
   * that this database does not lead to: signing on would fork the log.
   */
  static async open(options: LogOptions): Promise<Log> {
    const { db, keys, home, origin, clock } = options
    await refuseLossy(db)
    const key = verifierKey(origin, await keys.publicKey(logKey))
    const signer = { key, sign: (message: Uint8Array) => keys.sign(logKey, message) }
    const publication = new Publication({
      db,
      folder: new DurableFolder(join(home, 'log'), options.disk),
      key,
      clock,
    })
    await publication.refuseSetBack(db, await findLog(db))
    await beginLog(db, signer, clock.now())
    return new Log(options, signer, publication, await Holders.open({ ...options, key }))
  }

  /** Appends in the caller's transaction; durable when that commits. Refuses after a failed disk, or when too many wait. */
  append(tx: Kysely<Tables>, kind: LeafKind, evidence: Json): Promise<StoredLeaf> {
    this.#refuseFull()
    return append(tx, this.#options, kind, evidence)
  }

  /** Appends a leaf that belongs to no other change; durable on return. Those that come together are committed together. */
  appendAlone(kind: LeafKind, evidence: Json): Promise<StoredLeaf> {
    this.#refuseFull()
    return this.#batch.append({ kind, evidence })
  }

  recordLooks(looks: readonly Look[]): Promise<void> {
    this.#refuseFull()
    return recordLooks(this.#options.db, this.#options, looks)
  }

  /** Gives what waits its place, at most `limits.leavesPerRound`, and publishes it; nothing where another holds the lease. */
  async round(): Promise<Round> {
    const round = await this.sequencer.round()
    if (round.kind !== 'elsewhere') await this.publication.publish()
    this.#full = (await waitingLeaves(this.#options.db)) >= limits.leavesWaiting
    return round
  }

  /** Runs rounds until `stop`, and hands checkpoints over. */
  start(everyMs: number = limits.publishEveryMs): void {
    if (this.#loop !== null) return
    const stop = new AbortController()
    this.#loop = { stop, done: this.#run(everyMs, stop.signal) }
  }

  /** One round and one hand-over, for a command that may be alone; nothing where another process runs the rounds. */
  async offer(): Promise<void> {
    const round = await this.#attempt(() => this.round())
    if (round !== null && round.kind !== 'elsewhere') await this.#attempt(() => this.#handOver())
  }

  /** Ends the rounds after the one that runs, and gives the lease back. */
  async stop(): Promise<void> {
    this.#loop?.stop.abort()
    await this.#loop?.done
    this.#loop = null
    await this.sequencer.release()
  }

  /** Recomputes everything; see `checkLog`. What is found anew becomes a leaf of its own. */
  async check(): Promise<LogCheck> {
    const { db } = this.#options
    const check = await checkLog(db, this.publication, this.holders, this.#signer.key)
    await keepAlarm(db, this.#options, check.findings)
    return check
  }

  async standing(): Promise<LogStanding> {
    const { db, origin } = this.#options
    const published = await readPublished(db)
    const { size = 0 } = (await findLog(db)) ?? {}
    const waiting = size - published.size + (await waitingLeaves(db))
    return { origin, verifierKey: this.verifierKey, published, waiting }
  }

  /** A file of the published log; null for any other path. */
  async file(path: string): Promise<Uint8Array | null> {
    const known = path === checkpointFile || parseTilePath(path) !== null
    return known ? this.publication.folder.read(path) : null
  }

  async #run(everyMs: number, signal: AbortSignal): Promise<void> {
    let handOverAt = 0
    while (!signal.aborted) {
      const round = await this.#attempt(() => this.round())
      // Whoever holds the lease hands over: two at once would only overtake each other.
      if (round !== null && round.kind !== 'elsewhere' && this.#now() >= handOverAt) {
        await this.#attempt(() => this.#handOver())
        handOverAt = this.#now() + limits.handoverEveryMs
      }
      if (this.publication.folder.failed !== null) return
      if (round !== null && isFull(round)) continue
      await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  async #handOver(): Promise<void> {
    const outcomes = await this.holders.handOver()
    const findings = outcomes.flatMap(outcome => (outcome.kind === 'alarm' ? [outcome.finding] : []))
    await keepAlarm(this.#options.db, this.#options, findings)
    for (const { kind, file } of findings)
      throw new Refusal('ledger-damaged', {
        message: `expected a holder's checkpoint to be of our tree, got ${kind}: ${file}`,
        hint: 'ordholden doctor prints what is needed to re-check it elsewhere',
      })
    for (const outcome of outcomes)
      if (outcome.kind === 'unreachable')
        throw new Refusal('disk-refused', {
          message: `expected the folder of ${outcome.holder} to take a checkpoint, got ${outcome.because}`,
          hint: 'see that the folder is there and can be written to; it is tried again',
        })
  }

  // The same trouble is told once, not at every round.
  async #attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const done = await act()
      this.#trouble = null
      return done
    } catch (error) {
      const trouble = String(error)
      if (trouble !== this.#trouble) this.#options.onTrouble(error)
      this.#trouble = trouble
      return null
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime()
  }

  #refuseFull(): void {
    const { failed } = this.publication.folder
    if (failed !== null) throw failed
    if (this.#full)
      throw new Refusal('limit', {
        message: `expected fewer than ${limits.leavesWaiting} leaves waiting for their place in the log, got as many`,
        hint: 'the process that holds the log may hang: ordholden doctor says which it is',
      })
  }
}

/** More waits: no pause before the next round. */
const isFull = (round: Round): boolean => round.kind === 'sequenced' && round.leaves === limits.leavesPerRound
