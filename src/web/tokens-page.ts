// The page of one's own tokens for programs: what each may, when it was last used, ending it, and making one. The token itself
// is shown once, on the answer to the form. Proven by test/journeys/tokens.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import { type Language, languages, type Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { type Scope, scopes, type Visitor } from '../core/roles.ts'
import { scopeWords, tokenWords as words } from '../language/tokens.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { drawFaults, drawField, type Faults } from './field.ts'
import { seeOther } from './let-in.ts'
import { problemsPath } from './problem.ts'
import { calendarDay, type Html, nothing, type Reader, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawStacked } from './stacked-table.ts'

const { path } = deskPlaces.tokens
const endPath: Readonly<Record<Language, string>> = { da: `${path.da}/luk`, en: `${path.en}/end` }
const dayChoices = [1, 30, 90, 365] as const

export const addTokens: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], 'tokens.page', (context, visitor) =>
      showTokens(context, site, visitor, nothingTyped, {}),
    )
    route(http, site, 'POST', path[language], 'tokens.change', (context, visitor) =>
      make(context, site, visitor),
    )
    route(http, site, 'POST', endPath[language], 'tokens.change', (context, visitor) =>
      end(context, site, visitor),
    )
  }
}

interface Typed {
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly days: number
}
const nothingTyped: Typed = { label: '', scopes: [], days: 90 }

const accountOf = (visitor: Visitor): string | null => (visitor.kind === 'nobody' ? null : visitor.account)

async function make(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const account = accountOf(visitor)
  const typed = await readTyped(context)
  const days = dayChoices.find(one => one === typed.days)
  const faults = faultsOf(typed)
  if (account === null || days === undefined || Object.keys(faults).length > 0)
    return showTokens(context, site, visitor, typed, faults)
  const { tokens } = site.app.desk.accounts
  const made = await tokens.make(account, { ...typed, days }, site.clock.now())
  return made.kind === 'full'
    ? showTokens(context, site, visitor, typed, { label: words.faults.full })
    : showMade(context, site, visitor, made.token)
}

async function readTyped(context: Context): Promise<Typed> {
  const sent = await context.req.parseBody({ all: true }).catch(() => ({}))
  const all = (name: string) =>
    Object.entries(sent).flatMap(([key, value]) => (key === name ? [value].flat() : []))
  const [label, days] = [all('label'), all('days')]
  return {
    label: label.length === 1 && typeof label[0] === 'string' ? label[0].trim() : '',
    scopes: scopes.filter(scope => all('scope').includes(scope)),
    days: Number(days[0] ?? 0),
  }
}

function faultsOf({ label, scopes: wanted, days }: Typed): Faults {
  const faults: [string, Words][] = []
  if (label === '' || label.length > limits.tokenLabelCharacters || /\p{Cc}/u.test(label))
    faults.push(['label', words.faults.label])
  if (wanted.length === 0) faults.push(['scope', words.faults.scopes])
  if (!dayChoices.some(one => one === days)) faults.push(['days', words.faults.days])
  return Object.fromEntries(faults)
}

async function end(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const account = accountOf(visitor)
  const { id } = await context.req.parseBody()
  const ended =
    account !== null && typeof id === 'string' && (await site.app.desk.accounts.tokens.end(account, id))
  return ended
    ? seeOther(`${path[readerOf(context, site).language]}?said=ended`)
    : refuse(context, site, 404, 'not-found')
}

function showMade(context: Context, site: Site, visitor: Visitor, token: string): Promise<Response> {
  const reader = readerOf(context, site)
  const { title, says, how, back } = words.made
  return show(context, site, visitor, {
    title: say(reader, title),
    body: html`<div class="tokens"><h1>${say(reader, title)}</h1>
<p class="lead">${say(reader, says)}</p>
<p><code class="secret">${token}</code></p>
<p>${say(reader, how)}</p>
<p><code class="secret">Authorization: Bearer ${token}</code></p>
<p><a class="button" href="${path[reader.language]}">${say(reader, back)}</a></p></div>`,
    path,
  })
}

async function showTokens(
  context: Context,
  site: Site,
  visitor: Visitor,
  typed: Typed,
  faults: Faults,
): Promise<Response> {
  const reader = readerOf(context, site)
  const account = accountOf(visitor)
  const { tokens } = site.app.desk.accounts
  const listed = account === null ? [] : await tokens.list(account, site.clock.now())
  const isEnded = context.req.query('said') === 'ended'
  return show(context, site, visitor, {
    title: say(reader, words.title),
    body: html`<div class="tokens"><h1>${say(reader, words.title)}</h1>
${drawFaults(reader, faults)}
${isEnded ? html`<p class="said" role="status">${say(reader, words.ended)}</p>` : nothing}
<p class="lead">${say(reader, words.lead)}</p>
<p><a href="/openapi.json">${say(reader, words.description)}</a> · <a href="${problemsPath[reader.language]}">${say(reader, words.problems)}</a></p>
<section aria-labelledby="tokens"><h2 id="tokens">${say(reader, words.listTitle)}</h2>
${listed.length === 0 ? html`<p class="empty">${say(reader, words.none)}</p>` : drawListed(reader, listed, formTokenField(context))}</section>
${drawForm(reader, typed, faults, formTokenField(context))}</div>`,
    path,
    status: Object.keys(faults).length === 0 ? 200 : 422,
  })
}

type Listed = Awaited<ReturnType<Site['app']['desk']['accounts']['tokens']['list']>>

function drawListed(reader: Reader, listed: Listed, hidden: Html): Html {
  const { label, scopes: may, used, ends, act } = words.columns
  const day = (date: Date) => calendarDay(reader, date.toISOString().slice(0, 10))
  const rows = listed.map(token => ({
    id: null,
    head: html`${token.label}`,
    cells: [
      html`${token.scopes.map(scope => say(reader, scopeWords[scope])).join(', ')}`,
      token.usedOn === null ? html`${say(reader, words.never)}` : day(token.usedOn),
      day(token.endsAt),
      html`<form method="post" action="${endPath[reader.language]}">${hidden}<input type="hidden" name="id" value="${token.id}"><button aria-label="${say(reader, words.endWhich(token.label))}">${say(reader, words.end)}</button></form>`,
    ],
  }))
  const columns = [label, may, used, ends, act].map(name => say(reader, name))
  return drawStacked(say(reader, words.listTitle), columns, rows)
}

function drawForm(reader: Reader, typed: Typed, faults: Faults, hidden: Html): Html {
  const checked = (isChecked: boolean) => (isChecked ? raw(' checked') : nothing)
  const described = (name: string) =>
    faults[name] === undefined ? nothing : raw(` aria-describedby="${name}-fault"`)
  const fault = (name: string) => {
    const says = faults[name]
    return says === undefined
      ? nothing
      : html`<span class="fault" id="${name}-fault">${say(reader, says)}</span>`
  }
  return html`<section aria-labelledby="new"><h2 id="new">${say(reader, words.newTitle)}</h2>
<form method="post" action="${path[reader.language]}" novalidate>${hidden}
${drawField(reader, { name: 'label', label: words.label, hint: words.labelHint, value: typed.label, most: limits.tokenLabelCharacters, fault: faults['label'] ?? null })}
<fieldset class="field" id="scope" tabindex="-1"${described('scope')}><legend>${say(reader, words.scopes)}</legend><p class="hint">${say(reader, words.scopesHint)}</p>${fault('scope')}
${scopes.map(scope => html`<label class="choice"><input type="checkbox" name="scope" value="${scope}"${checked(typed.scopes.includes(scope))}> ${say(reader, scopeWords[scope])} <code class="small">${scope}</code></label>`)}</fieldset>
<fieldset class="field" id="days" tabindex="-1"${described('days')}><legend>${say(reader, words.days)}</legend>${fault('days')}
${dayChoices.map(days => html`<label class="choice"><input type="radio" name="days" value="${days}"${checked(typed.days === days)}> ${say(reader, words.dayNames[days])}</label>`)}</fieldset>
<p><button class="main">${say(reader, words.make)}</button></p>
</form></section>`
}
