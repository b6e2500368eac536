// Audits of websites as they are kept: what one visit saw, as the text its hash was taken of. They tell of a site and of no
// visitor. Made by migrations/0013-site.ts; held to it by test/contracts/site-audits.test.ts.

import type { ColumnType, GeneratedAlways } from 'kysely'

type Time = ColumnType<Date, Date, Date>

export interface SiteAuditTable {
  id: string
  number: GeneratedAlways<string | number>
  /** Id of the register's site. */
  site: string
  url: string
  begun_at: Time
  /** Null while it runs; at most one of a site does. */
  ended_at: ColumnType<Date | null, null | undefined, Date>
  /** The audit as canonical JSON; null where none came about. */
  audit: ColumnType<string | null, null | undefined, string>
  /** Hexadecimal SHA-256 over the list of the files of the raw log. */
  raw_hash: ColumnType<string | null, null | undefined, string>
  /** Code of the refusal where none came about. */
  because: ColumnType<string | null, null | undefined, string>
}

export interface SiteTables {
  site_audit: SiteAuditTable
}
