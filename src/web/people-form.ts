// The form that invites somebody: read, judged field by field, and shown again with what was typed where something is missing.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import type { App } from '../app.ts'
import { type Language, languages, type Words } from '../core/language.ts'
import { roleWords } from '../language/own-account.ts'
import { peopleWords, roleMay } from '../language/people.ts'
import { drawField, type Faults } from './field.ts'
import { isMail, isName } from './person-typed.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField } from './show.ts'

/** Who has access, as the owner is shown it. */
export type ListedPerson = Awaited<ReturnType<Accounts['people']['list']>>[number]
type Accounts = App['desk']['accounts']

export const accountRoles = ['owner', 'staff', 'tester', 'bookkeeper'] as const
export type AccountRole = (typeof accountRoles)[number]

export const readRole = (text: string): AccountRole | null => accountRoles.find(role => role === text) ?? null

export interface TypedPerson {
  readonly name: string
  readonly mail: string
  readonly role: string
  readonly language: string
}

export const nobodyTyped: TypedPerson = { name: '', mail: '', role: '', language: 'da' }

export async function readPerson(context: Context): Promise<TypedPerson> {
  const sent = await readSent(context)
  return { name: sent('name'), mail: sent('mail'), role: sent('role'), language: sent('language') }
}

export interface ReadPerson {
  readonly name: string
  readonly mail: string
  readonly role: AccountRole
  readonly language: Language
}

export function judgePerson(typed: TypedPerson): { readonly read: ReadPerson } | { readonly faults: Faults } {
  const { name, mail } = typed
  const role = readRole(typed.role)
  const language = languages.find(one => one === typed.language) ?? 'da'
  const faults: [string, Words][] = []
  if (!isName(name)) faults.push(['name', peopleWords.noName])
  if (!isMail(mail)) faults.push(['mail', peopleWords.noMail])
  if (role === null) faults.push(['role', peopleWords.noRole])
  return role === null || faults.length > 0
    ? { faults: Object.fromEntries(faults) }
    : { read: { name, mail, role, language } }
}

export function drawInvite(
  context: Context,
  reader: Reader,
  action: string,
  typed: TypedPerson,
  faults: Faults,
): Html {
  const field = (name: 'name' | 'mail') => ({
    ...{ name, label: peopleWords[name], value: typed[name] },
    ...{ fault: faults[name] ?? null, type: name === 'mail' ? ('email' as const) : ('text' as const) },
  })
  return html`<h2 id="invite">${say(reader, peopleWords.inviteTitle)}</h2>
<p>${say(reader, peopleWords.inviteLead)}</p>
<form method="post" action="${action}" novalidate>${formTokenField(context)}
${drawField(reader, field('name'))}${drawField(reader, field('mail'))}
${drawRoles(reader, typed.role, faults['role'] ?? null)}
<p class="field"><label for="language">${say(reader, peopleWords.language)}</label>
<select id="language" name="language">${languages.map(language => html`<option value="${language}"${typed.language === language ? raw(' selected') : nothing}>${say(reader, language === 'da' ? peopleWords.danish : peopleWords.english)}</option>`)}</select></p>
<p><button class="main">${say(reader, peopleWords.inviteButton)}</button></p></form>`
}

export function drawRoles(reader: Reader, chosen: string, fault: Words | null): Html {
  const choices = accountRoles.map(
    role =>
      html`<label class="choice"><input type="radio" name="role" value="${role}"${role === chosen ? raw(' checked') : nothing} required>${say(reader, roleWords[role])} – ${say(reader, roleMay[role])}</label>`,
  )
  return html`<fieldset id="role" class="field" tabindex="-1"${fault === null ? nothing : raw(' aria-describedby="role-fault"')}><legend>${say(reader, peopleWords.role)}</legend>
${fault === null ? nothing : html`<span class="fault" id="role-fault">${say(reader, fault)}</span>`}${choices}</fieldset>`
}
