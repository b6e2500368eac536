// What is laid before the two verifiers, and what each says of it, so that a test can ask one alone or hold them against
// each other. A crash of either is a failure of the test.

import { Refusal } from '../../src/core/refusal.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { verifyBundle } from '../../src/ledger/verify-bundle.ts'
import { verifyProof } from '../../src/ledger/verify-proof.ts'
import { forSecond, readSecondVerifier } from '../second-verifier.ts'
import { type Files, verifyFiles } from './damage.ts'

/** What is looked at, as both take it. */
export type Exhibit =
  | { readonly kind: 'bundle'; readonly zip: Uint8Array }
  | { readonly kind: 'log'; readonly files: Files }
  | { readonly kind: 'proof'; readonly proof: Uint8Array; readonly evidence: Uint8Array }

export interface Said {
  readonly kind: 'verified' | 'cannot-know' | 'damaged' | 'contradicted' | 'refused'
  readonly because: readonly string[]
  /** The kinds of what was found, each once, in alphabetical order. */
  readonly found: readonly string[]
  /** The checkpoint to keep for the next time. */
  readonly keep: string | null
}

export type VerifierName = 'first' | 'second'

export interface Verifier {
  readonly name: VerifierName
  look(exhibit: Exhibit, trust: Trust): Promise<Said>
}

const [proofName, evidenceName] = ['p', 'e']

const first: Verifier = {
  name: 'first',
  look: (exhibit, trust) => {
    if (exhibit.kind === 'bundle') return sayOf(() => verifyBundle(exhibit.zip, trust))
    if (exhibit.kind === 'log') return sayOf(() => verifyFiles(exhibit.files, trust))
    return sayOf(() => verifyProof(...namedFiles(exhibit), trust))
  },
}

const checks = await readSecondVerifier()

const second: Verifier = {
  name: 'second',
  look: (exhibit, trust) => {
    const told = forSecond(trust)
    if (exhibit.kind === 'bundle') return sayOf(() => checks.verifyBundle(exhibit.zip, told))
    if (exhibit.kind === 'log') return sayOf(() => checks.verifyLog(exhibit.files, told))
    return sayOf(() => checks.verifyProof(...namedFiles(exhibit), told))
  },
}

export const verifiers: readonly Verifier[] = [first, second]

const namedFiles = ({ proof, evidence }: Extract<Exhibit, { kind: 'proof' }>) =>
  [
    { name: proofName, bytes: proof },
    { name: evidenceName, bytes: evidence },
  ] as const

interface Answered {
  readonly kind: Said['kind']
  readonly because?: readonly string[]
  readonly findings?: readonly { readonly kind: string }[]
  readonly remember?: { readonly checkpoint: string } | null
  readonly keep?: { readonly checkpoint: string } | null
}

// The first verifier refuses what the reader brought with a Refusal, the second with an error that has a code.
async function sayOf(look: () => Promise<object>): Promise<Said> {
  try {
    const { kind, because, findings, remember, keep } = (await look()) as Answered
    const found = new Set((findings ?? []).map(finding => finding.kind))
    return {
      kind,
      // The second tells these beside its findings, the first only without any.
      because: found.size === 0 ? (because ?? []).toSorted() : [],
      found: [...found].toSorted(),
      keep: (remember ?? keep)?.checkpoint ?? null,
    }
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Error && 'code' in error)) throw error
    return { kind: 'refused', because: [], found: [], keep: null }
  }
}
