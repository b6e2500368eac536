// Audits of websites: whoever visits a site has taken its turn here first, so that two programs never visit one at once.
// Columns are told in ../site-tables.ts. Proven by test/contracts/site-audits.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`create table site_audit (
    id uuid primary key,
    number bigint generated always as identity unique,
    site text not null,
    url text not null,
    begun_at timestamptz not null,
    ended_at timestamptz,
    audit text,
    raw_hash text,
    because text,
    check ((ended_at is null) = (audit is null and because is null))
  )`,
  sql`create unique index site_audit_running on site_audit (site) where ended_at is null`,
  sql`create index site_audit_latest on site_audit (site, number desc)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
