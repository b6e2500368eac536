// Verifies a bundle: its container to the bit, the root from every leaf hash, the checkpoint known before, and each leaf
// handed over with its evidence and proof. Proven by test/hostile/ledger.test.ts.

import { equalBytes, toBase64 } from '../core/bytes.ts'
import { checkpointFile, evidenceFile, leafTiles, manifestFile, parseManifest, proofFile } from './bundle.ts'
import { attempt, type Finding, isFinding, type Verdict } from './finding.ts'
import { checkCommitment, type Evidence, formatLeaf, parseEvidence, readText } from './leaf.ts'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './note.ts'
import { checkInclusion, hashesOfLeaves } from './path.ts'
import { type Proof, parseProof } from './proof.ts'
import { formatTilePath, parseHashes, parseTilePath, tileWidth } from './tile.ts'
import { append, emptyFrontier, emptyRoot, type Hash, hashBytes, hashLeaf, rootOf } from './tree.ts'
import {
  checkEarlier,
  conclude,
  type Ground,
  groundOf,
  type Presented,
  present,
  rootFinding,
  type Trust,
} from './verify.ts'
import { readZip } from './zip.ts'

type Files = ReadonlyMap<string, Uint8Array>

/** Refuses with `limit` a file too large to be a bundle, before looking into it. */
export async function verifyBundle(zip: Uint8Array, trust: Trust): Promise<Verdict> {
  const container = readZip(zip)
  if (container.kind === 'damaged') return refuse(trust, containerFinding(container))
  const files = container.entries
  const manifest = readManifest(files)
  if (isFinding(manifest)) return refuse(trust, manifest)
  const ground = groundOf(trust, { origin: manifest.key.name, key: manifest.key })
  const note = readNote(files)
  const presented = isFinding(note) ? note : present(note, ground, checkpointFile)
  if (isFinding(presented))
    return conclude({ ...nothingSeen, ground, presented: null, findings: [presented] })
  return verifyContent(files, manifest, ground, presented)
}

const nothingSeen = { leaves: 0, opened: 0, blind: [], hashes: null }

const refuse = (trust: Trust, finding: Finding): Promise<Verdict> =>
  conclude({
    ...nothingSeen,
    ground: groundOf(trust, { origin: '', key: null }),
    presented: null,
    findings: [finding],
  })

function containerFinding({
  name,
  offset,
}: {
  readonly name: string | null
  readonly offset: number
}): Finding {
  return { kind: 'container', file: name ?? 'the zip directory', offset }
}

function readManifest(files: Files) {
  const bytes = files.get(manifestFile)
  if (bytes === undefined) return missing(manifestFile)
  return attempt(manifestFile, () => {
    const { key, leaves } = parseManifest(bytes)
    return { key: parseVerifierKey(key), leaves }
  })
}

function readNote(files: Files): string | Finding {
  const bytes = files.get(checkpointFile)
  return bytes === undefined ? missing(checkpointFile) : attempt(checkpointFile, () => readText(bytes))
}

const missing = (file: string): Finding => ({ kind: 'missing', file })

async function verifyContent(
  files: Files,
  manifest: { readonly key: VerifierKey; readonly leaves: readonly number[] },
  ground: Ground,
  presented: Presented,
): Promise<Verdict> {
  const { size, root } = presented.checkpoint
  const hashes = readLeafHashes(files, size)
  const first = [...checkKey(manifest.key, ground), ...checkNames(files, manifest.leaves, size)]
  if (isFinding(hashes)) {
    const contradictions = checkEarlier(ground, presented.checkpoint, null, checkpointFile)
    return conclude({ ...nothingSeen, ground, presented, findings: [...first, hashes, ...contradictions] })
  }

  const tree = { hashes, size, root, note: presented.note }
  const handed = manifest.leaves.map(index =>
    checkHandedOver(tree, index, files.get(evidenceFile(index)), files.get(proofFile(index))),
  )
  const prefix = prefixOf(hashes, ground)
  const rootFindings = checkRoot(tree, ground, prefix)
  const content = [...first, ...handed.flatMap(each => each.findings), ...rootFindings]
  const source = content.length === 0 ? hashesOfLeaves(hashes) : null
  // A tree that is not the one signed says nothing about what was signed before.
  const shown = rootFindings.length === 0 ? prefix : null
  const findings = [...content, ...checkEarlier(ground, presented.checkpoint, shown, checkpointFile)]
  const opened = handed.filter(each => each.opened).length
  return conclude({ ground, presented, findings, leaves: handed.length, opened, blind: [], hashes: source })
}

function checkKey(key: VerifierKey, ground: Ground): readonly Finding[] {
  const got = formatVerifierKey(key)
  const expected = formatVerifierKey(ground.key?.verifier ?? key)
  return got === expected ? [] : [{ kind: 'wrong-key', file: manifestFile, expected, got }]
}

/** Files that should be there, and no others. Tiles are asked for where they are read. */
function checkNames(files: Files, leaves: readonly number[], size: number): readonly Finding[] {
  const wanted = leaves.flatMap(index => [evidenceFile(index), proofFile(index)])
  const known = new Set([manifestFile, checkpointFile, ...wanted])
  const surplus = [...files.keys()].filter(name => !known.has(name) && !isLeafTile(name, size))
  return [
    ...wanted.filter(name => !files.has(name)).map(missing),
    ...surplus.map((file): Finding => ({ kind: 'surplus', file })),
  ]
}

function isLeafTile(name: string, size: number): boolean {
  const tile = parseTilePath(name)
  if (tile === null || tile.level !== 0) return false
  return tile.width === Math.min(tileWidth, size - tile.index * tileWidth)
}

/** The hash of every leaf; the first tile that is missing or malformed ends the reading. */
function readLeafHashes(files: Files, size: number): readonly Hash[] | Finding {
  const hashes: Hash[] = []
  for (const tile of leafTiles(size)) {
    const file = formatTilePath(tile)
    const bytes = files.get(file)
    if (bytes === undefined) return missing(file)
    const read = attempt(file, () => parseHashes(bytes, tile.width))
    if (isFinding(read)) return read
    hashes.push(...read)
  }
  return hashes
}

function checkRoot({ hashes, root }: BundleTree, ground: Ground, prefix: Hash | null): readonly Finding[] {
  const got = rootOf(append(emptyFrontier, hashes))
  const earlier = ground.earlier?.checkpoint ?? null
  return equalBytes(got, root) ? [] : [rootFinding({ root, earlier }, got, prefix)]
}

function prefixOf(hashes: readonly Hash[], { earlier }: Ground): Hash | null {
  const size = earlier?.checkpoint.size ?? 0
  return size > hashes.length ? null : rootOf(append(emptyFrontier, hashes.slice(0, size)))
}

/** What a leaf handed over is held against. */
export interface BundleTree {
  readonly hashes: readonly Hash[]
  readonly size: number
  readonly root: Hash
  /** The bundle's checkpoint, verbatim. */
  readonly note: string
}

/** One leaf with its two files. `opened`: its evidence was there and was held against the commitment. */
export function checkHandedOver(
  tree: BundleTree,
  index: number,
  evidenceBytes: Uint8Array | undefined,
  proofBytes: Uint8Array | undefined,
): { readonly findings: readonly Finding[]; readonly opened: boolean } {
  // What is missing is found by checkNames.
  if (evidenceBytes === undefined || proofBytes === undefined) return { findings: [], opened: false }
  const evidence = attempt(evidenceFile(index), () => parseEvidence(evidenceBytes), index)
  const proof = attempt(proofFile(index), () => parseProof(readText(proofBytes)), index)
  const malformed = [evidence, proof].filter(isFinding)
  if (isFinding(evidence) || isFinding(proof)) return { findings: malformed, opened: false }
  const findings = [
    ...checkOpening(evidenceFile(index), index, evidence),
    ...checkProofFile(tree, index, proof),
    ...checkPlace(tree, index, evidence, proof.hashes),
  ]
  return { findings, opened: evidence.opening !== null }
}

export function checkOpening(file: string, index: number, { leaf, opening }: Evidence): readonly Finding[] {
  if (opening === null || checkCommitment(leaf, opening.evidence, opening.secret)) return []
  return [{ kind: 'commitment-differs', file, index, expected: toBase64(leaf.commitment) }]
}

function checkProofFile(tree: BundleTree, index: number, proof: Proof): readonly Finding[] {
  const fits = proof.index === index && proof.checkpoint === tree.note && proof.extra === null
  return fits ? [] : [{ kind: 'proof-differs', file: proofFile(index), index, got: String(proof.index) }]
}

// Evidence, tile and proof speak of the same leaf; where they differ, the two that lead to the signed root are right.
function checkPlace(
  tree: BundleTree,
  index: number,
  { leaf }: Evidence,
  proof: readonly Hash[],
): readonly Finding[] {
  const [own, inTile] = [hashLeaf(formatLeaf(leaf)), tree.hashes[index] ?? emptyRoot]
  const leads = (hash: Hash) =>
    checkInclusion({ index, size: tree.size, leaf: hash, root: tree.root }, proof) === 'holds'
  const [expected, got] = [inTile, own].map(toBase64) as [string, string]
  if (leads(own)) return equalBytes(own, inTile) ? [] : [tileFinding(tree.size, index, got, expected)]
  if (equalBytes(own, inTile)) return [{ kind: 'proof-differs', file: proofFile(index), index }]
  return [{ kind: 'leaf-differs', file: evidenceFile(index), index, expected, got }]
}

function tileFinding(size: number, index: number, expected: string, got: string): Finding {
  const tile = Math.floor(index / tileWidth)
  const width = Math.min(tileWidth, size - tile * tileWidth)
  const offset = (index % tileWidth) * hashBytes
  return {
    kind: 'tile-differs',
    file: formatTilePath({ level: 0, index: tile, width }),
    index,
    offset,
    expected,
    got,
  }
}
