// Acts that two have to agree to, as rows: an act and each step of it with its leaf in one transaction. A step is stored only over
// the very state it was made from, so that of two that come at once one counts. Who asked and who agreed is sealed in the leaf
// under the key of the act. Proven by test/contracts/two-people.test.ts.

import type { Kysely, Selectable } from 'kysely'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import type { ActTable } from './decision-tables.ts'
import { appendAbout, type Making } from './leaves.ts'
import type { Tables } from './tables.ts'

export interface ActsGround extends Making {
  readonly db: Kysely<Tables>
  readonly keys: Pick<Keys, 'seal'>
}

export type ActRow = Selectable<ActTable>
/** What a step changes of a row, and what it is compared by. */
export type ActMoment = Pick<ActRow, 'state' | 'state_at' | 'second_kind' | 'second'>

export const actCase = (id: string): string => `act.${id}`

export async function storeAct(on: ActsGround, row: ActRow, said: Json): Promise<void> {
  await on.db.transaction().execute(async tx => {
    await tx.insertInto('act').values(row).execute()
    await note(tx, on, row.id, said)
  })
}

/** False where the row stands otherwise by now: then nothing was stored, and no leaf was made. */
export function moveAct(on: ActsGround, before: ActRow, after: ActMoment, said: Json): Promise<boolean> {
  return on.db.transaction().execute(async tx => {
    const { numUpdatedRows } = await tx
      .updateTable('act')
      .set(after)
      .where('id', '=', before.id)
      .where('state', '=', before.state)
      .where('state_at', '=', before.state_at)
      .where('second', before.second === null ? 'is' : '=', before.second)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await note(tx, on, before.id, said)
    return true
  })
}

const note = (tx: Kysely<Tables>, on: ActsGround, id: string, said: Json): Promise<string> =>
  appendAbout(tx.$pickTables<'leaf' | 'opening'>(), on, actCase(id), { kind: 'decided', evidence: said })

export async function readAct(db: Kysely<Tables>, id: string): Promise<ActRow | null> {
  return (await db.selectFrom('act').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The latest first; at most `limits.actsShown`. */
export async function readActs(db: Kysely<Tables>): Promise<readonly ActRow[]> {
  return db
    .selectFrom('act')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limits.actsShown)
    .execute()
}
