// A log of 1,000 leaves as its holder would publish and export it, with forks and earlier states of it. Keys, secrets
// and times follow from a seed, so every run damages the same bytes.

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { utf8 } from '../../src/core/bytes.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { checkpointFile, formatBundle } from '../../src/ledger/bundle.ts'
import { commit, type Evidence, parseLeaf } from '../../src/ledger/leaf.ts'
import { grow, startLog } from '../../src/ledger/ledger.ts'
import { formatVerifierKey, type Signer, verifierKey } from '../../src/ledger/note.ts'
import { hashLeaf } from '../../src/ledger/tree.ts'
import { publish } from '../vectors/rfc6962.ts'

export const origin = 'log.example/ordholden'

/** An Ed25519 signer from a seed text (RFC 8032 private key = 32 bytes). */
export function signerFrom(seed: string, name = origin): Signer {
  const secret = createHash('sha256').update(seed).digest()
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return {
    key: verifierKey(name, rawPublicKey(key)),
    sign: async bytes => new Uint8Array(sign(null, bytes, key)),
  }
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
}

export const signer = signerFrom('a log of a thousand leaves')
export const key = formatVerifierKey(signer.key)

export interface Log {
  readonly entries: readonly Uint8Array[]
  readonly evidence: readonly Evidence[]
  readonly checkpoint: string
  /** Everything published, `checkpoint` too. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The leaf at an index; another `branch` is another leaf. */
function leafAt(index: number, branch: string): { readonly entry: Uint8Array; readonly evidence: Evidence } {
  const clock = fixedClock('2026-11-22T08:00:00.000Z')
  clock.move(index * 1000)
  const random = { bytes: (size: number) => digest(`${branch} ${index}`).subarray(0, size) }
  const seen = { part: `part ${index % 40}`, saw: branch, nth: index }
  const { leaf, secret } = commit('look', seen, clock, random)
  return { entry: leaf, evidence: { leaf: parseLeaf(leaf), opening: { evidence: seen, secret } } }
}

const digest = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())

/** A log of `size` leaves, signed in two steps; leaves from `forkedAt` on are of another branch. */
export async function makeLog(size: number, forkedAt = size): Promise<Log> {
  const leaves = Array.from({ length: size }, (_, i) => leafAt(i, i < forkedAt ? 'as it was' : 'otherwise'))
  const entries = leaves.map(leaf => leaf.entry)
  const half = await grow(await startLog(signer), entries.slice(0, size >> 1), signer)
  const { checkpoint } = await grow(half, entries.slice(size >> 1), signer)
  const files = new Map([...publish(entries), [checkpointFile, utf8(checkpoint)] as const])
  return { entries, evidence: leaves.map(leaf => leaf.evidence), checkpoint, files }
}

/** The bundle of a log that hands over these leaves. */
export function bundleOf(log: Log, indices: readonly number[]): Promise<Uint8Array> {
  const evidence = new Map<number, Evidence>()
  for (const index of indices) {
    const each = log.evidence[index]
    if (each !== undefined) evidence.set(index, each)
  }
  return formatBundle({ key, checkpoint: log.checkpoint, hashes: log.entries.map(hashLeaf), evidence })
}

export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

/** What the tests of damage begin with: the log, an earlier state of it, everything handed over, and eight leaves of it. */
export interface Thousand {
  readonly log: Log
  readonly earlier: Log
  readonly zip: Uint8Array
  readonly small: Uint8Array
}

export const size = 1000

export async function makeThousand(): Promise<Thousand> {
  const [log, earlier] = [await makeLog(size), await makeLog(600)]
  const small = await bundleOf(log, [0, 1, 255, 256, 700, 767, 768, 999])
  return { log, earlier, zip: await bundleOf(log, upTo(size)), small }
}
