// What leaves about a person commit to, sealed beside them; and the rows that were erased and are to be scrubbed from the
// disk. What each column is for is said in ../log-tables.ts and ../erasure-tables.ts.
// Proven by test/contracts/openings.test.ts and test/contracts/erasing.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`alter table leaf alter evidence drop not null, alter secret drop not null,
    add constraint leaf_opening check ((evidence is null) = (secret is null))`,
  sql`create table opening (
    leaf uuid primary key references leaf (id),
    about text not null,
    sealed bytea not null
  )`,
  sql`alter table opening alter about set statistics 0, alter sealed set statistics 0`,
  sql`create index opening_about on opening (about)`,
  sql`create table erasure (
    id uuid primary key,
    tables text[] not null check (cardinality(tables) > 0),
    rows uuid[] not null,
    erased_at timestamptz not null default clock_timestamp(),
    xid xid8 not null default pg_current_xact_id(),
    scrubbed_at timestamptz
  )`,
  sql`alter table probe add trace text not null default '', alter trace set statistics 0`,
  sql`create index erasure_waiting on erasure (erased_at) where scrubbed_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
