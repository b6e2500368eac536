// When whoever a link is for was last let in by it: a new link is the same row, and is not spent. Columns are told in
// ../people-tables.ts. Proven by test/contracts/guests.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`alter table link add came_at timestamptz`,
  sql`update link set came_at = used_at`,
  // pg_statistic keeps copies of values, which an erasure would have to find.
  sql`alter table link alter came_at set statistics 0`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
