// The log's tables. What each column is for is said in log-tables.ts.
// Proven by test/contracts/leaves.test.ts, which runs every statement of the log against them.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`create table leaf (
    id uuid primary key,
    idx bigint check (idx >= 0),
    kind text not null,
    at timestamptz not null,
    body bytea not null check (octet_length(body) between 1 and 512),
    secret bytea not null check (octet_length(secret) = 32),
    evidence text not null
  )`,
  // Two narrow indexes instead of one wide: appending touches only the first, and it stays as small as the queue.
  sql`create index leaf_waiting on leaf (id) where idx is null`,
  sql`create unique index leaf_placed on leaf (idx) where idx is not null`,
  sql`create table log_state (
    one boolean primary key default true check (one),
    origin text not null,
    size bigint not null default 0 check (size >= 0),
    frontier text not null,
    checkpoint text not null,
    checkpoint_at timestamptz not null,
    holder text,
    lease_until timestamptz,
    fencing bigint not null default 0
  )`,
  sql`create table log_node (
    level smallint not null check (level > 0),
    idx bigint not null check (idx >= 0),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (level, idx)
  )`,
  sql`create table log_publication (
    one boolean primary key default true check (one),
    size bigint not null check (size >= 0),
    checkpoint text,
    at timestamptz
  )`,
  sql`create table look (
    id uuid primary key,
    part text not null,
    at timestamptz not null,
    verdict text not null check (verdict in ('kept', 'broken', 'unknown')),
    register_hash text not null,
    notice_hash text not null,
    leaf uuid not null references leaf (id)
  )`,
  sql`create index look_latest on look (part, at desc, id desc)`,
  sql`create index look_runs on look (part, verdict, at)`,
  sql`create table handover (
    id uuid primary key,
    holder text not null,
    at timestamptz not null,
    size bigint not null,
    checkpoint text not null
  )`,
  sql`create index handover_latest on handover (holder, size desc, at desc)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
