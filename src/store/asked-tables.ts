// What programs asked for lately, by their own key for it (draft-ietf-httpapi-idempotency-key-header). Neither the key nor what
// was asked stands here: marks of both, and the answer sealed. Made by migrations/0009-api.ts.

import type { ColumnType } from 'kysely'

type Time = ColumnType<Date, Date, never>
type Bytes = ColumnType<Uint8Array, Uint8Array, never>

export interface AskedTable {
  /** HMAC of whose key it is, and of the key. */
  mark: Bytes
  /** HMAC of what was asked. */
  fingerprint: Bytes
  at: Time
  ends_at: Time
  /** Sealed. Null while it is being done, and for good where we were stopped in between. */
  answer: ColumnType<Uint8Array | null, null | undefined, Uint8Array>
}

export interface AskedTables {
  asked: AskedTable
}
