// Events, webhook targets and deliveries; and letters that are written once however often they are asked for.
// Columns are told in ../event-tables.ts. Proven by test/contracts/events.test.ts and test/contracts/deliveries.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`create table event (
    id uuid primary key,
    number bigint generated always as identity unique,
    at timestamptz not null,
    kind text not null,
    pledge text,
    part text,
    key text not null unique,
    mail text not null check (mail in ('none', 'new', 'held', 'done')),
    batch uuid
  )`,
  sql`create index event_untold on event (number) where mail in ('new', 'held')`,
  sql`create table part_told (
    part text primary key,
    verdict text not null,
    number bigint not null,
    at timestamptz not null,
    lapsed boolean not null
  )`,
  // What was seen before there was anybody to tell is not news.
  sql`alter table look add told boolean not null default true`,
  sql`alter table look alter told set default false`,
  sql`create index look_untold on look (number) where not told`,
  sql`create index leaf_alarm on leaf (at) where kind = 'alarm'`,
  sql`create table webhook (
    id uuid primary key,
    at timestamptz not null,
    url text not null unique,
    secret bytea not null,
    earlier bytea,
    earlier_until timestamptz,
    off_since timestamptz,
    claim uuid,
    busy_until timestamptz
  )`,
  sql`create table delivery (
    id uuid primary key,
    event uuid not null references event (id),
    webhook uuid not null references webhook (id) on delete cascade,
    at timestamptz not null,
    state text not null check (state in ('waiting', 'sent', 'failed')),
    tries int not null default 0,
    next_at timestamptz,
    tried_at timestamptz,
    said text,
    unique (event, webhook)
  )`,
  sql`create index delivery_due on delivery (webhook, next_at) where state = 'waiting'`,
  sql`create index delivery_latest on delivery (at desc, id desc)`,
  sql`alter table letter add once text unique`,
  sql`alter table letter alter once set statistics 0`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
