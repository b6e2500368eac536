// Findings as a reader meets them: rule by rule, why it matters said once; of each what was seen, where, and what to do.
// Proven by html.test.ts.

import type { Words } from '../../core/language.ts'
import { type Markup, markup, nothing } from '../../core/markup.ts'
import { shownInLine } from '../../core/shown.ts'
import { reportWords } from '../../language/site-report-page.ts'
import type { Rule, SiteFinding, Where } from '../finding.ts'
import type { Step } from '../sighting.ts'
import type { PartTold } from './told.ts'

type Say = (words: Words) => string

export function drawFindings({ rules, findings }: Pick<PartTold, 'rules' | 'findings'>, say: Say): Markup {
  const groups = rules.map(rule => ({ rule, found: findings.filter(one => one.rule === rule.id) }))
  return markup`${groups.filter(({ found }) => found.length > 0).map(group => drawRule(group.rule, group.found, say))}`
}

const drawRule = (
  { name, why }: Rule,
  found: readonly SiteFinding[],
  say: Say,
): Markup => markup`<h3>${say(name)}</h3>
<p class="why">${say(why)}</p>
${found.map(one => drawFinding(one, say))}`

const drawFinding = (
  { grade, what, todo, where }: SiteFinding,
  say: Say,
): Markup => markup`<article class="${grade}">
<p class="what">${say(what)}</p>
<p class="todo"><strong>${say(reportWords.todo)}</strong> ${say(todo)}</p>
${where.filter(isTelling).map(one => drawWhere(one, say))}
</article>`

/** A page alone adds nothing where a line or a chain on it is told; nor does a chain that is only the line told already. */
function isTelling({ page, place, chain }: Where, _: number, all: readonly Where[]): boolean {
  if (place !== null) return true
  const lines = new Set(
    all.flatMap(one => (one.place === null ? [] : [`${one.place.url} ${one.place.line}`])),
  )
  if (chain.length > 0) return chain.some(({ url, line }) => !lines.has(`${url} ${line}`))
  return !all.some(other => other.page === page && (other.place !== null || other.chain.length > 0))
}

function drawWhere({ page, place, chain }: Where, say: Say): Markup {
  const line = place === null ? nothing : markup`, ${say(reportWords.line(place.line, place.column))}`
  const other =
    place === null || place.url === page ? nothing : markup` (<code>${shownInLine(place.url)}</code>)`
  return markup`<div class="where">
<p>${say(reportWords.page)}: <code>${shownInLine(page)}</code>${other}${line}</p>
${place === null ? nothing : markup`<pre><code>${shownInLine(place.markup)}</code></pre>`}
${chain.length === 0 ? nothing : markup`<p>${say(reportWords.chain)}:</p><ol>${chain.map(drawStep)}</ol>`}
</div>`
}

const drawStep = ({ url, line, column }: Step): Markup =>
  markup`<li><code>${shownInLine([url, line, column].filter(part => part !== null).join(':'))}</code></li>`
