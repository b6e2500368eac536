// What leaves commit to: kept beside the leaf where it is about the company, sealed under the key of its case where it is
// about a person (house invariant 3). With the key goes what tied the leaf to anybody; the leaf itself stays.
// Proven by test/contracts/openings.test.ts.

import { type Kysely, sql } from 'kysely'
import { fromBase64, fromUtf8, toBase64, utf8 } from '../core/bytes.ts'
import type { Clock, Random } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import type { ErasureTable } from './erasure-tables.ts'
import type { LogTables } from './log-tables.ts'

export interface Opening {
  readonly evidence: Json
  readonly secret: Uint8Array
}

/** What stands open in a leaf's row; null where it is sealed or gone. */
export const openingOf = (row: {
  readonly evidence: string | null
  readonly secret: Uint8Array | null
}): Opening | null =>
  row.evidence === null || row.secret === null
    ? null
    : { evidence: JSON.parse(row.evidence) as Json, secret: row.secret }

/** The name of the key that what is about a case is sealed under. Refuses what is no id of a case. */
export function caseKey(about: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(about) && about.length <= limits.caseLength) return `case:${about}`
  throw new Refusal('usage', {
    message: `expected a case of 1 to ${limits.caseLength} letters a-z, digits, dots and hyphens, got ${JSON.stringify(about)}`,
    hint: 'a case is named by an id of our own, never by a name or an address',
  })
}

/** Refuses with `key-destroyed` where the case was closed for good. */
export function sealOpening(
  keys: Pick<Keys, 'seal'>,
  about: string,
  { evidence, secret }: Opening,
): Promise<Uint8Array> {
  return keys.seal(caseKey(about), utf8(canonicalJson({ evidence, secret: toBase64(secret) })))
}

export async function openOpening(
  keys: Pick<Keys, 'open'>,
  about: string,
  sealed: Uint8Array,
): Promise<Opening> {
  const { evidence, secret } = JSON.parse(fromUtf8(await keys.open(caseKey(about), sealed)))
  return { evidence, secret: fromBase64(secret) ?? new Uint8Array() }
}

interface Destroying {
  readonly keys: Pick<Keys, 'destroy'>
  readonly clock: Clock
  readonly random: Random
}

/**
 * Takes away what a case's leaves commit to, with the key it is sealed under. The leaves stay, and name nobody. The rows name
 * the case, so the disk is rid of them like of every erased row.
 */
export async function destroyOpenings(
  db: Kysely<Pick<LogTables, 'opening'> & { readonly erasure: ErasureTable }>,
  { keys, clock, random }: Destroying,
  about: string,
): Promise<void> {
  await keys.destroy(caseKey(about))
  await db.transaction().execute(async tx => {
    // Who sealed under the key before it was destroyed stores first and is deleted with the rest.
    await sql`lock table opening in share row exclusive mode`.execute(tx)
    const gone = await tx.deleteFrom('opening').where('about', '=', about).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return
    const job = { id: newId(clock, random), tables: ['opening'], rows: [] }
    await tx.insertInto('erasure').values(job).execute()
  })
}
