// Acts of two people behind the purpose wall, with whoever outside was asked; whom an open link was sent to; and one break for
// one run of broken looks, also of two processes that see it at once. Columns are told in ../people-tables.ts and
// ../decision-tables.ts. Proven by test/contracts/two-people.test.ts and test/contracts/breaches.test.ts.

import { type Kysely, sql } from 'kysely'
import { raiseWall } from '../personal.ts'

const statements = [
  sql`create table act (
    id uuid primary key,
    trace text not null,
    purposes text[] not null check (cardinality(purposes) > 0),
    kind text not null,
    subject text not null,
    asked_by uuid not null,
    alone boolean not null,
    at timestamptz not null,
    state text not null check (state in ('asked', 'delayed', 'agreed', 'done', 'cancelled')),
    state_at timestamptz not null,
    second_kind text check (second_kind in ('account', 'outside')),
    second uuid,
    second_at timestamptz,
    outside bytea,
    outside_mark bytea,
    outside_at timestamptz,
    check ((second_kind is null) = (second is null) and (second is null) = (second_at is null)),
    check ((outside is null) = (outside_mark is null) and (outside is null) = (outside_at is null))
  )`,
  // pg_statistic keeps copies of values, which an erasure would have to find.
  sql`alter table act
    alter id set statistics 0, alter trace set statistics 0, alter purposes set statistics 0,
    alter kind set statistics 0, alter subject set statistics 0, alter asked_by set statistics 0,
    alter alone set statistics 0, alter at set statistics 0, alter state set statistics 0,
    alter state_at set statistics 0, alter second_kind set statistics 0, alter second set statistics 0,
    alter second_at set statistics 0, alter outside set statistics 0, alter outside_mark set statistics 0,
    alter outside_at set statistics 0`,
  sql`alter table link add guest bytea`,
  sql`alter table link alter guest set statistics 0`,
  sql`alter table pledge_break add run text unique`,
  // Of two that saw the same break at once before, the first is the one of its run.
  sql`update pledge_break set run = named.run from (
    select distinct on (run) look, run from (
      select look.id as look, look.number, look.part || ' ' || coalesce((
        select max(before.number) from look as before
        where before.part = look.part and before.verdict = 'kept' and before.number < look.number), 0) as run
      from pledge_break join look on look.id = pledge_break.look) as runs
    order by run, number) as named where named.look = pledge_break.look`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
  await raiseWall(db, 'act')
}
