// Breaks of pledges, and the question each asks: the list, one break with everything answered about it, and the form. A new
// answer is added to those before it. GDPR Art. 4(12), 33. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { BreakCase } from '../app/breaches.ts'
import { isBreach } from '../core/breach.ts'
import { languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { breachAnswerWords, breachWords } from '../language/breaches.ts'
import { route } from './access.ts'
import { drawBreachForm, nothingTyped, readAnswer, readTyped, type TypedAnswer } from './breach-form.ts'
import { partNamed } from './desk-part.ts'
import { deskPlaces } from './desk-places.ts'
import { drawFaults, type Faults } from './field.ts'
import { seeOther } from './let-in.ts'
import { pathOf } from './paths.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { mayUse, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

const { path } = deskPlaces.breaks

export const addBreaks: AddRoutes = (http, site) => {
  for (const language of languages) {
    route(http, site, 'GET', path[language], 'desk.break', (context, visitor) =>
      showList(context, site, visitor),
    )
    const one = `${path[language]}/:look`
    route(http, site, 'GET', one, 'desk.break', (context, visitor) =>
      openBreak(context, site, visitor, nothingTyped, {}),
    )
    route(http, site, 'POST', one, 'desk.break.answer', (context, visitor) => answer(context, site, visitor))
  }
}

export const breakPath = (reader: Reader, look: string): string => `${path[reader.language]}/${look}`

async function showList(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const reader = readerOf(context, site)
  const list = await site.app.desk.breaches.list()
  const { board } = await site.snapshots.take()
  const items = list.map(found => {
    const { name, claims } = partNamed(board.pledges, found.part)
    return html`<li><a href="${breakPath(reader, found.look)}">${say(reader, name)}</a>. ${say(reader, breachWords.notHeld(claims))}
<span class="small">${moment(reader, found.at)}. ${drawStanding(reader, found)}</span></li>`
  })
  const body = html`<h1>${say(reader, breachWords.list)}</h1><p class="lead">${say(reader, breachWords.listLead)}</p>
${list.length === 0 ? html`<p class="empty">${say(reader, breachWords.none)}</p>` : html`<ul class="things">${items}</ul>`}`
  return show(context, site, visitor, { title: say(reader, breachWords.list), body, path })
}

export const drawStanding = (reader: Reader, { answer }: BreakCase): Html =>
  answer === null
    ? html`<b class="hole">${say(reader, breachWords.asked)}.</b>`
    : html`${say(reader, breachWords.answered(say(reader, breachAnswerWords[answer])))}.`

async function answer(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const look = lookOf(context)
  const reader = readerOf(context, site)
  const typed = await readTyped(context)
  const found = look === null ? null : await site.app.desk.breaches.find(look)
  if (look === null || found === null || visitor.kind === 'nobody' || visitor.account === null)
    return refuse(context, site, 404, 'not-found')
  const known = found.awareAt === null ? null : new Date(found.awareAt)
  const said = readAnswer(typed, reader.now, reader.zone, known)
  if ('faults' in said) return openBreak(context, site, visitor, typed, said.faults)
  const kept = await site.app.desk.breaches.answer({ look, by: visitor.account, ...said.read })
  if (kept === 'not-found') return refuse(context, site, 404, 'not-found')
  return seeOther(`${breakPath(reader, look)}?said=kept`)
}

const lookOf = (context: Context): string | null => {
  const look = context.req.param('look') ?? ''
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(look) ? look : null
}

async function openBreak(
  context: Context,
  site: Site,
  visitor: Visitor,
  typed: TypedAnswer,
  faults: Faults,
): Promise<Response> {
  const look = lookOf(context)
  const found = look === null ? null : await site.app.desk.breaches.find(look)
  if (found === null) return refuse(context, site, 404, 'not-found')
  const reader = readerOf(context, site)
  const action = breakPath(reader, found.look)
  const form = { context, reader, action, typed, faults, isChange: found.answer !== null }
  const body = html`${drawFaults(reader, faults)}
${await drawBreak(reader, site, found, context.req.query('said') === 'kept')}
<h2 id="question">${say(reader, breachWords.question)}</h2>
<p>${say(reader, breachWords.meaning)}</p>
${mayUse(site, visitor, 'desk.break.answer') ? drawBreachForm(form) : html`<p>${say(reader, breachWords.mayNot)}</p>`}`
  return show(context, site, visitor, {
    ...{ title: say(reader, breachWords.title), body },
    path: { da: `${path.da}/${found.look}`, en: `${path.en}/${found.look}` },
    status: Object.keys(faults).length === 0 ? 200 : 422,
  })
}

async function drawBreak(reader: Reader, site: Site, found: BreakCase, isKept: boolean): Promise<Html> {
  const { board } = await site.snapshots.take()
  const { pledge, name, claims } = partNamed(board.pledges, found.part)
  const title =
    pledge === null
      ? html`${say(reader, name)}`
      : html`<a href="${pathOf({ kind: 'pledge', pledge }, reader.language)}">${say(reader, name)}</a>`
  const mended =
    found.mendedAt === null
      ? html`${say(reader, breachWords.notMended)}.`
      : html`${say(reader, breachWords.mended)}: ${moment(reader, found.mendedAt)}.`
  return html`<h1>${say(reader, breachWords.title)}</h1>
${isKept ? html`<p class="said" role="status">${say(reader, breachWords.kept)}</p>` : nothing}
<p class="lead">${title}. ${say(reader, breachWords.notHeld(claims))}</p>
<p>${say(reader, found.reason)}</p>
<p>${say(reader, breachWords.seenFirst)}: ${moment(reader, found.at)}. ${mended}
<span class="small">${say(reader, breachWords.caseNumber)}: <code class="key">break.${found.look}</code></span></p>
${drawLaw(reader, found)}
${await drawAnswers(reader, site, found)}`
}

/** What the law asks next, once it is said to be a breach: of whoever has told the authority, the rest. */
function drawLaw(reader: Reader, { answer, notifyBefore }: BreakCase): Html {
  if (!isBreach(answer)) return nothing
  const isLate = notifyBefore !== null && Date.parse(notifyBefore) < reader.now.getTime()
  const asks = [
    ...(notifyBefore === null ? [] : [breachWords.notify(saidMoment(reader, notifyBefore))]),
    ...(isLate ? [breachWords.late] : []),
    ...[breachWords.toController, breachWords.toPeople, breachWords.written],
  ]
  return html`<section class="first" aria-labelledby="law"><h2 id="law">${say(reader, breachWords.lawTitle)}</h2>
<ul>${asks.map(words => html`<li>${say(reader, words)}</li>`)}</ul></section>`
}

async function drawAnswers(reader: Reader, site: Site, { look, answer }: BreakCase): Promise<Html> {
  if (answer === null) return nothing
  const { breaches, accounts } = site.app.desk
  const answers = await breaches.answers(look)
  const names = await accounts.people.names(answers.flatMap(({ said }) => (said === null ? [] : [said.by])))
  const items = answers.map(({ answer, at, said }) => {
    const who = said === null ? undefined : names.get(said.by)
    return html`<li><b>${say(reader, breachAnswerWords[answer])}.</b> ${said === null ? html`<i>${say(reader, breachWords.reasonGone)}</i>` : said.reason}
<span class="small">${say(reader, breachWords.by(who ?? say(reader, breachWords.somebody), saidMoment(reader, at)))}</span></li>`
  })
  return html`<h2>${say(reader, breachWords.before)}</h2><ol class="things">${items}</ol>`
}
