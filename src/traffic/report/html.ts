// The report as one HTML file: it loads nothing, runs nothing and is opened from disk. Its own policy (CSP Level 3) names its style by
// hash and lets in nothing else but fonts that stand in it. Proven by html.test.ts and test/journeys/traffic-report.test.ts.

import { drawBars } from '../../chart/bars.ts'
import { drawColumns, drawRange } from '../../chart/columns.ts'
import { drawLine } from '../../chart/line.ts'
import { drawMultiples } from '../../chart/multiples.ts'
import type { Language, Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { type Markup, markup, nothing } from '../../core/markup.ts'
import { shownInLine } from '../../core/shown.ts'
import { programVersion } from '../../core/version.ts'
import { trafficReportWords as words } from '../../language/traffic-report.ts'
import { formatReportPage } from '../../paper/report-page.ts'
import { type Block, type Fact, isTitled, type Part } from './block.ts'
import { asDays } from './days.ts'
import { formatStyle } from './style.ts'
import type { Told } from './told.ts'

export function formatHtml(told: Told, language: Language): string {
  const style = formatStyle()
  const title = shownInLine(told.title[language], limits.trafficReportLetters)
  return formatReportPage({
    ...{ language, title, style },
    main: markup`<header>
<h1>${title}</h1>
${told.says.map((text, at) => markup`<p class="${at === 0 ? 'lead' : 'aside'}">${text[language]}</p>`)}
</header>
${drawContents(told.parts, language)}
${told.parts.map(part => drawPart(part, language))}`,
    footer: markup`<p>${words.madeBy(programVersion)[language]}</p>`,
  })
}

const drawContents = (parts: readonly Part[], language: Language): Markup =>
  markup`<nav aria-label="${words.contents[language]}"><ul>${parts.map(({ id, name }) => markup`<li><a href="#${id}">${name[language]}</a></li>`)}</ul></nav>`

const drawPart = ({ id, name, blocks }: Part, language: Language): Markup =>
  markup`<section aria-labelledby="${id}">
<h2 id="${id}">${name[language]}</h2>
${blocks.map(block => {
  const drawn = drawBlock(block, language)
  return isTitled(block, name) ? drawn : markup`<div class="untitled">${drawn}</div>`
})}
</section>`

function drawBlock(block: Block, language: Language): Markup {
  switch (block.kind) {
    case 'said':
      return markup`<p>${block.words[language]}</p>`
    case 'list':
      return markup`<ul>${block.items.map(item => markup`<li>${item[language]}</li>`)}</ul>`
    case 'facts':
      return drawFacts(block.facts, language)
    case 'series':
      return drawSeries(block, language)
    case 'range':
      return drawDays(block, language)
    case 'columns':
      return drawHeights(block, language)
    case 'table':
      return drawTable(block, language)
  }
}

const drawFacts = (facts: readonly Fact[], language: Language): Markup =>
  markup`<dl class="facts">${facts.map(
    ({ name, value, note }) =>
      markup`<div><dt>${name[language]}</dt><dd>${shownInLine(value[language], limits.trafficReportLetters)}${note === null ? nothing : markup` <small>${note[language]}</small>`}</dd></div>`,
  )}</dl>`

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

function drawSeries(given: Of<'series'>, language: Language): Markup {
  const { title, step, at, series } = asDays(given, limits.trafficReportHours)
  const [first, second] = series
  if (first === undefined) return nothing
  const named = { title: title[language], step }
  if (second !== undefined) {
    const small = series.map(({ name, unit, values }) => ({ name: name[language], unit, values }))
    return drawMultiples({ ...named, at, small }, language).figure
  }
  const points = at.map((place, index) => ({ at: place, value: first.values[index] ?? null }))
  const { unit } = first
  return drawLine({ ...named, name: first.name[language], unit, points, before: null }, language).figure
}

function drawDays({ title, name, days }: Of<'range'>, language: Language): Markup {
  const points = days.map(({ day, low, high, note }) => ({
    at: day,
    low,
    high,
    note: note?.[language] ?? null,
  }))
  const range = { title: title[language], name: name[language], unit: 'count', step: 'day', points } as const
  return drawRange(range, language).figure
}

function drawHeights({ title, head, name, columns }: Of<'columns'>, language: Language): Markup {
  const heights = columns.map(({ label, value }) => ({ label: label[language], value }))
  const asked = { title: title[language], head: head[language], name: name[language], unit: 'count' } as const
  return drawColumns({ ...asked, columns: heights }, language).figure
}

function drawTable({ title, head, columns, rows, rest, isCode }: Of<'table'>, language: Language): Markup {
  const textOf = (text: Words | string) => (typeof text === 'string' ? text : text[language])
  const shown = rows
    .slice(0, limits.trafficReportRows)
    .map(({ text, values }) => ({ text: textOf(text), values }))
  const left = rows.length - shown.length
  const drawn = drawBars(
    {
      ...{ title: title[language], head: head[language], rows: shown, isCode },
      columns: columns.map(({ name, unit }) => ({ name: name[language], unit })),
      rest: rest === null ? null : { text: textOf(rest.text), values: rest.values },
    },
    language,
  )
  return markup`${drawn}${left > 0 ? markup`<p class="soft">${words.more(left)[language]}</p>` : nothing}`
}
