// Who may ask for what: one table, role × route × whose. Every address of the site names its row and does not start without
// one (src/web/access.ts); a role without a route of its own yet is refused wherever something is not for everybody.
// docs/reference/http.md says who each address is for. Proven by test/journeys/access.test.ts, generated from it.

import type { Role, Scope, Visitor } from './roles.ts'

/** Everything of its kind, only what is theirs (`Visitor.own`), or nothing. */
export type Grant = 'none' | 'own' | 'all'
export type Row = Readonly<Record<Role | 'nobody', Grant>>

export const noOne: Row = {
  nobody: 'none',
  owner: 'none',
  staff: 'none',
  tester: 'none',
  bookkeeper: 'none',
  auditor: 'none',
  customer: 'none',
  person: 'none',
  accountant: 'none',
}

const everyone: Row = {
  nobody: 'all',
  owner: 'all',
  staff: 'all',
  tester: 'all',
  bookkeeper: 'all',
  auditor: 'all',
  customer: 'all',
  person: 'all',
  accountant: 'all',
}

/** What is internal to the company, and to whoever audits it. */
const company: Row = { ...noOne, owner: 'all', staff: 'all', auditor: 'all' }

/** Whoever is signed in, as what they are. */
const signedIn: Row = { ...everyone, nobody: 'none' }
/** Who has an account: the others come by a link. */
const holders: Row = { ...noOne, owner: 'all', staff: 'all', tester: 'all', bookkeeper: 'all' }

/** Who decides on the company's behalf. */
const deciders: Row = { ...noOne, owner: 'all', staff: 'all' }

/** What is the owner's alone: who is told what, and where it is sent. */
const ownerOnly: Row = { ...noOne, owner: 'all' }

/** Whoever came by a link to one thing, which their session names. */
const guests: Row = { ...noOne, person: 'all' }

export const access = Object.freeze({
  'page.start': everyone,
  'page.policy': everyone,
  'page.board': everyone,
  'page.how': everyone,
  'page.pledge': everyone,
  'page.traffic': everyone,
  'page.record': company,
  'register.read': company,
  'register.edit': deciders,
  'page.asset': everyone,
  'desk.today': company,
  'desk.look': deciders,
  'desk.break': company,
  'desk.break.answer': deciders,
  'desk.people': ownerOnly,
  'desk.guests': ownerOnly,
  'desk.acts': company,
  'desk.acts.step': deciders,
  'desk.search': company,
  'desk.site': company,
  'desk.traffic': company,
  'desk.site.visit': deciders,
  'outside.act': guests,
  'outside.act.answer': guests,
  'sign-in.page': everyone,
  'sign-in.try': everyone,
  'sign-in.ask': everyone,
  'sign-in.openid': everyone,
  'sign-in.start': everyone,
  'sign-in.link': everyone,
  'account.page': signedIn,
  'account.session': signedIn,
  'account.means': holders,
  'notifications.page': ownerOnly,
  'notifications.change': ownerOnly,
  'tokens.page': ownerOnly,
  'tokens.change': ownerOnly,
  'api.checks': deciders,
  'api.people': ownerOnly,
  'api.people.invite': ownerOnly,
  'api.people.leave': ownerOnly,
  'api.people.sessions': ownerOnly,
  'api.deliveries.replay': ownerOnly,
  'api.webhooks.replay': ownerOnly,
  'api.sentences': company,
  'api.sentences.judge': deciders,
  'api.sentences.save': deciders,
  'api.register': company,
  'api.register.judge': deciders,
  'api.register.save': deciders,
  'api.editions': company,
  'api.today': company,
  'api.acts': company,
  'api.cases': company,
  'api.erasures': company,
  'api.breaks': company,
  'api.sites': company,
  'api.traffic': company,
  'api.breaks.answer': deciders,
  'api.notifications': ownerOnly,
  'api.notifications.change': ownerOnly,
  'page.problems': everyone,
  'data.board': everyone,
  'data.pledge': everyone,
  'data.policy': everyone,
  'data.format': everyone,
  'data.record': company,
  'data.description': everyone,
  'data.health': everyone,
  'log.proof': everyone,
  'log.checkpoint': everyone,
  'log.tile': everyone,
  'log.bundle': everyone,
  'log.verifier': everyone,
  'well-known.security': everyone,
  'well-known.privacy': everyone,
} as const satisfies Record<string, Row>)

export type RouteId = keyof typeof access

/**
 * What each scope of a program's token opens, of what the row lets its role do. What stands in no scope no program may do:
 * ways in, sessions of one's own and tokens themselves among it. What is for everybody needs none.
 */
export const scopeRoutes: Readonly<Record<Scope, readonly RouteId[]>> = Object.freeze({
  'record:read': ['data.record'],
  'checks:run': ['api.checks'],
  'people:read': ['api.people'],
  'people:write': ['api.people.invite', 'api.people.leave', 'api.people.sessions'],
  'webhooks:replay': ['api.deliveries.replay', 'api.webhooks.replay'],
  'policy:read': ['api.sentences'],
  'policy:write': ['api.sentences.judge', 'api.sentences.save'],
  'register:read': ['api.register', 'api.editions'],
  'register:write': ['api.register.judge', 'api.register.save'],
  'desk:read': ['api.today', 'api.acts', 'api.cases', 'api.erasures'],
  'breaches:read': ['api.breaks'],
  'breaches:write': ['api.breaks.answer'],
  'sites:read': ['api.sites'],
  'traffic:read': ['api.traffic'],
  'notifications:read': ['api.notifications'],
  'notifications:write': ['api.notifications.change'],
})

/** Whether a visitor's scopes, where a program asks, open an address. */
export const isInScope = (
  row: Row,
  id: string,
  visitor: Visitor,
  opened: Readonly<Record<string, readonly string[]>> = scopeRoutes,
): boolean =>
  visitor.kind === 'nobody' ||
  visitor.scopes === undefined ||
  row.nobody === 'all' ||
  visitor.scopes.some(scope => opened[scope]?.includes(id) === true)

/** Rows written before their room is: no address of the site may use one, and the list may only shrink. */
export const notBuilt: readonly RouteId[] = []

/** Whether a row grants it. `owner` is whose the thing asked for is; without one, nothing of one's own is meant. */
export function grants(row: Row, visitor: Visitor, owner?: string): boolean {
  const grant = row[visitor.kind === 'nobody' ? 'nobody' : visitor.role]
  if (grant !== 'own' || visitor.kind === 'nobody') return grant === 'all'
  return owner !== undefined && visitor.own.includes(owner)
}

export const mayUse = (visitor: Visitor, route: RouteId, owner?: string): boolean =>
  grants(access[route], visitor, owner)
