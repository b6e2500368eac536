// Breaks of pledges for programs, and the question each asks: listed, read with every answer, and answered in the name of
// whoever made the token. GDPR Art. 4(12), 33. Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { BreakCase } from '../app/breaches.ts'
import { breachAnswers, isBreach } from '../core/breach.ts'
import { limits } from '../core/limits.ts'
import { addOperation, noParams, nothingSent, type Outcome } from './operation.ts'
import { words } from './schemas.ts'
import type { AddRoutes, Site } from './site.ts'

const moment = z.iso.datetime()
const answer = z.enum(breachAnswers)
const facts = {
  look: z.uuid().openapi({ description: 'the look that saw it first: the break is named by it' }),
  part: z.string(),
  at: moment,
  reason: words,
  mendedAt: moment.nullable(),
  answer: answer.nullable().openapi({ description: 'the latest; null where nobody has answered' }),
  awareAt: moment.nullable(),
  notifyBefore: moment
    .nullable()
    .openapi({ description: 'until when the authority is to be told of a breach' }),
}
export const breakSchema = z.strictObject(facts).openapi('Break')

const given = z
  .strictObject({
    id: z.uuid(),
    answer,
    at: moment,
    awareAt: moment.nullable(),
    reason: z.string().nullable(),
    by: z.string().nullable().openapi({ description: 'an account; null, as the reason, once it was erased' }),
  })
  .openapi('BreachAnswer')

const said = z
  .strictObject({
    answer,
    reason: z.string().trim().min(1, { abort: true }).max(limits.reasonLetters),
    awareAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .default(null)
      .openapi({ description: 'when the company became aware of a breach; now, where nothing is said' }),
  })
  .openapi('NewBreachAnswer')

const params = z.strictObject({ look: z.uuid() })

export const addBreakOperations: AddRoutes = (http, site) => {
  const breaches = () => site.app.desk.breaches
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/breaks', id: 'api.breaks' },
      summary: 'each time a part of a pledge became broken: what is to be decided first, then the latest',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: z.array(breakSchema), says: 'the breaks' },
    },
    async () => ({ kind: 'done', body: (await breaches().list()).map(breakAsData) }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/breaks/{look}', id: 'api.breaks' },
      summary: 'one break with everything answered about it; the reading is logged',
      ...{ params, body: nothingSent, status: 200, problems: [] },
      answer: z.strictObject({ ...facts, answers: z.array(given) }).openapi('BreakWithAnswers'),
      says: 'the break',
    },
    ({ params }) => readBreak(site, params.look),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/breaks/{look}/answers', id: 'api.breaks.answer' },
      summary: 'answer whether a break is a breach of personal data security; those before stay',
      ...{ params, body: said, status: 201, problems: [] },
      ...{ answer: breakSchema, says: 'the break as it stands with the answer' },
    },
    async ({ params, body, visitor }) => {
      if (visitor.kind === 'nobody' || visitor.account === null)
        return { kind: 'problem', because: 'not-found' }
      return keepAnswer(site, { ...body, look: params.look, by: visitor.account })
    },
  )
}

async function readBreak(site: Site, look: string): Promise<Outcome> {
  const { breaches } = site.app.desk
  const found = await breaches.find(look)
  if (found === null) return { kind: 'problem', because: 'not-found' }
  const answers = (await breaches.answers(look)).map(({ id, answer, at, awareAt, said }) => ({
    ...{ id, answer, at, awareAt, reason: said?.reason ?? null, by: said?.by ?? null },
  }))
  return { kind: 'done', body: { ...breakAsData(found), answers } }
}

interface Said extends z.output<typeof said> {
  readonly look: string
  readonly by: string
}

/**
 * As the form of the console has it: only a breach has a moment, and none that is yet to come. An answer after another keeps
 * since when it was known, unless it says otherwise.
 */
async function keepAnswer(site: Site, { awareAt: typed, ...given }: Said): Promise<Outcome> {
  const { breaches } = site.app.desk
  const now = site.clock.now()
  const known = (await breaches.find(given.look))?.awareAt ?? null
  const aware = typed !== null ? new Date(typed) : known !== null ? new Date(known) : now
  const awareAt = isBreach(given.answer) ? aware : null
  if (typed !== null && awareAt === null) return wrong('expected none, but for a breach')
  if (aware > now) return wrong('expected a moment that has been')
  const kept = await breaches.answer({ ...given, awareAt })
  const found = kept === 'kept' ? await breaches.find(given.look) : null
  return found === null
    ? { kind: 'problem', because: 'not-found' }
    : { kind: 'done', body: breakAsData(found) }
}

const wrong = (detail: string): Outcome => ({
  ...{ kind: 'problem', because: 'invalid', errors: [{ pointer: '/awareAt', detail }] },
})

/** Member by member: what else a break may come to carry is not told before it stands in the schema. */
export const breakAsData = (found: BreakCase) => {
  const { look, part, at, reason, mendedAt, answer, awareAt, notifyBefore } = found
  return { look, part, at, reason, mendedAt, answer, awareAt, notifyBefore }
}
