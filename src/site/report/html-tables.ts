// The tables of the report: whom the pages reach beside what the register says, and what stayed in the browser.
// Proven by html.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { type Markup, markup, nothing } from '../../core/markup.ts'
import { shownInLine } from '../../core/shown.ts'
import { countryName } from '../../language/countries.ts'
import { areaWords } from '../../language/site.ts'
import { reportWords } from '../../language/site-report-page.ts'
import { cookiesIn, type PartyRow, storedIn } from '../summary.ts'
import type { Told } from './told.ts'

type Say = (words: Words) => string

/** There is nothing to say: what is not declared has no purpose. */
const empty = markup`–`

/** A wide table scrolls in its own box, which the keyboard reaches; each cell says its column where they stand below each other. */
function drawTable(
  id: string,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Markup[])[],
): Markup {
  const cell = (value: Markup, at: number) =>
    at === 0
      ? markup`<th scope="row">${value}</th>`
      : value === empty
        ? markup`<td class="empty">${value}</td>`
        : markup`<td><span class="column">${columns[at] ?? ''}: </span>${value}</td>`
  return markup`<div class="wide" role="region" tabindex="0" aria-labelledby="${id}"><table>
<caption>${title}</caption>
<thead><tr>${columns.map(name => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(row => markup`<tr>${row.map(cell)}</tr>`)}
</tbody>
</table></div>`
}

export function drawParties({ parties }: Told, language: Language, say: Say): Markup {
  const columns = Object.values(reportWords.partyColumns).map(say)
  const rows = parties.map(party => partyRow(party, language, say))
  const title = say(reportWords.partiesHeading)
  return markup`<section>
<h2 id="parties">${title}</h2>
${rows.length === 0 ? markup`<p>${say(reportWords.noParties)}</p>` : drawTable('parties', title, columns, rows)}
</section>`
}

function partyRow(party: PartyRow, language: Language, say: Say): readonly Markup[] {
  const { host, leadsTo, name, isSeen, isDeclared, declared } = party
  const unsaid = isDeclared ? markup`<span class="soft">${say(reportWords.unsaid)}</span>` : empty
  const standing = isSeen && isDeclared ? 'both' : isSeen ? 'seen' : 'declared'
  const operator = declared?.operator ?? name
  return [
    markup`<code>${shownInLine(host)}</code>${leadsTo === null ? nothing : markup`<br/><span class="soft">${say(reportWords.leadsTo)} <code>${shownInLine(leadsTo)}</code></span>`}`,
    operator === null ? unsaid : markup`${shownInLine(operator)}`,
    declared?.country == null ? unsaid : markup`${countryName(declared.country, language)}`,
    declared?.purpose == null ? unsaid : markup`${shownInLine(say(declared.purpose))}`,
    markup`<span class="standing ${standing}">${say(reportWords.standing[standing])}</span>${declared?.proposed === true ? markup`<br/><span class="soft">${say(reportWords.proposed)}</span>` : nothing}`,
  ]
}

export function drawStored({ report: { audit } }: Told, say: Say): Markup {
  const recognises = (identifies: boolean): Markup => markup`${say(reportWords[identifies ? 'yes' : 'no'])}`
  const code = (text: string): Markup => markup`<code>${shownInLine(text)}</code>`
  const cookies = cookiesIn(audit).map(({ name, domain, days, identifies }) => [
    code(name),
    markup`${say(reportWords.cookie)}`,
    code(domain),
    markup`${say(days === null ? reportWords.session : reportWords.days(days))}`,
    recognises(identifies),
  ])
  const others = storedIn(audit).map(({ key, area, origin, identifies }) => [
    code(key),
    markup`${say(reportWords.inBrowser(areaWords[area]))}`,
    code(origin),
    markup`${say(area === 'session' ? reportWords.session : reportWords.untilErased)}`,
    recognises(identifies),
  ])
  const rows = [...cookies, ...others]
  const title = say(reportWords.storedHeading)
  const columns = Object.values(reportWords.storedColumns).map(say)
  return markup`<section>
<h2 id="stored">${title}</h2>
${rows.length === 0 ? markup`<p>${say(reportWords.nothingStored)}</p>` : drawTable('stored', title, columns, rows)}
</section>`
}
