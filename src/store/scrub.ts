// Rids the disk of rows that were erased: a deleted row stays in its table's file and in the write-ahead log until both
// are written anew. House rule "erasing rows". What is waited for is named; what was found left is said; only a disk that
// was looked through and holds none of them makes rows *scrubbed*.
// Blocks of files that no longer exist, and what lies below the file system, cannot be seen from here: SECURITY.md says so.
// Proven by test/contracts/erasing.test.ts.

import { type Kysely, sql } from 'kysely'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { type Session, sqlstateOf, withSession } from './connect.ts'
import { append, type Making } from './leaves.ts'
import { underRoleLock } from './role-setup.ts'
import type { Server } from './server.ts'
import type { Tables } from './tables.ts'
import { traceOf } from './trace.ts'
import { findTraces, type TraceFound } from './trace-search.ts'

export interface ScrubAsked extends Making {
  readonly server: Server
  readonly owner: Kysely<Tables>
  readonly keys: Pick<Keys, 'mac'>
}

export type Scrub =
  | { readonly kind: 'nothing-waits' }
  /** On somebody else's server, or not by the process that runs ours: rows there are destroyed by their keys. */
  | { readonly kind: 'not-ours'; readonly rows: number }
  | { readonly kind: 'waits'; readonly rows: number; readonly for: readonly Holder[] }
  | { readonly kind: 'left'; readonly rows: number; readonly found: readonly TraceFound[] }
  | { readonly kind: 'scrubbed'; readonly rows: number; readonly files: number }

/** Who keeps PostgreSQL from letting an erased row go. */
export interface Holder {
  readonly kind: 'session' | 'prepared-transaction' | 'replication-slot' | 'lock'
  /** A process id, a name, or the table that is locked. */
  readonly name: string
}

/** One batch: everything that waits now. May be asked again at any time, also after a kill in the middle. */
export async function scrub(asked: ScrubAsked): Promise<Scrub> {
  const { server, owner, keys } = asked
  const batch = await waitingBatch(owner)
  if (batch === null) return { kind: 'nothing-waits' }
  const rows = batch.rows.length
  if (server.own === null) return { kind: 'not-ours', rows }
  const holders = await holdersOf(owner, batch)
  if (holders.length > 0) return { kind: 'waits', rows, for: holders }
  const locked = await rewriteAlone(asked, batch.tables)
  if (locked !== null) return { kind: 'waits', rows, for: [locked] }
  const traces = new Set(await Promise.all(batch.rows.map(row => traceOf(keys, row))))
  const { files, found } = await findTraces(server.own.dataDirectory, traces)
  if (found.length > 0) return { kind: 'left', rows, found }
  await settle(asked, batch, files)
  return { kind: 'scrubbed', rows, files }
}

export interface Batch {
  readonly ids: readonly string[]
  readonly tables: readonly string[]
  readonly rows: readonly string[]
  /** Of the last transaction that erased one of them. */
  readonly xid: string
}

/** What waits now, at most `limits.erasuresAtOnce` jobs; null where nothing does. */
export async function waitingBatch(owner: Kysely<Tables>): Promise<Batch | null> {
  const jobs = await owner
    .selectFrom('erasure')
    .select(['id', 'tables', 'rows', sql<string>`xid::text`.as('xid')])
    .where('scrubbed_at', 'is', null)
    .orderBy('xid')
    .limit(limits.erasuresAtOnce)
    .execute()
  const last = jobs.at(-1)
  if (last === undefined) return null
  return {
    ids: jobs.map(({ id }) => id),
    tables: [...new Set(jobs.flatMap(({ tables }) => tables))].toSorted(),
    rows: jobs.flatMap(job => job.rows),
    xid: last.xid,
  }
}

// By the age of its snapshot, not by the time it began: a session may read with a snapshot of long ago. What other roles
// do is hidden from the owner, the age of their snapshots is not.
export async function holdersOf(
  owner: Kysely<Tables>,
  { xid }: Pick<Batch, 'xid'>,
): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select 'session' as kind, pid::text as name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
        and age(backend_xmin) >= age(${xid}::xid8::xid)
    union all select 'prepared-transaction', gid from pg_prepared_xacts where database = current_database()
    union all select 'replication-slot', slot_name::text from pg_replication_slots
    order by 1, 2 limit ${limits.erasureHolders}`.execute(owner)
  return rows.map(row => Object.freeze({ ...row }))
}

// Under the lock of roles: whoever starts meanwhile grants on the same tables, and PostgreSQL refuses the one that is second
// to change a table's entry in its catalogue (XX000).
async function rewriteAlone(
  { owner, server }: ScrubAsked,
  tables: readonly string[],
): Promise<Holder | null> {
  try {
    return await underRoleLock(owner, () => withSession(server.owner, session => rewrite(session, tables)))
  } catch (error) {
    if (sqlstateOf(error) !== '55P03') throw error
    return { kind: 'lock', name: 'installation' }
  }
}

// A rewrite that did nothing only warns, so each table's file is looked at: it must be another one afterwards.
async function rewrite(session: Session, tables: readonly string[]): Promise<Holder | null> {
  await session.query(`set lock_timeout = ${limits.scrubLockMs}`)
  await session.query(`set statement_timeout = ${limits.scrubMs}`)
  for (const table of tables) {
    const before = await fileOf(session, table)
    try {
      await session.query(`vacuum (full) "${table}"`)
    } catch (error) {
      if (sqlstateOf(error) !== '55P03') throw error
      return { kind: 'lock', name: table }
    }
    if ((await fileOf(session, table)) === before)
      throw new Error(`vacuum of ${table}: expected another file afterwards, got the same`)
  }
  await session.query('checkpoint')
  await session.query('select pg_switch_wal()')
  await session.query('checkpoint')
  return null
}

async function fileOf(session: Session, table: string): Promise<unknown> {
  const { rows } = await session.query('select pg_relation_filenode($1::regclass) as file', [table])
  return rows[0]?.['file']
}

function settle({ owner, clock, random }: ScrubAsked, batch: Batch, files: number): Promise<void> {
  return owner.transaction().execute(async tx => {
    const done = await tx
      .updateTable('erasure')
      .set({ scrubbed_at: clock.now(), rows: [] })
      .where('id', 'in', [...batch.ids])
      .where('scrubbed_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) return // Another process was first.
    const evidence = { tables: batch.tables, rows: batch.rows.length, files, found: 0 }
    await append(tx, { clock, random }, 'scrubbed', evidence)
  })
}
