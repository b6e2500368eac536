// One pledge: what the policy says, its days, each of its parts with what was seen, and the evidence to download.

import { html } from 'hono/html'

import type { SiteSeen } from '../app/sites.ts'
import type { TrafficKept } from '../app/traffic.ts'
import type { Language } from '../core/language.ts'
import { boardWords, intervalInWords, pledgeWords, standWords } from '../language/pages.ts'
import { standingReasons, standingWords, verdictWords } from '../language/verdicts.ts'
import type { LookLine, PartLine, PledgeHistory, PledgeLine } from '../pledge/board.ts'
import { drawDays, drawDaysTable } from './charts.ts'
import type { Page } from './layout.ts'
import { drawMark, drawPledgeMark, lookedInWords, markOfLook, markOfPart, reasonOf } from './mark.ts'
import { drawFindings, drawSince } from './notes.ts'
import { type Html, langOf, moment, nothing, type Reader, saidMoment, say, sayDoing } from './reader.ts'
import { drawSeenFor } from './site-line.ts'
import { drawKeptFor } from './traffic-line.ts'

/** What stands around a pledge: whose policy it is, and whether it is the example. */
export interface Surroundings {
  readonly controller: string
  readonly example: boolean
}

/** What is told beside a pledge that it speaks to. */
export interface PledgeAside {
  /** Of the latest visits of the website. */
  readonly seen: readonly SiteSeen[]
  /** Of who asks our servers for something. */
  readonly kept: TrafficKept
}

export function pledgePage(
  reader: Reader,
  history: PledgeHistory,
  around: Surroundings,
  { seen, kept }: PledgeAside,
): Page {
  const { line } = history
  return {
    title: say(reader, line.name),
    description: null,
    place: { kind: 'pledge', pledge: line.pledge },
    controller: around.controller,
    example: around.example,
    data: `/api/v1/pledges/${line.pledge}`,
    body: html`<h1>${say(reader, line.name)}</h1>
<p class="lead">${drawPledgeMark(reader, line)}${drawSince(reader, line)}. ${say(reader, lookedInWords(line))}.</p>
${line.next === null ? nothing : html`<p class="next"><b>${say(reader, standWords.next)}:</b> ${sayDoing(reader, line.next)}</p>`}
${drawSentences(reader, line)}
${drawSeenFor(reader, line, seen)}
${drawKeptFor(reader, line.pledge, kept)}
${drawHistory(reader, history)}
<h2>${say(reader, pledgeWords.parts)}</h2>
${drawParts(reader, line.parts)}
${drawEvidence(reader, history.looks, line.parts)}`,
  }
}

function drawSentences(reader: Reader, line: PledgeLine): Html {
  const quotes = quotesIn(reader.language, line) ?? quotesIn(reader.language === 'da' ? 'en' : 'da', line)
  const drawn = quotes?.texts.map(
    text => html`<blockquote${langOf(reader, quotes.language)}><p>${text}</p></blockquote>`,
  )
  return html`<h2>${say(reader, pledgeWords.says)}</h2>
${drawn ?? html`<p>${say(reader, pledgeWords.noSentence)}</p>`}
${drawFindings(reader, line.lawFindings, 'open')}`
}

/** The sentences of the notice in a language; null where it has none of them. */
function quotesIn(language: Language, { sentences }: PledgeLine) {
  const texts = sentences.flatMap(sentence => sentence.text[language] ?? [])
  return texts.length === 0 ? null : { language, texts }
}

function drawHistory(reader: Reader, { days }: PledgeHistory): Html {
  const title = html`<h2>${say(reader, pledgeWords.days(days.length))}</h2>`
  if (days.every(day => day.verdict === null)) return html`${title}<p>${say(reader, pledgeWords.noDays)}</p>`
  return html`${title}${drawDays(reader, days)}
<details class="numbers"><summary>${say(reader, boardWords.numbers)}</summary>${drawDaysTable(reader, days)}</details>`
}

/** What is looked at, one by one; what nothing looks at yet, together and said once. */
function drawParts(reader: Reader, parts: readonly PartLine[]): Html {
  const missing = parts.filter(part => part.standing === 'not-built')
  const looked = parts.filter(part => part.standing !== 'not-built')
  const list =
    looked.length === 0
      ? nothing
      : html`<ol class="claims">${looked.map(part => drawPart(reader, part))}</ol>`
  if (missing.length === 0) return list
  return html`${list}<h3>${say(reader, pledgeWords.notBuilt)}</h3>
<p>${drawMark(reader, 'unknown', verdictWords.unknown)}. ${say(reader, standingReasons['not-built'])}</p>
<ul class="missing">${missing.map(part => html`<li id="${part.part.id}">${say(reader, part.claims)}</li>`)}</ul>`
}

function drawPart(reader: Reader, part: PartLine): Html {
  const { look, everyMs, method } = part
  const missing = look?.notLookedAt ?? null
  const next = part.verdict === 'kept' ? null : (look?.next ?? null)
  return html`<li id="${part.part.id}">
<p class="claim">${say(reader, part.claims)}</p>
<p>${drawPartMark(reader, part)} ${say(reader, reasonOf(part))}</p>
${missing === null ? nothing : html`<p><b>${say(reader, pledgeWords.notLookedAt)}:</b> ${say(reader, missing)}</p>`}
${next === null ? nothing : html`<p class="next"><b>${say(reader, standWords.next)}:</b> ${sayDoing(reader, next)}</p>`}
${part.part.carries ? nothing : html`<p class="aside">${say(reader, pledgeWords.supporting)}</p>`}
${method === null ? nothing : drawMethod(reader, say(reader, method), everyMs)}
</li>`
}

/** "Overholdt ved kontrollen i dag kl. 06.00:", or why no look counts. */
function drawPartMark(reader: Reader, part: PartLine): Html {
  const mark = drawMark(reader, part.verdict, markOfPart(part))
  if (part.look !== null && (part.standing === 'looked' || part.verdict === 'broken'))
    return html`${mark} ${say(reader, pledgeWords.atCheck)} ${moment(reader, part.look.at)}:`
  return html`${mark} (${say(reader, standingWords[part.standing])}).`
}

function drawMethod(reader: Reader, method: string, everyMs: number | null): Html {
  const often = everyMs === null ? '' : `, ${say(reader, intervalInWords(everyMs))}`
  return html`<details class="method"><summary>${say(reader, pledgeWords.method)}${often}</summary><pre tabindex="0">${method}</pre></details>`
}

const looksOpen = 5
const looksShown = 60

function drawEvidence(reader: Reader, looks: readonly LookLine[], parts: readonly PartLine[]): Html {
  const title = html`<h2>${say(reader, pledgeWords.evidence)}</h2>`
  if (looks.length === 0) return html`${title}<p>${say(reader, pledgeWords.noLooks)}</p>`
  const claims = new Map(parts.map(part => [part.part.id, say(reader, part.claims)]))
  const drawn = looks
    .slice(0, looksShown)
    .map(look => drawLook(reader, look, claims.get(look.part) ?? look.part))
  const older = drawn.slice(looksOpen)
  return html`${title}<p>${say(reader, pledgeWords.evidenceLead)}</p>
<ul class="looks">${drawn.slice(0, looksOpen)}</ul>
${older.length === 0 ? nothing : html`<details class="numbers"><summary>${say(reader, pledgeWords.older(older.length))}</summary><ul class="looks">${older}</ul></details>`}`
}

function drawLook(reader: Reader, look: LookLine, claim: string): Html {
  const about = saidMoment(reader, look.at)
  const proof =
    look.index === null
      ? html`${say(reader, pledgeWords.waiting)}`
      : html`${say(reader, pledgeWords.entry(look.index))}: <a href="/proof/${look.id}.tlog-proof" aria-label="${say(reader, pledgeWords.proof)}, ${claim} ${about}">${say(reader, pledgeWords.proof)}</a>, <a href="/proof/${look.id}.json" aria-label="${say(reader, pledgeWords.facts)}, ${claim} ${about}">${say(reader, pledgeWords.facts)}</a>`
  return html`<li><p>${moment(reader, look.at)}: <span class="mark ${look.verdict}">${say(reader, markOfLook(look))}</span>. ${claim}</p>
<p class="small">${proof}</p></li>`
}
