// The policy as it was published, with each promise underlined and its note in the margin.

import { html } from 'hono/html'

import type { Policy } from '../app.ts'
import { legendWords, policyWords } from '../language/pages.ts'
import type { Board } from '../pledge/board.ts'
import { drawFormats } from './format-links.ts'
import type { Page } from './layout.ts'
import { collectNotes, drawEndnotes } from './notes.ts'
import { pathOf } from './paths.ts'
import { drawBlock } from './prose.ts'
import { type Html, langOf, nothing, type Reader, say } from './reader.ts'

export function policyPage(reader: Reader, policy: Policy, board: Board): Page {
  const notebook = collectNotes(policy, board.pledges)
  return {
    title: policy.title,
    description: policy.description,
    place: { kind: 'policy' },
    controller: policy.controller,
    example: board.example,
    data: `/api/v1/policy/${policy.language}`,
    body: html`<article class="policy">
<h1${langOf(reader, policy.language)}>${policy.title}</h1>
<p class="lead">${say(reader, policyWords.lead)}</p>
${policy.language === reader.language ? nothing : html`<p class="aside">${say(reader, policyWords.otherLanguage)}</p>`}
${policy.translationNote === null ? nothing : html`<p class="aside">${say(reader, policy.translationNote)}</p>`}
${drawTally(reader, board)}
${drawLegend(reader)}
${policy.blocks.map(block => drawBlock(reader, notebook, block))}
${drawEndnotes(reader, notebook)}
${drawFormats(reader)}
</article>`,
  }
}

function drawTally(reader: Reader, { counts }: Board): Html {
  const tally = policyWords.tally(counts.kept, counts.broken, counts.unknown)
  const path = pathOf({ kind: 'board' }, reader.language)
  return html`<p class="tally">${say(reader, tally)} <a href="${path}">${say(reader, policyWords.all)}</a></p>`
}

function drawLegend(reader: Reader): Html {
  const styles = ['kept', 'broken', 'unknown', 'declared'] as const
  const lines = styles.map(
    style => html`<li><span class="sentence ${style}">${say(reader, legendWords[style])}</span></li>`,
  )
  return html`<section class="legend" aria-labelledby="legend">
<h2 id="legend">${say(reader, legendWords.title)}</h2>
<ul role="list">${lines}<li>${say(reader, legendWords.plain)}</li></ul>
</section>`
}
