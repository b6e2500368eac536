// Who has access: everybody with their role, and the form that invites one more. Only the owner is led here.
// Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { roleWords } from '../language/own-account.ts'
import { peopleWords } from '../language/people.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { drawFaults, type Faults } from './field.ts'
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
      showPeople(context, site, visitor, nobodyTyped, {}),
    )
    route(http, site, 'POST', path[language], row, (context, visitor) => invite(context, site, visitor))
  }
  addPerson(http, site)
}

async function invite(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const typed = await readPerson(context)
  const judged = judgePerson(typed)
  if ('faults' in judged) return showPeople(context, site, visitor, typed, judged.faults)
  const { kind } = await site.app.desk.invite(judged.read)
  return kind === 'taken'
    ? showPeople(context, site, visitor, typed, { mail: peopleWords.taken })
    : seeOther(`${path[readerOf(context, site).language]}?said=invited`)
}

async function showPeople(
  context: Context,
  site: Site,
  visitor: Visitor,
  typed: TypedPerson,
  faults: Faults,
): Promise<Response> {
  const reader = readerOf(context, site)
  const people = await site.app.desk.accounts.people.list()
  const isInvited = context.req.query('said') === 'invited'
  const body = html`${drawFaults(reader, faults)}<h1>${say(reader, peopleWords.title)}</h1>
${isInvited ? html`<p class="said" role="status">${say(reader, peopleWords.said.invited)}</p>` : nothing}
<p class="lead">${say(reader, peopleWords.lead)}</p>
${drawPeople(reader, people)}
${people.filter(({ state }) => state !== 'left').length > 1 ? nothing : html`<p class="empty">${say(reader, peopleWords.alone)}</p>`}
${drawInvite(context, reader, path[reader.language], typed, faults)}`
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
