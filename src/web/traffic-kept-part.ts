// Where the figures come from and how each source does, what is kept of whom and for how long, and how counting begins where nothing
// is counted yet. Proven by traffic-page.test.ts.

import { html } from 'hono/html'

import type { SourceStanding, TrafficKept } from '../app/traffic.ts'
import { periodInWords } from '../language/periods.ts'
import { ingestCommand, registerLines, trafficPageWords } from '../language/traffic-page.ts'
import { editPlaces } from './edit-places.ts'
import { type Html, moment, nothing, type Reader, say } from './reader.ts'
import { drawStacked } from './stacked-table.ts'
import { counted, emptyLine } from './traffic-view.ts'

const { empty, kept: keptWords, sections, source: words } = trafficPageWords

export function drawSources(reader: Reader, sources: readonly SourceStanding[]): Html {
  if (sources.length === 0) return emptyLine(reader, words.none)
  const heads = Object.values(words.columns).map(head => say(reader, head))
  return drawStacked(
    say(reader, sections.sources),
    heads,
    sources.map(one => drawSource(reader, one)),
  )
}

function drawSource(reader: Reader, one: SourceStanding) {
  const practice = one.practice ? html` <strong>(${say(reader, words.practice)})</strong>` : nothing
  const state =
    one.trouble === null
      ? html`${say(reader, one.lastReadAt === null ? words.never : words.fine)}`
      : html`<b class="hole">${say(reader, one.trouble)}</b>`
  return {
    id: null,
    head: html`${say(reader, one.name)}${practice}`,
    cells: [
      html`${one.format === null ? html`${say(reader, words.unknown)}` : html`<code>${one.format}</code>`}<span class="where"> ${say(reader, words.kinds[one.kind])}</span>`,
      one.lastReadAt === null ? html`${say(reader, words.never)}` : moment(reader, one.lastReadAt),
      html`${counted(reader, one.lines)}`,
      html`${counted(reader, one.unread)}`,
      state,
    ],
  }
}

/** What the figures do not hold, what is kept beside them, and what others keep. */
export function drawKept(reader: Reader, kept: TrafficKept): Html {
  const window = kept.window === null ? keptWords.noWindow : keptWords.window(periodInWords(kept.window))
  const hosts = kept.hosts.map(({ name, rawLog }) =>
    rawLog === null ? keptWords.hostUnknown(name) : keptWords.host(name, periodInWords(rawLog)),
  )
  return html`<p class="small kept">${[keptWords.numbers, window, ...hosts].map(sentence => say(reader, sentence)).join(' ')}</p>`
}

export function drawEmpty(reader: Reader, sources: readonly SourceStanding[], mayEdit: boolean): Html {
  const edit = html` <a href="${editPlaces.register[reader.language]}">${say(reader, empty.edit)}</a>`
  const waiting = sources.length === 0 ? nothing : html`<p><b>${say(reader, empty.waiting)}</b></p>`
  return html`<section class="begin" aria-labelledby="begin"><h2 id="begin">${say(reader, empty.heading)}</h2>
${waiting}<p>${say(reader, empty.will)}</p>
<p>${say(reader, empty.once)}</p>
<pre>${ingestCommand}</pre>
<p>${say(reader, empty.always)}${mayEdit ? edit : nothing}</p>
<pre>${registerLines}</pre></section>`
}
