// What one person may not do alone, as it stands: another agrees, whoever may calls it off, and who is alone waits a day. Doing it
// is the room's that asked. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { App } from '../app.ts'
import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { actKindWords, actStateWords, actWords } from '../language/acts.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { seeOther } from './let-in.ts'
import { type Html, nothing, type Reader, saidMoment, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

const { path, row } = deskPlaces.acts
type Acts = App['desk']['accounts']['acts']
type KeptAct = Awaited<ReturnType<Acts['list']>>[number]

const steps = ['agree', 'cancel', 'ask-delay'] as const
type StepName = (typeof steps)[number]

export const addActs: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], row, (context, visitor) =>
      showActs(context, site, visitor, false),
    )
    route(http, site, 'POST', path[language], 'desk.acts.step', (context, visitor) =>
      take(context, site, visitor),
    )
  }
}

async function take(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const sent = await readSent(context)
  const name = steps.find(one => one === sent('step'))
  const account = visitor.kind === 'nobody' ? null : visitor.account
  if (name === undefined || account === null) return showActs(context, site, visitor, true)
  const step = name === 'agree' ? ({ kind: name, by: { kind: 'account', account } } as const) : { kind: name }
  const taken = await site.app.desk.accounts.acts.step(sent('act'), step, account, site.clock.now())
  return taken.kind === 'refused'
    ? showActs(context, site, visitor, true)
    : seeOther(`${path[readerOf(context, site).language]}?said=${name}`)
}

async function showActs(
  context: Context,
  site: Site,
  visitor: Visitor,
  isRefused: boolean,
): Promise<Response> {
  const reader = readerOf(context, site)
  const { accounts } = site.app.desk
  const list = await accounts.acts.list(reader.now)
  const names = await accounts.people.names(list.map(({ askedBy }) => askedBy))
  const self = visitor.kind === 'nobody' ? null : visitor.account
  const draw = (act: KeptAct) => drawAct(context, reader, act, self, names.get(act.askedBy))
  const said = steps.find(one => one === context.req.query('said'))
  const body = html`${isRefused ? html`<div class="faults" role="alert"><p>${say(reader, actWords.refused)}</p></div>` : nothing}
<h1>${say(reader, actWords.title)}</h1>
${said === undefined ? nothing : html`<p class="said" role="status">${say(reader, actWords.said[said])}</p>`}
<p class="lead">${say(reader, actWords.lead)}</p>
${list.length === 0 ? html`<p class="empty">${say(reader, actWords.empty)}</p>` : html`<ul class="things">${list.map(draw)}</ul>`}
<p class="empty">${say(reader, actWords.alone)}</p>`
  const status = isRefused ? 422 : 200
  return show(context, site, visitor, { title: say(reader, actWords.title), body, path, status })
}

function drawAct(
  context: Context,
  reader: Reader,
  act: KeptAct,
  self: string | null,
  name: string | undefined,
): Html {
  const isOwn = act.askedBy === self
  const who = isOwn ? say(reader, actWords.you) : (name ?? say(reader, actWords.somebody))
  const { state } = act
  const at = ('until' in state ? state.until : state.at).toISOString()
  const stands = actStateWords[state.kind](saidMoment(reader, at))
  const buttons = stepsFor(act, isOwn).map(step => drawStep(context, reader, act.id, step))
  return html`<li><p><b>${say(reader, actKindWords[act.kind])}</b>: ${say(reader, stands)}.</p>
<p>${say(reader, actWords.by(who, saidMoment(reader, act.at.toISOString())))}. ${say(reader, actWords.subject)}: <code class="key">${act.subject}</code></p>
${isOwn && state.kind === 'asked' && !act.alone ? html`<p class="empty">${say(reader, actWords.yours)}</p>` : nothing}
${buttons.length === 0 ? nothing : html`<div class="buttons">${buttons}</div>`}</li>`
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
