// What an edit does, as a page: what changes in words, which pledges and checks it touches, what the law then asks, whether it
// would be published, and the lines of the files. Proven by test/journeys/editing.test.ts.

import { html } from 'hono/html'

import type { Effect, FileLines, Shown } from '../app/editing/editing-desk.ts'
import type { Words } from '../core/language.ts'
import { editWords, effectWords, sentenceWords } from '../language/editing-pages.ts'
import { diffShown } from '../language/notice.ts'
import { pledgeNames } from '../language/pledges.ts'
import type { LawFinding, PledgeLine } from '../pledge/board.ts'
import { drawPledgeMark } from './mark.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export function drawEffect(reader: Reader, { shown, onlyIn, bound, law, refused }: Effect): Html {
  return html`<h2>${say(reader, effectWords.changes)}</h2>
${drawShown(reader, shown)}
${onlyIn === null ? nothing : html`<p class="said">${say(reader, effectWords.onlyIn[onlyIn])}</p>`}
${drawBound(reader, bound)}
${drawLaw(reader, effectWords.lawCome, law.come)}
${drawLaw(reader, effectWords.lawGone, law.gone)}
<h2>${say(reader, effectWords.publishing)}</h2>
${drawPublishing(reader, refused)}
${drawLines(reader, shown.lines)}`
}

const drawPublishing = (reader: Reader, refused: readonly Words[]): Html =>
  refused.length === 0
    ? html`<p class="verdict">${say(reader, effectWords.willPublish)}</p>`
    : html`<div class="verdict no"><p><b>${say(reader, effectWords.willNot)}</b></p>
<ul>${refused.map(words => html`<li>${say(reader, words)}</li>`)}</ul>
<p>${say(reader, effectWords.willWait)}</p></div>`

/** Only what changes, without what follows from it. */
export function drawShown(reader: Reader, { isEmpty, entries, notice }: Shown): Html {
  if (isEmpty) return html`<p>${say(reader, editWords.nothing)}</p>`
  return html`${
    entries.length === 0
      ? nothing
      : html`<h3>${say(reader, effectWords.entries)}</h3>${entries.map(each => drawEntry(reader, each))}`
  }
${
  notice.sentences.length === 0
    ? nothing
    : html`<h3>${say(reader, effectWords.sentences)}</h3>${notice.sentences.map(each => drawSentence(reader, each))}`
}
${drawPromises(reader, notice, 'more')}${drawPromises(reader, notice, 'less')}
${drawList(
  reader,
  effectWords.lacking,
  notice.lacking.map(({ id, language }) => say(reader, diffShown.lacks(id, language))),
)}
${drawList(
  reader,
  effectWords.untold,
  notice.untold.map(({ words, kind }) => `${say(reader, diffShown.kinds[kind])}: ${words}`),
)}`
}

const drawEntry = (reader: Reader, { crumbs, before, after }: Shown['entries'][number]): Html =>
  html`<div class="change"><p class="where">${crumbs.map(words => say(reader, words)).join(' › ')}</p>
${drawSides(reader, before, after)}</div>`

/** Words of the register are shown in both languages where they differ: either may be what changed. */
function drawSides(reader: Reader, before: Words, after: Words): Html {
  const other = reader.language === 'da' ? 'en' : 'da'
  const own = before[reader.language] !== after[reader.language]
  const both = before[other] !== after[other] && (before.da !== before.en || after.da !== after.en)
  const side = (language: 'da' | 'en') =>
    html`<p><span class="unseen">${say(reader, effectWords.before)}: </span><del lang="${language}">${before[language]}</del></p>
<p><span class="unseen">${say(reader, effectWords.after)}: </span><ins lang="${language}">${after[language]}</ins></p>`
  return html`${own ? side(reader.language) : nothing}${both ? side(other) : nothing}`
}

function drawSentence(reader: Reader, change: Shown['notice']['sentences'][number]): Html {
  const { kind, language, words, after, before } = change
  const bound = (after ?? before)?.bound ?? []
  const to = bound.map(({ pledge }) =>
    say(reader, pledge === null ? sentenceWords.promisesNothing : pledgeNames[pledge]),
  )
  const stretches = words.map(({ kind: what, text }) =>
    what === 'same'
      ? html`${text} `
      : what === 'gone'
        ? html`<del>${text}</del> `
        : html`<ins>${text}</ins> `,
  )
  return html`<div class="change"><p class="where">${say(reader, sentenceWords.languages[language])}: ${say(reader, diffShown.sentences[kind])}. ${to.length === 0 ? say(reader, diffShown.none) : to.join('; ')}</p>
<p class="words" lang="${language}">${stretches}</p></div>`
}

function drawPromises(reader: Reader, { promises }: Shown['notice'], kind: 'more' | 'less'): Html {
  const own = promises
    .filter(each => each.kind === kind)
    .map(
      ({ pledge, because }) =>
        `${say(reader, pledgeNames[pledge])} (${say(reader, diffShown.because[because])})`,
    )
  return drawList(reader, effectWords[kind], [...new Set(own)])
}

const drawList = (reader: Reader, title: Words, items: readonly string[]): Html =>
  items.length === 0
    ? nothing
    : html`<h3>${say(reader, title)}</h3><ul>${items.map(item => html`<li>${item}</li>`)}</ul>`

function drawBound(reader: Reader, lines: readonly PledgeLine[]): Html {
  if (lines.length === 0) return nothing
  return html`<h2>${say(reader, effectWords.bound)}</h2>${lines.map(line => drawPledge(reader, line))}`
}

/** One pledge with how it stands, and each thing that is looked at for it, or is not yet. */
export function drawPledge(reader: Reader, line: PledgeLine): Html {
  const path = pathOf({ kind: 'pledge', pledge: line.pledge }, reader.language)
  return html`<div class="held"><p><a href="${path}">${say(reader, line.name)}</a>: ${drawPledgeMark(reader, line)}</p>
<ul>${line.parts.map(
    ({ claims, method }) =>
      html`<li>${say(reader, claims)} <span class="hint">(${say(reader, method === null ? effectWords.noCheck : effectWords.check)})</span></li>`,
  )}</ul></div>`
}

const drawLaw = (reader: Reader, title: Words, findings: readonly LawFinding[]): Html =>
  findings.length === 0
    ? nothing
    : html`<h3>${say(reader, title)}</h3>
<ul>${findings.map(({ article, says }) => html`<li><b>${article}</b>: ${say(reader, says)}</li>`)}</ul>`

export function drawLines(reader: Reader, files: readonly FileLines[]): Html {
  if (files.length === 0) return nothing
  return html`<details class="lines"><summary>${say(reader, effectWords.lines)}</summary>
${files.map(({ file, hunks }) => html`<h3><code>${file}</code></h3>${hunks.map(hunk => drawHunk(reader, hunk))}`)}</details>`
}

const drawHunk = (reader: Reader, { line, gone, come }: FileLines['hunks'][number]): Html =>
  html`<p class="where">${say(reader, effectWords.line(line))}</p>
<pre tabindex="0">${gone.map(
    text => html`<del><span class="unseen">${say(reader, effectWords.gone)}: </span>− ${text}</del>`,
  )}${come.map(
    text => html`<ins><span class="unseen">${say(reader, effectWords.come)}: </span>+ ${text}</ins>`,
  )}</pre>`
