// The store: PostgreSQL behind one door. Rooms never see a login and read personal data only for a purpose; the log's
// modules work through `owner`, to whom the wall shuts personal rows too.
// House invariants 7 and 10; proven by test/contracts/store-server.test.ts and test/contracts/purpose-wall.test.ts.

import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import { newId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { type Acting, decideRow, type Erased, eraseRows, type PurposeTables, writeRows } from './changing.ts'
import { openQueries, sqlstateOf } from './connect.ts'
import { append, appendAbout, type Making } from './leaves.ts'
import { migrate } from './migrate.ts'
import type { PersonalRow } from './personal-row.ts'
import { PurposePools, poolsFor } from './pools.ts'
import { type Journal, Purposes, type Withdrawal } from './purposes.ts'
import { markOf, openSaid, type Sealed, sealSaid } from './sealed.ts'
import type { Server } from './server.ts'
import type { PersonalTables, Tables } from './tables.ts'
import { traceOf } from './trace.ts'

export interface StoreAsked extends Making {
  readonly server: Server
  readonly keys: Pick<Keys, 'mac' | 'seal' | 'open' | 'destroy'>
  /** Purposes soon to be put in force, so that an administrator who must make their roles is asked once. */
  readonly foreseen?: readonly string[]
}

/** Builds a query without running it: rows are handed out by the store alone, after the leaf. */
export type Question<Row> = (personal: Kysely<PersonalTables>) => Compilable<Row>

/** Builds a change without running it: it runs with its leaf, all or none. */
export type Change = (personal: Kysely<PersonalTables>) => Compilable

export class Store {
  readonly server: Server
  /** The owner's queries: the log and the installation. */
  readonly owner: Kysely<Tables>
  readonly purposes: Purposes
  readonly #pools: PurposePools
  readonly #asked: StoreAsked

  private constructor(
    server: Server,
    owner: Kysely<Tables>,
    purposes: Purposes,
    pools: PurposePools,
    asked: StoreAsked,
  ) {
    this.server = server
    this.owner = owner
    this.purposes = purposes
    this.#pools = pools
    this.#asked = asked
  }

  /**
   * Opens the store: tables at this program's version, roles as the purposes in force demand.
   * Throws NeedsAdministrator where somebody else's server does not let us make them.
   */
  static async open(asked: StoreAsked): Promise<Store> {
    const { server, clock, random, foreseen = [] } = asked
    const owner = openQueries<Tables>(server.owner, limits.ownerConnections)
    try {
      await migrate(owner)
      const journal: Journal = (tx, kind, evidence) => append(tx, { clock, random }, kind, evidence)
      const purposes = await Purposes.open({ ...asked, owner, journal, foreseen })
      const pools = new PurposePools(name => purposes.login(name), poolsFor(await maxConnections(owner)))
      return new Store(server, owner, purposes, pools, asked)
    } catch (error) {
      await owner.destroy()
      throw error
    }
  }

  /**
   * Rows for a purpose and a case. PostgreSQL gives nothing of another purpose; the leaf that says so is durable before
   * the rows are handed out. Nothing is written by the question, and nothing it sets outlives it.
   * Where somebody has to say why they read, their `reason` is in the leaf too.
   * Refuses with `purpose-refused` where the purpose is not in force, with `limit` above `limits.readRows`.
   */
  async read<Row>(
    purpose: string,
    about: string,
    question: Question<Row>,
    reason?: string,
  ): Promise<readonly Row[]> {
    const query = question(onPaper).compile()
    const rows = await this.#pools.use(purpose, queries => ask(queries, query)).catch(explainPurpose(purpose))
    if (rows.length > limits.readRows)
      throw new Refusal('limit', `expected at most ${limits.readRows} rows at once, got ${rows.length}`)
    const statement = toHex(sha256(utf8(query.sql)))
    const said = reason === undefined ? {} : { reason }
    await appendAbout(this.owner, this.#asked, about, {
      kind: 'read',
      evidence: { ...said, purpose, case: about, rows: rows.length, statement },
    })
    return rows
  }

  /** What every new row about a person starts with: to be read for these purposes and no other. */
  async row(purposes: readonly string[]): Promise<PersonalRow> {
    const id = newId(this.#asked.clock, this.#asked.random)
    const roles = purposes.map(purpose => this.purposes.roleOf(purpose))
    return { id, trace: await traceOf(this.#asked.keys, id), purposes: roles }
  }

  /**
   * Changes rows for a purpose and a case; the changes and the leaf that says so are one transaction. Answers how many
   * rows each change touched: one that claims something was the only one to claim it where it touched one.
   * Refuses with `purpose-refused` where the purpose is not in force, also for rows of another.
   */
  async write(purpose: string, about: string, ...changes: readonly Change[]): Promise<readonly number[]> {
    const built = changes.map(change => change(onPaper))
    const write = (queries: Kysely<PurposeTables>) => writeRows(queries, this.#acting(purpose, about), built)
    return this.#pools.use(purpose, write).catch(explainPurpose(purpose))
  }

  /** Changes one row with a leaf of what was decided; false where the change touched none, and then nothing was done. */
  async decide(purpose: string, about: string, said: Json, change: Change): Promise<boolean> {
    const built = change(onPaper)
    const decide = (queries: Kysely<PurposeTables>) =>
      decideRow(queries, this.#acting(purpose, about), built, said)
    return this.#pools.use(purpose, decide).catch(explainPurpose(purpose))
  }

  /** Deletes rows by id for a purpose and a case, and answers how many; the disk is rid of them by `scrub`. */
  async erase(purpose: string, about: string, erased: Erased): Promise<number> {
    const erase = (queries: Kysely<PurposeTables>) => eraseRows(queries, this.#acting(purpose, about), erased)
    return this.#pools.use(purpose, erase).catch(explainPurpose(purpose))
  }

  /** What a row is to say of a person, under the key of the case. Refuses with `key-destroyed` a case closed for good. */
  seal<Says extends Json>(about: string, said: Says): Promise<Sealed<Says>> {
    return sealSaid(this.#asked.keys, about, said)
  }

  open<Says extends Json>(about: string, sealed: Sealed<Says>): Promise<Says> {
    return openSaid(this.#asked.keys, about, sealed)
  }

  /** What a row that is sealed is found by. */
  mark(what: 'mail' | 'name', text: string): Promise<Uint8Array> {
    return markOf(this.#asked.keys, what, text)
  }

  #acting(purpose: string, about: string): Acting {
    return { ...this.#asked, purpose, about }
  }

  /** Takes a purpose out of force, here and on the server. */
  async withdraw(purpose: string): Promise<Withdrawal> {
    const withdrawal = await this.purposes.withdraw(purpose)
    await this.#pools.end(purpose)
    return withdrawal
  }

  async close(): Promise<void> {
    await this.#pools.endAll()
    await this.owner.destroy()
  }
}

// Compiles and never connects.
const onPaper = new Kysely<PersonalTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

// Rolled back, not committed: a setting made inside would stay with the session for the next reader.
async function ask<Row>(queries: Kysely<PersonalTables>, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  const transaction = await queries.startTransaction().setAccessMode('read only').execute()
  try {
    return (await transaction.executeQuery(query)).rows
  } finally {
    await transaction.rollback().execute()
  }
}

/** No such role, a closed login, no right: all are a purpose that is not in force. */
const explainPurpose =
  (purpose: string) =>
  (error: unknown): never => {
    if (!['28000', '28P01', '42501', '57P01'].includes(sqlstateOf(error) ?? '')) throw error
    throw new Refusal('purpose-refused', {
      message: `expected a purpose in force, got ${purpose}`,
      hint: 'purposes are the ones of register.yaml',
    })
  }

async function maxConnections(owner: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ most: number }>`
    select setting::int as most from pg_settings where name = 'max_connections'`.execute(owner)
  return rows[0]?.most ?? 0
}
