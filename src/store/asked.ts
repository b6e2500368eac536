// The rows of what programs asked for: begun once, answered once, forgotten after their period.
// Proven by test/contracts/asked.test.ts.

import type { Kysely } from 'kysely'
import { equalBytes } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import type { Tables } from './tables.ts'

export interface Asked {
  readonly mark: Uint8Array
  readonly fingerprint: Uint8Array
  readonly at: Date
  readonly endsAt: Date
}

export type BegunAsking =
  | { readonly kind: 'begun' }
  /** The same key for something else. */
  | { readonly kind: 'other' }
  /** Begun before; the answer sealed, or null where there is none. */
  | { readonly kind: 'before'; readonly answer: Uint8Array | null }
  /** More than are kept at once. */
  | { readonly kind: 'full' }

/** Of two that come at once, one has begun and the other was there before. */
export async function beginAsking(db: Kysely<Tables>, asked: Asked): Promise<BegunAsking> {
  const { mark, fingerprint, at, endsAt } = asked
  await forgetAsked(db, at)
  const { many } = await db
    .selectFrom('asked')
    .select(eb => eb.fn.countAll<string>().as('many'))
    .executeTakeFirstOrThrow()
  if (Number(many) >= limits.askedKept) return { kind: 'full' }
  const { numInsertedOrUpdatedRows: made } = await db
    .insertInto('asked')
    .values({ mark, fingerprint, at, ends_at: endsAt })
    .onConflict(conflict => conflict.column('mark').doNothing())
    .executeTakeFirst()
  if (made === 1n) return { kind: 'begun' }
  const before = await db
    .selectFrom('asked')
    .select(['fingerprint', 'answer'])
    .where('mark', '=', mark)
    .executeTakeFirst()
  // Gone again in between: its period ended at this moment.
  if (before === undefined) return { kind: 'full' }
  return equalBytes(new Uint8Array(before.fingerprint), fingerprint)
    ? { kind: 'before', answer: before.answer }
    : { kind: 'other' }
}

/** What has had its time. */
export async function forgetAsked(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('asked').where('ends_at', '<=', now).execute()
}

export async function keepAnswer(db: Kysely<Tables>, mark: Uint8Array, answer: Uint8Array): Promise<void> {
  await db.updateTable('asked').set({ answer }).where('mark', '=', mark).execute()
}
