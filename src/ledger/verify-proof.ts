// Verifies a single proof file with its evidence file: one leaf in one tree. It cannot see whether the tree still
// contains what it contained before, unless its checkpoint is the one known. Proven by test/hostile/ledger.test.ts.

import { readCheckpoint } from './checkpoint.ts'
import { attempt, type BlindSpot, type Finding, isFinding, type Verdict } from './finding.ts'
import { type Evidence, formatLeaf, parseEvidence, readText } from './leaf.ts'
import { checkInclusion } from './path.ts'
import { type Proof, parseProof } from './proof.ts'
import { hashLeaf } from './tree.ts'
import {
  checkEarlier,
  conclude,
  type Ground,
  groundOf,
  type Presented,
  present,
  type Trust,
} from './verify.ts'
import { checkOpening } from './verify-bundle.ts'

/** A file with the name findings call it by. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function verifyProof(proofFile: NamedFile, evidenceFile: NamedFile, trust: Trust): Promise<Verdict> {
  const proof = attempt(proofFile.name, () => parseProof(readText(proofFile.bytes)))
  const evidence = attempt(evidenceFile.name, () => parseEvidence(evidenceFile.bytes))
  const claimed = isFinding(proof) ? proof : attempt(proofFile.name, () => readCheckpoint(proof.checkpoint))
  const ground = groundOf(trust, { origin: isFinding(claimed) ? '' : claimed.origin, key: null })
  const presented = isFinding(proof) ? proof : present(proof.checkpoint, ground, proofFile.name)
  const nothing = { ground, leaves: 0, opened: 0, blind: [], hashes: null }
  if (isFinding(proof) || isFinding(evidence) || isFinding(presented)) {
    const findings = [...new Set([proof, evidence, presented])].filter(isFinding)
    return conclude({ ...nothing, presented: isFinding(presented) ? null : presented, findings })
  }
  const files = { proof: proofFile.name, evidence: evidenceFile.name }
  const findings = [
    ...checkLeaf(files, proof, evidence, presented),
    ...checkSameSize(ground, presented, proofFile.name),
  ]
  const opened = evidence.opening === null ? 0 : 1
  return conclude({ ...nothing, presented, findings, leaves: 1, opened, blind: blindness(ground, presented) })
}

function checkLeaf(
  files: { readonly proof: string; readonly evidence: string },
  { index, hashes }: Proof,
  evidence: Evidence,
  { checkpoint }: Presented,
): readonly Finding[] {
  const { size, root } = checkpoint
  const leaf = hashLeaf(formatLeaf(evidence.leaf))
  const checked = checkInclusion({ index, size, leaf, root }, hashes)
  const place: readonly Finding[] =
    checked === 'holds' ? [] : [{ kind: 'proof-differs', file: files.proof, index, got: checked }]
  return [...checkOpening(files.evidence, index, evidence), ...place]
}

// Two checkpoints of one size have one root, or the log has contradicted itself.
function checkSameSize(ground: Ground, { checkpoint }: Presented, file: string): readonly Finding[] {
  return ground.earlier?.checkpoint.size === checkpoint.size
    ? checkEarlier(ground, checkpoint, checkpoint.root, file)
    : []
}

function blindness({ earlier }: Ground, { checkpoint }: Presented): readonly BlindSpot[] {
  if (earlier === null || earlier.checkpoint.size === checkpoint.size) return []
  return checkpoint.size < earlier.checkpoint.size ? ['older-than-known'] : ['no-consistency']
}
