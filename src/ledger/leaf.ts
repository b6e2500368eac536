// The leaf: canonical JSON of when, what kind, and a commitment to evidence kept elsewhere. Names nobody.
// Format: docs/reference/ledger.md, Leaf and Evidence file. Proven by leaf.test.ts.

import { createHmac } from 'node:crypto'
import { equalBytes, fromBase64, fromUtf8, toBase64, utf8 } from '../core/bytes.ts'
import type { Clock, Random } from '../core/clock.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

/** Coarse on purpose: a kind must say nothing about a person. */
export const leafKinds = [
  'look',
  'notice',
  'register',
  'read',
  'written',
  'erased',
  'scrubbed',
  'decided',
  'purpose',
  'checkpoint-handed-over',
  'alarm',
] as const
export type LeafKind = (typeof leafKinds)[number]

export interface Leaf {
  readonly kind: LeafKind
  /** UTC with milliseconds, as toISOString writes it. */
  readonly at: string
  /** 32 bytes. */
  readonly commitment: Uint8Array
}

/** A leaf and the secret that ties it to its evidence. Destroying the secret unties them for good. */
export interface Commitment {
  /** The entry of the log. */
  readonly leaf: Uint8Array
  /** 32 bytes, fresh for this leaf. */
  readonly secret: Uint8Array
}

const secretBytes = 32

/** The leaf that commits to this evidence now, under a fresh secret. */
export function commit(kind: LeafKind, evidence: Json, clock: Clock, random: Random): Commitment {
  const secret = random.bytes(secretBytes)
  const leaf = formatLeaf({ kind, at: clock.now().toISOString(), commitment: commitmentOf(evidence, secret) })
  return Object.freeze({ leaf, secret })
}

/** Whether a leaf commits to this evidence under this secret. */
export const checkCommitment = (leaf: Leaf, evidence: Json, secret: Uint8Array): boolean =>
  secret.length === secretBytes && equalBytes(leaf.commitment, commitmentOf(evidence, secret))

/** HMAC-SHA-256 under the secret over the evidence's canonical JSON. */
const commitmentOf = (evidence: Json, secret: Uint8Array): Uint8Array =>
  new Uint8Array(
    createHmac('sha256', secret)
      .update(utf8(canonicalJson(evidence)))
      .digest(),
  )

export const formatLeaf = (leaf: Leaf): Uint8Array => utf8(canonicalJson(leafJson(leaf)))

const leafJson = ({ kind, at, commitment }: Leaf): Json => ({
  v: 1,
  kind,
  at,
  commitment: toBase64(commitment),
})

/** The leaf an entry holds. Refuses with `proof-invalid` every byte formatLeaf would not have written. */
export function parseLeaf(entry: Uint8Array): Leaf {
  if (entry.length > limits.leafBytes)
    throw malformed(`expected a leaf of at most ${limits.leafBytes} bytes, got ${entry.length}`)
  return leafOf(parseCanonical(entry))
}

function leafOf(value: Json): Leaf {
  const { v, kind, at, commitment, ...rest } = members(value)
  const known = leafKinds.find(candidate => candidate === kind)
  const bytes = typeof commitment === 'string' ? fromBase64(commitment) : null
  if (
    v !== 1 ||
    known === undefined ||
    !isMoment(at) ||
    bytes?.length !== secretBytes ||
    Object.keys(rest).length > 0
  )
    throw malformed('expected a leaf of v 1 with kind, at and commitment, and nothing else')
  return Object.freeze({ kind: known, at, commitment: bytes })
}

function isMoment(at: Json | undefined): at is string {
  if (typeof at !== 'string' || !/^[0-9]{4}-/.test(at)) return false
  const ms = Date.parse(at)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === at
}

/** A leaf with what it commits to, as handed over; the latter null where the secret was destroyed or held back. */
export interface Evidence {
  readonly leaf: Leaf
  readonly opening: { readonly evidence: Json; readonly secret: Uint8Array } | null
}

/** `evidence/<n>.json`. */
export function formatEvidence({ leaf, opening }: Evidence): Uint8Array {
  const held = opening === null ? {} : { evidence: opening.evidence, secret: toBase64(opening.secret) }
  return utf8(canonicalJson({ leaf: leafJson(leaf), ...held }))
}

/** Refuses with `proof-invalid` every byte formatEvidence would not have written. Checks no commitment. */
export function parseEvidence(bytes: Uint8Array): Evidence {
  if (bytes.length > limits.evidenceBytes)
    throw malformed(`expected evidence of at most ${limits.evidenceBytes} bytes, got ${bytes.length}`)
  const { leaf = null, evidence, secret, ...rest } = members(parseCanonical(bytes))
  if (Object.keys(rest).length > 0 || (evidence === undefined) !== (secret === undefined))
    throw malformed('expected leaf, and evidence and secret both or neither')
  if (evidence === undefined) return Object.freeze({ leaf: leafOf(leaf), opening: null })
  const secretBytesGot = typeof secret === 'string' ? fromBase64(secret) : null
  if (secretBytesGot?.length !== secretBytes) throw malformed('expected a secret of 32 bytes in base64')
  return Object.freeze({ leaf: leafOf(leaf), opening: { evidence, secret: secretBytesGot } })
}

/** JSON from bytes that are its canonical form and not nested too deep; refuses with `proof-invalid` otherwise. */
export function parseCanonical(bytes: Uint8Array): Json {
  const text = readText(bytes)
  const value = readJson(text)
  if (depthOf(value) > limits.jsonDepth) throw malformed(`expected JSON at most ${limits.jsonDepth} deep`)
  if (canonicalOf(value) !== text) throw malformed('expected canonical JSON (RFC 8785)')
  return value
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed('expected JSON')
  }
}

// Text can spell what JSON cannot say, 1e999 and half a character: JSON.parse reads both.
function canonicalOf(value: Json): string {
  try {
    return canonicalJson(value)
  } catch {
    throw malformed('expected finite numbers and whole characters')
  }
}

/** Text of bytes that are UTF-8; refuses with `proof-invalid` otherwise. */
export function readText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw malformed('expected UTF-8')
  }
}

/** How many brackets are open at once: 0 for a number, 1 for a list of numbers. By level: recursion would break. */
function depthOf(value: Json): number {
  let row = [value].filter(isBracketed)
  let depth = 0
  while (row.length > 0 && depth <= limits.jsonDepth) {
    row = row.flatMap(item => Object.values<Json>(item)).filter(isBracketed)
    depth += 1
  }
  return depth
}

const isBracketed = (value: Json): value is Json & object => value !== null && typeof value === 'object'

function members(value: Json): Readonly<Record<string, Json | undefined>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw malformed('expected a JSON object')
  return value as { readonly [key: string]: Json }
}

const malformed = (message: string): Refusal => new Refusal('proof-invalid', message)
