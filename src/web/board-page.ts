// The board: how every pledge stands, in the order of the policy, and the one thing to do first.

import { html } from 'hono/html'

import type { SiteSeen } from '../app/sites.ts'
import { boardWords, standWords } from '../language/pages.ts'
import { standingWords, verdictWords } from '../language/verdicts.ts'
import type { Board, LogHolder, LogState, PledgeLine } from '../pledge/board.ts'
import { verdicts } from '../pledge/pledge.ts'
import { countParts, drawParts } from './charts.ts'
import type { Page } from './layout.ts'
import { drawPledgeMark, lastLookAt, lookedInWords, reasonOf } from './mark.ts'
import { drawFindings, drawSince } from './notes.ts'
import { pathOf } from './paths.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say, sayDoing } from './reader.ts'
import { drawSeen } from './site-line.ts'

export function boardPage(reader: Reader, board: Board, seen: readonly SiteSeen[]): Page {
  return {
    title: say(reader, boardWords.title),
    description: say(reader, boardWords.lead(board.pledges.length)),
    place: { kind: 'board' },
    controller: board.controller,
    example: board.example,
    data: '/api/v1/board',
    body: html`<h1>${say(reader, boardWords.title)}</h1>
<p class="lead">${say(reader, boardWords.lead(board.pledges.length))}</p>
${drawCounts(reader, board)}
${drawAlarm(reader, board.log)}
${drawFirst(reader, board)}
<h2>${say(reader, boardWords.list)}</h2>
<ol class="pledges">${board.pledges.map(line => drawLine(reader, line))}</ol>
<details class="numbers"><summary>${say(reader, boardWords.numbers)}</summary>${drawNumbers(reader, board)}</details>
${drawSeen(reader, seen)}
${drawLog(reader, board.log)}`,
  }
}

function drawCounts(reader: Reader, board: Board): Html {
  const count = verdicts.map(
    verdict =>
      html`<div><dt class="mark ${verdict}">${say(reader, verdictWords[verdict])}</dt><dd>${board.counts[verdict]}</dd></div>`,
  )
  const { practice, proposed, lawFindings } = board.counts
  const apart = [
    boardWords.practice(practice),
    boardWords.proposed(proposed),
    boardWords.lawFindings(lawFindings),
  ]
  return html`<dl class="counts">${count}</dl>
<p class="apart"><b>${say(reader, boardWords.apart)}:</b> ${apart.map(words => say(reader, words)).join('; ')}. ${say(reader, boardWords.at(saidMoment(reader, board.at)))}.</p>`
}

const drawAlarm = (reader: Reader, log: LogState): Html =>
  log.alarm === null
    ? nothing
    : html`<section class="alarm" role="alert"><h2>${say(reader, boardWords.alarm)}</h2><p>${say(reader, log.alarm)}</p></section>`

/** The first broken pledge of the policy's order, or the first unknown one that has something to do. */
function drawFirst(reader: Reader, board: Board): Html {
  const withNext = (verdict: 'broken' | 'unknown') =>
    board.pledges.find(line => line.verdict.verdict === verdict && line.next !== null)
  const line = withNext('broken') ?? withNext('unknown')
  if (line === undefined || line.next === null) return nothing
  const calm = board.counts.broken === 0 ? html`${say(reader, boardWords.nothing)} ` : nothing
  return html`<section class="first"><h2>${say(reader, boardWords.first)}</h2>
<p>${calm}${sayDoing(reader, line.next)} <a href="${pathOf({ kind: 'pledge', pledge: line.pledge }, reader.language)}">${say(reader, line.name)}</a></p></section>`
}

function drawLine(reader: Reader, line: PledgeLine): Html {
  const at = lastLookAt(line)
  const seen =
    at === null
      ? html`${say(reader, standWords.neverLooked)}`
      : html`${say(reader, standWords.lastSeen)} ${moment(reader, at)}`
  return html`<li>
<div class="who"><a href="${pathOf({ kind: 'pledge', pledge: line.pledge }, reader.language)}">${say(reader, line.name)}</a>
<p>${drawPledgeMark(reader, line)}${drawSince(reader, line)}</p></div>
<div class="how">${drawParts(reader, line.parts)}
<p>${say(reader, lookedInWords(line))}</p><p>${seen}</p></div>
${drawWhy(reader, line)}
</li>`
}

function drawWhy(reader: Reader, line: PledgeLine): Html {
  const broken = line.parts.filter(part => part.verdict === 'broken')
  const old = line.parts.find(part => part.standing === 'stale' || part.standing === 'changed')
  const next =
    line.next === null
      ? nothing
      : html`<p class="next"><b>${say(reader, standWords.next)}:</b> ${sayDoing(reader, line.next)}</p>`
  const why = broken.map(part => html`<p class="why">${say(reader, reasonOf(part))}</p>`)
  const stale =
    old === undefined
      ? nothing
      : html`<p class="why">${capital(say(reader, standingWords[old.standing]))}.</p>`
  const law = drawFindings(reader, line.lawFindings, 'folded')
  const something = why.length + line.lawFindings.length > 0 || old !== undefined || line.next !== null
  return something ? html`<div class="because">${why}${stale}${next}${law}</div>` : nothing
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function drawNumbers(reader: Reader, board: Board): Html {
  const head = verdicts.map(
    verdict => html`<th scope="col" class="number">${say(reader, verdictWords[verdict])}</th>`,
  )
  const rows = board.pledges.map(
    line =>
      html`<tr><th scope="row">${say(reader, line.name)}</th>${verdicts.map(verdict => html`<td class="number">${countParts(line.parts, verdict)}</td>`)}<td class="number">${line.verdict.notBuilt}</td></tr>`,
  )
  const all = board.pledges.flatMap(line => line.parts)
  const notBuilt = board.pledges.reduce((sum, line) => sum + line.verdict.notBuilt, 0)
  return html`<table><thead><tr><th scope="col">${say(reader, boardWords.pledge)}</th>${head}<th scope="col" class="number">${say(reader, boardWords.notBuilt)}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${say(reader, boardWords.all)}</th>${verdicts.map(verdict => html`<td class="number">${countParts(all, verdict)}</td>`)}<td class="number">${notBuilt}</td></tr></tfoot></table>`
}

/** What the log is worth to somebody who does not trust us. */
export function drawLog(reader: Reader, log: LogState): Html {
  const size = log.publishedAt === null ? boardWords.logEmpty : boardWords.logSize(log.size, log.waiting)
  return html`<section class="log"><h2>${say(reader, boardWords.log)}</h2>
<p>${drawHolder(reader, log.holders)}</p>
<p>${say(reader, size)} ${say(reader, boardWords.logNames)}</p>
${log.publishedAt === null ? nothing : html`<p><a href="/log/checkpoint">${say(reader, boardWords.checkpoint)}</a></p>`}
</section>`
}

function drawHolder(reader: Reader, holders: readonly LogHolder[]): Html {
  const latest = holders
    .flatMap(({ name, lastAt }) => (lastAt === null ? [] : [{ name, lastAt }]))
    .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))[0]
  if (latest === undefined) return html`${say(reader, boardWords.logUnheld)}`
  return html`${say(reader, boardWords.logHeld(latest.name, saidMoment(reader, latest.lastAt)))}`
}
