// What the latest visit of the website saw, in one sentence for everybody: "efterprøvet i en rigtig browser i dag kl. 06.00, ét
// besøg fra ét sted: 0 cookies, …". Said only of a visit there was, and while it counts. Proven by site-line.test.ts.

import { html } from 'hono/html'

import type { SiteSeen } from '../app/sites.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import { summaryWords, visitedWords } from '../language/site-report.ts'
import type { PledgeLine } from '../pledge/board.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

/** The pledges a visit speaks to. */
const spoken: readonly PledgeId[] = ['minimise', 'traffic.no-trackers', 'site.host', 'site.third-parties']

/** Of the sites a pledge has parts for; nothing for a pledge no visit speaks to. */
export function drawSeenFor(reader: Reader, { pledge, parts }: PledgeLine, seen: readonly SiteSeen[]): Html {
  if (!spoken.includes(pledge)) return nothing
  return drawSeen(
    reader,
    seen.filter(({ site }) => parts.some(({ part }) => part.subject === site)),
  )
}

/** Beside the board: every site. Nothing where nobody visited any. */
export const drawSeen = (reader: Reader, seen: readonly SiteSeen[]): Html =>
  seen.length === 0
    ? nothing
    : html`<section class="seen"><h2>${say(reader, siteDeskWords.publicHeading)}</h2>
${seen.map(one => drawOne(reader, one, seen.length > 1))}</section>`

function drawOne(reader: Reader, { host, endedAt, basis, numbers }: SiteSeen, isNamed: boolean): Html {
  const sentence = say(reader, summaryWords(numbers, visitedWords(endedAt, reader.now)))
  const name = isNamed ? html`<b>${host}</b>: ` : nothing
  const rests =
    basis.length === 0 ? nothing : html` <strong>${say(reader, siteDeskWords.restsOn(basis))}</strong>`
  return html`<p class="visit">${name}<time datetime="${endedAt}" title="${endedAt}">${sentence}</time>${rests}</p>`
}
