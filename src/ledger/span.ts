// One span of a published log: the 256 leaves (or the last fewer) that one level-0 tile and one entry bundle both tell of.
// Proven by test/hostile/ledger.test.ts: every byte of both files.

import { equalBytes, toBase64 } from '../core/bytes.ts'
import { attempt, type Finding, isFinding } from './finding.ts'
import { parseLeaf } from './leaf.ts'
import { formatTilePath, parseEntries, parseHashes, tileWidth } from './tile.ts'
import { type Hash, hashBytes, hashLeaf } from './tree.ts'

/** Which span, and how many leaves it has. */
export interface Extent {
  readonly index: number
  readonly width: number
}

/** What one of the two files says of the span's leaves. */
export interface Telling {
  readonly from: 'entries' | 'tile'
  readonly hashes: readonly Hash[]
}

export interface Span extends Extent {
  /** One telling when both files agree or one is missing, two when they differ (entries first), none without files. */
  readonly tellings: readonly Telling[]
  /** Files missing or malformed. */
  readonly findings: readonly Finding[]
}

export const entriesPath = ({ index, width }: Extent): string =>
  formatTilePath({ level: 'entries', index, width })
export const tilePath = ({ index, width }: Extent): string => formatTilePath({ level: 0, index, width })

/** Reads both files of a span; null for one that is not there. */
export function readSpan(extent: Extent, entryBytes: Uint8Array | null, tileBytes: Uint8Array | null): Span {
  const entries = parseFile(entriesPath(extent), entryBytes, bytes => parseEntries(bytes, extent.width))
  const tile = parseFile(tilePath(extent), tileBytes, bytes => parseHashes(bytes, extent.width))
  const tellings: Telling[] = []
  if (!isFinding(entries)) tellings.push({ from: 'entries', hashes: entries.map(hashLeaf) })
  if (!isFinding(tile)) tellings.push({ from: 'tile', hashes: tile })
  const agree = tellings.length === 2 && differenceOf(tellings) < 0
  return Object.freeze({
    ...extent,
    tellings: agree ? tellings.slice(0, 1) : tellings,
    findings: [entries, tile].filter(isFinding),
  })
}

function parseFile<T>(path: string, bytes: Uint8Array | null, parse: (bytes: Uint8Array) => T): T | Finding {
  return bytes === null ? { kind: 'missing', file: path } : attempt(path, () => parse(bytes))
}

const differenceOf = ([a, b]: readonly Telling[]): number =>
  a?.hashes.findIndex((hash, i) => !equalBytes(hash, b?.hashes[i] ?? new Uint8Array(0))) ?? -1

/** What a span's two tellings make of each other, once it is known which one the signed root covers. */
export function blame(span: Span, believed: Telling): readonly Finding[] {
  const other = span.tellings.find(telling => telling !== believed)
  const at = other === undefined ? -1 : differenceOf(span.tellings)
  if (other === undefined || at < 0) return span.findings
  const [expected, got] = [believed, other].map(telling => toBase64(telling.hashes[at] ?? new Uint8Array(0)))
  const index = span.index * tileWidth + at
  const finding: Finding =
    other.from === 'entries'
      ? { kind: 'entry-differs', file: entriesPath(span), index, expected: expected ?? '', got: got ?? '' }
      : {
          kind: 'tile-differs',
          file: tilePath(span),
          index,
          offset: at * hashBytes,
          expected: expected ?? '',
          got: got ?? '',
        }
  return [...span.findings, finding]
}

/** Entries that are covered by the root and are still not leaves: the log's own fault. */
export function checkLeaves(extent: Extent, entryBytes: Uint8Array): readonly Finding[] {
  const file = entriesPath(extent)
  const first = extent.index * tileWidth
  return parseEntries(entryBytes, extent.width)
    .map((entry, i) => attempt(file, () => parseLeaf(entry), first + i))
    .filter(isFinding)
}
