// The first page behind sign-in: one thing to do next at the top, then what broke with its question, what nobody knows yet, what
// waits for somebody, what happens by itself, and the week as a picture. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { BreakCase } from '../app/breaches.ts'
import type { ByItself, TodayDesk, WeekLine } from '../app/today.ts'
import type { Visitor } from '../core/roles.ts'
import { breachWords } from '../language/breaches.ts'
import { todayWords } from '../language/today.ts'
import { verdictWords } from '../language/verdicts.ts'
import type { PledgeLine } from '../pledge/board.ts'
import { route } from './access.ts'
import { drawBreachForm, nothingTyped } from './breach-form.ts'
import { breakPath, drawStanding } from './break-page.ts'
import { drawWeek } from './charts.ts'
import { partNamed } from './desk-part.ts'
import { deskPlaces } from './desk-places.ts'
import { seeOther } from './let-in.ts'
import { drawPledgeMark, reasonOf } from './mark.ts'
import { pathOf } from './paths.ts'
import { calendarDay, type Html, moment, nothing, type Reader, saidMoment, say, sayDoing } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, mayUse, readerOf, show } from './show.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawDue, drawSteps } from './today-lists.ts'

const { path, row } = deskPlaces.today

export const addToday: AddRoutes = (http, site) => {
  for (const at of Object.values(path)) {
    route(http, site, 'GET', at, row, (context, visitor) => showToday(context, site, visitor, 200))
    route(http, site, 'POST', at, 'desk.look', (context, visitor) => lookNow(context, site, visitor))
  }
}

async function showToday(
  context: Context,
  site: Site,
  visitor: Visitor,
  status: 200 | 422,
): Promise<Response> {
  const reader = readerOf(context, site)
  const body = drawToday(context, site, visitor, await site.app.desk.today())
  return show(context, site, visitor, { title: say(reader, todayWords.title), body, path, status })
}

/** Looks at what nobody knows yet though it could be looked at; never at nothing, which would be everything. */
async function lookNow(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  if ((await readSent(context))('look') !== 'now') return showToday(context, site, visitor, 422)
  const { unknown } = await site.app.desk.today()
  const pledges = unknown.map(({ pledge }) => pledge)
  if (pledges.length > 0) await site.app.check(pledges, () => {})
  return seeOther(`${path[readerOf(context, site).language]}?said=looked`)
}

function drawToday(context: Context, site: Site, visitor: Visitor, today: TodayDesk): Html {
  const reader = readerOf(context, site)
  const count = (verdict: 'kept' | 'broken' | 'unknown') => today.counts[verdict]
  const lead = todayWords.lead(count('broken'), count('unknown'), count('kept'))
  return html`<h1>${say(reader, todayWords.title)}</h1>
${context.req.query('said') === 'looked' ? html`<p class="said" role="status">${say(reader, todayWords.looked)}</p>` : nothing}
<p class="lead">${say(reader, lead)}</p>
${drawSteps(reader, site, visitor, today)}
<h2 id="broken">${say(reader, todayWords.broken)}</h2>
${drawBroken(reader, today)}
${mayUse(site, visitor, 'desk.break') ? drawQuestions(context, site, visitor, today) : nothing}
<h2 id="due">${say(reader, todayWords.due)}</h2>
${drawDue(reader, site, visitor, today.due)}
<h2 id="week">${say(reader, todayWords.week)}</h2>
${drawWeeks(reader, today.week)}
<h2 id="unknown">${say(reader, todayWords.unknown)}</h2>
${drawUnknown(reader, today)}
${today.unknown.length > 0 && mayUse(site, visitor, 'desk.look') ? drawLook(context, reader) : nothing}
<h2 id="by-itself">${say(reader, todayWords.byItself)}</h2>
${drawByItself(reader, today.byItself)}`
}

const linkTo = (reader: Reader, { pledge, name }: Pick<PledgeLine, 'pledge' | 'name'>): Html =>
  html`<a href="${pathOf({ kind: 'pledge', pledge }, reader.language)}">${say(reader, name)}</a>`

function drawBroken(reader: Reader, { broken }: TodayDesk): Html {
  if (broken.length === 0) return html`<p class="empty">${say(reader, todayWords.nothingBroken)}</p>`
  return html`<ul class="things">${broken.map(line => drawBrokenLine(reader, line))}</ul>`
}

function drawBrokenLine(reader: Reader, line: PledgeLine): Html {
  const reasons = line.parts.filter(({ verdict }) => verdict === 'broken').map(reasonOf)
  const since =
    line.since === null ? nothing : html` ${say(reader, todayWords.since)} ${moment(reader, line.since)}.`
  const todo =
    line.next === null
      ? nothing
      : html`<p class="next"><b>${say(reader, todayWords.todo)}:</b> ${sayDoing(reader, line.next)}</p>`
  return html`<li><p>${linkTo(reader, line)}: ${drawPledgeMark(reader, line)}.${since}</p>
${reasons.map(words => html`<p>${say(reader, words)}</p>`)}${todo}</li>`
}

/** The question of the first break nobody answered, whole; the others lead to theirs. */
function drawQuestions(context: Context, site: Site, visitor: Visitor, today: TodayDesk): Html {
  const reader = readerOf(context, site)
  const [first, ...others] = today.undecided
  if (first === undefined) return nothing
  const form = { context, reader, action: breakPath(reader, first.look), typed: nothingTyped, faults: {} }
  return html`<section class="question" aria-labelledby="question"><h2 id="question">${say(reader, breachWords.question)}</h2>
<p>${drawBreakLink(reader, today, first)}</p>
<p>${say(reader, breachWords.meaning)}</p>
${mayUse(site, visitor, 'desk.break.answer') ? drawBreachForm({ ...form, isChange: first.answer !== null }) : html`<p>${say(reader, breachWords.mayNot)}</p>`}
${others.length === 0 ? nothing : html`<h3>${say(reader, todayWords.askedToo)}</h3><ul class="things">${others.map(one => html`<li>${drawBreakLink(reader, today, one)}</li>`)}</ul>`}</section>`
}

function drawBreakLink(reader: Reader, today: TodayDesk, found: BreakCase): Html {
  const { name, claims } = partNamed(today.lines, found.part)
  return html`<a href="${breakPath(reader, found.look)}">${say(reader, name)}</a>. ${say(reader, breachWords.notHeld(claims))}
<span class="small">${moment(reader, found.at)}. ${drawStanding(reader, found)}</span>`
}

function drawUnknown(reader: Reader, { unknown, notBuilt }: TodayDesk): Html {
  const rest =
    notBuilt === 0 ? nothing : html`<p class="empty">${say(reader, todayWords.notBuilt(notBuilt))}</p>`
  if (unknown.length === 0) return html`<p class="empty">${say(reader, todayWords.nothingUnknown)}</p>${rest}`
  const items = unknown.map(line => {
    const part = line.parts.find(({ verdict, standing }) => verdict === 'unknown' && standing !== 'not-built')
    const why = part === undefined ? nothing : html` ${say(reader, reasonOf(part))}`
    const todo =
      line.next === null ? nothing : html` <span class="next">${sayDoing(reader, line.next)}</span>`
    return html`<li>${linkTo(reader, line)}: ${drawPledgeMark(reader, line)}.${why}${todo}</li>`
  })
  return html`<ul class="things">${items}</ul>${rest}`
}

const drawLook = (context: Context, reader: Reader): Html =>
  html`<form method="post" action="${path[reader.language]}">${formTokenField(context)}<p><button name="look" value="now">${say(reader, todayWords.look)}</button> <span class="small">${say(reader, todayWords.lookLead)}</span></p></form>`

function drawWeeks(reader: Reader, week: readonly WeekLine[]): Html {
  const looked = week.filter(({ days }) => days.some(({ verdict }) => verdict !== null))
  const [first] = looked
  if (first === undefined) return html`<p class="empty">${say(reader, todayWords.emptyWeek)}</p>`
  const rest = week.length - looked.length
  const head = first.days.map(({ day }) => html`<th scope="col">${calendarDay(reader, day)}</th>`)
  const rows = looked.map(({ name, days }) => {
    const cells = days.map(
      ({ verdict }) =>
        html`<td>${say(reader, verdict === null ? todayWords.notLooked : verdictWords[verdict])}</td>`,
    )
    return html`<tr><th scope="row">${say(reader, name)}</th>${cells}</tr>`
  })
  return html`<p>${say(reader, todayWords.weekLead)}</p>
<ul class="weeks">${looked.map(line => html`<li>${linkTo(reader, line)} ${drawWeek(reader, say(reader, line.name), line.days)}</li>`)}</ul>
<details class="numbers"><summary>${say(reader, todayWords.weekNumbers)}</summary><div class="wide" tabindex="0" role="region" aria-label="${say(reader, todayWords.weekNumbers)}"><table><thead><tr><th scope="col">${say(reader, todayWords.pledge)}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>
${rest === 0 ? nothing : html`<p class="empty">${say(reader, todayWords.restOfWeek(rest))}</p>`}`
}

function drawByItself(reader: Reader, { checks, first, erasures }: ByItself): Html {
  const next =
    first === null
      ? nothing
      : html`${say(reader, todayWords.firstCheck(say(reader, first.pledge), saidMoment(reader, first.at)))}`
  const looks =
    checks === 0
      ? html`${say(reader, todayWords.noChecks)}`
      : html`${say(reader, todayWords.checks(checks))}${next}.`
  return html`<p>${say(reader, todayWords.byItselfLead)}</p><ul><li>${looks}</li><li>${say(reader, todayWords.recompute)}</li><li>${erasures.map(each => say(reader, each)).join(' ')}</li></ul>`
}
