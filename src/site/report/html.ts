// The report as one HTML file: it loads nothing, runs nothing and is opened from disk. Its own policy (CSP Level 3) names its
// style by hash and lets in nothing else but fonts and pictures that stand in it. Light and dark, at any width, printed.
// Proven by html.test.ts and test/journeys/site-report.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { type Markup, markup, nothing } from '../../core/markup.ts'
import { programVersion } from '../../core/version.ts'
import { summaryWords, visitedInFull } from '../../language/site-report.ts'
import { besideWords, reportWords } from '../../language/site-report-page.ts'
import { markWords } from '../../language/verdicts.ts'
import { formatReportPage } from '../../paper/report-page.ts'
import type { Verdict } from '../../pledge/pledge.ts'
import { drawFindings } from './html-findings.ts'
import { drawPages } from './html-pages.ts'
import { drawParties, drawStored } from './html-tables.ts'
import { limitsOf } from './not-seen.ts'
import { formatStyle } from './style.ts'
import type { PartTold, Told } from './told.ts'

export type Say = (words: Words) => string

export function formatHtml(told: Told, language: Language): string {
  const say: Say = words => words[language]
  const style = formatStyle()
  const title = say(reportWords.title(told.summary.host))
  return formatReportPage({
    ...{ language, title, style, hasImages: true },
    main: markup`${drawHead(told, title, say)}
${drawVerdicts(told, say)}
${told.parts.map(part => drawPart(part, say))}
${drawBeside(told, say)}
${drawParties(told, language, say)}
${drawStored(told, say)}
${drawPages(told, say)}
${drawLimits(told, say)}`,
    footer: markup`<p>${say(reportWords.how)}</p><p>${say(reportWords.madeBy(programVersion))}</p>`,
  })
}

function drawHead({ summary }: Told, title: string, say: Say): Markup {
  const { startedAt, endedAt, browser } = summary
  const when = visitedInFull(endedAt)
  const facts: readonly (readonly [Words, Markup])[] = [
    [
      reportWords.seenAt,
      markup`<time datetime="${startedAt}" title="${startedAt} – ${endedAt}">${say(when)}</time>`,
    ],
    [reportWords.with, markup`Chromium ${browser}`],
    [reportWords.place, markup`${say(reportWords.placeIs)}`],
  ]
  return markup`<header>
<h1>${title}</h1>
<p class="lead">${say(summaryWords(summary, when))}</p>
<dl class="margin">${facts.map(([name, value]) => markup`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
</header>`
}

const drawMark = ({ verdict, basis }: PartTold, say: Say): Markup =>
  markup`<strong class="mark ${verdict}">${say(markWords(verdict, basis))}</strong>`

const idOf = ({ id }: Pick<PartTold, 'id'>): string => id.replace(/[^a-z-]/g, '-')
const told = ({ findings }: Pick<PartTold, 'findings'>) =>
  findings.filter(({ grade }) => grade !== 'note').length

/** What is broken first, then what is open: in each, the policy's order. A part is led to where there is something to read of it. */
function drawVerdicts({ parts }: Told, say: Say): Markup {
  const order: readonly Verdict[] = ['broken', 'unknown', 'kept']
  const sorted = parts.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  return markup`<section class="verdicts" aria-labelledby="parts">
<h2 id="parts">${say(reportWords.parts)}</h2>
<ul>
${sorted.map(part => drawVerdict(part, say))}
</ul>
</section>`
}

function drawVerdict(part: PartTold, say: Say): Markup {
  const claim = say(part.claim)
  const isTold = part.findings.length > 0
  return markup`<li><p class="word">${drawMark(part, say)}</p>
<p>${isTold ? markup`<a href="#${idOf(part)}">${claim}</a>` : claim}</p>
<p class="margin"><span>${say(part.name)}</span> <span>${say(reportWords.found(told(part)))}</span></p></li>`
}

function drawPart(part: PartTold, say: Say): Markup {
  if (part.findings.length === 0) return nothing
  const id = idOf(part)
  return markup`<section class="part" aria-labelledby="${id}">
<h2 id="${id}">${say(part.claim)}</h2>
<p class="margin"><span>${drawMark(part, say)}</span> <span>${say(part.name)}</span> <span>${say(reportWords.found(told(part)))}</span></p>
${drawFindings(part, say)}
</section>`
}

const drawBeside = ({ beside }: Told, say: Say): Markup =>
  beside.findings.length === 0
    ? nothing
    : markup`<section class="part" aria-labelledby="beside">
<h2 id="beside">${say(besideWords.name)}</h2>
<p class="claim">${say(besideWords.claim)}</p>
${drawFindings(beside, say)}
</section>`

const drawLimits = ({ report }: Told, say: Say): Markup => markup`<section aria-labelledby="limits">
<h2 id="limits">${say(reportWords.limitsHeading)}</h2>
<ul>${limitsOf(report.audit).map(words => markup`<li>${say(words)}</li>`)}</ul>
</section>`
