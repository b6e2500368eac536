// Personal tables and the wall in front of each: `purposes text[]` and one static, forced policy. A change of the
// register never touches a table. House rule "purposes"; GDPR Art. 5(1)(b). Looked at live by wall.ts.

import { type Kysely, sql } from 'kysely'
import type { AppendedTables, PersonalTables } from './tables.ts'

export type PersonalTable = keyof PersonalTables

/** Every table with personal data. A table with a column `purposes` that is not named here is found by the wall's look. */
export const personalTables: readonly PersonalTable[] = [
  'probe',
  'account',
  'credential',
  'session',
  'link',
  'letter',
  'api_token',
  'act',
  'attacker',
]

/** Purposes the program itself works under: in force whatever the register says, and asked of it by its record. */
export const ownPurposes = ['sign-in', 'letters'] as const

/** Tables a purpose's login adds to, in the transaction of what it does, and can neither read nor change. */
export const appendedTables: readonly (keyof AppendedTables)[] = ['leaf', 'opening', 'erasure']

export const policyName = 'purpose'

/** The policy's expression as PostgreSQL 15 to 18 print it back. */
export const policyExpression = '(purposes @> ARRAY[(SESSION_USER)::text])'

/** Puts the wall in front of a table. Part of the migration that makes the table. */
export async function raiseWall(db: Kysely<unknown>, table: PersonalTable): Promise<void> {
  const name = sql.table(table)
  const own = sql`purposes @> array[session_user::text]`
  await sql`alter table ${name} enable row level security`.execute(db)
  await sql`alter table ${name} force row level security`.execute(db)
  await sql`create policy ${sql.ref(policyName)} on ${name} using (${own}) with check (${own})`.execute(db)
}
