// How visits of a site went, beside what they showed: whether one is under way, why the latest did not come about and what to do,
// and every visit there was. Proven by site-page.test.ts.

import { html } from 'hono/html'

import type { AuditLine, SiteStanding } from '../app/sites.ts'
import { siteCheckWords } from '../language/site-checks.ts'
import { failedWords, siteDeskWords } from '../language/site-desk.ts'
import { visitedWords } from '../language/site-report.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say, sayDoing } from './reader.ts'
import { sitePlaces } from './site-places.ts'

/** What is to be known before what the latest visit showed: that there is none yet, or that a later one failed. */
export function drawAttempt(reader: Reader, standing: SiteStanding): Html {
  const { isUnderWay, isVisited, latest, visits } = standing
  if (isUnderWay) return drawUnderWay(reader, visits)
  const [last] = visits
  if (last !== undefined && last.because !== null) return drawFailed(reader, last, last.because)
  if (!isVisited)
    return html`<p class="empty">${say(reader, siteCheckWords.off)} <span class="next">${sayDoing(reader, siteCheckWords.switchOn)}</span></p>`
  return latest === null ? drawNever(reader, standing) : nothing
}

function drawUnderWay(reader: Reader, [last]: readonly AuditLine[]): Html {
  const { underWay, since, wait } = siteDeskWords.visit
  const begun =
    last === undefined || last.endedAt !== null
      ? html`${say(reader, wait)}`
      : html`${say(reader, since)} ${moment(reader, last.begunAt)}.`
  return html`<p class="empty" role="status"><b>${say(reader, underWay)}</b> ${begun}</p>`
}

function drawFailed(reader: Reader, { begunAt, endedAt }: AuditLine, because: string): Html {
  const { why, todo } = failedWords(because)
  const when = visitedWords(endedAt ?? begunAt, reader.now)
  return html`<div class="holes"><p><b>${say(reader, siteDeskWords.failed.lead(when))}</b> ${say(reader, why)}</p>
<p class="next">${sayDoing(reader, todo)}</p></div>`
}

const drawNever = (reader: Reader, { isOwn }: SiteStanding): Html =>
  html`<p class="empty">${isOwn ? html`${say(reader, siteDeskWords.ownNever)} ` : nothing}${say(reader, siteDeskWords.never)}</p>`

const shownAtOnce = 7

export function drawHistory(reader: Reader, { visits, isUnderWay }: SiteStanding, at: string): Html {
  const { heading, more } = siteDeskWords.history
  const items = visits.map((line, index) => drawLine(reader, line, isUnderWay && index === 0))
  const older = items.slice(shownAtOnce)
  const rest =
    older.length === 0
      ? nothing
      : html`<details class="numbers"><summary>${say(reader, more(older.length))}</summary><ul class="things">${older}</ul></details>`
  return html`<h3 id="${at}-history">${say(reader, heading)}</h3>
<ul class="things">${items.slice(0, shownAtOnce)}</ul>${rest}`
}

function drawLine(reader: Reader, line: AuditLine, isUnderWay: boolean): Html {
  const { id, begunAt, endedAt, because } = line
  const { see, seen, underWay, cutOff } = siteDeskWords.history
  if (endedAt === null)
    return html`<li>${moment(reader, begunAt)}: ${say(reader, isUnderWay ? underWay : cutOff)}</li>`
  if (because === null)
    return html`<li><a href="${sitePlaces.visit(id)[reader.language]}">${say(reader, see(saidMoment(reader, begunAt)))}</a>: ${say(reader, seen)}</li>`
  return html`<li>${moment(reader, begunAt)}: ${say(reader, failedWords(because).why)}</li>`
}
