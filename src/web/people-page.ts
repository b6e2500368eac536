// Who has access: everybody with their role, and the form that invites one more; who is let in from outside, and the form that
// lets in one more. Only the owner is led here. Proven by test/journeys/desk.test.ts and test/journeys/outside.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { languages, type Words } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { guestWords } from '../language/guests.ts'
import { roleWords } from '../language/own-account.ts'
import { peopleWords } from '../language/people.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { drawFaults, type Faults } from './field.ts'
import {
  drawGuestForm,
  drawGuests,
  guestPath,
  judgeGuest,
  noGuestTyped,
  offersIn,
  readGuest,
  shutOut,
  type TypedGuest,
} from './guests-form.ts'
import { seeOther } from './let-in.ts'
import {
  drawInvite,
  judgePerson,
  type ListedPerson,
  nobodyTyped,
  readPerson,
  type TypedPerson,
} from './people-form.ts'
import { addPerson, personPath } from './person-page.ts'
import { type Html, moment, nothing, type Reader, say } from './reader.ts'
import { readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawStacked } from './stacked-table.ts'

const { path, row } = deskPlaces.people

export const addPeople: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], row, (context, visitor) =>
      showPeople(context, site, visitor, {}),
    )
    route(http, site, 'POST', path[language], row, (context, visitor) => invite(context, site, visitor))
    route(http, site, 'POST', guestPath[language], 'desk.guests', (context, visitor) =>
      letIn(context, site, visitor),
    )
    route(
      http,
      site,
      'POST',
      `${guestPath[language]}/:guest/${shutOut[language]}`,
      'desk.guests',
      (context, visitor) => shutGuestOut(context, site, visitor),
    )
  }
  addPerson(http, site)
}

async function invite(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const typed = await readPerson(context)
  const judged = judgePerson(typed)
  if ('faults' in judged) return showPeople(context, site, visitor, judged.faults, { person: typed })
  const { kind } = await site.app.desk.invite(judged.read)
  return kind === 'taken'
    ? showPeople(context, site, visitor, { mail: peopleWords.taken }, { person: typed })
    : seeOther(`${path[readerOf(context, site).language]}?said=invited`)
}

async function letIn(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const typed = await readGuest(context)
  const judged = judgeGuest(typed, offersIn(site.table))
  const by = visitor.kind === 'nobody' ? null : visitor.account
  if ('faults' in judged || by === null)
    return showPeople(context, site, visitor, 'faults' in judged ? judged.faults : {}, { guest: typed })
  const done = await site.app.desk.letInGuest({ ...judged.read, by })
  if (done === 'let-in') return toGuests(context, site, 'let-in')
  return showPeople(context, site, visitor, { 'guest-mail': guestWords.faults[done] }, { guest: typed })
}

async function shutGuestOut(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const guest = context.req.param('guest') ?? ''
  return (await site.app.desk.accounts.guests.end(guest, site.clock.now()))
    ? toGuests(context, site, 'shut-out')
    : showPeople(context, site, visitor, { guests: guestWords.faults.gone })
}

const toGuests = (context: Context, site: Site, said: keyof typeof guestWords.said): Response =>
  seeOther(`${path[readerOf(context, site).language]}?said=${said}#guests`)

const saidIn = (context: Context, words: Readonly<Record<string, Words>>): Words | null =>
  Object.entries(words).find(([key]) => key === context.req.query('said'))?.[1] ?? null

interface Typed {
  readonly person?: TypedPerson
  readonly guest?: TypedGuest
}

async function showPeople(
  context: Context,
  site: Site,
  visitor: Visitor,
  faults: Faults,
  { person = nobodyTyped, guest = noGuestTyped }: Typed = {},
): Promise<Response> {
  const reader = readerOf(context, site)
  const { desk } = site.app
  const people = await desk.accounts.people.list()
  const guests = await desk.accounts.guests.list(reader.now)
  const said = saidIn(context, { invited: peopleWords.said.invited })
  const form = { typed: guest, faults, offers: offersIn(site.table), hasServer: desk.hasMailServer() }
  const body = html`${drawFaults(reader, faults)}<h1>${say(reader, peopleWords.title)}</h1>
${said === null ? nothing : html`<p class="said" role="status">${say(reader, said)}</p>`}
<p class="lead">${say(reader, peopleWords.lead)}</p>
${drawPeople(reader, people)}
${people.filter(({ state }) => state !== 'left').length > 1 ? nothing : html`<p class="empty">${say(reader, peopleWords.alone)}</p>`}
${drawInvite(context, reader, path[reader.language], person, faults)}
${drawGuests(context, reader, guests, saidIn(context, guestWords.said))}
${drawGuestForm(context, reader, form)}`
  const status = Object.keys(faults).length === 0 ? 200 : 422
  return show(context, site, visitor, { title: say(reader, peopleWords.title), body, path, status })
}

function drawPeople(reader: Reader, people: readonly ListedPerson[]): Html {
  const columns = (['name', 'role', 'state', 'seen'] as const).map(key => say(reader, peopleWords[key]))
  const rows = people.map(person => ({
    id: null,
    head: html`<a href="${personPath(reader, person.account)}">${person.name}</a>`,
    cells: [
      html`${say(reader, roleWords[person.role])}${person.isDeputy ? html`, ${say(reader, peopleWords.deputy)}` : nothing}`,
      html`${say(reader, peopleWords.states[person.state])}`,
      person.seenAt === null
        ? html`${say(reader, peopleWords.notSeen)}`
        : moment(reader, person.seenAt.toISOString()),
    ],
  }))
  return drawStacked(say(reader, peopleWords.title), columns, rows)
}
