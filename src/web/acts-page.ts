// What one person may not do alone, as it stands: another agrees, whoever may calls it off, and who is alone waits a day. Doing it
// is the room's that asked. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import type { App } from '../app.ts'
import { languages, type Words } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { actKindWords, actStateWords, actWords } from '../language/acts.ts'
import { peopleWords } from '../language/people.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { drawField } from './field.ts'
import { seeOther } from './let-in.ts'
import { isMail } from './person-typed.ts'
import { type Html, nothing, type Reader, saidMoment, say } from './reader.ts'
import { readSent, type Sent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

const { path, row } = deskPlaces.acts
type Acts = App['desk']['accounts']['acts']
type KeptAct = Awaited<ReturnType<Acts['list']>>[number]

const steps = ['agree', 'cancel', 'ask-delay'] as const
type StepName = (typeof steps)[number]
const saids = [...steps, 'ask-outside'] as const

export const addActs: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], row, (context, visitor) =>
      showActs(context, site, visitor, null),
    )
    route(http, site, 'POST', path[language], 'desk.acts.step', (context, visitor) =>
      take(context, site, visitor),
    )
  }
}

async function take(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const sent = await readSent(context)
  const account = visitor.kind === 'nobody' ? null : visitor.account
  const name = saids.find(one => one === sent('step'))
  if (name === undefined || account === null) return showActs(context, site, visitor, actWords.refused)
  const fault =
    name === 'ask-outside'
      ? await askOutside(site, sent, account)
      : await step(site, sent('act'), name, account)
  return fault === null
    ? seeOther(`${path[readerOf(context, site).language]}?said=${name}`)
    : showActs(context, site, visitor, fault, { act: sent('act'), mail: sent('mail') })
}

/** Null where it was done. */
async function step(site: Site, act: string, name: StepName, account: string): Promise<Words | null> {
  const asked =
    name === 'agree' ? ({ kind: name, by: { kind: 'account', account } } as const) : { kind: name }
  const { kind } = await site.app.desk.accounts.acts.step(act, asked, account, site.clock.now())
  return kind === 'refused' ? actWords.refused : null
}

async function askOutside(site: Site, sent: Sent, by: string): Promise<Words | null> {
  const mail = sent('mail')
  if (!isMail(mail)) return peopleWords.noMail
  const language = languages.find(one => one === sent('language')) ?? 'da'
  const asked = await site.app.desk.askOutside({ act: sent('act'), mail, language, by })
  return { asked: null, 'own-address': actWords.outsideOwn, refused: actWords.refused }[asked]
}

/** What was typed, and for which act. */
interface TypedOutside {
  readonly act: string
  readonly mail: string
}

async function showActs(
  context: Context,
  site: Site,
  visitor: Visitor,
  fault: Words | null,
  typed: TypedOutside | null = null,
): Promise<Response> {
  const reader = readerOf(context, site)
  const { acts, people } = site.app.desk.accounts
  const list = (await acts.list(reader.now)).toSorted((one, two) => Number(isOpen(two)) - Number(isOpen(one)))
  const names = await people.names(
    list.flatMap(({ askedBy, agreed }) => [
      askedBy,
      ...(agreed?.by.kind === 'account' ? [agreed.by.account] : []),
    ]),
  )
  const self = visitor.kind === 'nobody' ? null : visitor.account
  const nameOf = (account: string) =>
    account === self ? say(reader, actWords.you) : (names.get(account) ?? say(reader, actWords.somebody))
  const draw = async (act: KeptAct) => {
    const outside = act.outsideAt === null ? null : await acts.outsideOf(act.id)
    const ask = {
      context,
      fault: typed?.act === act.id ? fault : null,
      mail: typed?.act === act.id ? typed.mail : '',
    }
    return drawAct(reader, act, { nameOf, outside, isOwn: act.askedBy === self, ask })
  }
  const said = saids.find(one => one === context.req.query('said'))
  const body = html`${fault === null ? nothing : html`<div class="faults" role="alert"><p>${say(reader, fault)}</p></div>`}
<h1>${say(reader, actWords.title)}</h1>
${said === undefined ? nothing : html`<p class="said" role="status">${say(reader, actWords.said[said])}</p>`}
<p class="lead">${say(reader, actWords.lead)}</p>
${list.length === 0 ? html`<p class="empty">${say(reader, actWords.empty)}</p>` : html`<ul class="things">${await Promise.all(list.map(draw))}</ul>`}
<p class="empty">${say(reader, actWords.alone)}</p>`
  const status = fault === null ? 200 : 422
  return show(context, site, visitor, { title: say(reader, actWords.title), body, path, status })
}

/** Something can still be done about it: those come first. */
const isOpen = ({ state }: KeptAct): boolean => 'until' in state

interface Told {
  readonly nameOf: (account: string) => string
  /** The address of whoever outside was asked. */
  readonly outside: string | null
  readonly isOwn: boolean
  readonly ask: { readonly context: Context; readonly fault: Words | null; readonly mail: string }
}

function drawAct(reader: Reader, act: KeptAct, told: Told): Html {
  const { nameOf, isOwn, ask } = told
  const { state } = act
  const at = ('until' in state ? state.until : state.at).toISOString()
  const stands = actStateWords[state.kind](saidMoment(reader, at))
  const buttons = stepsFor(act, isOwn).map(step => drawStep(ask.context, reader, act.id, step))
  const waits = state.kind === 'asked' || state.kind === 'delayed'
  return html`<li><p><b>${say(reader, actKindWords[act.kind])}</b>: ${say(reader, stands)}.</p>
<p>${say(reader, actWords.by(nameOf(act.askedBy), saidMoment(reader, act.at.toISOString())))}. ${drawSecond(reader, act, told)}${say(reader, actWords.subject)}: <code class="key">${act.subject}</code></p>
${isOwn && state.kind === 'asked' && !act.alone ? html`<p class="empty">${say(reader, actWords.yours)}</p>` : nothing}
${buttons.length === 0 ? nothing : html`<div class="buttons">${buttons}</div>`}
${isOwn && waits && act.alone ? drawAskOutside(reader, act.id, ask) : nothing}</li>`
}

/** Who agreed, or who outside was asked, and when. */
function drawSecond(reader: Reader, { agreed, outsideAt }: KeptAct, { nameOf, outside }: Told): Html {
  const mail = outside ?? say(reader, actWords.somebody)
  if (agreed !== null) {
    const who =
      agreed.by.kind === 'account' ? nameOf(agreed.by.account) : say(reader, actWords.outsider(mail))
    return html`${say(reader, actWords.agreedBy(who, saidMoment(reader, agreed.at.toISOString())))}. `
  }
  if (outsideAt === null) return nothing
  return html`${say(reader, actWords.outsideAsked(mail, saidMoment(reader, outsideAt.toISOString())))}. `
}

function drawAskOutside(reader: Reader, act: string, ask: Told['ask']): Html {
  const { context, fault, mail } = ask
  const field = {
    name: 'mail',
    id: `mail-${act}`,
    label: actWords.outsideMail,
    value: mail,
    fault,
    type: 'email' as const,
  }
  return html`<details${fault === null ? nothing : raw(' open')}><summary>${say(reader, actWords.outsideTitle)}</summary>
<p>${say(reader, actWords.outsideLead)}</p>
<form method="post" action="${path[reader.language]}" novalidate>${formTokenField(context)}<input type="hidden" name="act" value="${act}"><input type="hidden" name="step" value="ask-outside">
${drawField(reader, field)}
<p class="field"><label for="language-${act}">${say(reader, peopleWords.language)}</label>
<select id="language-${act}" name="language">${languages.map(language => html`<option value="${language}">${say(reader, language === 'da' ? peopleWords.danish : peopleWords.english)}</option>`)}</select></p>
<p><button>${say(reader, actWords.outsideButton)}</button></p></form></details>`
}

/** Those that may be taken: the act itself judges again. */
function stepsFor({ state, alone }: KeptAct, isOwn: boolean): readonly StepName[] {
  const waits = state.kind === 'asked' || state.kind === 'delayed'
  return [
    ...(waits && !isOwn ? (['agree'] as const) : []),
    ...(state.kind === 'asked' && alone && isOwn ? (['ask-delay'] as const) : []),
    ...(waits || state.kind === 'agreed' ? (['cancel'] as const) : []),
  ]
}

const stepNames = { agree: actWords.agree, cancel: actWords.cancel, 'ask-delay': actWords.delay } as const

const drawStep = (context: Context, reader: Reader, act: string, step: StepName): Html =>
  html`<form method="post" action="${path[reader.language]}">${formTokenField(context)}<input type="hidden" name="act" value="${act}"><input type="hidden" name="step" value="${step}"><button>${say(reader, stepNames[step])}</button></form>`
