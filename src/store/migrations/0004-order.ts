// The order in which looks and editions were kept, as numbers of their own: a clock that was set back must not hide what
// was seen or published last behind what carries a later time. Proven by test/contracts/looks.test.ts and editions.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`alter table look add column number bigint generated always as identity`,
  sql`drop index look_runs`,
  sql`create index look_runs on look (part, verdict, number)`,
  sql`alter table edition add column number bigint`,
  sql`update edition set number = ordered.number
    from (select id, row_number() over (order by at, id) as number from edition) as ordered
    where ordered.id = edition.id`,
  sql`alter table edition alter column number set not null`,
  sql`alter table edition add constraint edition_number unique (number)`,
  sql`drop index edition_latest`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
