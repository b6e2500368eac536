// One person with access: what the owner may change about it, and letting them leave, with what that does said before.
// Proven by test/journeys/desk.test.ts.

import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'

import { type Language, languages, type Words } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { roleWords } from '../language/own-account.ts'
import { peopleWords } from '../language/people.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { seeOther } from './let-in.ts'
import { drawRoles, type ListedPerson, readRole } from './people-form.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { Site } from './site.ts'

const { path, row } = deskPlaces.people
const both = (da: string, en: string): Readonly<Record<Language, string>> => ({ da, en })
const acts = {
  again: both('invitation', 'invitation'),
  role: both('rolle', 'role'),
  deputy: both('stedfortraeder', 'deputy'),
  leave: both('farvel', 'leave'),
}

export const personPath = (reader: Reader, account: string): string => `${path[reader.language]}/${account}`

export function addPerson(http: OpenAPIHono, site: Site): void {
  for (const language of languages) {
    const at = `${path[language]}/:account`
    const post = (act: keyof typeof acts, does: Does) =>
      route(http, site, 'POST', `${at}/${acts[act][language]}`, row, (context, visitor) =>
        change(context, site, visitor, does),
      )
    route(http, site, 'GET', at, row, (context, visitor) => openPerson(context, site, visitor, null))
    post('again', inviteAgain)
    post('role', changeRole)
    post('deputy', changeDeputy)
    post('leave', leave)
  }
}

/** What was done, or why it was not. */
type Outcome = keyof typeof peopleWords.said | { readonly fault: Words }
type Does = (context: Context, site: Site, account: string) => Promise<Outcome>

async function change(context: Context, site: Site, visitor: Visitor, does: Does): Promise<Response> {
  const account = context.req.param('account') ?? ''
  const person = await find(site, account)
  if (person === null) return refuse(context, site, 404, 'not-found')
  const outcome = await does(context, site, account)
  return typeof outcome === 'string'
    ? seeOther(`${personPath(readerOf(context, site), account)}?said=${outcome}`)
    : openPerson(context, site, visitor, outcome.fault)
}

const inviteAgain: Does = async (_, site, account) =>
  (await site.app.desk.inviteAgain(account)) ? 'again' : { fault: peopleWords.hasLeft }

const changeRole: Does = async (context, site, account) => {
  const role = readRole((await readSent(context))('role'))
  if (role === null) return { fault: peopleWords.noRole }
  const changed = await site.app.desk.accounts.people.changeRole(account, role, site.clock.now())
  if (changed === 'changed') return 'role'
  return { fault: changed === 'last-owner' ? peopleWords.lastOwner : peopleWords.notActive }
}

const changeDeputy: Does = async (context, site, account) => {
  const { people } = site.app.desk.accounts
  if ((await readSent(context))('is') === 'yes')
    return (await people.chooseDeputy(account)) ? 'deputy' : { fault: peopleWords.notActive }
  await people.chooseNoDeputy()
  return 'no-deputy'
}

const leave: Does = async (_, site, account) => {
  const { kind } = await site.app.desk.accounts.people.leave(account, site.clock.now())
  return kind === 'last-owner' ? { fault: peopleWords.lastOwner } : 'left'
}

const find = async (site: Site, account: string): Promise<ListedPerson | null> =>
  (await site.app.desk.accounts.people.list()).find(one => one.account === account) ?? null

async function openPerson(
  context: Context,
  site: Site,
  visitor: Visitor,
  fault: Words | null,
): Promise<Response> {
  const person = await find(site, context.req.param('account') ?? '')
  if (person === null) return refuse(context, site, 404, 'not-found')
  const reader = readerOf(context, site)
  const { said } = peopleWords
  const done = Object.entries(said).find(([key]) => key === context.req.query('said'))?.[1]
  const body = html`${fault === null ? nothing : html`<div class="faults" role="alert"><p>${say(reader, fault)}</p></div>`}
<h1>${person.name}</h1>
${done === undefined ? nothing : html`<p class="said" role="status">${say(reader, done)}</p>`}
${drawFacts(reader, person)}
${person.state === 'left' ? nothing : drawForms(context, reader, person)}
<p><a href="${path[reader.language]}">${say(reader, peopleWords.back)}</a></p>`
  return show(context, site, visitor, {
    ...{ title: person.name, body, status: fault === null ? 200 : 422 },
    path: { da: `${path.da}/${person.account}`, en: `${path.en}/${person.account}` },
  })
}

function drawFacts(reader: Reader, person: ListedPerson): Html {
  const since = person.leftAt ?? person.at
  return html`<dl class="facts"><dt>${say(reader, peopleWords.mail)}</dt><dd>${person.mail}</dd>
<dt>${say(reader, peopleWords.role)}</dt><dd>${say(reader, roleWords[person.role])}${person.isDeputy ? html`, ${say(reader, peopleWords.deputy)}` : nothing}</dd>
<dt>${say(reader, peopleWords.state)}</dt><dd>${say(reader, peopleWords.since[person.state](saidMoment(reader, since.toISOString())))}</dd>
<dt>${say(reader, peopleWords.seen)}</dt><dd>${person.seenAt === null ? html`${say(reader, peopleWords.notSeen)}` : moment(reader, person.seenAt.toISOString())}</dd>
<dt>${say(reader, peopleWords.caseNumber)}</dt><dd><code class="key">account.${person.account}</code></dd></dl>`
}

function drawForms(context: Context, reader: Reader, person: ListedPerson): Html {
  const to = (act: keyof typeof acts) => `${personPath(reader, person.account)}/${acts[act][reader.language]}`
  const token = formTokenField(context)
  const active =
    person.state === 'active'
      ? html`<h2>${say(reader, peopleWords.roleTitle)}</h2><p>${say(reader, peopleWords.roleLead)}</p>
<form method="post" action="${to('role')}">${token}${drawRoles(reader, person.role, null)}<p><button>${say(reader, peopleWords.roleButton)}</button></p></form>
<h2>${say(reader, peopleWords.deputyTitle)}</h2><p>${say(reader, peopleWords.deputyLead)}</p>
<form method="post" action="${to('deputy')}">${token}<input type="hidden" name="is" value="${person.isDeputy ? 'no' : 'yes'}"><p><button>${say(reader, person.isDeputy ? peopleWords.deputyEnd : peopleWords.deputyButton)}</button></p></form>`
      : html`<p class="empty">${say(reader, peopleWords.notYet)}</p>`
  return html`${active}
<h2>${say(reader, peopleWords.againTitle)}</h2><p>${say(reader, peopleWords.againLead)}</p>
<form method="post" action="${to('again')}">${token}<p><button>${say(reader, peopleWords.againButton)}</button></p></form>
<h2>${say(reader, peopleWords.leaveTitle)}</h2><p>${say(reader, peopleWords.leaveLead)}</p>
<form method="post" action="${to('leave')}">${token}<p><button>${say(reader, peopleWords.leaveButton(person.name))}</button></p></form>`
}
