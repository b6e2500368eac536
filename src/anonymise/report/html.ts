// The report as one HTML file that loads nothing and runs nothing (paper/report-page.ts). Pictures are SVG,
// each with its numbers as a table. Proven by report.test.ts and test/journeys/anonymise.test.ts.

import { drawBars } from '../../chart/bars.ts'
import { drawColumns } from '../../chart/columns.ts'
import { chartStyle } from '../../chart/style.ts'
import type { Language, Words } from '../../core/language.ts'
import { type Markup, markup } from '../../core/markup.ts'
import { programVersion } from '../../core/version.ts'
import { anonymiseWords as words } from '../../language/anonymise.ts'
import { formatReportPage } from '../../paper/report-page.ts'
import { formatReportStyle } from '../../paper/report-style.ts'
import type { Spread } from './report.ts'
import { type Block, type Part, restOf, type Told } from './told.ts'

export function formatHtml(told: Told, language: Language): string {
  const style = formatReportStyle(`${rules}\n${chartStyle}`)
  return formatReportPage({
    ...{ language, title: told.title[language], style },
    main: markup`<header>
<h1>${told.title[language]}</h1>
${told.says.map((text, at) => markup`<p class="${at === 0 ? 'lead' : 'aside'}">${text[language]}</p>`)}
</header>
${told.parts.map(part => drawPart(part, language))}`,
    footer: markup`<p>${words.madeBy(programVersion)[language]}</p>`,
  })
}

const drawPart = ({ id, name, blocks }: Part, language: Language): Markup =>
  markup`<section aria-labelledby="${id}">
<h2 id="${id}">${name[language]}</h2>
${blocks.map(block => drawBlock(block, language))}
</section>`

function drawBlock(block: Block, language: Language): Markup {
  switch (block.kind) {
    case 'said':
      return markup`<p>${block.words[language]}</p>`
    case 'table':
      return drawTable(block, language)
    case 'shares':
      return drawBars(
        {
          ...{ title: block.title[language], head: words.heads.column[language], rest: null, isCode: false },
          columns: [{ name: block.title[language], unit: 'share' }],
          rows: block.rows.map(({ name, share }) => ({ text: name, values: [share] })),
        },
        language,
      )
    case 'sizes':
      return markup`<div class="pair">${drawSizes(block, 'before', language)}${drawSizes(block, 'after', language)}</div>`
    case 'values':
      return markup`<div class="pair">${drawSpread(block.column.column, words.heads.before, block.column.before, language)}${drawSpread(block.column.column, words.heads.after, block.column.after, language)}</div>`
  }
}

function drawTable({ title, head, rows }: Extract<Block, { kind: 'table' }>, language: Language): Markup {
  const [first, ...others] = head.map(text => text[language])
  return markup`<table class="numbers">
<caption>${title[language]}</caption>
<thead><tr><th scope="col">${first ?? ''}</th>${others.map(text => markup`<th scope="col" class="number">${text}</th>`)}</tr></thead>
<tbody>
${rows.map(([name, ...cells]) => markup`<tr><th scope="row">${name?.[language] ?? ''}</th>${cells.map((cell, at) => markup`<td class="number" data-column="${others[at] ?? ''}">${cell[language]}</td>`)}</tr>`)}
</tbody>
</table>`
}

const drawSizes = (
  { title, head, steps }: Extract<Block, { kind: 'sizes' }>,
  when: 'before' | 'after',
  language: Language,
): Markup =>
  drawColumns(
    {
      ...{ title: `${title[language]}, ${words.heads[when][language].toLowerCase()}`, head: head[language] },
      ...{ name: words.heads.rows[language], unit: 'count' },
      columns: steps.map(step => ({ label: step.label, value: step[when] })),
    },
    language,
  ).figure

function drawSpread(column: string, when: Words, spread: Spread, language: Language): Markup {
  const rest = restOf(spread)
  return drawBars(
    {
      ...{
        title: `${column}, ${when[language].toLowerCase()}`,
        head: words.heads.value[language],
        isCode: false,
      },
      columns: [{ name: words.heads.rows[language], unit: 'count' }],
      rows: spread.values.map(({ text, rows }) => ({ text, values: [rows] })),
      rest: rest === null ? null : { text: rest[language], values: [spread.rest.rows] },
    },
    language,
  )
}

const rules = `main, footer { max-width: 56rem; }
header > p, section > p { max-width: var(--measure); }
.aside, section > p { font: 400 0.9375rem / 1.55 var(--sans); color: var(--soft); margin-bottom: 0.6rem; }
section > table.numbers caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 3rem; }
table.numbers td.number { white-space: normal; }
@media print { .pair { grid-template-columns: 1fr 1fr; } }`
