// What somebody outside is asked to agree to, in plain words, and their yes or no. Which act it is says their session, never the
// address: nobody can name another's. Proven by test/journeys/outside.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { App } from '../app.ts'
import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { actKindWords, actStateWords, outsideWords } from '../language/acts.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { seeOther } from './let-in.ts'
import { type Html, nothing, type Reader, saidMoment, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

const { path, row } = deskPlaces.outside
type KeptAct = Awaited<ReturnType<App['desk']['accounts']['acts']['list']>>[number]

export const addOutside: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], row, (context, visitor) =>
      showAsked(context, site, visitor, false),
    )
    route(http, site, 'POST', path[language], 'outside.act.answer', (context, visitor) =>
      answer(context, site, visitor),
    )
  }
}

/** The act a session was begun for; null where it was begun for something else. */
const actOf = (visitor: Visitor): string | null =>
  visitor.kind === 'nobody' ? null : (/^act\.(.+)$/.exec(visitor.own[0] ?? '')?.[1] ?? null)

async function answer(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const said = (await readSent(context))('answer')
  const act = actOf(visitor)
  if (act === null || visitor.kind === 'nobody' || (said !== 'yes' && said !== 'no'))
    return showAsked(context, site, visitor, true)
  const { session } = visitor
  const step =
    said === 'yes'
      ? ({ kind: 'agree', by: { kind: 'outside', session } } as const)
      : ({ kind: 'cancel' } as const)
  const taken = await site.app.desk.accounts.acts.step(act, step, session, site.clock.now())
  return taken.kind === 'refused'
    ? showAsked(context, site, visitor, true)
    : seeOther(`${path[readerOf(context, site).language]}?said=${said}`)
}

async function showAsked(
  context: Context,
  site: Site,
  visitor: Visitor,
  isRefused: boolean,
): Promise<Response> {
  const reader = readerOf(context, site)
  const { acts, people } = site.app.desk.accounts
  const id = actOf(visitor)
  const act = id === null ? null : await acts.find(id, reader.now)
  const name = act === null ? undefined : (await people.names([act.askedBy])).get(act.askedBy)
  const said = (['yes', 'no'] as const).find(one => one === context.req.query('said'))
  const body = html`${isRefused ? html`<div class="faults" role="alert"><p>${say(reader, outsideWords.refused)}</p></div>` : nothing}
<h1>${say(reader, outsideWords.title)}</h1>
${said === undefined ? nothing : html`<p class="said" role="status">${say(reader, outsideWords.said[said])}</p>`}
${act === null ? html`<p class="empty">${say(reader, outsideWords.nothing)}</p>` : drawAct(context, reader, act, name ?? '')}`
  const status = isRefused ? 422 : 200
  return show(context, site, visitor, { title: say(reader, outsideWords.title), body, path, status })
}

function drawAct(context: Context, reader: Reader, act: KeptAct, name: string): Html {
  const { state } = act
  const at = ('until' in state ? state.until : state.at).toISOString()
  const waits = state.kind === 'asked' || state.kind === 'delayed'
  return html`<p class="lead">${say(reader, outsideWords.lead(name, saidMoment(reader, act.at.toISOString())))}</p>
<dl class="facts"><dt>${say(reader, outsideWords.what)}</dt><dd>${say(reader, actKindWords[act.kind])}</dd>
<dt>${say(reader, outsideWords.subject)}</dt><dd><code class="key">${act.subject}</code></dd>
<dt>${say(reader, outsideWords.stands)}</dt><dd>${say(reader, actStateWords[state.kind](saidMoment(reader, at)))}</dd></dl>
${waits ? drawAnswers(context, reader) : state.kind === 'agreed' ? drawWithdraw(context, reader) : html`<p class="empty">${say(reader, outsideWords.over)}</p>`}`
}

const drawWithdraw = (context: Context, reader: Reader): Html =>
  html`<p>${say(reader, outsideWords.until)}</p>
<form method="post" action="${path[reader.language]}">${formTokenField(context)}<p><button name="answer" value="no">${say(reader, outsideWords.withdraw)}</button></p></form>`

const drawAnswers = (context: Context, reader: Reader): Html =>
  html`<p>${say(reader, outsideWords.why)}</p>
<p>${say(reader, outsideWords.another)}</p>
<p>${say(reader, outsideWords.kept)}</p>
<form method="post" action="${path[reader.language]}">${formTokenField(context)}<p class="buttons"><button name="answer" value="yes">${say(reader, outsideWords.yes)}</button> <button name="answer" value="no">${say(reader, outsideWords.no)}</button></p></form>`
