// Verifies a published log: every entry, every tile and the checkpoint are held against each other, and against the
// checkpoint known before. Each file is read once, span by span. Where two files differ, the signed root decides which
// of them is wrong. Proven by test/hostile/ledger.test.ts: every byte of every file.

import { equalBytes, toBase64 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { attempt, type Finding, isFinding, type Verdict } from './finding.ts'
import { readText } from './leaf.ts'
import { blame, entriesPath, hashesBy, readSpan, type Source, type Span, tilePath } from './span.ts'
import { completeRoot, formatTilePath, hashesFromTiles, parseHashes, tileWidth } from './tile.ts'
import {
  append,
  emptyFrontier,
  emptyRoot,
  type Frontier,
  foldRight,
  type Hash,
  hashBytes,
  rootOf,
} from './tree.ts'
import { checkEarlier, conclude, groundOf, present, rootFinding, type Trust } from './verify.ts'

/** A file of the published log by its path below the prefix; null where there is none. What it throws is not caught. */
export type LogReader = (path: string) => Promise<Uint8Array | null>

export async function verifyLog(read: LogReader, trust: Trust): Promise<Verdict> {
  const note = await readNote(read)
  const claimed = isFinding(note) ? note : attempt('checkpoint', () => readCheckpoint(note))
  const ground = groundOf(trust, { origin: isFinding(claimed) ? '' : claimed.origin, key: null })
  const presented = isFinding(note) ? note : present(note, ground, 'checkpoint')
  const nothing = { ground, leaves: 0, opened: 0, blind: [], hashes: null }
  if (isFinding(presented)) return conclude({ ...nothing, presented: null, findings: [presented] })

  const { size, root } = presented.checkpoint
  const tree = await readTree(read, { size, root, earlier: ground.earlier?.checkpoint ?? null })
  const findings = [
    ...tree.findings,
    ...checkEarlier(ground, presented.checkpoint, tree.prefix, 'checkpoint'),
  ]
  const hashes = tree.findings.length > 0 ? null : hashesFromTiles(size, tile => readHashes(read, tile))
  return conclude({ ...nothing, presented, findings, leaves: size, hashes })
}

async function readNote(read: LogReader): Promise<string | Finding> {
  const bytes = await read('checkpoint')
  return bytes === null
    ? { kind: 'missing', file: 'checkpoint' }
    : attempt('checkpoint', () => readText(bytes))
}

const readHashes = async (
  read: LogReader,
  tile: Parameters<typeof formatTilePath>[0],
): Promise<readonly Hash[]> =>
  parseHashes((await read(formatTilePath(tile))) ?? new Uint8Array(0), tile.width)

interface Claim {
  readonly size: number
  readonly root: Hash
  /** The checkpoint known before. */
  readonly earlier: Checkpoint | null
}

interface Tree {
  readonly findings: readonly Finding[]
  /** Root of as many leaves as the earlier checkpoint covers; null when they were not all there. */
  readonly prefix: Hash | null
}

/** The tree as far as it has been read, whole spans as one hash each. */
interface Walk {
  readonly spans: Frontier
  /** Of the span read last, which may not be whole. */
  readonly last: Hash
  /** Of everything read. */
  readonly root: Hash
  readonly prefix: Hash | null
}

async function readTree(read: LogReader, claim: Claim): Promise<Tree> {
  const findings: Finding[] = []
  const spanRoots: Hash[] = []
  let walk: Walk = { spans: emptyFrontier, last: emptyRoot, root: emptyRoot, prefix: null }
  for (let index = 0; index * tileWidth < claim.size; index += 1) {
    const span = await fetchSpan(read, index, claim.size)
    const believed = await believe(read, span, claim, walk)
    findings.push(...(believed === null ? span.findings : blame(span, believed)))
    if (believed === null || findings.length > limits.ledgerFindings) return { findings, prefix: null }
    walk = step(walk, span, hashesBy(believed, span), claim)
    if (span.width === tileWidth) spanRoots.push(walk.last)
  }
  findings.push(...(await checkHigherTiles(read, spanRoots)))
  if (equalBytes(walk.root, claim.root)) return { findings, prefix: walk.prefix }
  // A tree that is not the one signed says nothing about what was signed before.
  return { findings: [...findings, rootFinding(claim, walk.root, walk.prefix)], prefix: null }
}

async function fetchSpan(read: LogReader, index: number, size: number): Promise<Span> {
  const extent = { index, width: Math.min(tileWidth, size - index * tileWidth) }
  const entries = await read(entriesPath(extent))
  return readSpan(extent, entries, await read(tilePath(extent)))
}

// Where the two files differ the entries are believed, unless the tree above was made from the tile: of a whole span the
// level-1 tile says so, of the last one the signed root.
async function believe(read: LogReader, span: Span, claim: Claim, walk: Walk): Promise<Source | null> {
  const { entries, tile, differsAt } = span
  if (tile === null) return entries === null ? null : 'entries'
  if (differsAt === null) return 'tile'
  const whole = span.width === tileWidth
  const above = whole ? await hashAbove(read, span, claim.size) : claim.root
  const byTile = whole ? completeRoot(tile) : rootWith(walk.spans, tile)
  return above !== null && equalBytes(byTile, above) ? 'tile' : 'entries'
}

async function hashAbove(read: LogReader, span: Span, size: number): Promise<Hash | null> {
  const index = Math.floor(span.index / tileWidth)
  const width = Math.min(tileWidth, Math.floor(size / tileWidth) - index * tileWidth)
  const bytes = await read(formatTilePath({ level: 1, index, width }))
  const at = (span.index % tileWidth) * hashBytes
  return bytes?.length === width * hashBytes ? bytes.subarray(at, at + hashBytes) : null
}

function step(walk: Walk, span: Span, hashes: readonly Hash[], { earlier }: Claim): Walk {
  const known = (earlier?.size ?? 0) - span.index * tileWidth
  const here = known > 0 && known <= span.width
  const last = rootOf(append(emptyFrontier, hashes))
  return {
    spans: span.width === tileWidth ? append(walk.spans, [last]) : walk.spans,
    last,
    root: foldRight([...walk.spans.hashes, last]),
    prefix: here ? rootWith(walk.spans, hashes.slice(0, known)) : walk.prefix,
  }
}

/** The root of whole spans followed by the leaves of one more. */
const rootWith = (spans: Frontier, hashes: readonly Hash[]): Hash =>
  foldRight([...spans.hashes, rootOf(append(emptyFrontier, hashes))])

/** Tiles from level 1 up, held against what the level below makes them. */
async function checkHigherTiles(read: LogReader, spanRoots: readonly Hash[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  let row = spanRoots
  for (let level = 1; row.length > 0; level += 1) {
    const above: Hash[] = []
    for (let start = 0; start < row.length; start += tileWidth) {
      const hashes = row.slice(start, start + tileWidth)
      findings.push(...(await checkHigherTile(read, level, start, hashes)))
      if (hashes.length === tileWidth) above.push(completeRoot(hashes))
    }
    row = above
  }
  return findings
}

async function checkHigherTile(
  read: LogReader,
  level: number,
  start: number,
  expected: readonly Hash[],
): Promise<readonly Finding[]> {
  const file = formatTilePath({ level, index: start / tileWidth, width: expected.length })
  const bytes = await read(file)
  if (bytes === null) return [{ kind: 'missing', file }]
  const got = attempt(file, () => parseHashes(bytes, expected.length))
  if (isFinding(got)) return [got]
  const at = got.findIndex((hash, i) => !equalBytes(hash, expected[i] ?? emptyRoot))
  if (at < 0) return []
  const [wanted, found] = [expected[at] ?? emptyRoot, got[at] ?? emptyRoot].map(toBase64)
  return [
    {
      kind: 'tile-differs',
      file,
      index: start + at,
      offset: at * hashBytes,
      expected: wanted ?? '',
      got: found ?? '',
    },
  ]
}
