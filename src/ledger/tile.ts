// Tiles: the tree cut into files of 256 hashes, and entry bundles beside them (c2sp.org/tlog-tiles). Names, which tiles
// a growth writes, their bytes, and a source of hashes for proofs read from them. Proven by tile.test.ts and
// test/vectors/ledger.test.ts (the 70,000 example).

import { concatBytes } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { HashSource } from './path.ts'
import { checkedSize, foldRight, type Hash, hashBytes, hashNode } from './tree.ts'

/** Hashes in a full tile. */
export const tileWidth = 256
const tileHeight = 8

/** One file: hashes of a level (0 = leaf hashes), or the entries under level-0 tile `index`. Width 1 to 256. */
export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  readonly width: number
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/12`. */
export function formatTilePath({ level, index, width }: Tile): string {
  const groups = String(checkedSize(index)).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const path = groups.replace(/(\d{3})(?=\d)/g, 'x$1/')
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`
}

/** The tile a path names; null when formatTilePath would not have written it. */
export function parseTilePath(path: string): Tile | null {
  const match = /^tile\/(entries|[0-9]|[1-5][0-9])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(
    path,
  )
  if (match === null) return null
  const [, level = '', groups = '', width] = match
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  const possible = Number.isSafeInteger(tile.index) && tile.width >= 1 && tile.width <= tileWidth
  return possible && formatTilePath(tile) === path ? tile : null
}

/** Hashes that a level has in a tree of this size: ⌊size / 256^level⌋. */
const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level)

/** The tiles of a tree of `to` leaves that a tree of `from` leaves did not have, level by level, entries first. */
export function tilesOfGrowth(from: number, to: number): readonly Tile[] {
  const levels = ['entries' as const, ...levelsOf(checkedSize(to))]
  return levels.flatMap(level => tilesOfLevel(level, checkedSize(from), to))
}

/** Every tile of a tree of this size. */
export const tilesOf = (size: number): readonly Tile[] => tilesOfGrowth(0, size)

function levelsOf(size: number): readonly number[] {
  const levels: number[] = []
  while (hashesAt(levels.length, size) > 0) levels.push(levels.length)
  return levels
}

function tilesOfLevel(level: number | 'entries', from: number, to: number): readonly Tile[] {
  const [before, after] = [from, to].map(size => hashesAt(level === 'entries' ? 0 : level, size)) as [
    number,
    number,
  ]
  const tiles: Tile[] = []
  for (let at = Math.floor(before / tileWidth) * tileWidth; at < after; at += tileWidth) {
    const width = Math.min(tileWidth, after - at)
    if (at + width > before) tiles.push({ level, index: at / tileWidth, width })
  }
  return tiles
}

/** The bytes of a tile of hashes. */
export const formatHashes = (hashes: readonly Hash[]): Uint8Array => concatBytes(...hashes)

/** The hashes of a tile; refuses with `proof-invalid` when there are not exactly `width`. */
export function parseHashes(bytes: Uint8Array, width: number): readonly Hash[] {
  if (bytes.length !== width * hashBytes)
    throw new Refusal('proof-invalid', `expected a tile of ${width * hashBytes} bytes, got ${bytes.length}`)
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes))
}

/** The bytes of an entry bundle: each entry after its length as a big-endian uint16. */
export function formatEntries(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...entries.flatMap(entry => [lengthPrefix(entry.length), entry]))
}

function lengthPrefix(length: number): Uint8Array {
  if (length > limits.entryBytes)
    throw new Refusal('limit', `expected an entry of at most ${limits.entryBytes} bytes, got ${length}`)
  return Uint8Array.of(length >> 8, length & 0xff)
}

/** The entries of a bundle; refuses with `proof-invalid` when there are not exactly `width`, to the last byte. */
export function parseEntries(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)
    if (end > bytes.length) break
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  if (entries.length !== width || at !== bytes.length)
    throw new Refusal(
      'proof-invalid',
      `expected ${width} entries in ${bytes.length} bytes, got ${entries.length} to ${at}`,
    )
  return entries
}

/** Reads hashes of a published tree: the tile's hashes in order, as many as its width says. */
export type HashReader = (tile: Tile) => Promise<readonly Hash[]>

/** A source of hashes for proofs over a tree of `size` leaves whose tiles can be read. Reads each tile once. */
export function hashesFromTiles(size: number, read: HashReader): HashSource {
  const readOnce = remembering(read)
  return async (height, index) => {
    const level = Math.floor(height / tileHeight)
    const span = 2 ** (height % tileHeight)
    const tile = Math.floor((index * span) / tileWidth)
    const width = Math.min(tileWidth, hashesAt(level, size) - tile * tileWidth)
    const hashes = await readOnce({ level, index: tile, width })
    const start = (index * span) % tileWidth
    return completeRoot(hashes.slice(start, start + span))
  }
}

function remembering(read: HashReader): HashReader {
  const seen = new Map<string, Promise<readonly Hash[]>>()
  return tile => {
    const path = formatTilePath(tile)
    const hashes = seen.get(path) ?? read(tile)
    seen.set(path, hashes)
    return hashes
  }
}

/** The root of a complete subtree: a power of two of hashes. */
export function completeRoot(hashes: readonly Hash[]): Hash {
  let row = hashes
  while (row.length > 1)
    row = row.flatMap((hash, i) => (i % 2 === 0 ? [hashNode(hash, row[i + 1] ?? hash)] : []))
  return foldRight(row)
}
