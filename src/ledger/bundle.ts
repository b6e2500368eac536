// The bundle: leaves handed over with their evidence and proofs, under one checkpoint, with the hash of every leaf of
// the log. Format: docs/reference/ledger.md, Bundle. Proven by test/hostile/ledger.test.ts.

import { equalBytes, utf8 } from '../core/bytes.ts'
import { canonicalJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { readCheckpoint } from './checkpoint.ts'
import { type Evidence, formatEvidence, parseCanonical } from './leaf.ts'
import { hashesOfLeaves } from './path.ts'
import { prove } from './proof.ts'
import { formatHashes, formatTilePath, type Tile, tileWidth } from './tile.ts'
import type { Hash } from './tree.ts'
import { formatZip } from './zip.ts'

export interface BundleContent {
  /** Verifier key of the log, as text. */
  readonly key: string
  /** The signed note all proofs lead to, verbatim. */
  readonly checkpoint: string
  /** The hash of every leaf the checkpoint covers, in order. */
  readonly hashes: readonly Hash[]
  /** What is handed over, by index. */
  readonly evidence: ReadonlyMap<number, Evidence>
}

/** `bundle.json`. */
export interface Manifest {
  readonly key: string
  readonly leaves: readonly number[]
}

export const manifestFile = 'bundle.json'
export const checkpointFile = 'checkpoint'
export const evidenceFile = (index: number): string => `evidence/${index}.json`
export const proofFile = (index: number): string => `proofs/${index}.tlog-proof`

/** The bytes of the bundle: equal content gives equal bytes. Refuses with `limit` what would be too large. */
export async function formatBundle(content: BundleContent): Promise<Uint8Array> {
  const { key, checkpoint, hashes, evidence } = content
  const { size } = readCheckpoint(checkpoint)
  if (hashes.length !== size)
    throw new Error(`bundle: expected the hashes of ${size} leaves, got ${hashes.length}`)
  const source = hashesOfLeaves(hashes)
  const leaves = [...evidence.keys()].toSorted((a, b) => a - b)
  const files = [
    { name: manifestFile, bytes: formatManifest({ key, leaves }) },
    { name: checkpointFile, bytes: utf8(checkpoint) },
    ...[...evidence].map(([index, each]) => ({ name: evidenceFile(index), bytes: formatEvidence(each) })),
    ...[...leafTiles(size)].map(tile => ({
      name: formatTilePath(tile),
      bytes: formatHashes(hashesUnder(tile, hashes)),
    })),
  ]
  for (const index of leaves)
    files.push({ name: proofFile(index), bytes: utf8(await prove(index, checkpoint, source)) })
  return formatZip(files)
}

const hashesUnder = ({ index, width }: Tile, hashes: readonly Hash[]): readonly Hash[] =>
  hashes.slice(index * tileWidth, index * tileWidth + width)

/** The level-0 tiles of a tree of this size, one after the other: a hostile size must not cost memory. */
export function* leafTiles(size: number): Generator<Tile> {
  for (let start = 0; start < size; start += tileWidth)
    yield { level: 0, index: start / tileWidth, width: Math.min(tileWidth, size - start) }
}

export const formatManifest = ({ key, leaves }: Manifest): Uint8Array =>
  utf8(canonicalJson({ key, leaves, v: 1 }))

/** Refuses with `proof-invalid` whatever formatManifest cannot have written for some set of indices. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const value = parseCanonical(bytes) as Partial<Manifest> | null
  const { key, leaves } = value ?? {}
  if (typeof key !== 'string' || !Array.isArray(leaves) || !leaves.every(isIndexAfterTheLast))
    throw new Refusal('proof-invalid', 'expected a bundle.json with key, v 1 and leaves as ascending indices')
  const manifest = { key, leaves }
  if (!equalBytes(bytes, formatManifest(manifest)))
    throw new Refusal('proof-invalid', 'expected a bundle.json with key, leaves and v, and nothing else')
  return Object.freeze(manifest)
}

const isIndexAfterTheLast = (index: unknown, at: number, all: readonly unknown[]): boolean =>
  Number.isSafeInteger(index) && Number(index) > (at === 0 ? -1 : Number(all[at - 1]))
