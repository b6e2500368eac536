// Who has access, for programs: listed, invited, let go and signed out. Changing what somebody may is the owner's on the page.
// Proven by test/contracts/api.test.ts.

import { z } from '@hono/zod-openapi'

import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { roles } from '../core/roles.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { accountRoles, type ListedPerson } from './people-form.ts'
import { isMail, isName } from './person-typed.ts'
import type { AddRoutes } from './site.ts'

const account = z.strictObject({ account: z.uuid() })
const moment = z.iso.datetime()
const counted = z.int().nonnegative()

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

export const addPeopleOperations: AddRoutes = (http, site) => {
  addPeople(http, site)
  addSessions(http, site)
}

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

const asData = ({ at, leftAt, seenAt, ...given }: ListedPerson) => ({
  ...given,
  at: at.toISOString(),
  leftAt: leftAt?.toISOString() ?? null,
  seenAt: seenAt?.toISOString() ?? null,
})
