// Database roles: one group that holds the grants, one login for each purpose, nothing more. Names are prefixed by the
// installation's random id, since roles belong to the whole server. House rule "purposes".
// A purpose's login inherits from the group and from nothing else, so that withdrawing is one revoke, felt at once by
// sessions already open. Decided against noinherit: each statement would need a `set role`, which injected SQL undoes.
// Proven by test/contracts/purpose-wall.test.ts and test/contracts/store-server.test.ts.

import { type Kysely, sql } from 'kysely'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { appendedTables, personalTables } from './personal.ts'

/** Who is who in one installation. */
export interface RolePlan {
  readonly owner: string
  readonly group: string
  /** Login role by purpose in force. */
  readonly logins: ReadonlyMap<string, string>
  /** The probe's login that rests withdrawn: it is there, and belongs to nothing. */
  readonly resting: string
}

export const groupRole = (installation: string): string => `ord_${installation}`

/** The login role of a purpose: at most 63 bytes, PostgreSQL's limit for a name. */
export function loginRole(installation: string, purpose: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(purpose) && purpose.length <= limits.purposeNameBytes)
    return `${groupRole(installation)}_${purpose}`
  throw new Refusal('usage', {
    message: `expected a purpose of 1 to ${limits.purposeNameBytes} letters a-z, digits, dots and hyphens, got ${JSON.stringify(purpose)}`,
    hint: "the purpose's id in register.yaml is its name here",
  })
}

/** The probe's own purposes: one always in force, one that rests withdrawn and is let in only to be turned out. */
export const probePurpose = 'probe'
export const restingPurpose = 'probe-withdrawn'

export function planRoles(owner: string, installation: string, purposes: readonly string[]): RolePlan {
  const logins = new Map(purposes.map(purpose => [purpose, loginRole(installation, purpose)]))
  const resting = loginRole(installation, restingPurpose)
  return Object.freeze({ owner, group: groupRole(installation), logins, resting })
}

/** A role as PostgreSQL describes it. */
export interface RoleState {
  readonly name: string
  readonly canLogin: boolean
  readonly inherits: boolean
  /** What a role of ours may never have: `superuser`, `bypassrls`, `createrole`, `createdb`, `replication`. */
  readonly powers: readonly string[]
  readonly memberOf: readonly string[]
  readonly members: readonly string[]
}

const underscores = (text: string): string => text.replaceAll('_', '\\_')

/** Every role of this installation, and its owner. */
export async function inspectRoles<DB>(db: Kysely<DB>, plan: RolePlan): Promise<readonly RoleState[]> {
  const { rows } = await sql<RoleState>`
    select r.rolname as name, r.rolcanlogin as "canLogin", r.rolinherit as inherits,
      array_remove(array[
        case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
        case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
        case when r.rolreplication then 'replication' end], null) as powers,
      array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
        where m.member = r.oid order by 1) as "memberOf",
      array(select u.rolname::text from pg_auth_members m join pg_roles u on u.oid = m.member
        where m.roleid = r.oid order by 1) as members
    from pg_roles r
    where r.rolname in (${plan.owner}, ${plan.group}) or r.rolname like ${`${underscores(plan.group)}\\_%`}
    order by 1`.execute(db)
  return rows.map(row => Object.freeze(row))
}

export interface RoleFault {
  readonly role: string
  /** `missing`, a power, `signs-in`, `no-sign-in`, `not-inheriting`, `member:<role>`, `granted-to:<role>`, `not-in-group`. */
  readonly fault: string
}

/** What is not as planned. A withdrawn login may still be there, but not sign in and belong to nothing. */
export function faultsOfRoles(plan: RolePlan, states: readonly RoleState[]): readonly RoleFault[] {
  const byName = new Map(states.map(state => [state.name, state]))
  const planned = new Set(plan.logins.values())
  const missing = [plan.group, plan.resting, ...planned].filter(role => !byName.has(role))
  return [
    ...missing.map(role => ({ role, fault: 'missing' })),
    ...states.flatMap(state => faultsOf(plan, planned, state).map(fault => ({ role: state.name, fault }))),
  ]
}

function faultsOf(plan: RolePlan, planned: ReadonlySet<string>, state: RoleState): readonly string[] {
  if (state.name === plan.owner)
    return state.powers.filter(power => power === 'superuser' || power === 'bypassrls')
  if (state.name === plan.group) return [...state.powers, ...faultsOfGroup(plan, state)]
  const granted = state.members.filter(member => member !== plan.owner).map(member => `granted-to:${member}`)
  const wanted = planned.has(state.name) ? faultsOfLogin(plan, state) : []
  const beyond = state.memberOf.filter(role => role !== plan.group || !planned.has(state.name))
  return [...state.powers, ...granted, ...wanted, ...beyond.map(role => `member:${role}`)]
}

// The owner made the group (16 and later make it a member for that) or was given the right to hand it on.
function faultsOfGroup(plan: RolePlan, group: RoleState): readonly string[] {
  const ours = (member: string): boolean => member === plan.owner || member.startsWith(`${plan.group}_`)
  return [
    ...(group.canLogin ? ['signs-in'] : []),
    ...group.memberOf.map(role => `member:${role}`),
    ...group.members.filter(member => !ours(member)).map(member => `granted-to:${member}`),
  ]
}

const faultsOfLogin = (plan: RolePlan, login: RoleState): readonly string[] => [
  ...(login.canLogin ? [] : ['no-sign-in']),
  ...(login.inherits ? [] : ['not-inheriting']),
  ...(login.memberOf.includes(plan.group) ? [] : ['not-in-group']),
]

/** A name as SQL writes it. Ours have no quote in them; an owner's from DATABASE_URL may. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const powerless = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication inherit'

export const groupStatement = (group: string): string => `create role ${quoted(group)} nologin ${powerless}`

/** The login and its password's verifier. Into the group it is let by the owner: who let it in can turn it out. */
export const loginStatement = (role: string, verifier: string): string =>
  `create role ${quoted(role)} login ${powerless} connection limit ${limits.loginConnections} password '${verifier}'`

export const admitStatement = (role: string, group: string): string =>
  `grant ${quoted(group)} to ${quoted(role)}`
export const expelStatement = (role: string, group: string): string =>
  `revoke ${quoted(group)} from ${quoted(role)}`

/** What the group may do: rows of personal tables, which the wall then filters, and the leaf of what it did. */
export const grantStatements = (group: string): readonly string[] => [
  ...personalTables.map(
    table => `grant select, insert, update, delete on ${quoted(table)} to ${quoted(group)}`,
  ),
  ...appendedTables.map(table => `grant insert on ${quoted(table)} to ${quoted(group)}`),
]
