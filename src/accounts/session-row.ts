// A session's row when it is begun by a statement that also spends what it is begun with: whose it is comes from what was
// spent, the rest from here. Proven by test/contracts/accounts.test.ts.

import type { ExpressionBuilder } from 'kysely'
import type { SessionTable } from '../store/people-tables.ts'
import type { PersonalRow } from '../store/personal-row.ts'

export interface SessionRow extends Pick<PersonalRow, 'id' | 'trace'> {
  readonly token_hash: Uint8Array
  readonly at: Date
  readonly seen_at: Date
  readonly ends_at: Date
}

/** What comes from what was spent, then what `ofSession` gives. */
export const sessionColumns = [
  'purposes',
  'account',
  'role',
  'own',
  'id',
  'trace',
  'token_hash',
  'at',
  'seen_at',
  'ends_at',
  'means',
] as const

export const ofSession = <DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  row: SessionRow,
  means: SessionTable['means'],
) =>
  [
    eb.cast<string>(eb.val(row.id), 'uuid').as('id'),
    eb.cast<string>(eb.val(row.trace), 'text').as('trace'),
    eb.cast<Uint8Array>(eb.val(row.token_hash), 'bytea').as('token_hash'),
    eb.cast<Date>(eb.val(row.at), 'timestamptz').as('at'),
    eb.cast<Date>(eb.val(row.seen_at), 'timestamptz').as('seen_at'),
    eb.cast<Date>(eb.val(row.ends_at), 'timestamptz').as('ends_at'),
    eb.cast<SessionTable['means']>(eb.val(means), 'text').as('means'),
  ] as const
