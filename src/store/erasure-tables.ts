// Rows that were erased and are to be scrubbed: the job, made in the transaction that deletes them (house rule "erasing
// rows"). It names rows by their ids, never by what they held. Made by migrations/0005-openings.ts.

import type { ColumnType } from 'kysely'

export interface ErasureTable {
  id: string
  tables: string[]
  rows: string[]
  erased_at: ColumnType<Date, never, never>
  /** The transaction that deleted them: a snapshot from before it still sees them. */
  xid: ColumnType<string, never, never>
  /** Null until the disk was rid of them and looked through. */
  scrubbed_at: ColumnType<Date | null, null | undefined, Date>
}
