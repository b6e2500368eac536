// How each table stands behind the purpose wall, read from PostgreSQL's own catalogue and held against what personal.ts
// says. House rule "purposes". Proven by test/contracts/purpose-wall.test.ts, which breaks each once.

import { type Kysely, sql } from 'kysely'
import { appendedTables, personalTables, policyExpression, policyName } from './personal.ts'

/** A table of ours as the catalogue has it. */
export interface TableState {
  readonly name: string
  /** Has a column `purposes`, or is named in personalTables. */
  readonly personal: boolean
  readonly rowSecurity: boolean
  readonly forced: boolean
  readonly owner: string
  /** Rights to the table or to one of its columns, of anyone but its owner. */
  readonly grants: readonly Grant[]
  readonly policies: readonly PolicyState[]
  /** Views that read it: rows copied or shown beside the wall. */
  readonly views: readonly string[]
}

interface Grant {
  /** A role; `public` for everybody. */
  readonly to: string
  /** `SELECT`, `INSERT`, … */
  readonly right: string
}

interface PolicyState {
  readonly name: string
  readonly permissive: boolean
  /** `*` for all of select, insert, update, delete. */
  readonly command: string
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

export interface TableFault {
  readonly table: string
  readonly fault:
    | 'missing'
    | 'undeclared'
    | 'row-security-off'
    | 'not-forced'
    | 'another-policy'
    | 'another-owner'
    | 'open-to-public'
    | 'open-to-others'
    | 'view-beside'
}

/** Every table in our schema that is ours or has a column `purposes`. */
export async function inspectTables<DB>(db: Kysely<DB>): Promise<readonly TableState[]> {
  const { rows } = await sql<TableState>`
    select c.relname as name, c.relname = any(${[...personalTables]}) or has_purposes as personal,
      c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner)::text as owner, ${grants} as grants, ${policies} as policies, ${views} as views
    from pg_class c
    cross join lateral (select exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'purposes' and not a.attisdropped
    ) as has_purposes) as columns
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'm', 'f')
      and (has_purposes or pg_get_userbyid(c.relowner) = current_user)
    order by 1`.execute(db)
  return rows.map(row => Object.freeze(row))
}

// The owner's own rights do not count: they are what ownership is.
const grants = sql`coalesce((
  select json_agg(json_build_object('right', given.privilege_type,
    'to', case when given.grantee = 0 then 'public' else pg_get_userbyid(given.grantee)::text end))
  from (
    select grantee, privilege_type from aclexplode(c.relacl)
    union select grantee, privilege_type from pg_attribute a, aclexplode(a.attacl)
      where a.attrelid = c.oid and not a.attisdropped
  ) as given where given.grantee <> c.relowner), '[]')`

const policies = sql`coalesce((
  select json_agg(json_build_object(
    'name', p.polname, 'permissive', p.polpermissive, 'command', p.polcmd,
    'roles', (select json_agg(case when r = 0 then 'public' else pg_get_userbyid(r)::text end) from unnest(p.polroles) r),
    'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
  from pg_policy p where p.polrelid = c.oid), '[]')`

const views = sql`array(
  select distinct v.relname::text from pg_depend d
  join pg_rewrite w on w.oid = d.objid and d.classid = 'pg_rewrite'::regclass
  join pg_class v on v.oid = w.ev_class
  where d.refobjid = c.oid and v.oid <> c.oid order by 1)`

export interface TableRoles {
  readonly owner: string
  readonly group: string
}

/** What is not as it must be. The group has personal tables, may add to the log, and nobody else has anything. */
export function faultsOfTables(roles: TableRoles, states: readonly TableState[]): readonly TableFault[] {
  const there = new Set(states.map(state => state.name))
  const missing = personalTables.filter(table => !there.has(table))
  return [
    ...missing.map(table => ({ table, fault: 'missing' as const })),
    ...states.flatMap(state => faultsOf(roles, state).map(fault => ({ table: state.name, fault }))),
  ]
}

function faultsOf({ owner, group }: TableRoles, state: TableState): readonly TableFault['fault'][] {
  const mayAdd = added.includes(state.name)
  const isAllowed = ({ to, right }: Grant): boolean =>
    to === group && (state.personal || (mayAdd && right === 'INSERT'))
  return [
    ...(state.grants.some(({ to }) => to === 'public') ? (['open-to-public'] as const) : []),
    ...(state.grants.some(grant => grant.to !== 'public' && !isAllowed(grant))
      ? (['open-to-others'] as const)
      : []),
    ...(state.personal ? faultsOfPersonal(owner, state) : []),
  ]
}

const declared: readonly string[] = personalTables
const added: readonly string[] = appendedTables

const faultsOfPersonal = (owner: string, state: TableState): readonly TableFault['fault'][] => [
  ...(declared.includes(state.name) ? [] : (['undeclared'] as const)),
  ...(state.rowSecurity ? [] : (['row-security-off'] as const)),
  ...(state.forced ? [] : (['not-forced'] as const)),
  ...(state.owner === owner ? [] : (['another-owner'] as const)),
  ...(state.views.length === 0 ? [] : (['view-beside'] as const)),
  ...(isTheOnePolicy(state.policies) ? [] : (['another-policy'] as const)),
]

function isTheOnePolicy(found: readonly PolicyState[]): boolean {
  const [policy] = found
  if (policy === undefined || found.length !== 1) return false
  const forAll = policy.permissive && policy.command === '*' && policy.roles.join() === 'public'
  const expressions = policy.using === policyExpression && policy.check === policyExpression
  return policy.name === policyName && forAll && expressions
}
