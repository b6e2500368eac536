// The notes in the margin: which sentence has which, and what one says. A pledge has one note in each block of the text,
// where its first sentence stands; the law's findings stand beside the sentence, set apart. Proven by notes.test.ts.

import { html, raw } from 'hono/html'

import type { Policy, SentenceMark } from '../app.ts'
import type { Block, Run } from '../core/document.ts'
import type { Language } from '../core/language.ts'
import { suggestionLabel } from '../language/lint.ts'
import { policyWords, standWords } from '../language/pages.ts'
import type { LawFinding, PledgeLine } from '../pledge/board.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { drawPledgeMark, lastLookAt, lookedInWords, markOfPledge, markStyle, reasonOf } from './mark.ts'
import { pathOf } from './paths.ts'
import { type Html, moment, nothing, type Reader, saidDay, say } from './reader.ts'

export interface Note {
  readonly number: number
  /** Null where a sentence promises nothing, and the law still asks something of it. */
  readonly line: PledgeLine | null
  readonly findings: readonly LawFinding[]
  /** Sentences of this note that are published as declared, not checked. */
  readonly declared: ReadonlySet<string>
}

export interface Notebook {
  /** The language of the text the notes stand beside. */
  readonly language: Language
  readonly notes: readonly Note[]
  /** The note of each sentence that has one. */
  readonly of: ReadonlyMap<string, Note>
  /** The note that stands at a run, its sentence being the first of the block to have it and beginning there. */
  readonly begins: ReadonlyMap<Run, Note>
}

/** The notes of a policy, numbered in the order of the text. */
export function collectNotes(policy: Policy, lines: readonly PledgeLine[]): Notebook {
  const lineOf = new Map(lines.map(line => [line.pledge, line]))
  const firstRun = new Map<string, Run>()
  const groups = policy.blocks.flatMap(block => groupSentences(beginIn(block, firstRun), policy.marks))
  const noted = groups.map((marks, index) => ({ marks, note: makeNote(marks, index + 1, lineOf) }))
  const begins = noted.flatMap(({ marks, note }) => {
    const run = firstRun.get(marks[0]?.sentence ?? '')
    return run === undefined ? [] : [[run, note] as const]
  })
  return {
    language: policy.language,
    notes: noted.map(({ note }) => note),
    of: new Map(noted.flatMap(({ marks, note }) => marks.map(mark => [mark.sentence, note] as const))),
    begins: new Map(begins),
  }
}

/** Sentences that begin in a block, each with its first run remembered: a sentence may go on into the next block. */
function beginIn(block: Block, firstRun: Map<string, Run>): readonly string[] {
  const begun: string[] = []
  for (const run of runsIn(block)) {
    if (run.sentence === null || firstRun.has(run.sentence)) continue
    firstRun.set(run.sentence, run)
    begun.push(run.sentence)
  }
  return begun
}

function makeNote(
  marks: readonly SentenceMark[],
  number: number,
  lineOf: ReadonlyMap<PledgeId, PledgeLine>,
): Note {
  const pledge = marks[0]?.pledge ?? null
  return {
    number,
    line: pledge === null ? null : (lineOf.get(pledge) ?? null),
    findings: marks.flatMap(mark => mark.lawFindings),
    declared: new Set(marks.filter(mark => mark.declaredUnproven).map(mark => mark.sentence)),
  }
}

function runsIn(block: Block): readonly Run[] {
  switch (block.kind) {
    case 'paragraph':
      return block.runs
    case 'list':
      return block.items.flat().flatMap(runsIn)
    case 'quote':
      return block.blocks.flatMap(runsIn)
    default:
      return []
  }
}

/** Sentences of one block that share a note: those of one pledge, and each sentence that only the law speaks of. */
function groupSentences(
  sentences: readonly string[],
  marks: ReadonlyMap<string, SentenceMark>,
): readonly (readonly SentenceMark[])[] {
  const worthANote = sentences
    .flatMap(sentence => marks.get(sentence) ?? [])
    .filter(mark => mark.pledge !== null || mark.lawFindings.length > 0)
  return [...Map.groupBy(worthANote, mark => mark.pledge ?? mark.sentence).values()]
}

/** The note in the margin; on a small screen it is folded beneath the sentence. */
export function drawNote(reader: Reader, note: Note): Html {
  const { number, line } = note
  const law = drawFindings(reader, note.findings, 'folded')
  if (line === null)
    return html`<div class="note law" id="note-${number}"><span class="num">${number}</span> ${law}</div>`
  const style = markStyle(line.verdict.verdict, line.declaredUnproven)
  const path = pathOf({ kind: 'pledge', pledge: line.pledge }, reader.language)
  return html`<details class="note">
<summary><span class="num">${number}</span> <span class="mark ${style}">${say(reader, markOfPledge(line))}</span></summary>
<div class="note-body" id="note-${number}">
<p class="note-name"><span class="num">${number}</span> <a href="${path}">${say(reader, line.name)}</a></p>
<p>${drawPledgeMark(reader, line)}${drawSince(reader, line)}</p>
<p>${drawLastLook(reader, line, html`<br>`)}</p>
${drawBrokenReason(reader, line)}
${law}
</div>
</details>`
}

export const drawSince = (reader: Reader, line: PledgeLine): Html =>
  line.since === null ? nothing : html` ${say(reader, standWords.since(saidDay(reader, line.since)))}`

function drawLastLook(reader: Reader, line: PledgeLine, between: Html): Html {
  const at = lastLookAt(line)
  if (at === null) return html`${say(reader, standWords.neverLooked)}`
  return html`${say(reader, standWords.lastSeen)} ${moment(reader, at)}${between}${say(reader, lookedInWords(line))}`
}

function drawBrokenReason(reader: Reader, line: PledgeLine): Html {
  const broken = line.parts.find(part => part.verdict === 'broken')
  return broken === undefined ? nothing : html`<p class="why">${say(reader, reasonOf(broken))}</p>`
}

/** What the law asks besides: the articles at a glance, the words unfolded, so that the policy itself stays the text. */
export function drawFindings(
  reader: Reader,
  findings: readonly LawFinding[],
  shown: 'folded' | 'open',
): Html {
  if (findings.length === 0) return nothing
  const articles = [...new Set(findings.map(({ article }) => article))].map(drawArticle)
  const open = shown === 'open' ? raw(' open') : nothing
  return html`<details class="law-fold"${open}><summary><b>${say(reader, policyWords.lawFinding)}</b>: ${articles}</summary>
${findings.map(finding => drawFinding(reader, finding))}</details>`
}

// Each article stays on one line with the dot before it; the name of the law is said once.
const drawArticle = (article: string, at: number): Html =>
  at === 0
    ? html`<span class="article">${article}</span>`
    : html` <span class="article">· ${article.replace(/^GDPR /, '')}</span>`

const drawFinding = (reader: Reader, finding: LawFinding): Html =>
  html`<p class="finding"><b>${finding.article}</b>: ${say(reader, finding.says)}${drawAsks(reader, finding)}${drawSuggestion(reader, finding)}</p>`

const drawAsks = (reader: Reader, { asks }: LawFinding): Html =>
  asks === null || asks === undefined ? nothing : html` ${say(reader, asks)}`

// The suggestion stands in the language of the notice it is for, whatever the page is read in.
const drawSuggestion = (reader: Reader, { suggestion }: LawFinding): Html =>
  suggestion === null || suggestion === undefined
    ? nothing
    : html` <i>${say(reader, suggestionLabel)}:</i> <q lang="${suggestion.language}">${suggestion.text}</q>`

/** The same notes as a list at the end: shown only on paper, where nothing unfolds. */
export function drawEndnotes(reader: Reader, notebook: Notebook): Html {
  return html`<section class="endnotes"><h2>${say(reader, policyWords.notes)}</h2><ol>
${notebook.notes.map(note => html`<li value="${note.number}">${drawEndnote(reader, note)}</li>`)}
</ol></section>`
}

function drawEndnote(reader: Reader, { line, findings }: Note): Html {
  const law = findings.map(
    finding =>
      html` ${say(reader, policyWords.lawFinding)} (${finding.article}): ${say(reader, finding.says)}`,
  )
  if (line === null) return html`${law}`
  return html`${say(reader, line.name)}: ${drawPledgeMark(reader, line)}${drawSince(reader, line)}. ${drawLastLook(reader, line, html`, `)}. ${drawBrokenReason(reader, line)}${law}`
}
