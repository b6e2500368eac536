// One visit of a site as a person reads it: the sentence, how each part of a promise stands, what changed, each finding with
// where, why and what to do; then the tables, the pictures, and what the visit cannot say. Proven by site-page.test.ts.

import { html } from 'hono/html'

import type { VisitShown } from '../app/sites.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import { summaryWords, visitedWords } from '../language/site-report.ts'
import { besideWords, reportWords } from '../language/site-report-page.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { drawMark, markOfLook } from './mark.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say, sayDoing } from './reader.ts'
import { drawDownloads, drawLimits, drawPages, drawParties, drawStored } from './site-tables.ts'

type Part = VisitShown['parts'][number]
type Found = Part['findings'][number]
type Where = Found['where'][number]

/** `at`: what ids on the page begin with, as there may be several sites. */
export function drawVisit(
  reader: Reader,
  visit: VisitShown,
  at: string,
  promised: ReadonlySet<PledgeId>,
): Html {
  const { summary, basis } = visit
  const sentence = summaryWords(summary, visitedWords(summary.endedAt, reader.now))
  const rests =
    basis.length === 0 ? nothing : html` <strong>${say(reader, siteDeskWords.restsOn(basis))}</strong>`
  return html`<p class="lead">${say(reader, sentence)}${rests}</p>
${drawStandings(reader, visit, at)}
${drawChanges(reader, visit, at)}
<h3 id="${at}-findings">${say(reader, siteDeskWords.findings)}</h3>
${drawParts(reader, visit, at, promised)}
${drawBeside(reader, visit, at)}
${drawParties(reader, visit, at)}
${drawStored(reader, visit, at)}
${drawPages(reader, visit, at)}
${drawLimits(reader, visit, at)}
${drawDownloads(reader, visit, at)}`
}

const idOf = (at: string, { id }: Part): string => `${at}-${id.replaceAll(/[^a-z-]/g, '-')}`
const weighty = ({ findings }: Part): readonly Found[] => findings.filter(({ grade }) => grade !== 'note')

/** What is broken first, then what is open: in each, the order of the policy. */
const worstFirst = (parts: readonly Part[]): readonly Part[] =>
  (['broken', 'unknown', 'kept'] as const).flatMap(verdict => parts.filter(one => one.verdict === verdict))

function drawStandings(reader: Reader, { parts }: VisitShown, at: string): Html {
  const items = worstFirst(parts).map(part => {
    const count = weighty(part).length
    const found =
      part.findings.length === 0
        ? nothing
        : html` <a href="#${idOf(at, part)}">${say(reader, siteDeskWords.toFinding(count === 0 ? part.findings.length : count))}</a>`
    return html`<li>${drawVerdict(reader, part)} ${say(reader, part.claim)}${found}</li>`
  })
  return html`<h3 id="${at}-parts">${say(reader, siteDeskWords.parts)}</h3><ul class="standings">${items}</ul>`
}

const changesOpen = 6

function drawChanges(reader: Reader, { changes }: VisitShown, at: string): Html {
  const words = siteDeskWords.changes
  const heading = html`<h3 id="${at}-changes">${say(reader, words.heading)}</h3>`
  if (changes === null) return html`${heading}<p class="empty">${say(reader, words.first)}</p>`
  const { appeared, gone, hosts, since } = changes
  const when = visitedWords(since, reader.now)
  const lines = (found: readonly Found[], names: readonly string[], mark: typeof words.gone) => [
    ...names.map(name => html`<li><b>${say(reader, mark)}:</b> ${say(reader, words.host(name))}</li>`),
    ...found.map(({ what }) => html`<li><b>${say(reader, mark)}:</b> ${say(reader, what)}</li>`),
  ]
  const all = [...lines(appeared, hosts.appeared, words.appeared), ...lines(gone, hosts.gone, words.gone)]
  if (all.length === 0) return html`${heading}<p class="empty">${say(reader, words.none(when))}</p>`
  const rest = all.slice(changesOpen)
  const more =
    rest.length === 0
      ? nothing
      : html`<details class="numbers"><summary>${say(reader, words.more(rest.length))}</summary><ul class="changes">${rest}</ul></details>`
  return html`${heading}<p>${say(reader, words.since(when))}</p><ul class="changes">${all.slice(0, changesOpen)}</ul>${more}`
}

function drawParts(reader: Reader, { parts }: VisitShown, at: string, promised: ReadonlySet<PledgeId>): Html {
  const found = worstFirst(parts).filter(({ findings }) => findings.length > 0)
  if (found.length === 0) return html`<p class="empty">${say(reader, siteDeskWords.nothingFound)}</p>`
  return html`${found.map(part => {
    const { pledge, name, claim, rules, findings } = part
    const promise = promised.has(pledge)
      ? html`<a href="${pathOf({ kind: 'pledge', pledge }, reader.language)}">${say(reader, name)}</a>`
      : html`${say(reader, name)}`
    return html`<section class="found" aria-labelledby="${idOf(at, part)}"><h4 id="${idOf(at, part)}">${say(reader, claim)}</h4>
<p class="small">${drawVerdict(reader, part)}. ${say(reader, siteDeskWords.readPledge)}: ${promise}</p>
${drawRules(reader, rules, findings)}</section>`
  })}`
}

const drawVerdict = (reader: Reader, { verdict, basis }: Part): Html =>
  drawMark(reader, verdict, markOfLook({ verdict, basis }))

function drawBeside(reader: Reader, { beside }: VisitShown, at: string): Html {
  if (beside.findings.length === 0) return nothing
  return html`<details class="numbers" id="${at}-beside"><summary>${say(reader, besideWords.name)} (${beside.findings.length})</summary>
<p>${say(reader, besideWords.claim)}</p>${drawRules(reader, beside.rules, beside.findings)}</details>`
}

/** Rule by rule, why it matters said once. */
const drawRules = (reader: Reader, rules: Part['rules'], findings: readonly Found[]): Html =>
  html`${rules.map(({ id, name, why }) => {
    const found = findings.filter(({ rule }) => rule === id)
    return found.length === 0
      ? nothing
      : html`<div class="rule"><p><b>${say(reader, name)}</b> ${say(reader, why)}</p>
<ul>${found.map(one => drawFound(reader, one))}</ul></div>`
  })}`

function drawFound(reader: Reader, { what, todo, where, grade }: Found): Html {
  const [first, ...others] = where
  const more =
    others.length === 0
      ? nothing
      : html`<details class="numbers"><summary>${say(reader, siteDeskWords.where(others.length))}</summary>${others.map(one => drawWhere(reader, one))}</details>`
  return html`<li class="${grade}"><p class="what">${say(reader, what)}</p>
<p class="next"><b>${say(reader, reportWords.todo)}</b> ${sayDoing(reader, todo)}</p>
${first === undefined ? nothing : drawWhere(reader, first)}${more}</li>`
}

function drawWhere(reader: Reader, { page, place, chain }: Where): Html {
  const line = place === null ? nothing : html`, ${say(reader, reportWords.line(place.line, place.column))}`
  const other = place === null || place.url === page ? nothing : html` (<code>${place.url}</code>)`
  const steps = chain.map(
    step =>
      html`<li><code>${[step.url, step.line, step.column].filter(part => part !== null).join(':')}</code></li>`,
  )
  return html`<div class="where"><p>${say(reader, reportWords.page)}: <code>${page}</code>${other}${line}</p>
${place === null ? nothing : html`<pre><code>${place.markup}</code></pre>`}
${steps.length === 0 ? nothing : html`<p>${say(reader, reportWords.chain)}:</p><ol>${steps}</ol>`}</div>`
}
