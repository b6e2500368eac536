// Puts addresses on the site, each under its row of the table (core/access.ts): who may not is refused before anything is
// looked up, and another's thing is refused like one that is not there. What is for everybody is answered without asking
// who it is. OWASP ASVS 5.0 V8. Proven by test/journeys/access.test.ts.

import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { grants, isInScope, notBuilt, type RouteId, type Row } from '../core/access.ts'
import { nobody, type Visitor } from '../core/roles.ts'
import { formField, type HeaderOf, isForm, isFormToken, isFromHere, judgeBody } from './cross-site.ts'
import { freshness } from './prepared.ts'
import { refuse } from './refuse.ts'
import type { Method, Site } from './site.ts'
import { readToken, type Token, visitorOf } from './visitor.ts'

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

type Answer = (context: Context, visitor: Visitor) => Response | Promise<Response>
/** Whose the thing asked for is; null where there is no such thing. */
type OwnerOf = (context: Context) => string | null | Promise<string | null>

export function route(
  http: OpenAPIHono,
  site: Site,
  method: Method,
  path: string,
  id: RouteId,
  answer: Answer,
  ownerOf: OwnerOf | null = null,
): void {
  const row = rowOf(site, id, `${method} ${path}`)
  if (ownerOf === null && Object.values(row).includes('own'))
    throw new Error(
      `expected ${method} ${path} to say whose a thing is, as its row "${id}" tells own from other`,
    )
  site.mounted.push({ method, path, id })
  const isOpen = method === 'GET' && Object.values(row).every(grant => grant === 'all')
  const guarded = { changes: method !== 'GET', id, row, answer, ownerOf }
  http.on(method, path, context => (isOpen ? answer(context, nobody) : guard(context, site, guarded)))
}

function rowOf(site: Site, id: RouteId, address: string): Row {
  const row = Object.hasOwn(site.table, id) ? site.table[id] : undefined
  if (row === undefined) throw new Error(`expected a row "${id}" in core/access.ts for ${address}, got none`)
  return row
}

/** Our own slips, found before anybody is answered: an address that goes past the table, a row nothing uses. */
export function checkRoutes(http: OpenAPIHono, site: Site): void {
  const known = new Set(site.mounted.map(({ method, path }) => `${method} ${path}`))
  const stray = http.routes.find(({ method, path }) => !known.has(`${method} ${path}`))
  if (stray !== undefined)
    throw new Error(
      `expected every address to have a row in core/access.ts, got ${stray.method} ${stray.path}`,
    )
  const hidden = site.mounted.find(({ method, path }) => answeredBy(http, method, path) !== path)
  if (hidden !== undefined)
    throw new Error(`expected ${hidden.method} ${hidden.path} to be answered by itself, got another address`)
  const used = new Set<string>(site.mounted.map(({ id }) => id))
  const waiting = new Set<string>(notBuilt)
  const wrong = Object.keys(site.table).find(id => used.has(id) === waiting.has(id))
  if (wrong !== undefined)
    throw new Error(`expected row "${wrong}" of core/access.ts to be either on the site or not built yet`)
}

/** Whose handler a fixed address comes to: an earlier pattern could take it, and judge it by its own row. */
function answeredBy(http: OpenAPIHono, method: string, path: string): string {
  if (/[:*]/.test(path)) return path
  const [first] = http.router.match(method, path)[0]
  return first?.[0][1].path ?? ''
}

/** The methods an address knows, for `Allow` (RFC 9110 §10.2.1); empty where there is no such address. */
export const methodsAt = (http: OpenAPIHono, path: string): readonly string[] =>
  methods
    .filter(method => http.router.match(method, path)[0].length > 0)
    .flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]))

interface Guarded {
  /** Whether it does more than read. */
  readonly changes: boolean
  readonly id: RouteId
  readonly row: Row
  readonly answer: Answer
  readonly ownerOf: OwnerOf | null
}

/** What is not for everybody is kept by nobody on the way, whatever the answer says of itself. */
async function guard(context: Context, site: Site, guarded: Guarded): Promise<Response> {
  const given = await admit(context, site, guarded)
  const headers = new Headers(given.headers)
  headers.set('cache-control', freshness.never)
  headers.append('vary', 'cookie, authorization')
  return new Response(given.body, { status: given.status, headers })
}

async function admit(context: Context, site: Site, guarded: Guarded): Promise<Response> {
  const { changes, id, row, answer, ownerOf } = guarded
  const header: HeaderOf = name => context.req.header(name)
  const token = readToken(header('cookie'), header('authorization'))
  if (changes && !isFromHere(header, site.origin(), token)) return refuse(context, site, 403, 'foreign')
  const untaken = changes ? judgeBody(context.req.method, header) : null
  if (untaken !== null) return refuse(context, site, untaken, 'untaken')
  const visitor = await visitorOf(site, token)
  if (row[roleOf(visitor)] === 'none') return refuseVisitor(context, site, visitor)
  if (!isInScope(row, id, visitor, site.scopes)) return refuse(context, site, 403, 'scope')
  if (changes && !(await hasFormToken(context, visitor, token))) return refuse(context, site, 403, 'foreign')
  if (ownerOf === null) return answer(context, visitor)
  const owner = await ownerOf(context)
  const isTheirs = owner !== null && grants(row, visitor, owner)
  return isTheirs ? answer(context, visitor) : refuse(context, site, 404, 'not-found')
}

const roleOf = (visitor: Visitor) => (visitor.kind === 'nobody' ? 'nobody' : visitor.role)

function refuseVisitor(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  return visitor.kind === 'nobody'
    ? refuse(context, site, 401, 'signed-out')
    : refuse(context, site, 403, 'forbidden')
}

/** A form sent within a session has to be one of that session's. Who has no session, or is a program, has no token. */
async function hasFormToken(context: Context, visitor: Visitor, token: Token | null): Promise<boolean> {
  if (visitor.kind === 'nobody' || token?.kind !== 'cookie') return true
  if (!isForm(name => context.req.header(name))) return true
  const form = await context.req.parseBody({ all: true })
  return isFormToken(token.token, form[formField])
}
