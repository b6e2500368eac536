// What is served as JSON, and its description (OpenAPI 3.1). docs/reference/http.md says the same for a reader.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import type { Policy } from '../app.ts'
import type { Clock } from '../core/clock.ts'
import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { programVersion } from '../core/version.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { route } from './access.ts'
import { jsonType, prepareJson, send } from './answer.ts'
import { describeProblems } from './operation.ts'
import { readPledgeId } from './paths.ts'
import { answerProblem } from './problem.ts'
import { recordSchema } from './record-schema.ts'
import { boardSchema, liveSchema, pledgeSchema, policySchema, readySchema } from './schemas.ts'
import type { Site } from './site.ts'

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { [jsonType]: { schema } },
})
const notFound = describeProblems(['not-found'])

export const routes = {
  board: createRoute({
    method: 'get',
    path: '/api/v1/board',
    summary: 'every pledge with its parts',
    responses: { 200: json(boardSchema, 'the board') },
  }),
  pledge: createRoute({
    method: 'get',
    path: '/api/v1/pledges/{id}',
    summary: 'one pledge with its days and looks',
    request: { params: z.strictObject({ id: z.enum(pledgeIds) }) },
    responses: { 200: json(pledgeSchema, 'the pledge'), ...notFound },
  }),
  policy: createRoute({
    method: 'get',
    path: '/api/v1/policy/{language}',
    summary: 'the policy as it is published, with the mark of each sentence',
    request: { params: z.strictObject({ language: z.enum(languages) }) },
    responses: { 200: json(policySchema, 'the policy'), ...notFound },
  }),
  record: createRoute({
    method: 'get',
    path: '/api/v1/record',
    summary: 'the record of processing (GDPR Art. 30)',
    security: [{ token: ['record:read'] }, { session: [] }],
    responses: {
      200: json(recordSchema, 'the record'),
      ...describeProblems(['signed-out', 'forbidden', 'scope']),
    },
  }),
  live: createRoute({
    method: 'get',
    path: '/health/live',
    summary: 'the program answers',
    responses: { 200: json(liveSchema, 'it does') },
  }),
  ready: createRoute({
    method: 'get',
    path: '/health/ready',
    summary: 'whether each part it needs works',
    responses: { 200: json(readySchema, 'all work'), 503: json(readySchema, 'one does not') },
  }),
} as const

export const policyAsData = (policy: Policy) => ({ ...policy, marks: [...policy.marks.values()] })

/** Puts the JSON answers on the site. */
export function addApi(http: OpenAPIHono, site: Site): void {
  describeSecurity(http)
  for (const route of Object.values(routes)) http.openAPIRegistry.registerPath(route)
  const { app, snapshots, kept } = site
  route(http, site, 'GET', '/api/v1/board', 'data.board', async context => {
    const { board, version } = await snapshots.take()
    return send(context, await kept.get(context.req.path, version, () => prepareJson(board)))
  })
  route(http, site, 'GET', '/api/v1/pledges/:id', 'data.pledge', async context => {
    const id = readPledgeId(context.req.param('id') ?? '')
    if (id === null)
      return answerProblem(site.origin(), 'not-found', { detail: `expected one of ${pledgeIds.join(', ')}` })
    const { version } = await snapshots.take()
    const read = async () => prepareJson(await app.pledge(id, limits.historyDays))
    return send(context, await kept.get(context.req.path, version, read))
  })
  route(http, site, 'GET', '/api/v1/policy/:language', 'data.policy', async context => {
    const language = languages.find(one => one === context.req.param('language'))
    if (language === undefined)
      return answerProblem(site.origin(), 'not-found', { detail: `expected one of ${languages.join(', ')}` })
    const { policies, version } = await snapshots.take()
    return send(
      context,
      await kept.get(context.req.path, version, () => prepareJson(policyAsData(policies[language]))),
    )
  })
  route(http, site, 'GET', '/api/v1/record', 'data.record', async context => {
    const { version } = await snapshots.take()
    const read = async () => prepareJson(await app.record(), 'never')
    return send(context, await kept.get(context.req.path, version, read))
  })
  addHealth(http, site)
  route(http, site, 'GET', '/openapi.json', 'data.description', async context =>
    send(context, await kept.get(context.req.path, programVersion, () => prepareJson(describe(http)))),
  )
}

function addHealth(http: OpenAPIHono, site: Site): void {
  const { app, clock } = site
  const health = atMostOnce(clock, () => app.health())
  route(http, site, 'GET', '/health/live', 'data.health', async context =>
    send(context, await prepareJson({ status: 'live' }, 'never')),
  )
  route(http, site, 'GET', '/health/ready', 'data.health', async context => {
    // Only names and states: what else a diagnosis says (paths, versions) is for the operator, by `ordholden doctor`.
    const parts = (await health()).map(({ name, state }) => ({ name, state }))
    const ready = parts.every(part => part.state !== 'error')
    const answer = await prepareJson({ status: ready ? 'ready' : 'not-ready', parts }, 'never')
    return send(context, answer, ready ? 200 : 503)
  })
}

/** Looks at most once in `limits.pageFreshMs` however many ask. What failed is looked at again. */
function atMostOnce<T>(clock: Clock, look: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  let askedAt = 0
  return () => {
    const now = clock.now().getTime()
    if (asked !== null && Math.abs(now - askedAt) < limits.pageFreshMs) return asked
    const fresh = look()
    asked = fresh
    askedAt = now
    fresh.catch(() => {
      if (asked === fresh) asked = null
    })
    return fresh
  }
}

/** How a program is known; and how the pages of the console are, which ask with the cookie of their session. */
function describeSecurity(http: OpenAPIHono): void {
  http.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    ...{ type: 'http', scheme: 'bearer' },
    description: 'a token an owner made; each operation names the scope it has to have',
  })
  http.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    ...{ type: 'apiKey', in: 'cookie', name: '__Host-ordholden' },
    description: 'the session of somebody signed in, from a page of the same site',
  })
}

const describe = (http: OpenAPIHono) =>
  http.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Ordholden', version: programVersion, license: { name: 'Apache-2.0' } },
  })
