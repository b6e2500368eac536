// Verifies files somebody brought, on any machine and without an installation: a bundle, a proof with its evidence, or
// a folder of a published log. Proven by test/transcripts/example.txt and test/journeys/board.test.ts.

import { Refusal } from '../core/refusal.ts'
import type { Verdict } from '../ledger/finding.ts'
import type { Trust } from '../ledger/verify.ts'
import { verifyBundle } from '../ledger/verify-bundle.ts'
import { type LogReader, verifyLog } from '../ledger/verify-log.ts'
import { type NamedFile, verifyProof } from '../ledger/verify-proof.ts'

export type { Remembered, Verdict } from '../ledger/finding.ts'
export type { Trust } from '../ledger/verify.ts'

/** What was brought: files, or the folder of a log. */
export type Brought =
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'log'; readonly read: LogReader }

export function verify(brought: Brought, trust: Trust): Promise<Verdict> {
  if (brought.kind === 'log') return verifyLog(brought.read, trust)
  const [first, second, ...more] = brought.files
  if (first !== undefined && second === undefined) return verifyBundle(first.bytes, trust)
  if (first !== undefined && second !== undefined && more.length === 0)
    return verifyPair(first, second, trust)
  throw new Refusal('usage', {
    message: `expected a bundle, a folder of a log, or a proof and its evidence, got ${brought.files.length} files`,
    hint: 'ordholden verify bundle.zip, or ordholden verify look.tlog-proof look.json',
  })
}

// In either order: a proof begins with its own name.
function verifyPair(a: NamedFile, b: NamedFile, trust: Trust): Promise<Verdict> {
  return isProof(a) ? verifyProof(a, b, trust) : verifyProof(b, a, trust)
}

const isProof = ({ bytes }: NamedFile): boolean =>
  Buffer.from(bytes.subarray(0, 20)).toString('latin1').startsWith('c2sp.org/tlog-proof')
