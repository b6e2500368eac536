// What the owner does about notifications: webhooks added, tried, rotated and taken out; deliveries and letters tried again; the
// Monday mail looked at before it comes. Proven by test/journeys/notifications.test.ts and test/journeys/access.test.ts.

import type { Context } from 'hono'

import type { Notifications } from '../app/notifications/notifications.ts'
import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Visitor } from '../core/roles.ts'
import { notificationWords as words } from '../language/notifications-page.ts'
import { route } from './access.ts'
import { pageType } from './answer.ts'
import type { Faults } from './field.ts'
import { letterHeaders } from './headers.ts'
import { seeOther } from './let-in.ts'
import { type NotificationPlace, notificationPlaces as places } from './notification-places.ts'
import { drawNotifications, drawSecret } from './notifications-page.ts'
import { freshness } from './prepared.ts'
import { say } from './reader.ts'
import { refuse } from './refuse.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

type Act = (context: Context, site: Site, visitor: Visitor) => Promise<Response>
type Done = keyof typeof words.done

export const addNotifications: AddRoutes = (http, site) => {
  const put = (method: 'GET' | 'POST', place: NotificationPlace, act: Act) => {
    const row = method === 'GET' ? 'notifications.page' : 'notifications.change'
    for (const language of languages)
      route(http, site, method, places[place][language], row, (context, visitor) =>
        act(context, site, visitor),
      )
  }
  put('GET', 'page', (context, _, visitor) => showPage(context, site, visitor))
  put('GET', 'monday', showMonday)
  put('POST', 'add', add)
  put('POST', 'rotate', rotate)
  put('POST', 'since', sendSince)
  put('POST', 'test', sendTest)
  put(
    'POST',
    'remove',
    doing('removed', (desk, id) => desk.remove(id)),
  )
  put(
    'POST',
    'turnOn',
    doing('on', (desk, id) => desk.turnOn(id)),
  )
  put(
    'POST',
    'again',
    doing('again', (desk, id) => desk.replay(id)),
  )
  put(
    'POST',
    'letter',
    doing('letter', (desk, id) => desk.tryLetter(id)),
  )
}

async function showPage(
  context: Context,
  site: Site,
  visitor: Visitor,
  faults: Faults = {},
  typed = '',
  no: 422 | 429 = 422,
): Promise<Response> {
  const reader = readerOf(context, site)
  const overview = await site.app.desk.notifications.overview()
  const asked = context.req.query('done') ?? ''
  const done = Object.hasOwn(words.done, asked) ? (asked as Done) : null
  const hidden = formTokenField(context)
  return show(context, site, visitor, {
    title: say(reader, words.title),
    body: drawNotifications(reader, { overview, hidden, faults, typed, done }),
    path: places.page,
    status: Object.keys(faults).length === 0 ? 200 : no,
  })
}

/** A letter has its styles in its tags, as mail programs want it; nothing else of it may do anything here. */
async function showMonday(context: Context, site: Site): Promise<Response> {
  const { language } = readerOf(context, site)
  return new Response(await site.app.desk.notifications.preview(language), {
    headers: { 'content-type': pageType, 'cache-control': freshness.never, ...letterHeaders },
  })
}

async function add(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const sent = await readSent(context)
  const url = sent('url', limits.webhookUrlLetters)
  const added = await site.app.desk.notifications.add(url)
  return added.kind === 'added'
    ? showSecret(context, site, visitor, added.secret, false)
    : showPage(context, site, visitor, { url: words.faults[added.because] }, url)
}

async function rotate(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const secret = await site.app.desk.notifications.rotate((await readSent(context))('id'))
  return secret === null
    ? refuse(context, site, 404, 'not-found')
    : showSecret(context, site, visitor, secret, true)
}

// The one answer to a form that is no way onwards: what is shown once cannot be asked for again.
function showSecret(context: Context, site: Site, visitor: Visitor, secret: string, isRotated: boolean) {
  const reader = readerOf(context, site)
  const body = drawSecret(reader, secret, isRotated)
  return show(context, site, visitor, { title: say(reader, words.secret.title), body, path: places.page })
}

async function sendSince(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const sent = await readSent(context)
  const id = sent('id')
  const sending = await site.app.desk.notifications.replaySince(id, sent('since'))
  if (sending === 'no-target') return refuse(context, site, 404, 'not-found')
  return sending === 'no-time'
    ? showPage(context, site, visitor, { [`since-${id}`]: words.faults['no-time'] })
    : back(context, site, 'since')
}

async function sendTest(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const id = (await readSent(context))('id')
  const { kind } = await site.app.desk.notifications.test(id)
  if (kind === 'no-target') return refuse(context, site, 404, 'not-found')
  return kind === 'often'
    ? showPage(context, site, visitor, { [`target-${id}`]: words.faults.often }, '', 429)
    : back(context, site, 'test')
}

const doing =
  (done: Done, act: (desk: Notifications, id: string) => Promise<boolean>): Act =>
  async (context, site) => {
    const id = (await readSent(context))('id')
    return (await act(site.app.desk.notifications, id))
      ? back(context, site, done)
      : refuse(context, site, 404, 'not-found')
  }

const back = (context: Context, site: Site, done: Done): Response =>
  seeOther(`${places.page[readerOf(context, site).language]}?done=${done}`)
