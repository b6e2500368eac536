// The security window: addresses of those who attack, masked under a key of their day and behind the purpose wall; the days
// whose keys there are; and alarms, which hold no address. Columns are told in ../security-tables.ts.
// Proven by test/contracts/security-window.test.ts.

import { type Kysely, sql } from 'kysely'
import { raiseWall } from '../personal.ts'

const statements = [
  sql`create table security_day (
    day integer primary key,
    destroyed_at timestamptz,
    erased_at timestamptz,
    check (erased_at is null or destroyed_at is not null)
  )`,
  sql`create table attacker (
    id uuid primary key,
    trace text not null,
    purposes text[] not null check (cardinality(purposes) > 0),
    day integer not null,
    source text not null,
    scenario text not null,
    hour integer not null,
    masked bytea not null check (length(masked) = 16),
    times bigint not null,
    check (hour / 24 = day),
    unique (day, source, scenario, hour, masked)
  )`,
  // pg_statistic keeps copies of values, which an erasure would have to find.
  sql`alter table attacker
    alter id set statistics 0, alter trace set statistics 0, alter purposes set statistics 0,
    alter day set statistics 0, alter source set statistics 0, alter scenario set statistics 0,
    alter hour set statistics 0, alter masked set statistics 0, alter times set statistics 0`,
  sql`create table traffic_alarm (
    id uuid primary key,
    source text not null,
    scenario text not null,
    begun bigint not null,
    last bigint not null,
    ended bigint,
    times bigint not null,
    addresses bigint not null,
    unique (source, scenario, begun)
  )`,
  sql`create index traffic_alarm_open on traffic_alarm (source) where ended is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
  await raiseWall(db, 'attacker')
}
