// The Merkle tree of RFC 6962 §2.1: leaf and node hashes, and the frontier, which is all that appending needs.
// Sizes are numbers, refused above 2^53 - 1 (docs/reference/ledger.md, Tree). Proven by tree.test.ts against a naive
// reference written from the definition, and by test/vectors/ledger.test.ts.

import { hash } from 'node:crypto'
import { equalBytes, fromBase64, toBase64 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array

export const hashBytes = 32
const leafPrefix = 0
const nodePrefix = 1

const digest = (bytes: Uint8Array): Hash => new Uint8Array(hash('sha256', bytes, 'buffer'))

/** MTH of the empty list: the hash of an empty string. */
export const emptyRoot: Hash = digest(new Uint8Array(0))

export function hashLeaf(entry: Uint8Array): Hash {
  const bytes = new Uint8Array(1 + entry.length)
  bytes[0] = leafPrefix
  bytes.set(entry, 1)
  return digest(bytes)
}

export function hashNode(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + 2 * hashBytes)
  bytes[0] = nodePrefix
  bytes.set(left, 1)
  bytes.set(right, 1 + hashBytes)
  return digest(bytes)
}

/** A tree as far as appending needs it: the roots of the complete subtrees its size falls into, largest first. */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Hash[]
}

export const emptyFrontier: Frontier = Object.freeze({ size: 0, hashes: Object.freeze([]) })

/** The frontier after these leaf hashes were appended: O(log n) to begin with, then about one node hash per leaf. */
export function append(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const hashes = [...frontier.hashes]
  let size = frontier.size
  for (const leaf of leaves) {
    let carried = leaf
    // As in binary addition: each trailing one of the old size is a subtree of the height that is now complete.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) carried = hashNode(popped(hashes), carried)
    hashes.push(carried)
    size += 1
  }
  return Object.freeze({ size: checkedSize(size), hashes: Object.freeze(hashes) })
}

function popped(hashes: Hash[]): Hash {
  const last = hashes.pop()
  if (last === undefined) throw new Error('frontier: fewer subtrees than its size has ones')
  return last
}

/** The root of a frontier's tree. */
export function rootOf(frontier: Frontier): Hash {
  return frontier.hashes.length === 0 ? emptyRoot : foldRight(frontier.hashes)
}

/** The root over complete subtrees of falling size, the smallest joined first. At least one. */
export function foldRight(hashes: readonly Hash[]): Hash {
  return hashes.toReversed().reduce((right, left) => hashNode(left, right))
}

/** `size hash hash …`, for a column of text. */
export const formatFrontier = (frontier: Frontier): string =>
  [String(frontier.size), ...frontier.hashes.map(toBase64)].join(' ')

/** Refuses with `ledger-damaged` what formatFrontier cannot have written. */
export function parseFrontier(text: string): Frontier {
  const [sizeText = '', ...hashTexts] = text.split(' ')
  const size = parseSize(sizeText)
  const hashes = hashTexts.map(fromBase64).filter(bytes => bytes?.length === hashBytes) as Hash[]
  if (size === null || hashes.length !== hashTexts.length || hashes.length !== countOnes(size))
    throw new Refusal('ledger-damaged', {
      message: `expected a frontier (size, then one hash per one bit of it), got ${JSON.stringify(text.slice(0, 80))}`,
      hint: 'rebuild it from the leaf table',
    })
  return Object.freeze({ size, hashes: Object.freeze(hashes) })
}

export const equalFrontiers = (a: Frontier, b: Frontier): boolean =>
  a.size === b.size && a.hashes.every((hash, i) => equalBytes(hash, b.hashes[i] ?? emptyRoot))

/** A size or index in decimal without sign or leading zero, at most 2^53 - 1; null for anything else. */
export function parseSize(text: string): number | null {
  const size = Number(text)
  return /^(?:0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(size) ? size : null
}

/** The number given back, when it can be a size or index; a plain Error (our own bug) when not. */
export function checkedSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new Error(`expected a size from 0 to 2^53 - 1, got ${size}`)
  return size
}

function countOnes(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
