// Every published edition, the latest first: when, what it changed, and the proof of its place in the log to take along.
// Proven by test/journeys/editing.test.ts.

import { html } from 'hono/html'

import type { App } from '../app.ts'
import { utf8 } from '../core/bytes.ts'
import { languages } from '../core/language.ts'
import { historyWords } from '../language/editing-pages.ts'
import { route } from './access.ts'
import { download, jsonType, textType } from './answer.ts'
import { drawShown } from './edit-effect.ts'
import { editPlaces } from './edit-places.ts'
import { type Html, moment, nothing, type Reader, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { readerOf, show } from './show.ts'
import type { AddRoutes } from './site.ts'

type Edition = Awaited<ReturnType<App['desk']['editing']['history']>>[number]

const proofFile = /^(\d{1,9})\.(tlog-proof|json)$/

export const addHistory: AddRoutes = (http, site) => {
  const editing = () => site.app.desk.editing
  for (const language of languages)
    route(http, site, 'GET', editPlaces.history[language], 'register.read', async (context, visitor) => {
      const reader = readerOf(context, site)
      const editions = await editing().history()
      const body = html`<div class="edit"><h1>${say(reader, historyWords.title)}</h1><p class="lead">${say(reader, historyWords.lead)}</p>
${editions.map(edition => drawEdition(reader, edition))}</div>`
      const title = say(reader, historyWords.title)
      return show(context, site, visitor, { title, body, path: editPlaces.history })
    })
  route(http, site, 'GET', '/log/edition', 'register.read', async context => {
    const file = context.req.query('file') ?? ''
    const [, number, kind] = proofFile.exec(file) ?? []
    const proof = number === undefined ? null : await editing().proof(Number(number))
    if (proof === null) return refuse(context, site, 404, 'not-found')
    const name = `edition-${file}`
    return kind === 'json'
      ? download(utf8(proof.evidence), jsonType, name)
      : download(utf8(proof.proof), textType, name)
  })
}

function drawEdition(reader: Reader, { number, at, changes, registerHash, noticeHash }: Edition): Html {
  const named = say(reader, historyWords.edition(number))
  const proof = `/log/edition?file=${number}`
  return html`<section class="edition"><h2 id="edition-${number}">${named}</h2><p class="where">${moment(reader, at)}</p>
${drawChanges(reader, number, changes)}
<p><a href="${proof}.tlog-proof">${say(reader, historyWords.proof)}<span class="unseen">, ${named}</span></a><br>
<a href="${proof}.json">${say(reader, historyWords.facts)}<span class="unseen">, ${named}</span></a></p>
<details class="lines"><summary>${say(reader, historyWords.hashes)}</summary><p>${say(reader, historyWords.register)}: <code class="key">${registerHash}</code><br>${say(reader, historyWords.notice)}: <code class="key">${noticeHash}</code></p></details></section>`
}

function drawChanges(reader: Reader, number: number, changes: Edition['changes']): Html {
  if (changes === null)
    return html`<p>${say(reader, number === 1 ? historyWords.first : historyWords.unread)}</p>`
  const isSmall = changes.entries.length === 0 && changes.notice.sentences.length === 0
  return html`${isSmall ? html`<p>${say(reader, historyWords.small)}</p>` : drawShown(reader, changes)}${nothing}`
}
