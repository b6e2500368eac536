// The rows of the log: leaves, where the sequencer stands, what is published, looks, and what outside holders hold.
// The leaf table is the truth (house invariant 7); tiles and checkpoint files are written from it.
// Made by migrations/0002-log.ts and 0004-order.ts; held to it by test/contracts/leaves.test.ts.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Verdict } from '../pledge/pledge.ts'
import type { EditionTable } from './edition-tables.ts'

/** PostgreSQL's bigint. Read through `Number`: sizes and indices stay far below 2^53. */
type BigInteger = ColumnType<string | number, number, number>
/** The same, where the row begins at zero. */
type CountedInteger = ColumnType<string | number, number | undefined, number>
type OptionalBigInteger = ColumnType<string | number | null, number | null, number | null>
type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null, Date | null>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
type OptionalBytes = ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>

export interface LeafTable {
  /** UUIDv7: the order in which waiting leaves get their index, no more. */
  id: string
  /** Null until the sequencer has given it its place. */
  idx: OptionalBigInteger
  kind: string
  at: Time
  /** The exact bytes that are hashed. */
  body: Bytes
  /** The 32 random bytes the commitment was made with; null where they are sealed in `opening`. */
  secret: OptionalBytes
  /** Canonical JSON, as text: jsonb would rewrite what the commitment was made over. Null with the secret. */
  evidence: string | null
}

/** What a leaf about a person commits to. Gone with the case's key, after which nothing ties the leaf to anybody. */
export interface OpeningTable {
  leaf: string
  /** The case, by an id of our own: names the key it is sealed under. */
  about: string
  /** Evidence and secret, sealed. */
  sealed: Bytes
}

/** One row: the end of the log, and who may move it. */
export interface LogStateTable {
  one: Generated<boolean>
  origin: string
  size: CountedInteger
  /** All that is needed to append, as the ledger formats it. */
  frontier: string
  checkpoint: string
  checkpoint_at: Time
  holder: string | null
  lease_until: OptionalTime
  /** Grows by one with every change of holder: an older number may not write. */
  fencing: CountedInteger
}

/** Roots of full tiles: what tiles of the next level are made of, so that publishing reads no file and no old leaf. */
export interface LogNodeTable {
  level: number
  idx: BigInteger
  hash: Bytes
}

/** One row: what the folder holds. Its lock keeps two publishers apart. */
export interface LogPublicationTable {
  one: Generated<boolean>
  size: BigInteger
  checkpoint: string | null
  at: OptionalTime
}

/** One look. What was found stands in the leaf's evidence alone: what is shown is what was logged. */
export interface LookTable {
  id: string
  /** In the order they were kept: which look is the latest is said by this, never by a clock. */
  number: GeneratedAlways<string | number>
  part: string
  at: Time
  verdict: Verdict
  register_hash: string
  notice_hash: string
  leaf: string
  /** Whether whoever is told of changes was told what it means (see events.ts). */
  told: Generated<boolean>
}

/** A checkpoint given to an outside holder. */
export interface HandoverTable {
  id: string
  holder: string
  at: Time
  size: BigInteger
  checkpoint: string
}

export interface LogTables {
  leaf: LeafTable
  opening: OpeningTable
  log_state: LogStateTable
  log_node: LogNodeTable
  log_publication: LogPublicationTable
  look: LookTable
  handover: HandoverTable
  edition: EditionTable
}
