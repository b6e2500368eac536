// What verifying stands on (a key and an earlier checkpoint, from outside) and how a verdict comes of findings.
// The three things that can be verified are in verify-log.ts, verify-bundle.ts and verify-proof.ts.
// Rules: docs/reference/ledger.md, Verifying. Proven by test/hostile/ledger.test.ts.

import { equalBytes, toBase64 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { formatAlarm } from './alarm.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import {
  attempt,
  type BlindSpot,
  type Finding,
  isFinding,
  type Remembered,
  type Scope,
  type Verdict,
} from './finding.ts'
import { formatVerifierKey, parseNote, parseVerifierKey, type VerifierKey } from './note.ts'
import { type HashSource, proveConsistency, rangeRoot } from './path.ts'
import type { Hash } from './tree.ts'

/** What the reader knows from elsewhere. */
export interface Trust {
  /** Verifier key as text; null when the reader has none. */
  readonly key: string | null
  /** What earlier verifications returned, at most one for each origin. */
  readonly remembered: readonly Remembered[]
}

/** What a verification stands on. */
export interface Ground {
  readonly key: { readonly from: 'outside' | 'remembered' | 'bundle'; readonly verifier: VerifierKey } | null
  readonly earlier: { readonly note: string; readonly checkpoint: Checkpoint } | null
}

/** A checkpoint as presented, its signature checked as far as there was a key. */
export interface Presented {
  readonly note: string
  readonly checkpoint: Checkpoint
  readonly uncovered: readonly string[]
}

/**
 * The key to believe and the checkpoint known before, for what claims to be of this origin. Refuses with `usage` when
 * what the reader brought is not what it should be: that is the reader's mistake and says nothing about the log.
 */
export function groundOf(
  trust: Trust,
  claims: { readonly origin: string; readonly key: VerifierKey | null },
): Ground {
  const outside = trust.key === null ? null : own(() => parseVerifierKey(trust.key ?? ''))
  const origin = outside?.name ?? claims.key?.name ?? claims.origin
  const memory = trust.remembered.find(each => each.key.startsWith(`${origin}+`))
  if (outside !== null && memory !== undefined && memory.key !== trust.key) throw otherKey(memory)
  const key = chooseKey(outside, memory, claims.key)
  return { key, earlier: memory === undefined || key === null ? null : recall(memory, key.verifier) }
}

function chooseKey(
  outside: VerifierKey | null,
  memory: Remembered | undefined,
  bundled: VerifierKey | null,
): Ground['key'] {
  if (outside !== null) return { from: 'outside', verifier: outside }
  if (memory !== undefined) return { from: 'remembered', verifier: own(() => parseVerifierKey(memory.key)) }
  return bundled === null ? null : { from: 'bundle', verifier: bundled }
}

const otherKey = ({ key }: Remembered): Refusal =>
  new Refusal('usage', {
    message: `expected the key remembered, ${key}, got another of the same name`,
    hint: 'if the log has a new key, forget what was remembered under the old one',
  })

function recall(memory: Remembered, key: VerifierKey): Ground['earlier'] {
  const opened = own(() => openCheckpoint(memory.checkpoint, key))
  if (opened.kind !== 'opened')
    throw new Refusal(
      'usage',
      `expected a remembered checkpoint signed by ${formatVerifierKey(key)}, got ${opened.kind}`,
    )
  // Every tree contains the empty one: knowing it is knowing nothing.
  return opened.checkpoint.size === 0 ? null : { note: memory.checkpoint, checkpoint: opened.checkpoint }
}

function own<T>(parse: () => T): T {
  const value = attempt('', parse)
  if (isFinding(value)) throw new Refusal('usage', value.got ?? 'malformed')
  return value as T
}

/** Opens the checkpoint that is presented. */
export function present(note: string, ground: Ground, file: string): Presented | Finding {
  if (ground.key === null) {
    const uncovered = () => parseNote(note).signatures.map(signature => signature.name)
    return attempt(file, () => ({ note, checkpoint: readCheckpoint(note), uncovered: uncovered() }))
  }
  const { verifier } = ground.key
  const opened = attempt(file, () => openCheckpoint(note, verifier))
  if (isFinding(opened)) return opened
  if (opened.kind !== 'opened') return { kind: opened.kind, file, expected: opened.expected, got: opened.got }
  return { note, checkpoint: opened.checkpoint, uncovered: opened.unknown }
}

/**
 * Whether a tree contains the checkpoint known before; `prefix` is its root at that size, null where that was not seen.
 * Two signed checkpoints of one size are held against each other whatever else could be read.
 */
export function checkEarlier(
  ground: Ground,
  now: Checkpoint,
  prefix: Hash | null,
  file: string,
): readonly Finding[] {
  if (ground.earlier === null) return []
  const { size, root } = ground.earlier.checkpoint
  const place = { file, expected: `${size} ${toBase64(root)}` }
  if (now.size < size) return [{ kind: 'rolled-back', ...place, got: `${now.size} ${toBase64(now.root)}` }]
  const shown = now.size === size ? now.root : prefix
  if (shown === null || equalBytes(shown, root)) return []
  return [{ kind: 'forked', ...place, index: size, got: `${size} ${toBase64(shown)}` }]
}

/** A whole tree with another root than the one signed. Placed after the leaves that the earlier checkpoint vouches for. */
export function rootFinding(
  claim: { readonly root: Hash; readonly earlier: Checkpoint | null },
  got: Hash,
  prefix: Hash | null,
): Finding {
  const { root, earlier } = claim
  const intact = earlier !== null && prefix !== null && equalBytes(prefix, earlier.root) ? earlier.size : 0
  return {
    kind: 'root-differs',
    file: 'checkpoint',
    index: intact,
    expected: toBase64(root),
    got: toBase64(got),
  }
}

/** What a verification came to, before it is put into a verdict. */
export interface Outcome {
  readonly ground: Ground
  /** Null when there was no checkpoint to read. */
  readonly presented: Presented | null
  readonly findings: readonly Finding[]
  readonly leaves: number
  readonly opened: number
  /** What this kind of verification could not see by its nature. */
  readonly blind: readonly BlindSpot[]
  /** Hashes of the tree presented, for showing a contradiction; null when they do not fit its root. */
  readonly hashes: HashSource | null
}

export async function conclude(outcome: Outcome): Promise<Verdict> {
  const { presented, findings } = outcome
  if (presented === null || findings.length > 0) return accuse(outcome)
  const because = blindSpotsOf(outcome)
  const scope = scopeOf(outcome, presented)
  const remember = rememberedAfter(outcome, presented)
  if (because.length > 0 || remember === null)
    return Object.freeze({ kind: 'cannot-know', scope, because, remember })
  return Object.freeze({ kind: 'verified', scope, remember })
}

function blindSpotsOf({ ground, blind }: Outcome): readonly BlindSpot[] {
  const spots: BlindSpot[] = [...blind]
  if (ground.key === null) spots.push('no-key')
  if (ground.key?.from === 'bundle') spots.push('key-from-bundle')
  if (ground.earlier === null) spots.push('no-earlier-checkpoint')
  return spots
}

function scopeOf({ ground, leaves, opened }: Outcome, { checkpoint, uncovered }: Presented): Scope {
  const { origin, size, root } = checkpoint
  const key = ground.key && { from: ground.key.from, text: formatVerifierKey(ground.key.verifier) }
  const earlierSize = ground.earlier?.checkpoint.size ?? null
  return Object.freeze({ origin, size, root: toBase64(root), key, earlierSize, leaves, opened, uncovered })
}

// Never steps back: neither to a shorter tree nor, where consistency was not seen, to another one.
function rememberedAfter({ ground, blind }: Outcome, { note }: Presented): Remembered | null {
  if (ground.key === null) return null
  const keep = ground.earlier !== null && blind.length > 0 ? ground.earlier.note : note
  return Object.freeze({ key: formatVerifierKey(ground.key.verifier), checkpoint: keep })
}

async function accuse(outcome: Outcome): Promise<Verdict> {
  const { ground, presented } = outcome
  const contradictions = outcome.findings.filter(contradicts)
  // However much else is wrong, a contradiction is not cut off.
  const others = outcome.findings.filter(finding => !contradicts(finding))
  const listed = others.slice(0, limits.ledgerFindings - contradictions.length)
  const findings = Object.freeze([...listed, ...contradictions])
  const alarm = formatAlarm({
    key: ground.key === null ? null : formatVerifierKey(ground.key.verifier),
    findings,
    ...(await contradictionOf(outcome)),
    earlier: ground.earlier?.note ?? null,
    later: presented?.note ?? null,
  })
  return Object.freeze({ kind: contradictions.length > 0 ? 'contradicted' : 'damaged', findings, alarm })
}

const contradicts = ({ kind }: Finding): boolean => kind === 'forked' || kind === 'rolled-back'

async function contradictionOf({ ground, presented, hashes, findings }: Outcome) {
  const forked = findings.some(({ kind }) => kind === 'forked')
  if (!forked || ground.earlier === null || presented === null || hashes === null)
    return { prefix: null, proof: [] }
  const from = ground.earlier.checkpoint.size
  return {
    prefix: await rangeRoot({ start: 0, end: from }, hashes),
    proof: await proveConsistency(from, presented.checkpoint.size, hashes),
  }
}
