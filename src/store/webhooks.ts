// Webhook targets: added with a secret of their own, rotated, taken out. What is done to one is in the log, sealed under a case
// of theirs. Proven by test/contracts/deliveries.test.ts.

import type { Kysely } from 'kysely'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { appendAbout, type Making } from './leaves.ts'
import type { Tables } from './tables.ts'

export interface Target {
  readonly id: string
  readonly at: Date
  readonly url: string
  readonly secret: Uint8Array
  readonly earlier: Uint8Array | null
  readonly earlierUntil: Date | null
  readonly offSince: Date | null
}

/** With what a target is changed: its leaf is sealed, since an address may tell more than a host. */
export interface Changing extends Making {
  readonly keys: Pick<Keys, 'seal'>
}

const aboutTargets = 'webhooks'

const columns = [
  'id',
  'at',
  'url',
  'secret',
  'earlier',
  'earlier_until as earlierUntil',
  'off_since as offSince',
] as const

export const targetsOf = (db: Kysely<Tables>): Promise<readonly Target[]> =>
  db.selectFrom('webhook').select(columns).orderBy('at').orderBy('id').execute()

export type Added = 'added' | 'taken' | 'full'

export function addTarget(
  db: Kysely<Tables>,
  changing: Changing,
  { id, url, secret }: Pick<Target, 'id' | 'url' | 'secret'>,
  decision: string | null,
): Promise<Added> {
  return db.transaction().execute(async tx => {
    const there = await tx.selectFrom('webhook').select('url').limit(limits.webhooks).execute()
    if (there.some(each => each.url === url)) return 'taken'
    if (there.length >= limits.webhooks) return 'full'
    const at = changing.clock.now()
    const row = await tx
      .insertInto('webhook')
      .values({ id, at, url, secret })
      .onConflict(conflict => conflict.column('url').doNothing())
      .executeTakeFirst()
    if (row.numInsertedOrUpdatedRows === 0n) return 'taken'
    await note(tx, changing, { webhook: id, act: 'added', url, decision })
    return 'added'
  })
}

/** Gives a target a new secret; the one before signs beside it until `earlierUntil`. False where there is no such target. */
export function rotateTarget(
  db: Kysely<Tables>,
  changing: Changing,
  {
    id,
    secret,
    earlierUntil,
  }: { readonly id: string; readonly secret: Uint8Array; readonly earlierUntil: Date },
): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const changed = await tx
      .updateTable('webhook')
      .set(eb => ({ secret, earlier: eb.ref('secret'), earlier_until: earlierUntil }))
      .where('id', '=', id)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    await note(tx, changing, { webhook: id, act: 'rotated' })
    return true
  })
}

/** A target that answered that it is gone gets deliveries again. */
export async function turnOnTarget(db: Kysely<Tables>, id: string): Promise<boolean> {
  const changed = await db
    .updateTable('webhook')
    .set({ off_since: null })
    .where('id', '=', id)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Takes a target out, and what was on its way to it. */
export function removeTarget(db: Kysely<Tables>, changing: Changing, id: string): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const gone = await tx.deleteFrom('webhook').where('id', '=', id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    await note(tx, changing, { webhook: id, act: 'removed' })
    return true
  })
}

const note = (tx: Kysely<Tables>, changing: Changing, evidence: Json): Promise<string> =>
  appendAbout(tx.$pickTables<'leaf' | 'opening'>(), changing, aboutTargets, { kind: 'written', evidence })
