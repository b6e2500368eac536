// Published editions of the policy: each kept whole with its leaf, in one transaction (house invariant 7). The leaf
// commits to the hashes of the files, not to their text: a register may name people.
// Proven by test/contracts/editions.test.ts.

import type { Kysely } from 'kysely'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import type { EditionFile } from './edition-tables.ts'
import { append, type Making } from './leaves.ts'
import type { Tables } from './tables.ts'

export interface Edition {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly files: readonly EditionFile[]
  readonly registerHash: string
  readonly noticeHash: string
}

/** The edition in force; null before the first. */
export async function latestEdition(db: Kysely<Tables>): Promise<Edition | null> {
  const row = await db
    .selectFrom('edition')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { at, files, register_hash: registerHash, notice_hash: noticeHash } = row
  return Object.freeze({ at: at.toISOString(), files, registerHash, noticeHash })
}

/** The hashes of the edition in force; null before the first. */
export async function latestHashes(
  db: Kysely<Tables>,
): Promise<Pick<Edition, 'registerHash' | 'noticeHash'> | null> {
  const row = await db
    .selectFrom('edition')
    .select(['register_hash as registerHash', 'notice_hash as noticeHash'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Publishes an edition: durable, with its leaf, on return. */
export async function publishEdition(
  db: Kysely<Tables>,
  making: Making,
  { files, registerHash, noticeHash }: Omit<Edition, 'at'>,
): Promise<void> {
  const hashes = files.map(({ path, text }) => ({ path, sha256: toHex(sha256(utf8(text))) }))
  await db.transaction().execute(async tx => {
    const leaf = await append(tx, making, 'notice', { files: hashes, registerHash, noticeHash })
    const row = {
      id: leaf.id,
      at: leaf.at,
      files: JSON.stringify(files),
      register_hash: registerHash,
      notice_hash: noticeHash,
      leaf: leaf.id,
    }
    await tx.insertInto('edition').values(row).execute()
  })
}
