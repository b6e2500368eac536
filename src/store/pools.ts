// Pools for purposes: opened on demand, at most three sessions each, and together below the server's sessions less a
// reserve for the owner, the log and commands beside us. House rule "purposes". The longest idle one makes room.
// Proven by pools.test.ts.

import type { Kysely } from 'kysely'
import type pg from 'pg'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { PurposeTables } from './changing.ts'
import { openPool, queriesOver } from './connect.ts'
import type { Login } from './server.ts'

interface OpenPool {
  readonly pool: Pick<pg.Pool, 'end'>
  readonly queries: Kysely<PurposeTables>
  users: number
}

/** How many pools a server with so many sessions bears. */
export const poolsFor = (maxConnections: number): number =>
  Math.max(1, Math.floor((maxConnections - limits.connectionsReserved) / limits.poolConnections))

export class PurposePools {
  readonly #login: (purpose: string) => Promise<Login>
  readonly #most: number
  /** In the order of last use, the longest idle first. */
  readonly #open = new Map<string, OpenPool>()
  readonly #waiting = new Set<() => void>()

  constructor(login: (purpose: string) => Promise<Login>, most: number) {
    this.#login = login
    this.#most = most
  }

  get size(): number {
    return this.#open.size
  }

  /** Runs `act` on a purpose's pool. Refuses with `limit` when all pools stay busy. */
  async use<T>(purpose: string, act: (queries: Kysely<PurposeTables>) => Promise<T>): Promise<T> {
    const login = await this.#login(purpose)
    const open = await this.#take(purpose, login)
    try {
      return await act(open.queries)
    } finally {
      open.users -= 1
      const [first] = this.#waiting
      first?.()
    }
  }

  /** Ends a purpose's pool, as when it is withdrawn. */
  async end(purpose: string): Promise<void> {
    const open = this.#open.get(purpose)
    this.#open.delete(purpose)
    await open?.pool.end()
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map(purpose => this.end(purpose)))
  }

  async #take(purpose: string, login: Login): Promise<OpenPool> {
    const until = performance.now() + limits.readWaitMs
    for (;;) {
      const open = this.#find(purpose, login)
      if (open !== null) return open
      await this.#release(until)
    }
  }

  // Nothing is awaited between looking and counting: two that ask at once cannot both take the last place.
  #find(purpose: string, login: Login): OpenPool | null {
    const known = this.#open.get(purpose) ?? this.#make(login)
    if (known === null) return null
    known.users += 1
    this.#open.delete(purpose)
    this.#open.set(purpose, known)
    return known
  }

  #make(login: Login): OpenPool | null {
    if (this.#open.size >= this.#most && !this.#endIdle()) return null
    const pool = openPool(login, limits.poolConnections)
    return { pool, queries: queriesOver<PurposeTables>(pool), users: 0 }
  }

  #endIdle(): boolean {
    const idle = [...this.#open].find(([, open]) => open.users === 0)
    if (idle === undefined) return false
    const [purpose, { pool }] = idle
    this.#open.delete(purpose)
    // Its sessions are idle: ending them needs no waiting for.
    void pool.end()
    return true
  }

  #release(until: number): Promise<void> {
    const leftMs = until - performance.now()
    if (leftMs <= 0 || this.#waiting.size >= limits.readsWaiting)
      throw new Refusal(
        'limit',
        `expected at most ${this.#most} purposes to read at once, got more for too long`,
      )
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer)
        this.#waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, leftMs)
      this.#waiting.add(wake)
    })
  }
}
