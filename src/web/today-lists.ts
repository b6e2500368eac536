// The two lists of the first page that lead elsewhere: the next three things to do, and what waits for somebody.
// Proven by test/journeys/desk.test.ts.

import { html } from 'hono/html'

import type { Due, NextStep, TodayDesk } from '../app/today.ts'
import type { Visitor } from '../core/roles.ts'
import { clockWords } from '../language/clocks.ts'
import { stepWords, todayWords } from '../language/today.ts'
import { breakPath } from './break-page.ts'
import { partNamed } from './desk-part.ts'
import { deskPlaces } from './desk-places.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, saidDay, saidMoment, say, sayDoing } from './reader.ts'
import { mayUse } from './show.ts'
import type { Site } from './site.ts'

export function drawSteps(reader: Reader, site: Site, visitor: Visitor, today: TodayDesk): Html {
  const title = html`<h2 id="next">${say(reader, todayWords.next)}</h2>`
  const [first, ...then] = today.next
  if (first === undefined)
    return html`<section class="first" aria-labelledby="next">${title}<p>${say(reader, todayWords.nothingNext)}</p></section>`
  const draw = (step: NextStep) => drawStep(reader, site, visitor, today, step)
  const after =
    then.length === 0
      ? nothing
      : html`<h3>${say(reader, todayWords.after)}</h3><ol>${then.map(step => html`<li>${draw(step)}</li>`)}</ol>`
  return html`<section class="first" aria-labelledby="next">${title}<p>${draw(first)}</p>${after}</section>`
}

function drawStep(reader: Reader, site: Site, visitor: Visitor, today: TodayDesk, step: NextStep): Html {
  const to = (place: 'register' | 'record', words: string) =>
    mayUse(site, visitor, deskPlaces[place].row)
      ? html`<a href="${deskPlaces[place].path[reader.language]}">${words}</a>.`
      : html`${words}.`
  switch (step.kind) {
    case 'answer': {
      const words = say(reader, stepWords.answer(say(reader, partNamed(today.lines, step.part).name)))
      return mayUse(site, visitor, 'desk.break')
        ? html`<a href="${breakPath(reader, step.look)}">${words}</a>.`
        : html`${words}.`
    }
    case 'mend': {
      const href = pathOf({ kind: 'pledge', pledge: step.pledge }, reader.language)
      return html`<a href="${href}">${say(reader, stepWords.mend(say(reader, step.name)))}</a>. ${sayDoing(reader, step.next)}`
    }
    case 'accept':
      return to('register', say(reader, stepWords.accept(step.count)))
    case 'fill':
      return to('record', say(reader, stepWords.fill(step.count)))
    default:
      return html`${sayDoing(reader, stepWords[step.kind])}.`
  }
}

export function drawDue(reader: Reader, site: Site, visitor: Visitor, due: readonly Due[]): Html {
  if (due.length === 0) return html`<p class="empty">${say(reader, todayWords.nothingDue)}</p>`
  return html`<ul class="things">${due.map(one => html`<li>${drawOneDue(reader, site, visitor, one)}</li>`)}</ul>`
}

function drawOneDue(reader: Reader, site: Site, visitor: Visitor, due: Due): Html {
  const { language } = reader
  const to = (place: 'register' | 'record', words: string, part = '') =>
    mayUse(site, visitor, deskPlaces[place].row)
      ? html`<a href="${deskPlaces[place].path[language]}${part}">${words}</a>.`
      : html`${words}.`
  switch (due.kind) {
    case 'clock':
      return drawClock(reader, site, visitor, due)
    case 'supervision':
      return to('record', say(reader, supervisionWords(reader, due)), '#processors')
    case 'edit':
      return to('register', say(reader, todayWords.edit))
    case 'proposed':
      return to('register', say(reader, todayWords.proposed(due.count)))
    case 'stale': {
      const links = due.pledges.map(
        ({ pledge, name }) =>
          html` <a href="${pathOf({ kind: 'pledge', pledge }, language)}">${say(reader, name)}</a>`,
      )
      return html`${say(reader, todayWords.stale(due.pledges.length))}${links.map((link, at) => html`${at === 0 ? nothing : ','}${link}`)}.`
    }
  }
}

function drawClock(
  reader: Reader,
  site: Site,
  visitor: Visitor,
  due: Due & { readonly kind: 'clock' },
): Html {
  const { title, late, page, row } = due.clock
  const before = saidMoment(reader, due.clock.due.toISOString())
  const isLate = due.leftMs <= 0
  const words = isLate
    ? clockWords.over(say(reader, title), before)
    : clockWords.running(say(reader, title), before, due.leftMs)
  const says = mayUse(site, visitor, row)
    ? html`<a href="${page[reader.language]}">${say(reader, words)}</a>`
    : html`${say(reader, words)}`
  return html`<b class="hole">${says}.</b>${isLate ? html` ${say(reader, late)}.` : nothing}`
}

function supervisionWords(reader: Reader, { name, dueAt, late }: Due & { readonly kind: 'supervision' }) {
  if (dueAt === null) return todayWords.supervisionNever(name)
  const day = saidDay(reader, `${dueAt}T12:00:00Z`)
  return (late ? todayWords.supervisionLate : todayWords.supervision)(name, day)
}
