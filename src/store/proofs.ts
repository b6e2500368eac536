// Proof material: what an auditor needs to recompute one leaf, or all of them, against the published checkpoint.
// Made from the table, under the checkpoint that is published: nothing is proven that a reader cannot fetch.
// Proven by test/contracts/looks.test.ts, with the ledger's own checks.

import type { Kysely } from 'kysely'
import { fromUtf8 } from '../core/bytes.ts'
import { formatEvidence, parseLeaf } from '../ledger/leaf.ts'
import { prove } from '../ledger/proof.ts'
import { openingOf } from './openings.ts'
import { readPublished } from './publication.ts'
import { hashesOfTable } from './table-tiles.ts'
import type { Tables } from './tables.ts'

/** One leaf, opened, with its proof. */
export interface LeafProof {
  readonly index: number
  /** The leaf's exact bytes, which are text. */
  readonly leaf: string
  /** The evidence file: the leaf, what it commits to and the secret, as canonical JSON. */
  readonly evidence: Uint8Array
  /** The proof file (c2sp.org/tlog-proof), ending in the published checkpoint. */
  readonly proof: string
}

/** The same, as text to be handed out. */
export interface EditionProof extends Omit<LeafProof, 'evidence'> {
  readonly evidence: string
}

interface LeafRow {
  readonly idx: string | number | null
  readonly body: Uint8Array
  readonly secret: Uint8Array | null
  readonly evidence: string | null
}

/** The proof of a look's leaf; null where there is no such look or no published checkpoint covers it yet. */
export async function proofOfLook(db: Kysely<Tables>, look: string): Promise<LeafProof | null> {
  const { size, checkpoint } = await readPublished(db)
  const row = await db
    .selectFrom('look')
    .innerJoin('leaf', 'leaf.id', 'look.leaf')
    .select(['leaf.idx', 'leaf.body', 'leaf.secret', 'leaf.evidence'])
    .where('look.id', '=', look)
    .where('leaf.idx', '<', size)
    .executeTakeFirst()
  return row === undefined || checkpoint === null ? null : proofOf(db, row, size, checkpoint)
}

/** The proof of a published edition's leaf, by the edition's number; null as for a look. */
export async function proofOfEdition(db: Kysely<Tables>, number: number): Promise<EditionProof | null> {
  const { size, checkpoint } = await readPublished(db)
  const row = await db
    .selectFrom('edition')
    .innerJoin('leaf', 'leaf.id', 'edition.leaf')
    .select(['leaf.idx', 'leaf.body', 'leaf.secret', 'leaf.evidence'])
    .where('edition.number', '=', number)
    .where('leaf.idx', '<', size)
    .executeTakeFirst()
  if (row === undefined || checkpoint === null) return null
  const { evidence, ...proof } = await proofOf(db, row, size, checkpoint)
  return Object.freeze({ ...proof, evidence: fromUtf8(evidence) })
}

async function proofOf(
  db: Kysely<Tables>,
  row: LeafRow,
  size: number,
  checkpoint: string,
): Promise<LeafProof> {
  const index = Number(row.idx)
  const proof = await prove(index, checkpoint, hashesOfTable(db, size))
  return Object.freeze({ index, leaf: fromUtf8(row.body), evidence: evidenceFile(row), proof })
}

const evidenceFile = (row: LeafRow): Uint8Array =>
  formatEvidence({ leaf: parseLeaf(row.body), opening: openingOf(row) })
