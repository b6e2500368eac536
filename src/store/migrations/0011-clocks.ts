// Two answers more to whether a break is a breach of personal data security: the authority was told, and it need not be.
// Columns are told in ../decision-tables.ts. Proven by test/contracts/breaches.test.ts.

import { type Kysely, sql } from 'kysely'

const statements = [
  sql`alter table breach_answer drop constraint breach_answer_answer_check, drop constraint breach_answer_check`,
  sql`alter table breach_answer
    add constraint breach_answer_answer_check check (answer in ('yes', 'told', 'no-risk', 'no', 'cannot-say')),
    add constraint breach_answer_check check ((aware_at is not null) = (answer in ('yes', 'told', 'no-risk')))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
