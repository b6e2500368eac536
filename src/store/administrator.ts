// What the administrator of somebody else's server is asked to run: one complete script, in SQL. It carries no password,
// only verifiers. Until it has run no personal data is read; afterwards the roles are looked at all the same.
// Proven by test/contracts/store-server.test.ts, which is refused, runs the script and goes on.

import { Refusal } from '../core/refusal.ts'
import { groupStatement, loginStatement, quoted, type RolePlan, type RoleState } from './roles.ts'

/** Refused until somebody else's administrator has run `script`, which the message carries whole. */
export class NeedsAdministrator extends Refusal {
  readonly script: string

  constructor(message: string, script: string) {
    super('database-needs-administrator', {
      message,
      hint: `have the server's administrator run this, then start again:\n\n${script}`,
    })
    this.script = script
  }
}

export interface ScriptAsked {
  readonly plan: RolePlan
  readonly database: string
  /** Roles that are there already. */
  readonly states: readonly RoleState[]
  /** Verifiers of the logins to be made, by role. */
  readonly verifiers: ReadonlyMap<string, string>
}

/** Makes what is missing, and lets the owner hand the group on, so that it can withdraw a purpose by itself. */
export function rolesScript({ plan, database, states, verifiers }: ScriptAsked): string {
  const owner = quoted(plan.owner)
  const group = quoted(plan.group)
  const isThere = (role: string): boolean => states.some(({ name }) => name === role)
  const demanded = new Set([...plan.logins.values(), plan.resting])
  const closed = states.filter(({ name, canLogin }) => demanded.has(name) && !canLogin)
  return script(`Ordholden: roles for its purposes, in database ${quoted(database)}`, [
    ...(isThere(plan.group) ? [] : [groupStatement(plan.group)]),
    `grant ${group} to ${owner} with admin option`,
    ...[...verifiers].map(([role, verifier]) => loginStatement(role, verifier)),
    ...closed.map(({ name }) => `alter role ${quoted(name)} login`),
    `grant connect on database ${quoted(database)} to ${group}`,
    `grant usage on schema public to ${group}`,
    `grant pg_signal_backend to ${owner}`,
  ])
}

/** For a login that is a superuser or passes the wall: an owner instead of it, and a database that belongs to it. */
export function ownerScript(): string {
  return script('Ordholden: a login of its own; choose its password, then name it in DATABASE_URL', [
    'create role ordholden login createrole nosuperuser nobypassrls',
    'grant pg_signal_backend to ordholden',
    'create database ordholden owner ordholden',
  ])
}

const script = (title: string, statements: readonly string[]): string =>
  `-- ${title}.\n${statements.map(statement => `${statement};\n`).join('')}`
