// The one row that says where the log ends. Sequencing alone moves it, under its lock.
// Proven by test/contracts/leaves.test.ts.

import { type Kysely, sql, type Transaction } from 'kysely'
import { Refusal } from '../core/refusal.ts'
import { type Head, sizeOf, startLog } from '../ledger/ledger.ts'
import type { Signer } from '../ledger/note.ts'
import type { Tables } from './tables.ts'

/** The end of the log, and under which number it may be moved. */
export interface LogRow {
  readonly origin: string
  readonly size: number
  readonly head: Head
  readonly checkpointAt: Date
  readonly fencing: number
}

/** Makes the row of a new log; of one that is there, refuses another name. */
export async function beginLog(db: Kysely<Tables>, signer: Signer, at: Date): Promise<void> {
  const found = await findLog(db)
  if (found === null) return insertLog(db, signer, at)
  if (found.origin !== signer.key.name)
    throw new Refusal('ledger-refused', {
      message: `expected the log ${signer.key.name}, got ${found.origin} in this database`,
      hint: 'a log keeps its name for life: say the old one, or use a new database',
    })
}

async function insertLog(db: Kysely<Tables>, signer: Signer, at: Date): Promise<void> {
  const head = await startLog(signer)
  await db.transaction().execute(async tx => {
    const row = { origin: signer.key.name, ...head, checkpoint_at: at, holder: null, lease_until: null }
    await tx
      .insertInto('log_state')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute()
    const unpublished = { size: 0, checkpoint: null, at: null }
    await tx
      .insertInto('log_publication')
      .values(unpublished)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  })
}

/** Null where no log was begun in this database. With `lock`, nobody else moves it until the transaction ends. */
export async function findLog(db: Kysely<Tables>, lock?: 'lock'): Promise<LogRow | null> {
  const query = db.selectFrom('log_state').selectAll()
  const row = await (lock === undefined ? query : query.forUpdate()).executeTakeFirst()
  if (row === undefined) return null
  const head = Object.freeze({ frontier: row.frontier, checkpoint: row.checkpoint })
  if (sizeOf(head) !== Number(row.size))
    throw new Refusal('ledger-damaged', {
      message: `expected a frontier of ${row.size} leaves, got one of ${sizeOf(head)}`,
      hint: 'the database was changed by something else than the log: compare it with a backup',
    })
  const { origin, checkpoint_at: checkpointAt } = row
  return Object.freeze({ origin, size: Number(row.size), head, checkpointAt, fencing: Number(row.fencing) })
}

/** Refuses with `ledger-damaged` where there is none. */
export async function readLog(db: Kysely<Tables>, lock?: 'lock'): Promise<LogRow> {
  const row = await findLog(db, lock)
  if (row !== null) return row
  throw new Refusal('ledger-damaged', {
    message: 'expected the row that says where the log ends, got none',
    hint: 'the database is not whole: restore it from a backup',
  })
}

/** A transaction that neither waits nor idles longer: where a process hangs, the server ends its hold on the row. */
export function guarded<T>(
  db: Kysely<Tables>,
  timeoutMs: number,
  act: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const timeout = `${timeoutMs}ms`
  return db.transaction().execute(async tx => {
    await sql`select set_config('lock_timeout', ${timeout}, true),
      set_config('idle_in_transaction_session_timeout', ${timeout}, true)`.execute(tx)
    return act(tx)
  })
}

/** Refuses with `database-refused` a server that acknowledges before the disk has it: what it says would not be true. */
export async function refuseLossy(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ commit: string; fsync: string }>`
    select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`.execute(db)
  const [{ commit, fsync } = { commit: 'unknown', fsync: 'unknown' }] = rows
  if (fsync === 'on' && !['off', 'unknown'].includes(commit)) return
  throw new Refusal('database-refused', {
    message: `expected PostgreSQL to wait for the disk, got synchronous_commit ${commit}, fsync ${fsync}`,
    hint: 'set both to on for this database: a leaf must be durable when it is acknowledged',
  })
}
