// Leaves: appended in the caller's own transaction and durable when it commits (house invariant 7).
// A leaf holds a commitment only; what it commits to and the secret it was made with stand beside it.
// Where a leaf stands in the log is the sequencer's to say. Proven by test/contracts/leaves.test.ts.

import { type Kysely, sql } from 'kysely'
import type { Clock, Random } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { commit, type LeafKind } from '../ledger/leaf.ts'
import { sealOpening } from './openings.ts'
import type { Tables } from './tables.ts'

/** What leaves are made with. */
export interface Making {
  readonly clock: Clock
  readonly random: Random
}

/** What a leaf is to commit to. */
export interface Draft {
  readonly kind: LeafKind
  readonly evidence: Json
}

/** A leaf as it is stored. */
export interface StoredLeaf {
  readonly id: string
  readonly kind: LeafKind
  readonly at: Date
  readonly body: Uint8Array
  readonly secret: Uint8Array
  readonly evidence: string
}

/**
 * Appends one leaf in the caller's transaction; given a database instead of a transaction it is durable on return.
 * The evidence must be canonical JSON's to say; about a person it must come sealed.
 */
export async function append(
  db: Kysely<Tables>,
  making: Making,
  kind: LeafKind,
  evidence: Json,
): Promise<StoredLeaf> {
  const leaf = makeLeaf(making, { kind, evidence })
  await db.insertInto('leaf').values(leaf).execute()
  return leaf
}

/**
 * Appends a leaf about a case in the caller's transaction, or in one of its own, and answers its id. What it commits to is sealed under the case's key.
 * Refuses with `key-destroyed` where the case was closed for good.
 */
export async function appendAbout(
  db: Kysely<Pick<Tables, 'leaf' | 'opening'>>,
  making: Making & { readonly keys: Pick<Keys, 'seal'> },
  about: string,
  draft: Draft,
): Promise<string> {
  if (!db.isTransaction) return db.transaction().execute(tx => appendAbout(tx, making, about, draft))
  const leaf = makeLeaf(making, draft)
  // Whoever closes the case waits for this transaction, so that nothing sealed before is stored after (openings.ts).
  await sql`lock table opening in row exclusive mode`.execute(db)
  const sealed = await sealOpening(making.keys, about, { evidence: draft.evidence, secret: leaf.secret })
  const closed = { ...leaf, evidence: null, secret: null }
  await db.insertInto('leaf').values(closed).execute()
  await db.insertInto('opening').values({ leaf: leaf.id, about, sealed }).execute()
  return leaf.id
}

/** Appends many leaves in one statement: all or none. At most `limits.leavesAtOnce`. */
export async function appendMany(
  db: Kysely<Tables>,
  making: Making,
  drafts: readonly Draft[],
): Promise<readonly StoredLeaf[]> {
  const leaves = drafts.map(draft => makeLeaf(making, draft))
  await storeLeaves(db, leaves)
  return leaves
}

export async function storeLeaves(db: Kysely<Tables>, leaves: readonly StoredLeaf[]): Promise<void> {
  if (leaves.length > limits.leavesAtOnce)
    throw new Refusal('limit', `expected at most ${limits.leavesAtOnce} leaves at once, got ${leaves.length}`)
  if (leaves.length > 0) await db.insertInto('leaf').values(leaves).execute()
}

/** A leaf not stored yet. Throws a plain Error for evidence that JSON cannot say. */
export function makeLeaf({ clock, random }: Making, { kind, evidence }: Draft): StoredLeaf {
  const at = clock.now()
  const { leaf, secret } = commit(kind, evidence, { now: () => at }, random)
  return Object.freeze({
    id: newId(clock, random),
    kind,
    at,
    body: leaf,
    secret,
    evidence: canonicalJson(evidence),
  })
}

/** Leaves no checkpoint covers yet, counted up to `limits.leavesWaiting`. */
export async function waitingLeaves(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ waiting: string | number }>`
    select count(*) as waiting
    from (select from leaf where idx is null limit ${limits.leavesWaiting}) as counted`.execute(db)
  return Number(rows[0]?.waiting ?? 0)
}
