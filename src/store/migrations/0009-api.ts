// Tokens of programs, behind the purpose wall; and what they asked for lately, so that asking again does nothing again.
// Columns are told in ../people-tables.ts and ../asked-tables.ts. Proven by test/contracts/api.test.ts.

import { type Kysely, sql } from 'kysely'
import { raiseWall } from '../personal.ts'

const statements = [
  sql`create table api_token (
    id uuid primary key,
    trace text not null,
    purposes text[] not null check (cardinality(purposes) > 0),
    account uuid not null,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    label bytea not null,
    scopes text[] not null check (cardinality(scopes) > 0),
    at timestamptz not null,
    ends_at timestamptz not null,
    used_on timestamptz
  )`,
  // pg_statistic keeps copies of values, which an erasure would have to find.
  sql`alter table api_token
    alter id set statistics 0, alter trace set statistics 0, alter purposes set statistics 0,
    alter account set statistics 0, alter token_hash set statistics 0, alter label set statistics 0,
    alter scopes set statistics 0, alter at set statistics 0, alter ends_at set statistics 0,
    alter used_on set statistics 0`,
  sql`create table asked (
    mark bytea primary key check (octet_length(mark) = 32),
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    at timestamptz not null,
    ends_at timestamptz not null,
    answer bytea
  )`,
  sql`create index asked_end on asked (ends_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
  await raiseWall(db, 'api_token')
}
