// The rows of the installation itself, and the one personal table of the store's own: the probe of the purpose wall.
// Made by migrations/0001-purposes.ts; the log's rows are in log-tables.ts.

import type { ColumnType } from 'kysely'
import type { AskedTables } from './asked-tables.ts'
import type { DecisionTables } from './decision-tables.ts'
import type { ErasureTable } from './erasure-tables.ts'
import type { EventTables } from './event-tables.ts'
import type { LogTables } from './log-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { PersonalRow } from './personal-row.ts'
import type { AttackerTable, SecurityTables } from './security-tables.ts'
import type { SiteTables } from './site-tables.ts'
import type { TrafficTables } from './traffic-tables.ts'

type Time = ColumnType<Date, Date, Date>

/** One row. The id prefixes every role of ours: roles belong to the whole server, not to one database. */
export interface InstallationTable {
  one: ColumnType<boolean, never, never>
  id: string
  at: Time
}

export interface PurposeTable {
  name: string
  since: Time
  /** Null while the purpose is in force. */
  withdrawn_at: ColumnType<Date | null, Date | null, Date | null>
}

/** Rows about nobody, behind the wall like every personal table: what the live probe tries to reach. */
export interface ProbeTable extends PersonalRow {
  at: Time
  canary: string
}

/** What the owner works with. */
export interface Tables
  extends LogTables,
    DecisionTables,
    EventTables,
    AskedTables,
    SiteTables,
    TrafficTables,
    SecurityTables {
  installation: InstallationTable
  purpose: PurposeTable
  erasure: ErasureTable
}

/** What a purpose's login works with: personal tables and nothing else. */
export interface PersonalTables extends PeopleTables {
  attacker: AttackerTable
  probe: ProbeTable
}

/** What a purpose's login may add to and never read: the leaf of what it did, and the job to scrub what it erased. */
export type AppendedTables = Pick<Tables, 'leaf' | 'opening' | 'erasure'>
