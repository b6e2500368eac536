// Breaks and what was answered about them, and the deputy. Columns are told in ../decision-tables.ts.
// Proven by test/contracts/breaches.test.ts and test/contracts/people.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`create table pledge_break (look uuid primary key references look (id) on delete cascade)`,
  // What became broken before there was anybody to ask is asked about now.
  sql`insert into pledge_break (look) select id from look where verdict = 'broken' and coalesce(
    (select before.verdict from look as before
     where before.part = look.part and before.number < look.number and before.verdict <> 'unknown'
     order by before.number desc limit 1), 'kept') = 'kept'`,
  sql`create table breach_answer (
    id uuid primary key,
    number bigint generated always as identity unique,
    look uuid not null references pledge_break (look),
    answer text not null check (answer in ('yes', 'no', 'cannot-say')),
    at timestamptz not null,
    aware_at timestamptz check ((aware_at is not null) = (answer = 'yes')),
    leaf uuid not null references leaf (id)
  )`,
  sql`create index breach_answer_latest on breach_answer (look, number)`,
  sql`alter table account add deputy boolean not null default false`,
  sql`alter table account alter deputy set statistics 0`,
  sql`create unique index account_deputy on account (deputy) where deputy`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
