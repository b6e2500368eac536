// RFC 6962 §2.1 written out as the RFC defines it, recursion for recursion, and C2SP tlog-tiles likewise: slow, and
// sharing nothing with src/ledger. What the ledger computes is held against this.

import { createHash } from 'node:crypto'

type Bytes = Uint8Array
type Leaves = readonly Bytes[]

const sha256 = (...parts: readonly Bytes[]): Bytes => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** The largest power of two smaller than n: k < n ≤ 2k. */
const split = (n: number): number => {
  let k = 1
  while (2 * k < n) k *= 2
  return k
}

/** MTH(D[n]), §2.1. */
export function mth(leaves: Leaves): Bytes {
  const [first] = leaves
  if (first === undefined) return sha256()
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first)
  const k = split(leaves.length)
  return sha256(Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

/** PATH(m, D[n]), §2.1.1. */
export function path(m: number, leaves: Leaves): readonly Bytes[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))]
}

/** PROOF(m, D[n]), §2.1.2. */
export const proof = (m: number, leaves: Leaves): readonly Bytes[] => subproof(m, leaves, true)

function subproof(m: number, leaves: Leaves, whole: boolean): readonly Bytes[] {
  if (m === leaves.length) return whole ? [] : [mth(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))]
}

/** Every file of a published tree but the checkpoint, by path. */
export function publish(leaves: Leaves): ReadonlyMap<string, Bytes> {
  const files = new Map<string, Bytes>()
  for (const [n, part] of cut(leaves, 256))
    files.set(`tile/entries/${name(n, part.length)}`, entryBundle(part))
  for (let level = 0; leaves.length >= 256 ** level; level += 1) {
    const hashes = cut(leaves, 256 ** level)
      .filter(([, part]) => part.length === 256 ** level)
      .map(([, part]) => mth(part))
    for (const [n, part] of cut(hashes, 256))
      files.set(`tile/${level}/${name(n, part.length)}`, new Uint8Array(Buffer.concat(part)))
  }
  return files
}

function cut<T>(list: readonly T[], width: number): (readonly [number, readonly T[]])[] {
  const count = Math.ceil(list.length / width)
  return Array.from({ length: count }, (_, n) => [n, list.slice(n * width, (n + 1) * width)] as const)
}

function name(n: number, width: number): string {
  const groups: string[] = []
  for (let rest = n; rest > 0 || groups.length === 0; rest = Math.floor(rest / 1000))
    groups.unshift(String(rest % 1000).padStart(3, '0'))
  const full = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return width === 256 ? full : `${full}.p/${width}`
}

function entryBundle(entries: Leaves): Bytes {
  const parts = entries.flatMap(entry => {
    const length = new Uint8Array(2)
    new DataView(length.buffer).setUint16(0, entry.length)
    return [length, entry]
  })
  return new Uint8Array(Buffer.concat(parts))
}
