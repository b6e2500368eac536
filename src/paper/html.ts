// A paper as one HTML file that loads nothing: its style and fonts are in it, and its own policy (CSP) forbids the rest.
// Light and dark, at any width, and printed as the PDF is. Proven by html.test.ts.

import { toBase64 } from '../core/bytes.ts'
import { escapeMarkup } from '../core/markup.ts'
import { readWebFont } from './fonts.ts'
import { type Cell, type Paper, type PaperBlock, type PaperTable, type TextRun, textsOf } from './paper.ts'

export function formatHtml(paper: Paper): string {
  return `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="author" content="${escapeMarkup(paper.author)}">
<title>${escapeMarkup(paper.title)}</title>
<style>${formatStyle()}</style>
</head>
<body>
<main>
<header>
<h1>${escapeMarkup(paper.title)}</h1>
${paper.subtitle === null ? '' : `<p>${escapeMarkup(paper.subtitle)}</p>`}
</header>
${paper.blocks.map(formatBlock).join('\n')}
</main>
<footer><p>${escapeMarkup(paper.footer)}</p></footer>
</body>
</html>
`
}

const formatRuns = (runs: readonly TextRun[]): string =>
  runs
    .map(run => (run.strong ? `<strong>${escapeMarkup(run.text)}</strong>` : escapeMarkup(run.text)))
    .join('')

function formatBlock(block: PaperBlock, index: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escapeMarkup(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p>${formatRuns(block.runs)}</p>`
    case 'note':
      return `<p class="note">${formatRuns(block.runs)}</p>`
    case 'list':
      return `<ul>${block.items.map(item => `<li>${formatRuns(item)}</li>`).join('')}</ul>`
    case 'table':
      return formatTable(block, `table-${index + 1}`)
  }
}

/** A wide table scrolls in its own box, which the keyboard reaches. */
function formatTable(table: PaperTable, id: string): string {
  const head = table.header.map(text => `<th scope="col">${escapeMarkup(text)}</th>`).join('')
  const rows = table.rows.map(
    row => `<tr>${row.map((cell, at) => formatCell(cell, table.rowHeader && at === 0)).join('')}</tr>`,
  )
  return `<div class="wide" role="region" tabindex="0" aria-labelledby="${id}"><table>
<caption id="${id}">${escapeMarkup(table.caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`
}

function formatCell(cell: Cell, isHeader: boolean): string {
  const texts = textsOf(cell).map(escapeMarkup)
  const inner =
    texts.length > 1 ? `<ul>${texts.map(text => `<li>${text}</li>`).join('')}</ul>` : (texts[0] ?? '')
  return isHeader ? `<th scope="row">${inner}</th>` : `<td>${inner}</td>`
}

const fontFace = (name: string, family: 'serif' | 'sans'): string =>
  `@font-face { font-family: "${name}"; font-weight: 200 900; src: url(data:font/woff2;base64,${toBase64(readWebFont(family))}) format("woff2"); }`

// The colours and the scale of the pages (src/web/style.css), for one column and its tables.
const formatStyle = (): string => `
${fontFace('Paper Serif', 'serif')}
${fontFace('Paper Sans', 'sans')}
:root { color-scheme: light dark; --paper: #fcfaf5; --ink: #1d1b18; --soft: #4c473f; --hair: #ddd6c8; --accent: #98240f; --serif: "Paper Serif", Georgia, serif; --sans: "Paper Sans", system-ui, sans-serif; --measure: 39rem; }
@media (prefers-color-scheme: dark) { :root { --paper: #181614; --ink: #ece6d9; --soft: #beb6a7; --hair: #3a352e; --accent: #ff9f8a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 clamp(1.0625rem, 1rem + 0.3vw, 1.1875rem) / 1.6 var(--serif); overflow-wrap: break-word; hyphens: auto; }
main, footer { max-width: 64rem; margin-inline: auto; padding-inline: 1.5rem; }
main { padding-block: 3.5rem 3rem; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.2rem + 3vw, 3rem); letter-spacing: -0.015em; margin: 0; max-width: 24ch; }
h2 { font-size: 1.55rem; margin: 3.25rem 0 1rem; }
h3 { font-size: 1.1875rem; margin: 2.25rem 0 0.65rem; }
h4 { font: 600 1rem / 1.4 var(--sans); margin: 1.75rem 0 0.5rem; }
header { margin-bottom: 2.5rem; }
header p { font: 400 0.9375rem / 1.5 var(--sans); color: var(--soft); margin: 0.75rem 0 0; }
header::after { content: ""; display: block; width: 4rem; border-top: 3px solid var(--accent); margin-top: 1.5rem; }
p, main > ul { max-width: var(--measure); margin: 0 0 1.15rem; text-wrap: pretty; }
ul { list-style: "–  "; padding-left: 1.35rem; }
li + li { margin-top: 0.35rem; }
strong { font-weight: 600; }
.note { font: 400 0.9375rem / 1.55 var(--sans); color: var(--soft); border-left: 3px solid var(--accent); padding-left: 1.25rem; }
.note strong { color: var(--ink); }
.wide { overflow-x: auto; margin: 1.5rem 0 2.25rem; }
.wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
table { border-collapse: collapse; width: 100%; font: 400 0.9375rem / 1.5 var(--sans); }
caption { text-align: left; font-weight: 600; font-size: 1rem; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 1.25rem 0.55rem 0; border-bottom: 1px solid var(--hair); min-width: 7rem; }
thead th { font-size: 0.875rem; color: var(--soft); border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
th { font-weight: 600; }
td { font-variant-numeric: tabular-nums; }
td ul, th ul { list-style: none; padding: 0; margin: 0; }
td li + li, th li + li { margin-top: 0.2rem; }
footer { padding-block: 1.25rem 3rem; font: 400 0.875rem / 1.6 var(--sans); color: var(--soft); border-top: 1px solid var(--hair); }
@page { size: A4; margin: 22mm; }
@media print { :root { --paper: #fff; --ink: #000; --soft: #333; } body { font-size: 10.5pt; } main, footer { max-width: none; padding-inline: 0; padding-block: 0; } h2, h3, h4, caption { break-after: avoid; } tr { break-inside: avoid; } .wide { overflow: visible; } table { font-size: 8.5pt; } th, td { min-width: 0; padding-right: 4mm; } }
`
