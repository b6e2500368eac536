// The installation, its purposes, and the probe behind the purpose wall. Columns are told in ../tables.ts.
// Roles are not made here: they belong to the server, are missing after a restore elsewhere, and may need its
// administrator; ../roles.ts sees to them at every start.

import { type Kysely, sql } from 'kysely'
import { raiseWall } from '../personal.ts'

const statements = [
  sql`create table installation (
    one boolean primary key default true check (one),
    id text not null check (id ~ '^[a-z0-9]{12}$'),
    at timestamptz not null
  )`,
  sql`create table purpose (
    name text primary key,
    since timestamptz not null,
    withdrawn_at timestamptz
  )`,
  // Without statistics: pg_statistic keeps copies of values, which an erasure would have to find.
  sql`create table probe (
    id uuid primary key,
    at timestamptz not null,
    canary text not null,
    purposes text[] not null check (cardinality(purposes) > 0)
  )`,
  sql`alter table probe alter canary set statistics 0, alter purposes set statistics 0`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
  await raiseWall(db, 'probe')
}
