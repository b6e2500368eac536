// Published editions of the policy. What each column is for is said in edition-tables.ts.
// Proven by test/contracts/editions.test.ts.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table edition (
    id uuid primary key,
    at timestamptz not null,
    files jsonb not null,
    register_hash text not null,
    notice_hash text not null,
    leaf uuid not null references leaf (id)
  )`.execute(db)
  await sql`create index edition_latest on edition (at desc, id desc)`.execute(db)
}
