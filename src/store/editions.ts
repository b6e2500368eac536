// Published editions of the policy: each kept whole with its leaf, in one transaction (house invariant 7). The leaf
// commits to the hashes of the files, not to their text: a register may name people.
// Proven by test/contracts/editions.test.ts.

import type { Kysely, Selectable } from 'kysely'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { sqlstateOf } from './connect.ts'
import type { EditionFile, EditionTable } from './edition-tables.ts'
import { append, type Making } from './leaves.ts'
import type { Tables } from './tables.ts'

/** SQLSTATE: another row has this number already. */
const uniqueViolation = '23505'

export interface Edition {
  /** 1 for the first, one more for each after it. */
  readonly number: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly files: readonly EditionFile[]
  readonly registerHash: string
  readonly noticeHash: string
}

/** The edition in force; null before the first. */
export async function latestEdition(db: Kysely<Tables>): Promise<Edition | null> {
  const row = await db.selectFrom('edition').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : editionOf(row)
}

/** Every edition there was, oldest first. Refuses with `limit` more than can be handed over at once. */
export async function allEditions(db: Kysely<Tables>): Promise<readonly Edition[]> {
  const most = limits.editionsHandedOver
  const rows = await db
    .selectFrom('edition')
    .selectAll()
    .orderBy('number')
    .limit(most + 1)
    .execute()
  if (rows.length > most) throw new Refusal('limit', `expected at most ${most} published editions, got more`)
  return Object.freeze(rows.map(editionOf))
}

const editionOf = (row: Selectable<EditionTable>): Edition => {
  const { at, files, register_hash: registerHash, notice_hash: noticeHash } = row
  return Object.freeze({ number: Number(row.number), at: at.toISOString(), files, registerHash, noticeHash })
}

/** The hashes of the edition in force; null before the first. */
export async function latestHashes(
  db: Kysely<Tables>,
): Promise<Pick<Edition, 'registerHash' | 'noticeHash'> | null> {
  const row = await db
    .selectFrom('edition')
    .select(['register_hash as registerHash', 'notice_hash as noticeHash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Publishes an edition after the one it was decided upon (0 for none): durable, with its leaf, when it answers true.
 * False, and nothing kept, where another was published meanwhile: what the gate said was said of an older edition.
 */
export async function publishEdition(
  db: Kysely<Tables>,
  making: Making,
  { files, registerHash, noticeHash }: Omit<Edition, 'at' | 'number'>,
  after: number,
): Promise<boolean> {
  const hashes = files.map(({ path, text }) => ({ path, sha256: toHex(sha256(utf8(text))) }))
  const publish = db.transaction().execute(async tx => {
    const leaf = await append(tx, making, 'notice', { files: hashes, registerHash, noticeHash })
    const row = {
      id: leaf.id,
      at: leaf.at,
      number: after + 1,
      files: JSON.stringify(files),
      register_hash: registerHash,
      notice_hash: noticeHash,
      leaf: leaf.id,
    }
    await tx.insertInto('edition').values(row).execute()
    return true
  })
  return publish.catch(error => {
    if (sqlstateOf(error) === uniqueViolation) return false
    throw error
  })
}
