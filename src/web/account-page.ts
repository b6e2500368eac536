// The page of one's own account. First what is to be done now, then the ways in, where one is signed in, the way out, and what
// is kept about one's use, in the words and periods of the register. Proven by test/journeys/sign-in.test.ts.

import { html } from 'hono/html'

import type { Words } from '../core/language.ts'
import type { RecordedActivity } from '../core/record.ts'
import type { Role } from '../core/roles.ts'
import { openIdWords, providerName } from '../language/openid.ts'
import { accountWords, roleWords } from '../language/own-account.ts'
import { drawFaults, drawField, type Faults } from './field.ts'
import { type Html, nothing, type Reader, saidMoment, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'

type Means = keyof typeof accountWords.sessions.means
type Kind = keyof typeof accountWords.means.kinds

export interface AccountShown {
  readonly hidden: Html
  readonly session: string
  readonly role: Role
  /** Let in by a link to say yes or no to one act. */
  readonly isAsked: boolean
  /** Null for whoever came by link. */
  readonly own: { readonly name: string; readonly mail: string } | null
  readonly means: readonly {
    readonly id: string
    readonly kind: Kind
    readonly label: string
    readonly usedAt: Date | null
  }[]
  readonly sessions: readonly {
    readonly id: string
    readonly means: Means
    readonly at: Date
    readonly seenAt: Date
    readonly endsAt: Date
  }[]
  /** Who the company signs in with otherwise; null where it named nobody. */
  readonly provider: string | null
  /** What came of linking it, where one comes back from there. */
  readonly said: 'linked' | 'not-linked' | null
  /** What the browser is asked for a new passkey with. */
  readonly options: object | null
  /** Of the register in force. */
  readonly activities: readonly RecordedActivity[]
}

export const drawAccount = (reader: Reader, shown: AccountShown, faults: Faults, label: string): Html =>
  html`<div class="sign-in"><h1>${say(reader, accountWords.title)}</h1>
${drawFaults(reader, faults)}
${drawLinked(reader, shown.said)}
${drawWho(reader, shown)}
${shown.own === null ? nothing : drawWaysIn(reader, shown, faults, label)}
${shown.own === null ? nothing : drawSessions(reader, shown)}
${drawSignOut(reader, shown)}
${drawLogged(reader, shown.activities)}</div>`

const drawWho = (reader: Reader, { own, role, isAsked }: AccountShown): Html =>
  html`<p class="lead">${say(reader, own === null ? (isAsked ? accountWords.asked : accountWords.guest(roleWords[role])) : accountWords.who(own.name, own.mail, roleWords[role]))}</p>`

function drawWaysIn(reader: Reader, shown: AccountShown, faults: Faults, label: string): Html {
  const words = accountWords.means
  return html`${drawNext(reader, shown.means.length)}
<section aria-labelledby="means"><h2 id="means">${say(reader, words.title)}</h2>
${
  shown.means.length === 0
    ? html`<p>${say(reader, words.none)}</p>`
    : html`<ul class="rows">${shown.means.map(one => drawMeans(reader, shown, one))}</ul>`
}
${drawNewPasskey(reader, shown, faults, label)}
${shown.provider === null || shown.means.some(({ kind }) => kind === 'openid') ? nothing : drawProvider(reader, shown.hidden, shown.provider)}
${shown.means.some(({ kind }) => kind === 'totp') ? nothing : drawCodes(reader)}
</section>`
}

/** What is to be done first: nothing to come back with, or only one thing. */
function drawNext(reader: Reader, many: number): Html {
  if (many > 1) return nothing
  const { title, says } = many === 0 ? accountWords.first : accountWords.one
  return html`<div class="first"><h2>${say(reader, title)}</h2><p>${say(reader, says)}</p></div>`
}

function drawMeans(reader: Reader, { hidden }: AccountShown, one: AccountShown['means'][number]): Html {
  const words = accountWords.means
  const used = one.usedAt === null ? words.unused : words.used(saidMoment(reader, one.usedAt.toISOString()))
  return html`<li><p><b>${one.label}</b> <span class="small">${say(reader, words.kinds[one.kind])}, ${say(reader, used)}</span></p>
<form method="post" action="${signInPlaces.removeMeans[reader.language]}">${hidden}<input type="hidden" name="id" value="${one.id}"><button aria-label="${say(reader, words.removeWhich(one.label))}">${say(reader, words.remove)}</button></form></li>`
}

function drawNewPasskey(reader: Reader, shown: AccountShown, faults: Faults, label: string): Html {
  const words = accountWords.passkey
  return html`<h3 id="new-passkey">${say(reader, words.title)}</h3>
<p>${say(reader, words.says)}</p>
<form method="post" action="${signInPlaces.newPasskey[reader.language]}" data-passkey="create" data-options="${JSON.stringify(shown.options)}" data-unsupported="${say(reader, accountWords.passkey.unsupported)}" data-cancelled="${say(reader, accountWords.passkey.cancelled)}">
${shown.hidden}<input type="hidden" name="answer">
<div data-script hidden>
${drawField(reader, { name: 'label', label: words.label, hint: words.labelHint, isOptional: true, most: 80, value: label, fault: faults['label'] ?? null })}
<p><button class="main">${say(reader, words.button)}</button></p>
</div>
<p role="status" hidden></p>
<p class="small" data-plain>${say(reader, words.needsScript)}</p>
</form>`
}

const drawProvider = (reader: Reader, hidden: Html, host: string): Html => {
  const [words, name] = [openIdWords.link, providerName(host)]
  return html`<h3 id="new-openid">${say(reader, words.title(name))}</h3>
<p>${say(reader, words.says(name))}</p>
<form method="post" action="${signInPlaces.newOpenId[reader.language]}">${hidden}<p><button>${say(reader, words.button(name))}</button></p></form>`
}

function drawLinked(reader: Reader, said: AccountShown['said']): Html {
  if (said === null) return nothing
  const { done, doneSays, failed, failedSays } = openIdWords.link
  const [kind, role, title, says] =
    said === 'linked'
      ? (['said', 'status', done, doneSays] as const)
      : (['faults', 'alert', failed, failedSays] as const)
  return html`<div class="${kind}" role="${role}"><h2>${say(reader, title)}</h2><p>${say(reader, says)}</p></div>`
}

const drawCodes = (reader: Reader): Html =>
  html`<h3 id="new-code">${say(reader, accountWords.code.title)}</h3>
<p>${say(reader, accountWords.code.says)}</p>
<p><a class="button" href="${signInPlaces.newCode[reader.language]}">${say(reader, accountWords.code.start)}</a></p>`

function drawSessions(reader: Reader, shown: AccountShown): Html {
  const words = accountWords.sessions
  return html`<section aria-labelledby="sessions"><h2 id="sessions">${say(reader, words.title)}</h2>
<p>${say(reader, words.says)}</p>
<ul class="rows">${shown.sessions.map(one => drawSession(reader, shown, one))}</ul></section>`
}

function drawSession(
  reader: Reader,
  { hidden, session }: AccountShown,
  one: AccountShown['sessions'][number],
): Html {
  const words = accountWords.sessions
  const at = (date: Date): string => saidMoment(reader, date.toISOString())
  const began = say(reader, words.began(at(one.at)))
  const rest = `${say(reader, words.seen(at(one.seenAt)))}, ${say(reader, words.ends(at(one.endsAt)))}`
  const mark = one.id === session ? html` <b>(${say(reader, words.this)})</b>` : nothing
  return html`<li><p>${say(reader, words.means[one.means])}, ${began}${mark} <span class="small">${rest}</span></p>
<form method="post" action="${signInPlaces.endSession[reader.language]}">${hidden}<input type="hidden" name="id" value="${one.id}"><button aria-label="${say(reader, words.endWhich(began))}">${say(reader, words.end)}</button></form></li>`
}

function drawSignOut(reader: Reader, { hidden, own }: AccountShown): Html {
  const words = accountWords.out
  const everywhere = html`<form method="post" action="${signInPlaces.signOutEverywhere[reader.language]}">${hidden}<button>${say(reader, words.everywhere)}</button></form>`
  return html`<section aria-labelledby="out"><h2 id="out">${say(reader, words.title)}</h2>
<div class="buttons"><form method="post" action="${signInPlaces.signOut[reader.language]}">${hidden}<button class="main">${say(reader, words.here)}</button></form>
${own === null ? nothing : everywhere}</div></section>`
}

/** The activities of the register that are about whoever uses the program (src/register/ourselves.ts names them). */
const aboutUse = ['sign-in', 'access-log', 'proof-log']

/** Staff are told before anything of it can happen to them (GDPR Art. 13): the register's own words and periods. */
function drawLogged(reader: Reader, activities: readonly RecordedActivity[]): Html {
  const words = accountWords.logged
  const told = aboutUse.flatMap(id => activities.filter(activity => activity.id === id))
  return html`<section aria-labelledby="logged"><h2 id="logged">${say(reader, words.title)}</h2>
${
  told.length === 0
    ? html`<p>${say(reader, words.none)}</p>`
    : html`<p>${say(reader, words.says)}</p>${told.map(activity => drawActivity(reader, activity))}`
}</section>`
}

/** Words that begin a sentence in the register, where they stand inside one. */
const within = (reader: Reader, words: Words): string =>
  say(reader, words).replace(/^\p{Lu}(?!\p{Lu})/u, first => first.toLowerCase())

function drawActivity(reader: Reader, { name, kept }: RecordedActivity): Html {
  const lineOf = ({ categories, says, trigger }: RecordedActivity['kept'][number]) => {
    const what = categories.map((category, at) => (at === 0 ? say : within)(reader, category)).join('; ')
    return html`<li>${say(reader, accountWords.logged.kept(what, say(reader, says), within(reader, trigger)))}</li>`
  }
  return html`<h3>${say(reader, name)}</h3><ul class="kept">${kept.map(lineOf)}</ul>`
}
