// The notice set as a document: blocks of text in which each pledged sentence is underlined and numbered, with its notes
// beside it. What a company wrote is text: it is escaped, and a link leads only where a reader may expect one to lead.
// Proven by web.test.ts.

import { html } from 'hono/html'

import type { Block, Inline, Run } from '../core/document.ts'
import { policyWords } from '../language/pages.ts'
import { markOfPledge, markStyle } from './mark.ts'
import type { Note, Notebook } from './notes.ts'
import { drawNote } from './notes.ts'
import { type Html, langOf, nothing, type Reader, say } from './reader.ts'

const safeLink = /^(?:https?:|mailto:|tel:|\/(?!\/)|#)/i

export function drawInline(inline: Inline): Html {
  if (inline.kind === 'text') return html`${inline.text}`
  if (inline.kind === 'code') return html`<code>${inline.text}</code>`
  if (inline.kind === 'break') return html`<br>`
  const content = inline.content.map(drawInline)
  if (inline.kind !== 'link')
    return inline.kind === 'strong' ? html`<b>${content}</b>` : html`<i>${content}</i>`
  return safeLink.test(inline.href) ? html`<a href="${inline.href}">${content}</a>` : html`${content}`
}

export function drawBlock(reader: Reader, notebook: Notebook, block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block.level, langOf(reader, notebook.language), block.content.map(drawInline))
    case 'paragraph':
      return drawPassage(reader, notebook, block.runs)
    case 'list':
      return drawList(reader, notebook, block.ordered, block.items)
    case 'quote':
      return html`<blockquote>${block.blocks.map(inner => drawBlock(reader, notebook, inner))}</blockquote>`
    case 'code':
      return html`<pre class="passage"${langOf(reader, notebook.language)}><code>${block.text}</code></pre>`
    case 'rule':
      return nothing // the headings part the text already
  }
}

// The page's own title is the one h1: the notice's headings begin at h2 however the company numbered them.
function drawHeading(level: number, lang: ReturnType<typeof langOf>, content: readonly Html[]): Html {
  if (level <= 2) return html`<h2${lang}>${content}</h2>`
  return level === 3 ? html`<h3${lang}>${content}</h3>` : html`<h4${lang}>${content}</h4>`
}

function drawList(
  reader: Reader,
  notebook: Notebook,
  ordered: boolean,
  items: readonly (readonly Block[])[],
): Html {
  const drawn = items.map(item => html`<li>${item.map(block => drawBlock(reader, notebook, block))}</li>`)
  return ordered ? html`<ol class="items">${drawn}</ol>` : html`<ul class="items">${drawn}</ul>`
}

/** A paragraph, then the notes that begin in it. */
function drawPassage(reader: Reader, notebook: Notebook, runs: readonly Run[]): Html {
  const notes = runs.flatMap(run => notebook.begins.get(run) ?? [])
  return html`<p class="passage"${langOf(reader, notebook.language)}>${runs.map((run, index) => drawRun(reader, notebook, run, isLast(runs, index)))}</p>
${notes.map(note => drawNote(reader, note))}`
}

const isLast = (runs: readonly Run[], index: number): boolean =>
  runs.findLastIndex(run => run.sentence === runs[index]?.sentence) === index

// Spaces stay outside the line, so that two pledged sentences in a row are seen to be two.
function drawRun(reader: Reader, notebook: Notebook, run: Run, last: boolean): Html {
  const note = run.sentence === null ? undefined : notebook.of.get(run.sentence)
  if (note === undefined) return html`${run.content.map(drawInline)}`
  const reference = last ? drawReference(reader, note) : nothing
  const [before, inner, after] = trimSpaces(run.content)
  if (note.line === null) return html`${before}${inner.map(drawInline)}${reference}${after}`
  const style = markStyle(note.line.verdict.verdict, note.declared.has(run.sentence ?? ''))
  return html`${before}<span class="sentence ${style}">${inner.map(drawInline)}</span>${reference}${after}`
}

function drawReference(reader: Reader, note: Note): Html {
  const name = note.line === null ? say(reader, policyWords.lawFinding) : say(reader, note.line.name)
  const mark =
    note.line === null
      ? note.findings.map(finding => finding.article).join(', ')
      : say(reader, markOfPledge(note.line))
  const label = say(reader, policyWords.note(note.number, name, mark))
  const digits = String(note.number).length
  return html`<a class="ref digits-${digits}" href="#note-${note.number}" aria-label="${label}">${note.number}</a>`
}

function trimSpaces(content: readonly Inline[]): readonly [string, readonly Inline[], string] {
  const first = content[0]
  const before = first?.kind === 'text' ? (/^\s*/.exec(first.text)?.[0] ?? '') : ''
  const headless =
    first?.kind === 'text'
      ? [{ ...first, text: first.text.slice(before.length) }, ...content.slice(1)]
      : content
  const last = headless.at(-1)
  const after = last?.kind === 'text' ? (/\s*$/.exec(last.text)?.[0] ?? '') : ''
  const trimmed =
    last?.kind === 'text'
      ? [...headless.slice(0, -1), { ...last, text: last.text.slice(0, last.text.length - after.length) }]
      : headless
  return [before, trimmed, after]
}
