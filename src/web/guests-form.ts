// Who is let in from outside, on the page of who has access: those who may come in now, each with the way to shut them out, and the
// form that lets in one more. A role is offered once one of our pages is for it, and said to do nothing yet before that: decided
// against offering every role that comes by link, because such a link runs out before there is anything to see, and whoever got
// it would have been asked in to an empty page. Proven by guests-form.test.ts and test/journeys/outside.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { App } from '../app.ts'
import type { Row } from '../core/access.ts'
import { type Language, languages, type Words } from '../core/language.ts'
import { guestWords as words } from '../language/guests.ts'
import { roleWords } from '../language/own-account.ts'
import { peopleWords } from '../language/people.ts'
import { deskPlaces } from './desk-places.ts'
import { drawField, type Faults } from './field.ts'
import { isMail } from './person-typed.ts'
import { type Html, moment, nothing, type Reader, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField } from './show.ts'
import { drawStacked } from './stacked-table.ts'

type Guests = App['desk']['accounts']['guests']
export type ListedGuest = Awaited<ReturnType<Guests['list']>>[number]
type Wanted = Parameters<Guests['letIn']>[0]

const guestRoles = ['auditor', 'customer', 'accountant'] as const satisfies readonly Wanted['role'][]
const guestDays = [1, 7, 14, 30] as const satisfies readonly Wanted['days'][]

const { path } = deskPlaces.people
export const guestPath: Readonly<Record<Language, string>> = {
  da: `${path.da}/udefra`,
  en: `${path.en}/outside`,
}
/** After whose number. */
export const shutOut: Readonly<Record<Language, string>> = { da: 'luk-ude', en: 'shut-out' }

/** A role that comes by link, and the pages it may open besides its own. */
interface Offer {
  readonly role: Wanted['role']
  readonly places: readonly Words[]
}

/** As the table has it today. */
export function offersIn(table: Readonly<Record<string, Row>>): readonly Offer[] {
  const places = Object.values(deskPlaces).filter(place => place !== deskPlaces.account)
  return guestRoles.map(role => ({
    role,
    places: places.filter(({ row }) => (table[row]?.[role] ?? 'none') !== 'none').map(({ name }) => name),
  }))
}

export interface TypedGuest {
  readonly mail: string
  readonly role: string
  readonly days: string
  readonly language: string
}

export const noGuestTyped: TypedGuest = { mail: '', role: '', days: '14', language: 'da' }

export async function readGuest(context: Context): Promise<TypedGuest> {
  const sent = await readSent(context)
  return { mail: sent('mail'), role: sent('role'), days: sent('days'), language: sent('language') }
}

export type ReadGuest = Wanted & { readonly language: Language }

export function judgeGuest(
  typed: TypedGuest,
  offers: readonly Offer[],
): { readonly read: ReadGuest } | { readonly faults: Faults } {
  const offer = offers.find(({ role, places }) => role === typed.role && places.length > 0)
  const days = guestDays.find(one => String(one) === typed.days)
  const language = languages.find(one => one === typed.language) ?? 'da'
  const faults: [string, Words][] = []
  if (!isMail(typed.mail)) faults.push(['guest-mail', peopleWords.noMail])
  if (offer === undefined) faults.push(['guest-role', words.faults.role])
  if (days === undefined) faults.push(['guest-days', words.faults.days])
  return offer === undefined || days === undefined || faults.length > 0
    ? { faults: Object.fromEntries(faults) }
    : { read: { mail: typed.mail, role: offer.role, days, language } }
}

export function drawGuests(
  context: Context,
  reader: Reader,
  guests: readonly ListedGuest[],
  said: Words | null,
): Html {
  const columns = (['mail', 'role', 'until', 'seen', 'end'] as const).map(key => say(reader, words[key]))
  const at = (date: Date) => moment(reader, date.toISOString())
  const rows = guests.map(({ guest, mail, role, endsAt, seenAt }) => ({
    id: null,
    head: html`${mail}`,
    cells: [
      html`${say(reader, roleWords[role])}`,
      at(endsAt),
      seenAt === null ? html`${say(reader, words.never)}` : at(seenAt),
      html`<form method="post" action="${guestPath[reader.language]}/${guest}/${shutOut[reader.language]}">${formTokenField(context)}<button aria-label="${say(reader, words.endWhich(mail))}">${say(reader, words.endButton)}</button></form>`,
    ],
  }))
  return html`<h2 id="guests">${say(reader, words.title)}</h2>
${said === null ? nothing : html`<p class="said" role="status">${say(reader, said)}</p>`}
<p>${say(reader, words.lead)}</p>
${guests.length === 0 ? html`<p class="empty">${say(reader, words.empty)}</p>` : html`${drawStacked(say(reader, words.title), columns, rows)}<p class="small">${say(reader, words.endLead)}</p>`}`
}

export interface GuestForm {
  readonly typed: TypedGuest
  readonly faults: Faults
  readonly offers: readonly Offer[]
  readonly hasServer: boolean
}

export const drawGuestForm = (context: Context, reader: Reader, form: GuestForm): Html =>
  html`<h3 id="let-in">${say(reader, words.formTitle)}</h3>
<p>${say(reader, words.formLead)}</p>
${form.hasServer ? nothing : html`<p class="said">${say(reader, words.noServer)}</p>`}
<form method="post" action="${guestPath[reader.language]}" novalidate>${formTokenField(context)}
${drawField(reader, { name: 'mail', id: 'guest-mail', label: words.address, type: 'email', value: form.typed.mail, fault: form.faults['guest-mail'] ?? null })}
${drawOffers(reader, form)}
${drawDays(reader, form)}
<p class="field"><label for="guest-language">${say(reader, peopleWords.language)}</label>
<select id="guest-language" name="language">${languages.map(language => html`<option value="${language}"${form.typed.language === language ? raw(' selected') : nothing}>${say(reader, language === 'da' ? peopleWords.danish : peopleWords.english)}</option>`)}</select></p>
<p><button class="main">${say(reader, words.button)}</button></p></form>`

function drawOffers(reader: Reader, { typed, faults, offers }: GuestForm): Html {
  const open = offers.filter(({ places }) => places.length > 0)
  const closed = offers.filter(({ places }) => places.length === 0).map(({ role }) => roleWords[role])
  // Where there is one to choose, it is chosen.
  const isChosen = ({ role }: Offer) => role === typed.role || open.length === 1
  const choices = open.map(
    offer =>
      html`<label class="choice"><input type="radio" name="role" value="${offer.role}"${isChosen(offer) ? raw(' checked') : nothing} required>${say(reader, roleWords[offer.role])} – ${say(reader, words.may(offer.places))}</label>`,
  )
  const rest = closed.length === 0 ? nothing : html`<p class="hint">${say(reader, words.notYet(closed))}</p>`
  return drawChoices(reader, 'guest-role', words.asWhat, faults, html`${choices}${rest}`)
}

function drawDays(reader: Reader, { typed, faults }: GuestForm): Html {
  const choices = guestDays.map(
    days =>
      html`<label class="choice"><input type="radio" name="days" value="${days}"${String(days) === typed.days ? raw(' checked') : nothing} required>${say(reader, words.dayNames[days])}</label>`,
  )
  return drawChoices(reader, 'guest-days', words.days, faults, html`${choices}`)
}

function drawChoices(reader: Reader, id: string, legend: Words, faults: Faults, choices: Html): Html {
  const fault = faults[id]
  const described = fault === undefined ? nothing : raw(` aria-describedby="${id}-fault"`)
  return html`<fieldset id="${id}" class="field" tabindex="-1"${described}><legend>${say(reader, legend)}</legend>
${fault === undefined ? nothing : html`<span class="fault" id="${id}-fault">${say(reader, fault)}</span>`}${choices}</fieldset>`
}
