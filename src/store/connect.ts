// The way to PostgreSQL: pools whose errors say where and which rule, never what. A message of PostgreSQL quotes values
// ("invalid input syntax for type integer: "Anna""), its detail quotes rows: neither passes here.
// House rule "database"; proven by test/contracts/purpose-wall.test.ts with canaries.

import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { limits } from '../core/limits.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Login } from './server.ts'

/** A pool of at most `connections` sessions, closed when idle. */
export function openPool(login: Login, connections: number): pg.Pool {
  const pool = new pg.Pool({
    ...login,
    max: connections,
    idleTimeoutMillis: limits.poolIdleMs,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    allowExitOnIdle: true,
    application_name: 'ordholden',
  })
  // An idle session that the server ends (a withdrawal, a stop) is replaced at the next query, which reports it.
  pool.on('error', () => undefined)
  return pool
}

/** Queries over a pool. Throws Refusal for whatever PostgreSQL or the way to it refuses. */
export const queriesOver = <DB>(pool: pg.Pool): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool: guardPool(pool) }) })

export const openQueries = <DB>(login: Login, connections: number): Kysely<DB> =>
  queriesOver<DB>(openPool(login, connections))

function guardPool(pool: pg.Pool): PostgresPool {
  return {
    options: {},
    connect: async () => guardClient(await pool.connect().catch(throwRefusal)),
    end: () => pool.end(),
  }
}

// Kysely hands the driver's client through this door only, so no error of PostgreSQL reaches a caller unguarded.
// The extended protocol always, which takes one statement at a time: the driver would send a text without parameters
// by the simple one, which runs whatever injected SQL appends.
function guardClient(client: pg.PoolClient): PostgresPoolClient {
  const guarded = {
    query: (text: string, values: readonly unknown[]) =>
      client.query(extended(text, values)).catch(throwRefusal),
    release: (destroy?: boolean) => client.release(destroy),
  }
  // We use no cursors: of Kysely's two forms of `query` only this one is ever called.
  return guarded as unknown as PostgresPoolClient
}

// The driver's types do not know `queryMode` where its code does.
const extended = (text: string, values: readonly unknown[]): pg.QueryConfig =>
  Object.assign({ text, values: [...values] }, { queryMode: 'extended' })

function throwRefusal(error: unknown): never {
  throw refusalOf(error)
}

/** One short session of its own, for probes and for administration. Ended whatever happens. */
export async function withSession<T>(login: Login, use: (session: Session) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...login,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    statement_timeout: limits.statementTimeoutMs,
    application_name: 'ordholden',
  })
  client.on('error', () => undefined)
  try {
    await client.connect().catch(throwRefusal)
    return await use({ query: (sql, values) => client.query(sql, [...(values ?? [])]).catch(throwRefusal) })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A session that throws Refusal, like everything here. */
export interface Session {
  query(sql: string, values?: readonly unknown[]): Promise<Answer>
}
export interface Answer {
  readonly rows: readonly Row[]
  /** Rows given, or written by a statement that writes. */
  readonly rowCount: number | null
}
export type Row = Readonly<Record<string, unknown>>

/** What PostgreSQL refused, as far as it may be told: SQLSTATE, table, constraint. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof pg.DatabaseError) return new DatabaseRefusal(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  return new Refusal('database-unreachable', {
    message: `expected an answer of PostgreSQL, got ${code}`,
    hint: 'see that PostgreSQL runs, and that DATABASE_URL, where it is set, names its host and port',
  })
}

/** What has a code of its own: a purpose that may not (insufficient_privilege), a disk that is full (disk_full). */
const codes: Readonly<Record<string, RefusalCode>> = { 42501: 'purpose-refused', 53100: 'disk-refused' }

/** A refusal with the place PostgreSQL names, for those who decide by it. Carries no cause: that holds rows. */
export class DatabaseRefusal extends Refusal {
  readonly sqlstate: string
  readonly table: string | null
  readonly constraint: string | null

  constructor(error: pg.DatabaseError) {
    const sqlstate = error.code ?? 'unknown'
    const places = [
      error.table === undefined ? [] : [`table ${error.table}`],
      error.constraint === undefined ? [] : [`constraint ${error.constraint}`],
    ].flat()
    const where = places.length === 0 ? '' : ` (${places.join(', ')})`
    const code = codes[sqlstate] ?? 'database-refused'
    super(code, `expected PostgreSQL to do as asked, got SQLSTATE ${sqlstate}${where}`)
    this.sqlstate = sqlstate
    this.table = error.table ?? null
    this.constraint = error.constraint ?? null
  }
}

/** The SQLSTATE of what was thrown; null for anything else. */
export const sqlstateOf = (error: unknown): string | null =>
  error instanceof DatabaseRefusal ? error.sqlstate : null
