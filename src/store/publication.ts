// The published log: files written from the table, after the fact and whole (house invariant 7; c2sp.org/tlog-tiles).
// Tiles first, then the checkpoint that covers them, then the row that says so; a crash anywhere is finished by the
// next publication. A checkpoint is never put in place of a later one: that would hide a database set back.
// Proven by test/contracts/publication.test.ts and test/crash/store.test.ts.

import { dirname } from 'node:path/posix'
import type { Kysely, Transaction } from 'kysely'
import { equalBytes, fromUtf8, toBase64, utf8 } from '../core/bytes.ts'
import type { Clock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Checkpoint, openCheckpoint } from '../ledger/checkpoint.ts'
import type { VerifierKey } from '../ledger/note.ts'
import { rangeRoot } from '../ledger/path.ts'
import {
  formatTilePath,
  parseTilePath,
  type Tile,
  tilesOf,
  tilesOfGrowth,
  tileWidth,
} from '../ledger/tile.ts'
import type { DurableFolder } from './durable-files.ts'
import { guarded, type LogRow, readLog } from './log-state.ts'
import { hashesOfTable, tileBytes } from './table-tiles.ts'
import type { Tables } from './tables.ts'

export const checkpointFile = 'checkpoint'

/** What the folder holds, as far as the database knows. */
export interface Published {
  readonly size: number
  /** Null before the first publication. */
  readonly checkpoint: string | null
  readonly at: Date | null
}

/** A file that is not as the table demands; `expected` null where there should be none. */
export interface Difference {
  readonly path: string
  readonly expected: Uint8Array | null
  readonly got: Uint8Array | null
}

export interface PublicationOptions {
  readonly db: Kysely<Tables>
  readonly folder: DurableFolder
  readonly key: VerifierKey
  readonly clock: Clock
}

export class Publication {
  readonly folder: DurableFolder
  readonly #db: Kysely<Tables>
  readonly #key: VerifierKey
  readonly #clock: Clock

  constructor({ db, folder, key, clock }: PublicationOptions) {
    this.folder = folder
    this.#db = db
    this.#key = key
    this.#clock = clock
  }

  /**
   * Brings the folder up to the log. Refuses with `disk-refused` after a failed write, and from then on always;
   * with `ledger-damaged` where the folder holds a checkpoint that the table does not lead to.
   */
  async publish(): Promise<Published> {
    this.#refuseFailed()
    const before = await readPublished(this.#db)
    const log = await readLog(this.#db)
    if (before.checkpoint === log.head.checkpoint && (await this.#holds(before.checkpoint))) return before
    return this.#locked(tx => this.#advance(tx))
  }

  /** Writes every file that is missing or damaged, removes what does not belong; answers the paths it touched. */
  async rebuild(): Promise<readonly string[]> {
    this.#refuseFailed()
    return this.#locked(async tx => {
      await this.#advance(tx)
      const found = await this.#differences(tx)
      for (const { path, expected } of found)
        await (expected === null ? this.folder.remove(path) : this.folder.write(path, expected))
      await this.folder.settle()
      return found.map(difference => difference.path)
    })
  }

  /** Files that are not what the table demands. Publishing goes on meanwhile: what looks wrong is looked at again alone. */
  async differences(): Promise<readonly Difference[]> {
    const found = await this.#differences(this.#db)
    return found.length === 0 ? found : this.#locked(tx => this.#differences(tx))
  }

  /**
   * Refuses with `ledger-damaged` where the folder's checkpoint, signed by us, is not of a tree the table has: the
   * database was set back or replaced. To be asked before anything is signed.
   */
  async refuseSetBack(db: Kysely<Tables>, log: LogRow | null): Promise<void> {
    const signed = await this.#signedCheckpoint()
    if (signed === null || (log !== null && (await contains(db, log.size, signed)))) return
    throw new Refusal('ledger-damaged', {
      message:
        `${this.folder.path}/${checkpointFile}: expected a checkpoint of the tree in the database (${log?.size ?? 0} leaves), ` +
        `got one of ${signed.size} leaves with root ${toBase64(signed.root)}`,
      hint: 'the database is older than what was published, or another one: restore the newest backup, or prove the file wrong',
    })
  }

  async #advance(tx: Transaction<Tables>): Promise<Published> {
    const before = await readPublished(tx)
    const log = await readLog(tx)
    const from = await this.#trustedSize(tx, before, log)
    await this.#writeGrowth(tx, from, log.size)
    await this.folder.write(checkpointFile, utf8(log.head.checkpoint))
    await this.folder.settle()
    await this.#removeFilled(Math.min(from, before.size), log.size)
    const published = { size: log.size, checkpoint: log.head.checkpoint, at: this.#clock.now() }
    await tx.updateTable('log_publication').set(published).execute()
    return Object.freeze(published)
  }

  // Whatever checkpoint of ours stands there, its tiles were durable before it: a crash came before the row was written.
  // None, or a damaged one: the folder was lost or tampered with, nothing in it is trusted, all of it is written anew.
  async #trustedSize(tx: Transaction<Tables>, before: Published, log: LogRow): Promise<number> {
    if (await this.#holds(before.checkpoint)) return before.size
    await this.refuseSetBack(tx, log)
    return (await this.#signedCheckpoint())?.size ?? 0
  }

  async #writeGrowth(tx: Transaction<Tables>, from: number, to: number): Promise<void> {
    for (const tile of tilesOfGrowth(from, to))
      await this.folder.write(formatTilePath(tile), await tileBytes(tx, tile))
    await this.folder.settle()
  }

  // Partial tiles stay until the full one is there: a reader may still hold an earlier checkpoint.
  async #removeFilled(from: number, to: number): Promise<void> {
    for (const tile of tilesOfGrowth(from, to).filter(grown => grown.width === tileWidth)) {
      const folder = partialsOf(tile)
      const widths = await this.folder.list(folder)
      for (const width of widths) await this.folder.remove(`${folder}/${width}`)
      if (widths.length > 0) await this.folder.removeFolder(folder)
    }
    await this.folder.settle()
  }

  async #differences(db: Kysely<Tables>): Promise<readonly Difference[]> {
    const { size, checkpoint, sizes } = await this.#standing(db)
    const found: Difference[] = []
    const compare = async (path: string, expected: Uint8Array | null) => {
      const got = await this.folder.read(path)
      if (!equalOrBothNull(expected, got)) found.push({ path, expected, got })
    }
    const tiles = new Map(tilesOf(size).map(tile => [formatTilePath(tile), tile]))
    for (const [path, tile] of tiles) await compare(path, await tileBytes(db, tile))
    for await (const path of this.folder.walk('tile'))
      if (!tiles.has(path)) await compare(path, await tileOfAny(db, sizes, path))
    await compare(checkpointFile, bytesOf(checkpoint))
    return found
  }

  /**
   * What the folder should hold. A publication that was cut off has written tiles that no row speaks of yet, and may have written
   * its checkpoint after them: that is no damage, and the next publication finishes it.
   */
  async #standing(db: Kysely<Tables>) {
    const published = await readPublished(db)
    const log = await readLog(db)
    const there = await this.folder.read(checkpointFile)
    const signed = there === null ? null : openOwn(there, this.#key)
    const isAhead =
      there !== null &&
      signed !== null &&
      signed.size > published.size &&
      (await contains(db, log.size, signed))
    const { size, checkpoint } = isAhead ? { size: signed.size, checkpoint: fromUtf8(there) } : published
    return { size, checkpoint, sizes: [...new Set([published.size, size, log.size])] }
  }

  async #holds(checkpoint: string | null): Promise<boolean> {
    const there = await this.folder.read(checkpointFile)
    return equalOrBothNull(there, bytesOf(checkpoint))
  }

  // What is not a checkpoint of ours is damage, to be reported and written anew; it cannot show a log set back.
  async #signedCheckpoint(): Promise<Checkpoint | null> {
    const bytes = await this.folder.read(checkpointFile)
    return bytes === null ? null : openOwn(bytes, this.#key)
  }

  #refuseFailed(): void {
    if (this.folder.failed !== null) throw this.folder.failed
  }

  #locked<T>(act: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return guarded(this.#db, limits.publishLockMs, async tx => {
      await tx.selectFrom('log_publication').select('size').forUpdate().executeTakeFirstOrThrow()
      return act(tx)
    })
  }
}

export async function readPublished(db: Kysely<Tables>): Promise<Published> {
  const { size, checkpoint, at } = await db
    .selectFrom('log_publication')
    .selectAll()
    .executeTakeFirstOrThrow()
  return Object.freeze({ size: Number(size), checkpoint, at })
}

/** Whether the tree of the first `size` leaves has, at its beginning, the tree of this checkpoint. */
export async function contains(db: Kysely<Tables>, size: number, checkpoint: Checkpoint): Promise<boolean> {
  if (checkpoint.size > size) return false
  const root = await rangeRoot({ start: 0, end: checkpoint.size }, hashesOfTable(db, size))
  return equalBytes(root, checkpoint.root)
}

/** The checkpoint that these bytes are, signed by the log's own key; null for anything else. */
export function openOwn(bytes: Uint8Array, key: VerifierKey): Checkpoint | null {
  try {
    const opened = openCheckpoint(fromUtf8(bytes), key)
    return opened.kind === 'opened' ? opened.checkpoint : null
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return null
    throw error
  }
}

/** What a file beside the tree's own should hold: a tile of one of these sizes, or a narrower one whose full one is not there yet. */
async function tileOfAny(
  db: Kysely<Tables>,
  sizes: readonly number[],
  path: string,
): Promise<Uint8Array | null> {
  const tile = parseTilePath(path)
  const isOf = (size: number): boolean => {
    const edge = tilesOf(size).findLast(own => own.level === tile?.level && own.index === tile.index)
    if (tile === null || edge === undefined) return false
    return tile.width === edge.width || (edge.width < tileWidth && tile.width < edge.width)
  }
  return tile !== null && sizes.some(isOf) ? tileBytes(db, tile) : null
}

const partialsOf = (tile: Tile): string => dirname(formatTilePath({ ...tile, width: 1 }))

const bytesOf = (text: string | null): Uint8Array | null => (text === null ? null : utf8(text))

const equalOrBothNull = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : equalBytes(a, b)
