// Proof files (c2sp.org/tlog-proof): one leaf's inclusion proof with the checkpoint it leads to, for download.
// Proven by ledger.test.ts and test/hostile/ledger.test.ts.

import { fromBase64, toBase64, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { readCheckpoint } from './checkpoint.ts'
import { type HashSource, proveInclusion } from './path.ts'
import { checkedSize, type Hash, hashBytes, parseSize } from './tree.ts'

export interface Proof {
  readonly index: number
  /** The leaf's sibling first. */
  readonly hashes: readonly Hash[]
  /** The signed note, verbatim. */
  readonly checkpoint: string
  /** What somebody added outside of any signature; null in every proof of ours. */
  readonly extra: Uint8Array | null
}

const header = 'c2sp.org/tlog-proof@v1'

/** The proof file of a leaf under a checkpoint whose tree `source` has the hashes of. */
export async function prove(index: number, checkpoint: string, source: HashSource): Promise<string> {
  const hashes = await proveInclusion(index, readCheckpoint(checkpoint).size, source)
  return formatProof({ index, hashes, checkpoint, extra: null })
}

export function formatProof({ index, hashes, checkpoint, extra }: Proof): string {
  const head = extra === null ? [header] : [header, `extra ${toBase64(extra)}`]
  return [...head, `index ${checkedSize(index)}`, ...hashes.map(toBase64), '', checkpoint].join('\n')
}

/** Refuses with `proof-invalid` whatever formatProof cannot have written. The checkpoint is not looked into. */
export function parseProof(text: string): Proof {
  if (utf8(text).length > limits.proofBytes)
    throw malformed(`a proof of at most ${limits.proofBytes} bytes`, text)
  const cut = text.indexOf('\n\n')
  const lines = text.slice(0, Math.max(cut, 0)).split('\n')
  if (cut < 0 || lines.shift() !== header) throw malformed(`a first line ${header}, and an empty line`, text)
  const extra = lines[0]?.startsWith('extra ') ? bytesOf(lines.shift()?.slice('extra '.length) ?? '') : null
  const index = parseSize(/^index (.*)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  if (index === null) throw malformed('a line index and a number', text)
  if (lines.length > limits.proofHashes) throw malformed(`at most ${limits.proofHashes} hashes`, text)
  return Object.freeze({ index, hashes: lines.map(hashOf), checkpoint: text.slice(cut + 2), extra })
}

function hashOf(line: string): Hash {
  const hash = bytesOf(line)
  if (hash.length !== hashBytes) throw malformed('a hash of 32 bytes', line)
  return hash
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (bytes === null) throw malformed('base64', base64)
  return bytes
}

const malformed = (expected: string, got: string): Refusal =>
  new Refusal('proof-invalid', `expected ${expected}, got ${JSON.stringify(got.slice(0, 80))}`)
