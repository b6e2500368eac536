// The published log as the table has it: entries from the leaves, hashes from the leaves and the roots of full tiles.
// Files are written from these bytes and held against them; proofs are made from these hashes.
// Proven by test/contracts/publication.test.ts (equal to the naive reference at many sizes).

import type { Kysely } from 'kysely'
import { Refusal } from '../core/refusal.ts'
import type { HashSource } from '../ledger/path.ts'
import {
  completeRoot,
  formatEntries,
  formatHashes,
  formatTilePath,
  hashesFromTiles,
  type Tile,
  tilesOfGrowth,
  tileWidth,
} from '../ledger/tile.ts'
import { type Hash, hashLeaf } from '../ledger/tree.ts'
import type { Tables } from './tables.ts'

/** The bytes of a tile's file. Refuses with `ledger-damaged` where rows are missing. */
export async function tileBytes(db: Kysely<Tables>, tile: Tile): Promise<Uint8Array> {
  return tile.level === 'entries'
    ? formatEntries(await entriesOf(db, tile))
    : formatHashes(await tileHashes(db, tile))
}

/** A source of hashes for proofs over the first `size` leaves. */
export const hashesOfTable = (db: Kysely<Tables>, size: number): HashSource =>
  hashesFromTiles(size, tile => tileHashes(db, tile))

/** Notes the roots of the tiles that a growth filled, so that no later step reads old leaves for them. */
export async function storeTileRoots(db: Kysely<Tables>, from: number, to: number): Promise<void> {
  for (const tile of tilesOfGrowth(from, to)) {
    if (tile.level === 'entries' || tile.width < tileWidth) continue
    const hash = completeRoot(await tileHashes(db, tile))
    await db
      .insertInto('log_node')
      .values({ level: tile.level + 1, idx: tile.index, hash })
      .execute()
  }
}

async function tileHashes(db: Kysely<Tables>, tile: Tile): Promise<readonly Hash[]> {
  if (tile.level === 'entries') throw new Error('expected a tile of hashes, got one of entries')
  if (tile.level === 0) return (await entriesOf(db, tile)).map(hashLeaf)
  const { start, end } = rangeOf(tile)
  const rows = await db
    .selectFrom('log_node')
    .select('hash as bytes')
    .where('level', '=', tile.level)
    .where('idx', '>=', start)
    .where('idx', '<', end)
    .orderBy('idx')
    .execute()
  return complete(tile, rows)
}

/** The exact bytes of the leaves under a tile of level 0 or its entries. */
async function entriesOf(db: Kysely<Tables>, tile: Tile): Promise<readonly Uint8Array[]> {
  const { start, end } = rangeOf(tile)
  const rows = await db
    .selectFrom('leaf')
    .select('body as bytes')
    .where('idx', '>=', start)
    .where('idx', '<', end)
    .orderBy('idx')
    .execute()
  return complete(tile, rows)
}

function rangeOf({ index, width }: Tile): { readonly start: number; readonly end: number } {
  return { start: index * tileWidth, end: index * tileWidth + width }
}

function complete(tile: Tile, rows: readonly { readonly bytes: Uint8Array }[]): readonly Uint8Array[] {
  if (rows.length !== tile.width)
    throw new Refusal('ledger-damaged', {
      message: `expected ${tile.width} rows for ${formatTilePath(tile)}, got ${rows.length}`,
      hint: 'rows of the log are gone from the database: restore it from a backup, and do not start a new log over it',
    })
  return rows.map(row => row.bytes)
}
