// What one visit saw beside its findings: third parties beside what the register says of them, what stayed in the browser, the
// pages as they looked, what was not seen, and the reports to take along. Proven by site-page.test.ts.

import { html } from 'hono/html'

import type { VisitShown } from '../app/sites.ts'
import { countryName } from '../language/countries.ts'
import { areaWords } from '../language/site.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import { reportWords } from '../language/site-report-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { pictureFile, reportFormats, sitePlaces } from './site-places.ts'
import { drawStacked } from './stacked-table.ts'

type Party = VisitShown['parties'][number]
type PageSeen = VisitShown['pages'][number]

const heading = (at: string, name: string, title: string): Html => html`<h3 id="${at}-${name}">${title}</h3>`

export function drawParties(reader: Reader, { parties }: VisitShown, at: string): Html {
  const title = say(reader, reportWords.partiesHeading)
  const head = heading(at, 'parties', title)
  if (parties.length === 0) return html`${head}<p class="empty">${say(reader, reportWords.noParties)}</p>`
  const columns = Object.values(reportWords.partyColumns).map(words => say(reader, words))
  return html`${head}${drawStacked(
    title,
    columns,
    parties.map(party => partyRow(reader, party)),
  )}`
}

function partyRow(reader: Reader, { host, leadsTo, name, isSeen, isDeclared, declared }: Party) {
  const unsaid = html`<span class="where">${say(reader, reportWords.unsaid)}</span>`
  const standing = isSeen && isDeclared ? 'both' : isSeen ? 'seen' : 'declared'
  const operator = declared?.operator ?? name
  const leads =
    leadsTo === null
      ? nothing
      : html` <span class="where">${say(reader, reportWords.leadsTo)} <code>${leadsTo}</code></span>`
  const proposed =
    declared?.proposed === true
      ? html` <span class="where">${say(reader, reportWords.proposed)}</span>`
      : nothing
  return {
    id: null,
    head: html`<code>${host}</code>${leads}`,
    cells: [
      operator === null ? unsaid : html`${operator}`,
      declared?.country == null ? unsaid : html`${countryName(declared.country, reader.language)}`,
      declared?.purpose == null ? unsaid : html`${say(reader, declared.purpose)}`,
      html`${standing === 'both' ? say(reader, reportWords.standing.both) : html`<b class="hole">${say(reader, reportWords.standing[standing])}</b>`}${proposed}`,
    ],
  }
}

export function drawStored(reader: Reader, { cookies, stored }: VisitShown, at: string): Html {
  const title = say(reader, reportWords.storedHeading)
  const head = heading(at, 'stored', title)
  const row = (name: string, where: string, whose: string, until: string, identifies: boolean) => ({
    id: null,
    head: html`<code>${name}</code>`,
    cells: [
      ...[html`${where}`, html`<code>${whose}</code>`, html`${until}`],
      html`${say(reader, identifies ? reportWords.yes : reportWords.no)}`,
    ],
  })
  const { cookie, session, untilErased, days } = reportWords
  const rows = [
    ...cookies.map(one =>
      row(
        ...([one.name, say(reader, cookie), one.domain] as const),
        say(reader, one.days === null ? session : days(one.days)),
        one.identifies,
      ),
    ),
    ...stored.map(one =>
      row(
        ...([one.key, say(reader, areaWords[one.area]), one.origin] as const),
        say(reader, one.area === 'session' ? session : untilErased),
        one.identifies,
      ),
    ),
  ]
  if (rows.length === 0) return html`${head}<p class="empty">${say(reader, reportWords.nothingStored)}</p>`
  const columns = Object.values(reportWords.storedColumns).map(words => say(reader, words))
  return html`${head}${drawStacked(title, columns, rows)}`
}

export function drawPages(reader: Reader, { pages, line }: VisitShown, at: string): Html {
  const head = heading(at, 'pages', say(reader, reportWords.pagesHeading))
  if (pages.length === 0) return html`${head}<p class="empty">${say(reader, reportWords.noPages)}</p>`
  return html`${head}<ul class="pictures">${pages.map((page, number) => drawPage(reader, page, line.id, number))}</ul>`
}

function drawPage(reader: Reader, page: PageSeen, visit: string, number: number): Html {
  const { url, finalUrl, status, title, ms, because, picture } = page
  const href = sitePlaces.picture(visit, pictureFile(number))
  const shown =
    picture === null
      ? html`<p class="empty">${say(reader, reportWords.noPicture)}</p>`
      : html`<a href="${href}"><img src="${href}" width="${picture.width}" height="${picture.height}" loading="lazy" decoding="async" alt="${say(reader, reportWords.picture(title || url))}"></a>`
  const ended =
    finalUrl === null || finalUrl === url
      ? nothing
      : html`<br>${say(reader, reportWords.endedAt)} <code>${finalUrl}</code>`
  const answered = status === null ? nothing : html` · ${say(reader, reportWords.answered(status))}`
  const why = because === null ? nothing : html`<br><b class="hole">${say(reader, because)}</b>`
  return html`<li>${shown}<p class="small"><b>${title}</b><br><code>${url}</code>${ended}<br>${say(reader, reportWords.seconds((ms / 1_000).toFixed(1)))}${answered}${why}</p></li>`
}

export const drawLimits = (reader: Reader, visit: VisitShown, at: string): Html =>
  html`${heading(at, 'limits', say(reader, reportWords.limitsHeading))}
<ul class="limits">${visit.limits.map(words => html`<li>${say(reader, words)}</li>`)}</ul>`

export function drawDownloads(reader: Reader, { line }: VisitShown, at: string): Html {
  const items = reportFormats.map(
    format =>
      html`<li><a href="${sitePlaces.report(reader.language, line.id, format)}" download>${say(reader, siteDeskWords.formats[format])}</a></li>`,
  )
  const raw =
    line.rawHash === null
      ? nothing
      : html`<p class="small">${say(reader, siteDeskWords.raw)} <code>${line.rawHash}</code></p>`
  return html`${heading(at, 'downloads', say(reader, siteDeskWords.downloads))}
<ul class="things">${items}</ul>${raw}`
}
