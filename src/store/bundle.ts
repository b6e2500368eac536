// The bundle of everything under the published checkpoint: what an auditor takes home. It opens what is about the
// company; what leaves about a person commit to is sealed, so they are handed over as hashes only.
// Proven by test/journeys/board.test.ts.

import { type Kysely, sql } from 'kysely'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { formatBundle } from '../ledger/bundle.ts'
import { type Evidence, parseLeaf } from '../ledger/leaf.ts'
import { tileWidth } from '../ledger/tile.ts'
import { hashLeaf } from '../ledger/tree.ts'
import { openingOf } from './openings.ts'
import { readPublished } from './publication.ts'
import type { Tables } from './tables.ts'

/** The zip; `key` is the log's verifier key as text. Refuses with `not-found` while the log is empty. */
export async function bundleOf(db: Kysely<Tables>, key: string): Promise<Uint8Array> {
  const { size, checkpoint } = await readPublished(db)
  if (checkpoint === null || size === 0)
    throw new Refusal('not-found', {
      message: 'expected a log with something in it, got an empty one',
      hint: 'look first: ordholden check',
    })
  await refuseLarge(db, size)
  const rows = await db
    .selectFrom('leaf')
    .select(['idx', 'body', 'secret', 'evidence'])
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  const evidence = rows.flatMap((row): [number, Evidence][] => {
    const opening = openingOf(row)
    return opening === null ? [] : [[Number(row.idx), { leaf: parseLeaf(row.body), opening }]]
  })
  return formatBundle({
    key,
    checkpoint,
    hashes: rows.map(({ body }) => hashLeaf(body)),
    evidence: new Map(evidence),
  })
}

// Asked before anything is read: a log too large for one zip would not fit into memory either.
async function refuseLarge(db: Kysely<Tables>, size: number): Promise<void> {
  const { rows } = await sql<{ leaves: string; bytes: string }>`
    select count(*) as leaves, coalesce(sum(octet_length(evidence)), 0) as bytes
    from leaf where idx < ${size} and evidence is not null`.execute(db)
  const [leaves, bytes] = [Number(rows[0]?.leaves), Number(rows[0]?.bytes)]
  const files = 2 + 2 * leaves + Math.ceil(size / tileWidth)
  if (files <= limits.bundleEntries && bytes <= limits.bundleBytes) return
  throw new Refusal('limit', {
    message:
      `expected a bundle of at most ${limits.bundleEntries} files and ${limits.bundleBytes} bytes, ` +
      `got a log of ${size} leaves: ${files} files with ${bytes} bytes of evidence`,
    hint: 'take the published log along as it is, the folder log in the home, and proofs of single looks from the pages',
  })
}
