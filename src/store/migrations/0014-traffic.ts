// Traffic: counts of hours and days, what is kept of a day's visitors, and how far each log was read. No column here can hold an
// address, a user agent or a name. Columns are told in ../traffic-tables.ts. Proven by test/contracts/traffic-store.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`create table traffic_source (
    source text primary key,
    kind text not null,
    format text,
    practice boolean not null,
    lines bigint not null,
    unread bigint not null,
    last_read_at timestamptz not null
  )`,
  sql`create table traffic_file (
    source text not null,
    file bytea not null,
    path text not null,
    read_to bigint not null,
    lines bigint not null,
    unread bigint not null,
    tail bytea,
    days jsonb not null,
    last_read_at timestamptz not null,
    primary key (source, file)
  )`,
  sql`create table traffic_hour (
    source text not null,
    hour integer not null,
    key text not null,
    value bigint not null,
    primary key (source, hour, key)
  )`,
  sql`create index traffic_hour_by_hour on traffic_hour (hour)`,
  sql`create table traffic_day (
    source text not null,
    day integer not null,
    key text not null,
    value bigint not null,
    primary key (source, day, key)
  )`,
  sql`create index traffic_day_by_day on traffic_day (day)`,
  sql`create table traffic_visitors (
    source text not null,
    day integer not null,
    key_epoch text not null,
    visitors bigint not null,
    is_exact boolean not null,
    bots bigint not null,
    views bigint not null,
    by_hour integer[] not null,
    sketch bytea not null,
    is_closed boolean not null,
    because text,
    primary key (source, day, key_epoch)
  )`,
  sql`create table traffic_text (
    source text not null,
    day integer not null,
    key_epoch text not null,
    name text not null,
    k integer not null,
    text text,
    texts integer not null,
    hits bigint not null,
    bytes bigint not null,
    visitors bigint not null,
    unique nulls not distinct (source, day, key_epoch, name, text)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
