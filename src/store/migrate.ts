// Brings the tables to this program's version, and refuses a database that a newer program has written.
// Proven by test/contracts/store-server.test.ts.

import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Refusal } from '../core/refusal.ts'
import { migrations } from './migrations/migrations.ts'

export async function migrate<DB>(db: Kysely<DB>): Promise<void> {
  await refuseNewer(db)
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}

/** Steps the database has and this program does not know. */
export async function unknownSteps<DB>(db: Kysely<DB>): Promise<readonly string[]> {
  const found = await sql<{
    there: string | null
  }>`select to_regclass('kysely_migration')::text as there`.execute(db)
  if (found.rows[0]?.there == null) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(row => row.name).filter(name => !(name in migrations))
}

async function refuseNewer<DB>(db: Kysely<DB>): Promise<void> {
  const unknown = await unknownSteps(db)
  if (unknown.length === 0) return
  const last = Object.keys(migrations).toSorted().at(-1)
  throw new Refusal('database-refused', {
    message: `expected a database at step ${last} or earlier, got one that has ${unknown.join(', ')}`,
    hint: 'a newer Ordholden has written it: start that one',
  })
}
