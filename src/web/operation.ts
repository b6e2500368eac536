// One operation of the API: from one description it is put on the site under its row, what is sent is judged by the schemas,
// and openapi.json says the same. What changes something is done once for its `Idempotency-Key`, however often it is sent.
// OWASP ASVS 5.0 V4.1, 15.3.3 (mass assignment). Proven by test/contracts/api.test.ts.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { type RouteId, scopeRoutes } from '../core/access.ts'
import { limits } from '../core/limits.ts'
import { type ProblemKind, type ProblemPlace, problemStatus } from '../core/problems.ts'
import type { Visitor } from '../core/roles.ts'
import { problemWords } from '../language/problems.ts'
import { route } from './access.ts'
import { jsonType } from './answer.ts'
import { readJson } from './json-body.ts'
import { freshness } from './prepared.ts'
import { answerProblem, type Problem, problemBody, problemType } from './problem.ts'
import { problemSchema } from './schemas.ts'
import type { Site } from './site.ts'

/** Nothing is sent, or an empty object. */
export const nothingSent = z.strictObject({}).openapi({ description: 'nothing' })
export const noParams = z.strictObject({})

export interface Operation<Params extends z.ZodObject, Body extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** As OpenAPI writes it: `/api/v1/people/{account}/leave`. */
  readonly path: `/api/v1/${string}`
  readonly id: RouteId
  readonly summary: string
  /** What stands in the address: in its path where that names it, else after `?`. What does not fit is not there. */
  readonly params: Params
  readonly body: Body
  /** What it answers with when it is done. */
  readonly status: 200 | 201
  readonly answer: z.ZodType
  readonly says: string
  /** Besides what any operation may be told. */
  readonly problems: readonly ProblemKind[]
}

export type Outcome =
  | { readonly kind: 'done'; readonly body: unknown }
  | ({ readonly kind: 'problem'; readonly because: ProblemKind } & Pick<Problem, 'errors' | 'conflict'>)

export interface Asked<Params, Body> {
  readonly params: Params
  readonly body: Body
  readonly visitor: Visitor
}

export type Act<Params extends z.ZodObject, Body extends z.ZodType> = (
  asked: Asked<z.output<Params>, z.output<Body>>,
) => Promise<Outcome>

export function addOperation<Params extends z.ZodObject, Body extends z.ZodType>(
  http: OpenAPIHono,
  site: Site,
  operation: Operation<Params, Body>,
  act: Act<Params, Body>,
): void {
  http.openAPIRegistry.registerPath(describeOperation(operation))
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
  route(http, site, operation.method, path, operation.id, (context, visitor) =>
    answerOperation(context, site, operation, visitor, act),
  )
}

async function answerOperation<Params extends z.ZodObject, Body extends z.ZodType>(
  context: Context,
  site: Site,
  operation: Operation<Params, Body>,
  visitor: Visitor,
  act: Act<Params, Body>,
): Promise<Response> {
  const no = (kind: ProblemKind, problem = {}) => answerProblem(site.origin(), kind, problem)
  const params = operation.params.safeParse(addressed(context))
  if (!params.success) return no('not-found')
  const changes = operation.method !== 'GET'
  const read = await readBody(context, changes)
  if (read.kind === 'untaken') return no('untaken')
  if (read.kind === 'malformed') return no('malformed', { detail: read.detail })
  const body = operation.body.safeParse(read.value)
  if (!body.success) return no('invalid', { errors: placesOf(body.error) })
  const done = () => act({ params: params.data, body: body.data, visitor })
  const answerOf = (outcome: Outcome) => format(site.origin(), operation, outcome)
  if (!changes) return respond(answerOf(await done()))
  const key = readKey(context.req.header('idempotency-key'))
  if (key === null) return no('key-missing')
  const { pathname, search } = new URL(context.req.url)
  const what = `${operation.method} ${pathname}${search}\n${JSON.stringify(read.value)}`
  const once = await site.app.desk.asking.once({ by: askedBy(visitor), key, what }, async () =>
    answerOf(await done()),
  )
  return once.kind === 'answered' ? respond(once.answer) : no(keyProblems[once.kind])
}

/** What is named twice is a list, which no schema takes. */
const addressed = ({ req }: Context): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    Object.entries(req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  ),
  ...req.param(),
})

const keyProblems = { other: 'key-other', busy: 'key-busy', lost: 'key-lost', full: 'full' } as const

/** A key is of the account, so that a token that is renewed goes on where the last one was. */
const askedBy = (visitor: Visitor): string =>
  visitor.kind === 'nobody' ? 'nobody' : (visitor.account ?? visitor.session)

/** A string as RFC 9651 §3.3.3 writes it, or bare, as most programs do. */
export function readKey(header: string | undefined): string | null {
  const [, quoted, bare] =
    /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]+)"|([\w.:~+/=-]+))$/.exec(header?.trim() ?? '') ?? []
  const key = quoted ?? bare ?? ''
  return key === '' || key.length > limits.askedKeyCharacters ? null : key
}

type ReadBody = ReturnType<typeof readJson> | { readonly kind: 'untaken' }

async function readBody(context: Context, changes: boolean): Promise<ReadBody> {
  if (!changes) return { kind: 'read', value: {} }
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== jsonType) return { kind: 'untaken' }
  return readJson(new Uint8Array(await context.req.arrayBuffer()))
}

/** Where it does not fit, and what was expected there; never what was sent. */
const placesOf = (error: z.ZodError): readonly ProblemPlace[] =>
  error.issues
    .slice(0, limits.faults)
    .flatMap(issue =>
      (issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path]).map(
        path => ({ pointer: pointerTo(path), detail: detailOf(issue) }),
      ),
    )

const detailOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys'
    ? 'expected no such member'
    : issue.code === 'custom'
      ? issue.message
      : `expected ${expectedOf(issue)}`

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  return issue.code === 'invalid_format' ? `the form ${issue.format}` : 'another value'
}

/** RFC 6901 §3. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function format<Params extends z.ZodObject, Body extends z.ZodType>(
  origin: string,
  { status, answer }: Operation<Params, Body>,
  outcome: Outcome,
) {
  if (outcome.kind === 'done')
    return { status, type: jsonType, body: JSON.stringify(answer.parse(outcome.body)) }
  const { because } = outcome
  return { status: problemStatus[because], type: problemType, body: problemBody(origin, because, outcome) }
}

const respond = ({ status, type, body }: { status: number; type: string; body: string }): Response =>
  new Response(body, { status, headers: { 'content-type': type, 'cache-control': freshness.never } })

const always: readonly ProblemKind[] = ['signed-out', 'forbidden', 'scope']
const changing: readonly ProblemKind[] = [
  ...(['foreign', 'untaken', 'malformed', 'invalid'] as const),
  ...(['key-missing', 'key-other', 'key-busy', 'key-lost', 'full'] as const),
]

function describeOperation<Params extends z.ZodObject, Body extends z.ZodType>(
  operation: Operation<Params, Body>,
) {
  const { method, path, id, summary, params, body, status, answer, says } = operation
  const changes = method !== 'GET'
  const hasParams = Object.keys(params.shape).length > 0
  const inPath = (name: string) => path.includes(`{${name}}`)
  const problems = [
    ...always,
    ...(changes ? changing : []),
    ...operation.problems,
    ...(hasParams ? (['not-found'] as const) : []),
  ]
  const scopes = Object.entries(scopeRoutes).flatMap(([scope, ids]) => (ids.includes(id) ? [scope] : []))
  return createRoute({
    method: changes ? 'post' : 'get',
    path,
    summary,
    security: [{ token: scopes }, { session: [] }],
    request: {
      ...only('params', params, inPath),
      ...only('query', params, name => !inPath(name)),
      ...(changes ? { headers: keyHeader, body: { content: { [jsonType]: { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: says, content: { [jsonType]: { schema: answer } } },
      ...describeProblems(problems),
    },
  })
}

/** Those that stand in one place of the address; nothing where none does. */
function only(place: 'params' | 'query', { shape }: z.ZodObject, isThere: (name: string) => boolean) {
  const there = Object.entries(shape).filter(([name]) => isThere(name))
  return there.length === 0 ? {} : { [place]: z.strictObject(Object.fromEntries(there)) }
}

const keyHeader = z.object({
  'idempotency-key': z.string().min(1).max(limits.askedKeyCharacters).openapi({
    description: 'chosen by the program for this one request; the same again within a day does nothing again',
  }),
})

/** Every problem an operation may be told, by status. */
export function describeProblems(kinds: readonly ProblemKind[]) {
  const statuses = [...new Set(kinds.map(kind => problemStatus[kind]))].toSorted((a, b) => a - b)
  return Object.fromEntries(
    statuses.map(status => [
      status,
      {
        description: [...new Set(kinds)]
          .filter(kind => problemStatus[kind] === status)
          .map(kind => problemWords[kind].title)
          .join('; '),
        content: { [problemType]: { schema: problemSchema } },
      },
    ]),
  )
}
