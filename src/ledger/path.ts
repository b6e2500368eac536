// Inclusion and consistency proofs of RFC 6962 §2.1.1 and §2.1.2, made from any source of hashes and checked.
// A proof is the roots of a list of ranges of leaves. Both sides compute that list from the sizes alone, so a check
// knows how many hashes there must be and on which side each belongs. Proven by test/vectors/ledger.test.ts.

import { equalBytes } from '../core/bytes.ts'
import { checkedSize, emptyRoot, foldRight, type Hash, hashBytes, hashNode } from './tree.ts'

/** The root of the complete subtree of 2^level leaves that begins at leaf index × 2^level. */
export type HashSource = (level: number, index: number) => Hash | Promise<Hash>

/** Why a proof does not hold, or that it does. */
export type Checked = 'holds' | 'outside-the-tree' | 'number-of-hashes' | 'size-of-hashes' | 'root-differs'

/** Leaves from start up to, not including, end. */
interface Range {
  readonly start: number
  readonly end: number
}

/** Siblings from the leaf up. Plain Error when there is no such leaf. */
export async function proveInclusion(
  index: number,
  size: number,
  source: HashSource,
): Promise<readonly Hash[]> {
  if (checkedSize(index) >= checkedSize(size))
    throw new Error(`expected an index below ${size}, got ${index}`)
  return Promise.all(inclusionPath(index, size).map(range => rangeRoot(range, source)))
}

export function checkInclusion(
  claim: { readonly index: number; readonly size: number; readonly leaf: Hash; readonly root: Hash },
  proof: readonly Hash[],
): Checked {
  const { index, size, leaf, root } = claim
  if (!isSize(size) || !isSize(index) || index >= size) return 'outside-the-tree'
  const path = inclusionPath(index, size)
  if (proof.length !== path.length) return 'number-of-hashes'
  if (![leaf, root, ...proof].every(isHash)) return 'size-of-hashes'
  const got = proof.reduce(
    (own, sibling, i) => (startOf(path, i) < index ? hashNode(sibling, own) : hashNode(own, sibling)),
    leaf,
  )
  return equalBytes(got, root) ? 'holds' : 'root-differs'
}

/** From the tree of the first `from` leaves to that of `to`. Plain Error unless 0 < from ≤ to. */
export async function proveConsistency(
  from: number,
  to: number,
  source: HashSource,
): Promise<readonly Hash[]> {
  if (checkedSize(from) < 1 || from > checkedSize(to))
    throw new Error(`expected an old size from 1 to ${to}, got ${from}`)
  return Promise.all(consistencyPath(from, to).map(range => rangeRoot(range, source)))
}

/** An old size of 0 is refused: nothing is consistent with everything, so it shows nothing. */
export function checkConsistency(
  claim: { readonly from: number; readonly to: number; readonly oldRoot: Hash; readonly newRoot: Hash },
  proof: readonly Hash[],
): Checked {
  const { from, to, oldRoot, newRoot } = claim
  if (!isSize(from) || !isSize(to) || from < 1 || from > to) return 'outside-the-tree'
  const path = consistencyPath(from, to)
  if (proof.length !== path.length) return 'number-of-hashes'
  if (![oldRoot, newRoot, ...proof].every(isHash)) return 'size-of-hashes'
  const roots = rootsOfConsistency(from, path, oldRoot, proof)
  return equalBytes(roots.old, oldRoot) && equalBytes(roots.new, newRoot) ? 'holds' : 'root-differs'
}

function rootsOfConsistency(from: number, path: readonly Range[], oldRoot: Hash, proof: readonly Hash[]) {
  // Where the old tree is one complete subtree of the new one its root is the seed and not in the proof (§2.1.2).
  const seeded = path.every(range => range.start >= from)
  const seed = seeded ? oldRoot : (proof[0] ?? oldRoot)
  const roots = { old: seed, new: seed }
  for (const [i, hash] of proof.entries()) {
    if (i === 0 && !seeded) continue
    const left = startOf(path, i) < from
    if (left) roots.old = hashNode(hash, roots.old)
    roots.new = left ? hashNode(hash, roots.new) : hashNode(roots.new, hash)
  }
  return roots
}

/** The ranges whose roots are PATH(index, D[size]), the leaf's sibling first. */
function inclusionPath(index: number, size: number): readonly Range[] {
  return descend(size, { from: index, until: range => range.end - range.start === 1 }).siblings.toReversed()
}

/** The ranges whose roots are PROOF(from, D[to]), deepest first. */
function consistencyPath(from: number, to: number): readonly Range[] {
  const { siblings, last } = descend(to, { from: from - 1, until: range => range.end === from })
  // SUBPROOF's flag b: the subtree reached is the whole old tree exactly when the descent never went right.
  return (last.start === 0 ? siblings : [...siblings, last]).toReversed()
}

// From the root down towards leaf `from`, noting the subtree not entered at each step.
function descend(size: number, goal: { readonly from: number; readonly until: (range: Range) => boolean }) {
  const siblings: Range[] = []
  let last: Range = { start: 0, end: size }
  while (!goal.until(last)) {
    const split = last.start + largestPowerBelow(last.end - last.start)
    const [left, right] = [
      { start: last.start, end: split },
      { start: split, end: last.end },
    ]
    siblings.push(goal.from < split ? right : left)
    last = goal.from < split ? left : right
  }
  return { siblings, last }
}

/** A source over all leaf hashes, held in memory: about as much again as the leaves themselves. */
export function hashesOfLeaves(leaves: readonly Hash[]): HashSource {
  const rows: (readonly Hash[])[] = [leaves]
  for (let row = leaves; row.length > 1; rows.push(row)) row = pairs(row)
  return (level, index) => {
    const hash = rows[level]?.[index]
    if (hash === undefined)
      throw new Error(`no complete subtree ${index} of height ${level} over ${leaves.length} leaves`)
    return hash
  }
}

function pairs(row: readonly Hash[]): readonly Hash[] {
  return row.flatMap((left, i) => {
    const right = row[i + 1]
    return i % 2 === 0 && right !== undefined ? [hashNode(left, right)] : []
  })
}

/** MTH of a range, put together from complete subtrees. An empty range has the empty root. */
export async function rangeRoot({ start, end }: Range, source: HashSource): Promise<Hash> {
  const parts: (Hash | Promise<Hash>)[] = []
  for (let at = start; at < end; ) {
    const width = largestPowerBelow(end - at + 1)
    parts.push(source(Math.log2(width), at / width))
    at += width
  }
  const hashes = await Promise.all(parts)
  return hashes.length === 0 ? emptyRoot : foldRight(hashes)
}

/** The largest power of two below n (k of RFC 6962 §2.1), n at least 2. */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const isHash = (bytes: Uint8Array): boolean => bytes.length === hashBytes

function startOf(path: readonly Range[], i: number): number {
  return path[i]?.start ?? -1
}
