// How this works: what a verdict means, what is stored and how it can be recomputed, and what each check does.

import { html } from 'hono/html'

import { howWords, intervalInWords, legendWords, policyWords } from '../language/pages.ts'
import { basisWords, declaredUnprovenWords, verdictWords } from '../language/verdicts.ts'
import { verifierWords } from '../language/verifier.ts'
import type { Board, PartLine, PledgeLine } from '../pledge/board.ts'
import { verifierPath } from './assets.ts'
import { drawLog } from './board-page.ts'
import type { Page } from './layout.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export interface StoredRow {
  readonly row: string
  readonly leaf: string
}

/** `verifierHash`: SHA-256 of the second verifier, as it is handed out. */
export function howPage(reader: Reader, board: Board, stored: StoredRow | null, verifierHash: string): Page {
  return {
    title: say(reader, howWords.title),
    description: say(reader, howWords.pledge),
    place: { kind: 'how' },
    controller: board.controller,
    example: board.example,
    data: null,
    body: html`<h1>${say(reader, howWords.title)}</h1>
<p class="lead">${say(reader, howWords.pledge)}</p>
${drawVerdicts(reader)}
${drawWords(reader)}
<h2>${say(reader, howWords.logTitle)}</h2>
<p>${say(reader, howWords.logHow)}</p>
${drawStored(reader, stored)}
${drawLog(reader, board.log)}
${drawChecking(reader, board.log.verifierKey, verifierHash)}
${drawMethods(reader, board.pledges)}
${drawNotBuilt(reader, board.pledges)}`,
  }
}

function drawVerdicts(reader: Reader): Html {
  const verdicts = [
    ['kept', howWords.keptMeans],
    ['broken', howWords.brokenMeans],
    ['unknown', howWords.unknownMeans],
  ] as const
  return html`<h2>${say(reader, howWords.verdictsTitle)}</h2>
<dl class="meanings">${verdicts.map(([verdict, means]) => html`<dt><span class="mark ${verdict}">${say(reader, verdictWords[verdict])}</span></dt><dd>${say(reader, means)}</dd>`)}</dl>`
}

function drawWords(reader: Reader): Html {
  const words = [
    [basisWords.practice, howWords.practiceMeans],
    [basisWords.proposed, howWords.proposedMeans],
    [policyWords.lawFinding, howWords.lawMeans],
  ] as const
  return html`<h2>${say(reader, howWords.wordsTitle)}</h2>
<dl class="meanings"><dt><span class="mark declared">${say(reader, declaredUnprovenWords)}</span></dt><dd>${say(reader, howWords.declaredMeans)}</dd>
${words.map(([word, means]) => html`<dt>${say(reader, word)}</dt><dd>${say(reader, means)}</dd>`)}</dl>
<p>${say(reader, legendWords.plain)}</p>`
}

function drawStored(reader: Reader, stored: StoredRow | null): Html {
  if (stored === null) return html`<p>${say(reader, howWords.noRow)}</p>`
  return html`<h3>${say(reader, howWords.stored)}</h3><pre tabindex="0">${stored.row}</pre>
<h3>${say(reader, howWords.leaf)}</h3><pre tabindex="0">${stored.leaf}</pre>`
}

function drawChecking(reader: Reader, key: string, verifierHash: string): Html {
  return html`<h2>${say(reader, verifierWords.title)}</h2>
<ol class="steps">
<li>${say(reader, verifierWords.takeLog)} <a href="/bundle.zip">bundle.zip</a></li>
<li>${say(reader, verifierWords.takeVerifier)} <a href="${verifierPath}" download>verify.html</a></li>
<li>${say(reader, verifierWords.takeKey)} <code class="key">${key}</code></li>
<li>${say(reader, verifierWords.keepCheckpoint)}</li>
</ol>
<p>${say(reader, verifierWords.worth)}</p>
<p>${say(reader, verifierWords.sha256)} <code class="key">${verifierHash}</code></p>
<p>${say(reader, verifierWords.command)}</p>
<pre tabindex="0">ordholden verify ordholden-bundle.zip --key ${key}</pre>`
}

function drawMethods(reader: Reader, lines: readonly PledgeLine[]): Html {
  const built = lines.filter(line => line.parts.some(part => part.method !== null))
  return html`<h2>${say(reader, howWords.methodsTitle)}</h2><p>${say(reader, howWords.methodsLead)}</p>
${built.map(line => html`<h3>${drawName(reader, line)}</h3>${line.parts.map(part => drawMethod(reader, part))}`)}`
}

function drawMethod(reader: Reader, { claims, method, everyMs }: PartLine): Html {
  if (method === null) return nothing
  const often =
    everyMs === null ? nothing : html` <span class="small">${say(reader, intervalInWords(everyMs))}</span>`
  return html`<p class="claim">${say(reader, claims)}${often}</p><pre tabindex="0">${say(reader, method)}</pre>`
}

function drawNotBuilt(reader: Reader, lines: readonly PledgeLine[]): Html {
  const missing = lines.flatMap(line => {
    const parts = line.parts.filter(part => part.standing === 'not-built')
    return parts.length === 0 ? [] : [{ line, parts }]
  })
  const title = html`<h2>${say(reader, howWords.notBuiltTitle)}</h2>`
  if (missing.length === 0) return html`${title}<p>${say(reader, howWords.allBuilt)}</p>`
  const count = missing.reduce((sum, { parts }) => sum + parts.length, 0)
  return html`${title}<p>${say(reader, howWords.notBuiltLead(count))}</p>
<ul class="missing">${missing.map(({ line, parts }) => html`<li>${drawName(reader, line)}<ul>${parts.map(part => html`<li>${say(reader, part.claims)}</li>`)}</ul></li>`)}</ul>`
}

const drawName = (reader: Reader, line: PledgeLine): Html =>
  html`<a href="${pathOf({ kind: 'pledge', pledge: line.pledge }, reader.language)}">${say(reader, line.name)}</a>`
