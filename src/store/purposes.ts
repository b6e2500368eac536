// Purposes in force: each with a login of its own, added and withdrawn while sessions are open. House rule "purposes".
// Withdrawing is revoke, then nologin, then ending its sessions: the revoke alone stops reading at once (tried: a live
// session reads until then), the rest leaves nobody signed in.
// Proven by test/contracts/purpose-wall.test.ts.

import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import type { LeafKind } from '../ledger/leaf.ts'
import { sqlstateOf } from './connect.ts'
import { installationId } from './installation.ts'
import type { Making } from './leaves.ts'
import { passwordOf } from './passwords.ts'
import { run, setUpRoles, underRoleLock } from './role-setup.ts'
import {
  admitStatement,
  expelStatement,
  inspectRoles,
  loginRole,
  planRoles,
  probePurpose,
  quoted,
  type RolePlan,
  restingPurpose,
} from './roles.ts'
import { type Login, loginAs, type Server } from './server.ts'
import type { Tables } from './tables.ts'

/** Writes a leaf in the given transaction. */
export type Journal = (tx: Kysely<Tables>, kind: LeafKind, evidence: Json) => Promise<unknown>

export interface PurposesAsked extends Making {
  readonly server: Server
  readonly keys: Pick<Keys, 'mac'>
  readonly owner: Kysely<Tables>
  readonly journal: Journal
  /** Purposes that `settle` will be asked for: where an administrator must make roles, theirs are asked for at once. */
  readonly foreseen?: readonly string[]
}

export interface Withdrawal {
  /** Sessions that were ended. */
  readonly ended: number
  /** False where only the server's administrator may close the login; it reads nothing all the same. */
  readonly loginClosed: boolean
}

export class Purposes {
  readonly #asked: PurposesAsked
  readonly #installation: string

  private constructor(asked: PurposesAsked, installation: string) {
    this.#asked = asked
    this.#installation = installation
  }

  /** The purposes of a database, their roles set up. Throws NeedsAdministrator where we may not do that. */
  static async open(asked: PurposesAsked): Promise<Purposes> {
    const purposes = new Purposes(asked, await installationId(asked.owner, asked))
    await underRoleLock(asked.owner, async tx => purposes.#setUp(tx, await purposes.inForce(tx)))
    return purposes
  }

  /** Names of the purposes in force, sorted; the probe's own is always among them. */
  async inForce(db: Kysely<Tables> = this.#asked.owner): Promise<readonly string[]> {
    const rows = await db.selectFrom('purpose').select('name').where('withdrawn_at', 'is', null).execute()
    return [...new Set([probePurpose, ...rows.map(row => row.name)])].toSorted()
  }

  /** Makes exactly these the purposes in force: adds what is new, withdraws what is gone. */
  async settle(names: readonly string[]): Promise<void> {
    const gone = await underRoleLock(this.#asked.owner, async tx => {
      const before = await this.inForce(tx)
      const added = names.filter(name => !before.includes(name))
      if (added.length > 0) await this.#add(tx, before, added)
      return before.filter(name => name !== probePurpose && !names.includes(name))
    })
    for (const name of gone) await this.withdraw(name)
  }

  /** Puts a purpose in force. */
  async add(name: string): Promise<void> {
    await underRoleLock(this.#asked.owner, async tx => this.#add(tx, await this.inForce(tx), [name]))
  }

  // Roles and rows in one transaction: a purpose is never in force without its login, nor a login without its purpose.
  async #add(tx: Kysely<Tables>, before: readonly string[], names: readonly string[]): Promise<void> {
    for (const name of names) refuseReserved(name)
    const { clock, journal } = this.#asked
    await this.#setUp(tx, [...before, ...names])
    for (const name of names) {
      const row = { name, since: clock.now(), withdrawn_at: null }
      await tx
        .insertInto('purpose')
        .values(row)
        .onConflict(conflict => conflict.column('name').doUpdateSet(row))
        .execute()
      await journal(tx, 'purpose', { act: 'added', purpose: name })
    }
  }

  /** Takes a purpose out of force: from the revoke on nothing is read for it, and its sessions are ended. */
  async withdraw(name: string): Promise<Withdrawal> {
    refuseReserved(name)
    const { owner, clock, journal } = this.#asked
    await underRoleLock(owner, async tx => {
      if (!(await this.inForce(tx)).includes(name)) return // Another process was first.
      await sql.raw(expelStatement(this.roleOf(name), this.#plan([]).group)).execute(tx)
      await tx.updateTable('purpose').set({ withdrawn_at: clock.now() }).where('name', '=', name).execute()
      await journal(tx, 'purpose', { act: 'withdrawn', purpose: name })
    })
    return this.#turnOut(this.roleOf(name), statements =>
      underRoleLock(owner, async tx => {
        if (!(await this.inForce(tx)).includes(name)) await run(tx, statements)
      }),
    )
  }

  /** Lets the probe's resting purpose in, and answers how to turn it out again. */
  async admitResting(): Promise<{ readonly login: Login; expel(): Promise<Withdrawal> }> {
    const role = this.roleOf(restingPurpose)
    const plan = this.#plan([])
    const state = (await inspectRoles(this.#asked.owner, plan)).find(({ name }) => name === role)
    const open = state?.canLogin === false ? [`alter role ${quoted(role)} login`] : []
    await run(this.#asked.owner, [...open, admitStatement(role, plan.group)])
    const expel = async () => {
      await run(this.#asked.owner, [expelStatement(role, plan.group)])
      return this.#turnOut(role, statements => run(this.#asked.owner, statements))
    }
    return { login: await this.login(restingPurpose), expel }
  }

  /** How a purpose signs in. */
  async login(name: string): Promise<Login> {
    const role = this.roleOf(name)
    return loginAs(this.#asked.server, role, await passwordOf(this.#asked.keys, role))
  }

  /** The login role of a purpose: what a row names that may be read for it. */
  roleOf(name: string): string {
    return loginRole(this.#installation, name)
  }

  async plan(): Promise<RolePlan> {
    return this.#plan(await this.inForce())
  }

  #plan(names: readonly string[]): RolePlan {
    return planRoles(this.#asked.server.owner.user, this.#installation, names)
  }

  async #setUp(owner: Kysely<Tables>, names: readonly string[]): Promise<void> {
    const { server, keys, random, foreseen = [] } = this.#asked
    const plan = this.#plan(names)
    const soon = foreseen.map(name => this.roleOf(name))
    await setUpRoles({ owner, keys, random, database: server.owner.database, plan, foreseen: soon })
  }

  // `alter` has the lock, or takes it: PostgreSQL refuses two changes of one role at a time (XX000).
  async #turnOut(role: string, alter: (statements: readonly string[]) => Promise<void>): Promise<Withdrawal> {
    const loginClosed = await this.#closeLogin(role, alter)
    return { loginClosed, ended: await this.#endSessions(role) }
  }

  async #closeLogin(role: string, alter: (statements: readonly string[]) => Promise<void>): Promise<boolean> {
    try {
      await alter([`alter role ${quoted(role)} nologin`])
      return true
    } catch (error) {
      if (sqlstateOf(error) === '42501') return false
      throw error
    }
  }

  // A session ends when it next listens, so the server is asked until none is left.
  async #endSessions(role: string): Promise<number> {
    const seen = new Set<number>()
    const until = performance.now() + limits.sessionEndMs
    for (;;) {
      const { rows } = await sql<{ pid: number }>`
        select pid, pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`.execute(
        this.#asked.owner,
      )
      for (const { pid } of rows) seen.add(pid)
      if (rows.length === 0) return seen.size
      if (performance.now() > until)
        throw new Refusal(
          'database-refused',
          `expected the sessions of ${role} to end in time, got ${rows.length} left`,
        )
      await sleep(limits.serverPollMs)
    }
  }
}

function refuseReserved(name: string): void {
  if (name === probePurpose || name === restingPurpose)
    throw new Refusal('usage', {
      message: `expected a purpose of the register, got ${name}, which the probe of the purpose wall uses`,
      hint: 'give the purpose another id in register.yaml',
    })
}
