// Accounts, what they sign in with, sessions, one-time links and letters, each behind the purpose wall.
// Columns are told in ../people-tables.ts. Proven by test/contracts/purpose-wall.test.ts.

import { type Kysely, sql } from 'kysely'
import { raiseWall } from '../personal.ts'

const personal = `id uuid primary key, trace text not null,
  purposes text[] not null check (cardinality(purposes) > 0)`

const tables = {
  account: `${personal}, at timestamptz not null, person bytea not null, name_mark bytea not null,
    mail_mark bytea not null, role text not null, language text not null, state text not null, left_at timestamptz`,
  credential: `${personal}, account uuid not null, at timestamptz not null, kind text not null,
    label bytea not null, identifier text not null, material bytea not null,
    counter bigint not null default 0, used_at timestamptz, unique (kind, identifier)`,
  session: `${personal}, account uuid, token_hash bytea not null unique check (octet_length(token_hash) = 32),
    role text not null, own text[] not null, at timestamptz not null, seen_at timestamptz not null,
    ends_at timestamptz not null, means text not null`,
  link: `${personal}, account uuid, token_hash bytea not null unique check (octet_length(token_hash) = 32),
    role text not null, own text[] not null, mail_mark bytea, at timestamptz not null,
    ends_at timestamptz not null, used_at timestamptz`,
  letter: `${personal}, kind text not null, about text not null, content bytea not null,
    mail_mark bytea not null, language text not null, at timestamptz not null, state text not null,
    tries int not null default 0, next_at timestamptz, said text, claim uuid`,
} as const

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await sql.raw(`create table ${name} (${columns})`).execute(db)
    await withoutStatistics(db, name)
    await raiseWall(db, name as keyof typeof tables)
  }
}

// pg_statistic keeps copies of values, which an erasure would have to find.
async function withoutStatistics(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(db)
  const columns = rows.map(({ name }) => `alter column ${name} set statistics 0`)
  await sql.raw(`alter table ${table} ${columns.join(', ')}`).execute(db)
}
