// The rows of published editions. Made by migrations/0003-editions.ts and 0004-order.ts; held to it by test/contracts/editions.test.ts.

import type { ColumnType, JSONColumnType } from 'kysely'

/** A file of the policy folder as it was published. */
export interface EditionFile {
  /** Relative to the policy folder. */
  readonly path: string
  readonly text: string
}

/** One published edition: register and notices together, because each is read in the light of the other. */
export interface EditionTable {
  id: string
  at: ColumnType<Date, Date, never>
  /** 1, 2, 3, …: which edition is in force is said by this, never by a clock. */
  number: ColumnType<string | number, number, never>
  files: JSONColumnType<readonly EditionFile[], string, never>
  register_hash: string
  notice_hash: string
  leaf: string
}
