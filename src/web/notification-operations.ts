// Notifications for programs, the owner's alone: what the page Beskeder shows; webhooks added, tested, rotated and taken out;
// deliveries and letters tried again. A new secret stands in one answer, and under its Idempotency-Key for a day, sealed.
// Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { Overview } from '../app/notifications/notifications.ts'
import { limits } from '../core/limits.ts'
import { notificationWords } from '../language/notifications-page.ts'
import { addOperation, noParams, nothingSent, type Outcome } from './operation.ts'
import { words } from './schemas.ts'
import type { AddRoutes } from './site.ts'

const delivery = z.strictObject({ delivery: z.uuid() })
const webhook = z.strictObject({ webhook: z.uuid() })
const letter = z.strictObject({ letter: z.uuid() })
const moment = z.iso.datetime()
const counted = z.int().nonnegative()
const state = z.enum(['waiting', 'sent', 'failed'])
const tried = { state, tries: counted, said: z.string().nullable(), nextAt: moment.nullable() }

const notifications = z
  .strictObject({
    mail: z.strictObject({ hasServer: z.boolean(), says: words, next: words.nullable(), nextMonday: moment }),
    webhooks: z.array(
      z
        .strictObject({
          ...{ id: z.uuid(), at: moment, url: z.string(), decision: z.string().nullable() },
          ...{ offSince: moment.nullable(), bothSecretsUntil: moment.nullable() },
        })
        .openapi('Webhook'),
    ),
    deliveries: z.array(
      z
        .strictObject({
          ...{ id: z.uuid(), webhook: z.uuid(), kind: z.string(), pledge: z.string().nullable(), at: moment },
          ...tried,
        })
        .openapi('Delivery'),
    ),
    letters: z.array(
      z.strictObject({ id: z.uuid(), kind: z.string(), at: moment, ...tried }).openapi('Letter'),
    ),
    events: z.array(
      z
        .strictObject({
          ...{ id: z.uuid(), kind: z.string(), at: moment },
          ...{ pledge: z.string().nullable(), part: z.string().nullable() },
        })
        .openapi('Event'),
    ),
  })
  .openapi('Notifications')

const secret = { webhook: z.uuid(), secret: z.string() }

export const addNotificationOperations: AddRoutes = (http, site) => {
  addReading(http, site)
  addTargets(http, site)
  addTargetActs(http, site)
  addLetters(http, site)
  addDeliveries(http, site)
}

const addReading: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/notifications', id: 'api.notifications' },
      summary: 'who is told what: webhooks, deliveries, letters that wait, and what happened lately',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: notifications, says: 'how it stands' },
    },
    async () => ({ kind: 'done', body: overviewAsData(await site.app.desk.notifications.overview()) }),
  )

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const overviewAsData = ({ events, targets, deliveries, letters, mail, ...rest }: Overview) => ({
  mail: {
    ...{ hasServer: rest.hasServer, nextMonday: rest.nextMonday.toISOString() },
    ...{ says: mail.says, next: mail.next },
  },
  webhooks: targets.map(({ id, at, url, decision, offSince, earlierUntil }) => ({
    ...{ id, at: iso(at), url, decision, offSince: iso(offSince), bothSecretsUntil: iso(earlierUntil) },
  })),
  deliveries: deliveries.map(({ id, webhook, kind, pledge, at, ...tried }) => ({
    ...{ id, webhook, kind, pledge, at: iso(at), ...triedAsData(tried) },
  })),
  letters: letters.map(({ id, kind, at, ...tried }) => ({ id, kind, at: iso(at), ...triedAsData(tried) })),
  events: events.map(({ id, kind, at, pledge, part }) => ({ id, kind, at: iso(at), pledge, part })),
})

type Tried = Pick<Overview['letters'][number], 'state' | 'tries' | 'said' | 'nextAt'>
const triedAsData = ({ state, tries, said, nextAt }: Tried) => ({ state, tries, said, nextAt: iso(nextAt) })

const id = 'api.notifications.change'

const addTargets: AddRoutes = (http, site) => {
  const { faults } = notificationWords
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/webhooks', id, params: noParams },
      summary: 'add a webhook; its secret is in this answer and in no other',
      body: z.strictObject({ url: z.string().trim().max(limits.webhookUrlLetters) }).openapi('NewWebhook'),
      ...{ status: 201, answer: z.strictObject(secret), says: 'it is there', problems: [] },
    },
    async ({ body }) => {
      const added = await site.app.desk.notifications.add(body.url)
      return added.kind === 'added'
        ? { kind: 'done', body: { webhook: added.id, secret: added.secret } }
        : wrongUrl(faults[added.because].en)
    },
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/webhooks/{webhook}/rotate', id, params: webhook },
      summary: 'a new secret for a webhook; the one before signs too for a day',
      ...{ body: nothingSent, status: 200, problems: [] },
      ...{ answer: z.strictObject(secret), says: 'the new secret' },
    },
    async ({ params }) => {
      const made = await site.app.desk.notifications.rotate(params.webhook)
      return made === null ? notFound : { kind: 'done', body: { ...params, secret: made } }
    },
  )
}

const notFound: Outcome = { kind: 'problem', because: 'not-found' }
const wrongUrl = (detail: string): Outcome => ({
  ...{ kind: 'problem', because: 'invalid', errors: [{ pointer: '/url', detail }] },
})

const addTargetActs: AddRoutes = (http, site) => {
  const desk = () => site.app.desk.notifications
  const shared = { method: 'POST', id, params: webhook, body: nothingSent, status: 200 } as const
  addOperation(
    http,
    site,
    {
      ...{ ...shared, path: '/api/v1/webhooks/{webhook}/remove', answer: webhook, problems: [] },
      ...{ summary: 'take a webhook out, and what was on its way to it', says: 'it is gone' },
    },
    async ({ params }) => ((await desk().remove(params.webhook)) ? { kind: 'done', body: params } : notFound),
  )
  addOperation(
    http,
    site,
    {
      ...{ ...shared, path: '/api/v1/webhooks/{webhook}/turn-on', answer: webhook, problems: [] },
      ...{ summary: 'let a webhook that said it is gone get messages again', says: 'it gets them' },
    },
    async ({ params }) => ((await desk().turnOn(params.webhook)) ? { kind: 'done', body: params } : notFound),
  )
  addOperation(
    http,
    site,
    {
      ...{ ...shared, path: '/api/v1/webhooks/{webhook}/test', answer: delivery, problems: ['often'] },
      ...{ summary: 'send a webhook a test', says: 'it is on its way' },
    },
    async ({ params }) => {
      const sent = await desk().test(params.webhook)
      if (sent.kind !== 'sent')
        return sent.kind === 'often' ? { kind: 'problem', because: 'often' } : notFound
      return { kind: 'done', body: { delivery: sent.delivery } }
    },
  )
}

const addLetters: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/letters/{letter}/retry', id, params: letter, body: nothingSent },
      summary: 'try a letter again, now',
      ...{ status: 200, answer: letter, says: 'it is tried', problems: [] },
    },
    async ({ params }) =>
      (await site.app.desk.notifications.tryLetter(params.letter))
        ? { kind: 'done', body: params }
        : notFound,
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
