// One span of a published log: the 256 leaves (or the last fewer) that one level-0 tile and one entry bundle both tell of.
// Proven by test/hostile/ledger.test.ts: every byte of both files.

import { equalBytes, toBase64 } from '../core/bytes.ts'
import { attempt, type Finding, isFinding } from './finding.ts'
import { parseLeaf } from './leaf.ts'
import { formatTilePath, parseEntries, parseHashes, tileWidth } from './tile.ts'
import { emptyRoot, type Hash, hashBytes, hashLeaf } from './tree.ts'

/** Which span, and how many leaves it has. */
export interface Extent {
  readonly index: number
  readonly width: number
}

/** Which of the two files to take the span's leaf hashes from. */
export type Source = 'entries' | 'tile'

export interface Span extends Extent {
  /** Null where the file is missing or malformed. */
  readonly entries: readonly Uint8Array[] | null
  readonly tile: readonly Hash[] | null
  /** The first leaf of the span about which the two files differ; null where they agree or one of them is null. */
  readonly differsAt: number | null
  /** What is missing or malformed. */
  readonly findings: readonly Finding[]
}

export const entriesPath = ({ index, width }: Extent): string =>
  formatTilePath({ level: 'entries', index, width })
export const tilePath = ({ index, width }: Extent): string => formatTilePath({ level: 0, index, width })

/** Reads both files of a span; null for one that is not there. */
export function readSpan(extent: Extent, entryBytes: Uint8Array | null, tileBytes: Uint8Array | null): Span {
  const entries = parseFile(entriesPath(extent), entryBytes, bytes => parseEntries(bytes, extent.width))
  const tile = parseFile(tilePath(extent), tileBytes, bytes => parseHashes(bytes, extent.width))
  const files = { entries: isFinding(entries) ? null : entries, tile: isFinding(tile) ? null : tile }
  const findings = [entries, tile].filter(isFinding)
  return Object.freeze({ ...extent, ...files, differsAt: differenceOf(files), findings })
}

function parseFile<T>(path: string, bytes: Uint8Array | null, parse: (bytes: Uint8Array) => T): T | Finding {
  return bytes === null ? { kind: 'missing', file: path } : attempt(path, () => parse(bytes))
}

function differenceOf({ entries, tile }: Pick<Span, 'entries' | 'tile'>): number | null {
  if (entries === null || tile === null) return null
  const at = entries.findIndex((entry, i) => !equalBytes(hashLeaf(entry), tile[i] ?? emptyRoot))
  return at < 0 ? null : at
}

/** The span's leaf hashes by one of its files, which must be there. */
export function hashesBy(source: Source, { entries, tile }: Span): readonly Hash[] {
  const hashes = source === 'tile' ? tile : entries?.map(hashLeaf)
  if (!hashes) throw new Error(`span: no ${source} to take hashes from`)
  return hashes
}

/** What is wrong with a span, once it is known which of its files the signed root covers. */
export function blame(span: Span, believed: Source): readonly Finding[] {
  const { differsAt: at, entries, tile, findings } = span
  if (at === null) return [...findings, ...checkLeaves(span)]
  const told = {
    entries: toBase64(hashLeaf(entries?.[at] ?? emptyRoot)),
    tile: toBase64(tile?.[at] ?? emptyRoot),
  }
  const index = span.index * tileWidth + at
  if (believed === 'tile')
    return [{ kind: 'entry-differs', file: entriesPath(span), index, expected: told.tile, got: told.entries }]
  const offset = at * hashBytes
  return [
    { kind: 'tile-differs', file: tilePath(span), index, offset, expected: told.entries, got: told.tile },
  ]
}

/** Entries that the root covers and that are still not leaves: the log's own fault. */
function checkLeaves(span: Span): readonly Finding[] {
  const first = span.index * tileWidth
  return (span.entries ?? [])
    .map((entry, i) => attempt(entriesPath(span), () => parseLeaf(entry), first + i))
    .filter(isFinding)
}
