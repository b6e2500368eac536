// What a program may do: each operation from one description, under its row and its scope. docs/reference/api.md says the same
// with examples. Proven by test/contracts/api.test.ts.

import { z } from '@hono/zod-openapi'

import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { roles } from '../core/roles.ts'
import { pledgeIds, verdicts } from '../pledge/pledge.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { accountRoles } from './people-form.ts'
import { isMail, isName } from './person-typed.ts'
import type { AddRoutes, Site } from './site.ts'

const account = z.strictObject({ account: z.uuid() })
const delivery = z.strictObject({ delivery: z.uuid() })
const webhook = z.strictObject({ webhook: z.uuid() })
const moment = z.iso.datetime()
const counted = z.int().nonnegative()

const looked = z
  .strictObject({
    at: moment,
    pledges: z.array(z.strictObject({ pledge: z.enum(pledgeIds), verdict: z.enum(verdicts) })),
  })
  .openapi('Looked')

const person = z
  .strictObject({
    account: z.uuid(),
    name: z.string(),
    mail: z.string(),
    role: z.enum(roles),
    language: z.enum(languages),
    state: z.enum(['invited', 'active', 'left']),
    at: moment,
    leftAt: moment.nullable(),
    seenAt: moment.nullable(),
    isDeputy: z.boolean(),
  })
  .openapi('Person')

/** What does not fit is told once. */
const once = { abort: true }

/** As the form of the console has it. */
const newPerson = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, once)
      .max(limits.mailNameLetters, once)
      .refine(isName, 'expected a name without line breaks and signs that turn text around'),
    mail: z
      .email(once)
      .max(limits.mailAddressLetters, once)
      .refine(isMail, 'expected one address a letter can go to'),
    role: z.enum(accountRoles),
    language: z.enum(languages).default('da'),
  })
  .openapi('NewPerson')

export const addOperations: AddRoutes = (http, site) => {
  addChecks(http, site)
  addPeople(http, site)
  addSessions(http, site)
  addDeliveries(http, site)
}

const addChecks: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/checks', id: 'api.checks' },
      summary: 'look now, at some pledges or at all, and keep what was seen',
      params: noParams,
      body: z.strictObject({ pledges: z.array(z.enum(pledgeIds)).max(pledgeIds.length).default([]) }),
      ...{ status: 200, answer: looked, says: 'how each pledge stands after it', problems: [] },
    },
    async ({ body: { pledges } }) => {
      const board = await site.app.check(pledges, () => {})
      const asked = board.pledges.filter(({ pledge }) => pledges.length === 0 || pledges.includes(pledge))
      const lines = asked.map(({ pledge, verdict: { verdict } }) => ({ pledge, verdict }))
      return { kind: 'done', body: { at: board.at, pledges: lines } }
    },
  )

const addPeople: AddRoutes = (http, site) => {
  const people = () => site.app.desk.accounts.people
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/people', id: 'api.people' },
      summary: 'everybody who has access, was invited, or has left lately',
      ...{ params: noParams, body: nothingSent },
      ...{ status: 200, answer: z.array(person), says: 'the people', problems: [] },
    },
    async () => ({ kind: 'done', body: (await people().list()).map(asData) }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/people', id: 'api.people.invite' },
      summary: 'invite somebody; the link goes to them by letter',
      ...{ params: noParams, body: newPerson },
      answer: z.strictObject({ account: z.uuid() }),
      ...{ status: 201, says: 'invited', problems: ['taken'] },
    },
    async ({ body }) => {
      const invited = await site.app.desk.invite(body)
      return invited.kind === 'taken'
        ? { kind: 'problem', because: 'taken' }
        : { kind: 'done', body: { account: invited.account } }
    },
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/people/{account}/leave', id: 'api.people.leave' },
      summary: 'let somebody leave: cut at once, with all they sign in with',
      ...{ params: account, body: nothingSent },
      answer: z.strictObject({ erased: counted }),
      ...{ status: 200, says: 'they have left', problems: ['last-owner'] },
    },
    async ({ params }) => {
      const left = await people().leave(params.account, site.clock.now())
      if (left.kind !== 'left') return { kind: 'problem', because: left.kind }
      return { kind: 'done', body: { erased: left.erased } }
    },
  )
}

const addSessions: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/people/{account}/sessions/end', id: 'api.people.sessions' },
      summary: 'end every session somebody has',
      ...{ params: account, body: nothingSent },
      answer: z.strictObject({ ended: counted }),
      ...{ status: 200, says: 'they are signed out everywhere', problems: [] },
    },
    async ({ params }) => {
      const { people, sessions } = site.app.desk.accounts
      const isThere = (await people.list()).some(one => one.account === params.account)
      if (!isThere) return { kind: 'problem', because: 'not-found' }
      return { kind: 'done', body: { ended: await sessions.endAll(params.account) } }
    },
  )

const addDeliveries: AddRoutes = (http, site) => {
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/deliveries/{delivery}/replay', id: 'api.deliveries.replay' },
      summary: 'send a webhook delivery again, now',
      ...{ params: delivery, body: nothingSent },
      answer: z.strictObject({ delivery: z.uuid() }),
      ...{ status: 200, says: 'it is on its way', problems: [] },
    },
    async ({ params }) =>
      (await site.app.desk.notifications.replay(params.delivery))
        ? { kind: 'done', body: params }
        : { kind: 'problem', because: 'not-found' },
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/webhooks/{webhook}/replay', id: 'api.webhooks.replay' },
      summary: 'send a webhook everything since a day of the company’s or a moment, the oldest first',
      params: webhook,
      body: z.strictObject({ since: z.union([z.iso.date(), z.iso.datetime({ offset: true })]) }),
      answer: z.strictObject({ deliveries: counted }),
      ...{ status: 200, says: 'they are on their way', problems: [] },
    },
    async ({ params, body }) => {
      const many = await site.app.desk.notifications.replaySince(params.webhook, body.since)
      if (many === 'no-target') return { kind: 'problem', because: 'not-found' }
      return many === 'no-time'
        ? { kind: 'problem', because: 'invalid' }
        : { kind: 'done', body: { deliveries: many } }
    },
  )
}

type Person = Awaited<ReturnType<Site['app']['desk']['accounts']['people']['list']>>[number]

const asData = ({ at, leftAt, seenAt, ...given }: Person) => ({
  ...given,
  at: at.toISOString(),
  leftAt: leftAt?.toISOString() ?? null,
  seenAt: seenAt?.toISOString() ?? null,
})
