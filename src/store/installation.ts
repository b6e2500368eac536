// The installation's id: twelve random characters in the database, made once. It stands in the database and not in the
// home, because the rows' purposes name roles by it: a restored database brings it along.
// Proven by test/contracts/store-server.test.ts.

import type { Kysely } from 'kysely'
import { toHex } from '../core/bytes.ts'
import type { Making } from './leaves.ts'
import type { Tables } from './tables.ts'

/** The id of this installation; made at the first call. Two that call at once get the same. */
export async function installationId(owner: Kysely<Tables>, { clock, random }: Making): Promise<string> {
  const row = { id: toHex(random.bytes(6)), at: clock.now() }
  await owner
    .insertInto('installation')
    .values(row)
    .onConflict(conflict => conflict.column('one').doNothing())
    .execute()
  const { id } = await owner.selectFrom('installation').select('id').executeTakeFirstOrThrow()
  return id
}
