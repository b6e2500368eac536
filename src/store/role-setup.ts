// Brings roles and grants to what the purposes in force demand, at every start: they belong to the server, so a
// database restored elsewhere comes without them. What we may not do ourselves becomes a script for the administrator.
// Proven by test/contracts/store-server.test.ts.

import { type Kysely, sql } from 'kysely'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { NeedsAdministrator, ownerScript, rolesScript } from './administrator.ts'
import { passwordOf, verifierOf } from './passwords.ts'
import {
  admitStatement,
  expelStatement,
  faultsOfRoles,
  grantStatements,
  groupStatement,
  inspectRoles,
  loginStatement,
  quoted,
  type RoleFault,
  type RolePlan,
  type RoleState,
} from './roles.ts'
import type { Tables } from './tables.ts'

export interface RoleSetup {
  readonly owner: Kysely<Tables>
  readonly database: string
  readonly plan: RolePlan
  /** Logins soon to be demanded: a script has them too, so that its administrator is asked once. */
  readonly foreseen: readonly string[]
  readonly keys: Pick<Keys, 'mac'>
  readonly random: Random
}

/**
 * One at a time in a database: whoever changes roles or purposes reads what is in force and writes it under one lock, or
 * another process's roles would be taken for surplus. A look at the wall holds the same lock, so nobody meets it half up.
 */
export function underRoleLock<T>(owner: Kysely<Tables>, act: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return owner.transaction().execute(async tx => {
    await lockInstallation(tx, limits.roleLockMs)
    return act(tx)
  })
}

/** Waits for the only lock of roles: the installation's row, never written after it is made. SQLSTATE 55P03 in vain. */
export async function lockInstallation(tx: Kysely<Tables>, waitMs: number): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(waitMs)}`.execute(tx)
  await sql`select 1 from installation for update`.execute(tx)
}

/** Makes what is missing, lets the logins in force into the group, and looks at the result. `owner` holds the lock. */
export async function setUpRoles(setup: RoleSetup): Promise<void> {
  const rights = await ownRights(setup.owner, setup.plan)
  if (rights.passesWall)
    throw new NeedsAdministrator(
      `expected a login of Ordholden's own, got ${setup.plan.owner}, for whom row-level security does not hold`,
      ownerScript(),
    )
  const states = await inspectRoles(setup.owner, setup.plan)
  if (!suffices(rights, setup.plan, states)) throw await needsScript(setup, states, rights)
  await makeMissing(setup, states, await verifiersFor(setup, missingLogins(setup.plan, states)))
  await admitAndGrant(setup)
  refuseFaults(faultsOfRoles(setup.plan, await inspectRoles(setup.owner, setup.plan)))
}

async function needsScript(
  setup: RoleSetup,
  states: readonly RoleState[],
  { makesRoles, endsSessions }: OwnRights,
): Promise<NeedsAdministrator> {
  const foreseen = setup.foreseen.filter(role => !states.some(({ name }) => name === role))
  const missing = new Set([...missingLogins(setup.plan, states), ...foreseen])
  const verifiers = await verifiersFor(setup, [...missing])
  const lacks = makesRoles && !endsSessions ? 'end the sessions of roles (pg_signal_backend)' : 'make roles'
  const got = `expected to ${lacks} as ${setup.plan.owner}, got no right to`
  return new NeedsAdministrator(got, rolesScript({ ...setup, states, verifiers }))
}

interface OwnRights {
  readonly passesWall: boolean
  readonly makesRoles: boolean
  readonly endsSessions: boolean
  readonly handsGroupOn: boolean
}

async function ownRights(owner: Kysely<Tables>, plan: RolePlan): Promise<OwnRights> {
  const { rows } = await sql<OwnRights>`
    select rolsuper or rolbypassrls as "passesWall", rolcreaterole as "makesRoles",
      pg_has_role(current_user, 'pg_signal_backend', 'usage') as "endsSessions",
      exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
        where g.rolname = ${plan.group} and m.member = r.oid and m.admin_option) as "handsGroupOn"
    from pg_roles r where rolname = current_user`.execute(owner)
  const [rights] = rows
  if (rights === undefined) throw new Error('expected to find our own role')
  return rights
}

// Making roles is enough, except that 16 and later let one hand on only what one has made or was given.
function suffices(rights: OwnRights, plan: RolePlan, states: readonly RoleState[]): boolean {
  const group = states.find(({ name }) => name === plan.group)
  const closed = states.some(({ name, canLogin }) => [...plan.logins.values()].includes(name) && !canLogin)
  const complete = group !== undefined && missingLogins(plan, states).length === 0 && !closed
  return rights.endsSessions && (rights.makesRoles || (complete && rights.handsGroupOn))
}

function missingLogins(plan: RolePlan, states: readonly RoleState[]): readonly string[] {
  const there = new Set(states.map(({ name }) => name))
  return [plan.resting, ...plan.logins.values()].filter(role => !there.has(role))
}

async function verifiersFor(
  setup: RoleSetup,
  roles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const verifier = async (role: string): Promise<[string, string]> => [
    role,
    verifierOf(await passwordOf(setup.keys, role), setup.random.bytes(16)),
  ]
  return new Map(await Promise.all(roles.map(verifier)))
}

async function makeMissing(
  { owner, plan }: RoleSetup,
  states: readonly RoleState[],
  verifiers: ReadonlyMap<string, string>,
): Promise<void> {
  const isThere = states.some(({ name }) => name === plan.group)
  const inForce = new Set(plan.logins.values())
  const closed = states.filter(({ name, canLogin }) => inForce.has(name) && !canLogin)
  await run(owner, [
    ...(isThere ? [] : [groupStatement(plan.group)]),
    ...[...verifiers].map(([role, verifier]) => loginStatement(role, verifier)),
    ...closed.map(({ name }) => `alter role ${quoted(name)} login`),
  ])
}

async function admitAndGrant({ owner, plan }: RoleSetup): Promise<void> {
  const states = await inspectRoles(owner, plan)
  const inForce = new Set(plan.logins.values())
  const isIn = (state: RoleState): boolean => state.memberOf.includes(plan.group)
  const outside = states.filter(state => inForce.has(state.name) && !isIn(state))
  const inside = states.filter(state => state.name.startsWith(`${plan.group}_`) && isIn(state))
  const withdrawn = inside.filter(({ name }) => !inForce.has(name))
  await run(owner, [
    ...outside.map(state => admitStatement(state.name, plan.group)),
    ...withdrawn.map(state => expelStatement(state.name, plan.group)),
    ...grantStatements(plan.group),
  ])
}

/** Runs statements without parameters: names and verifiers cannot be parameters in SQL. */
export async function run(owner: Kysely<Tables>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(owner)
}

function refuseFaults(faults: readonly RoleFault[]): void {
  const [first, ...more] = faults.map(({ role, fault }) => ({
    message: `expected role ${role} as Ordholden makes it, got ${fault}`,
    hint: 'ordholden doctor says what each role may have',
  }))
  if (first !== undefined) throw new Refusal('database-refused', first, ...more)
}
