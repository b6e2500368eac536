// The style of the report: the hand of the pages (src/web/style.css) and papers (src/paper/html.ts), one column with its margin
// notes, and the fonts in the file itself. Seen by test/journeys/site-report.test.ts.

import { toBase64 } from '../../core/bytes.ts'
import { readWebFont } from '../../paper/fonts.ts'

const fontFace = (name: string, family: 'serif' | 'sans'): string =>
  `@font-face { font-family: "${name}"; font-weight: 200 900; src: url(data:font/woff2;base64,${toBase64(readWebFont(family))}) format("woff2"); }`

// In XML too it is text: no letter of it begins markup.
export const formatStyle = (): string =>
  `${fontFace('Report Serif', 'serif')}\n${fontFace('Report Sans', 'sans')}\n${rules}`

const rules = `:root { color-scheme: light dark; --paper: #fcfaf5; --ink: #1d1b18; --soft: #4c473f; --line: #5c554a; --hair: #ddd6c8; --accent: #98240f; --wash: #f3efe5; --serif: "Report Serif", Georgia, serif; --sans: "Report Sans", system-ui, sans-serif; --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; --measure: 39rem; --gutter: 3.5rem; --margin: 14rem; }
@media (prefers-color-scheme: dark) { :root { --paper: #181614; --ink: #ece6d9; --soft: #beb6a7; --line: #aca393; --hair: #3a352e; --accent: #ff9f8a; --wash: #221f1b; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 2rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.125rem / 1.6 var(--serif); overflow-wrap: anywhere; }
main, footer { max-width: calc(var(--measure) + var(--gutter) + var(--margin) + 3rem); margin-inline: auto; padding-inline: 1.5rem; }
main { padding-block: 3.5rem 3rem; }
h1, h2, h3 { font-weight: 600; line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2.8vw, 3rem); letter-spacing: -0.015em; margin-bottom: 1.25rem; }
h2 { font-size: 1.5rem; margin: 3.5rem 0 1rem; }
h3 { font-size: 1.1875rem; margin: 2.25rem 0 0.4rem; }
p, ul, ol, dl, pre { margin: 0 0 1rem; }
p { text-wrap: pretty; }
a { color: inherit; text-decoration: underline 1px var(--line); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
code { font: 400 0.875em / 1.5 var(--mono); unicode-bidi: isolate; }
b, strong { font-weight: 600; }
.soft { color: var(--soft); }
.lead { font-size: 1.3125rem; line-height: 1.5; }
header, .part { display: grid; grid-template-columns: minmax(0, var(--measure)) minmax(0, var(--margin)); column-gap: var(--gutter); align-items: start; }
header > *, .part > * { grid-column: 1; min-width: 0; }
.margin { grid-column: 2; font: 400 0.875rem / 1.5 var(--sans); color: var(--soft); margin: 0; }
header > .margin { grid-row: 2; padding-top: 0.4rem; }
.part > .margin { grid-row: 1; margin-top: 3.8rem; }
.margin > span { display: block; }
dl div { margin-bottom: 0.75rem; }
dt { font-weight: 600; color: var(--ink); }
dd { margin: 0; }
.mark { text-decoration: underline solid 0.1em var(--line); text-underline-offset: 0.24em; color: var(--ink); }
.mark.broken { color: var(--accent); text-decoration-style: double; text-decoration-color: var(--accent); text-decoration-thickness: 0.08em; }
.mark.unknown { text-decoration-style: dotted; text-decoration-thickness: 0.13em; }
.verdicts ul { list-style: none; padding: 0; border-top: 1px solid var(--hair); }
.verdicts li { display: grid; grid-template-columns: 8.5rem minmax(0, calc(var(--measure) - 8.5rem)) minmax(0, var(--margin)); border-bottom: 1px solid var(--hair); padding-block: 0.7rem; }
.verdicts p { margin: 0; }
.verdicts .word { font: 400 0.9375rem / 1.8 var(--sans); padding-right: 1rem; }
.verdicts .margin { grid-column: 3; margin-left: var(--gutter); padding-top: 0.2rem; }
.claim { color: var(--soft); font-style: normal; }
.why { font: 400 0.9375rem / 1.55 var(--sans); color: var(--soft); }
article { border-top: 1px solid var(--hair); padding-block: 0.9rem 0.2rem; }
.what { margin-bottom: 0.5rem; }
.todo { font: 400 0.9375rem / 1.55 var(--sans); padding-left: 1rem; border-left: 3px solid var(--line); }
article.broken .todo { border-left-color: var(--accent); }
.where { font: 400 0.875rem / 1.55 var(--sans); color: var(--soft); }
.where p, .where ol { margin-bottom: 0.35rem; }
.where ol { padding-left: 1.5rem; }
pre { background: var(--wash); padding: 0.55rem 0.8rem; white-space: pre-wrap; color: var(--ink); }
section > p, section > ul { max-width: var(--measure); }
section.verdicts > ul { max-width: none; }
section > ul { padding-left: 1.25rem; list-style: "–  "; }
li + li { margin-top: 0.4rem; }
.verdicts li + li { margin-top: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font: 400 0.9375rem / 1.5 var(--sans); font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 1.25rem 0.55rem 0; border-bottom: 1px solid var(--hair); font-weight: 400; }
thead th { font-weight: 600; font-size: 0.875rem; color: var(--soft); border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
.column { display: none; }
.standing.seen { color: var(--accent); font-weight: 600; }
figure { margin: 0 0 2.25rem; max-width: var(--measure); }
img { display: block; width: 100%; height: auto; border: 1px solid var(--hair); background: #fff; }
figcaption, figure > p { font: 400 0.875rem / 1.55 var(--sans); color: var(--soft); margin-top: 0.6rem; }
figcaption b { color: var(--ink); }
footer { padding-block: 1.25rem 3rem; border-top: 1px solid var(--hair); font: 400 0.875rem / 1.6 var(--sans); color: var(--soft); }
footer p { max-width: var(--measure); margin-bottom: 0.5rem; }
@media (max-width: 60rem) {
  header, .part { display: block; }
  .part > .margin { margin: 0 0 0.75rem; }
  .margin > span { display: inline; }
  .margin > span + span::before { content: "· "; }
  .verdicts li { grid-template-columns: 8.5rem minmax(0, 1fr); }
  .verdicts .margin { grid-column: 2; margin-left: 0; }
}
@media (max-width: 40rem) {
  main { padding-block: 2rem; }
  .verdicts li { display: block; }
  thead { display: none; }
  table, tbody, tr, th, td { display: block; }
  tr { border-bottom: 1px solid var(--hair); padding-block: 0.6rem; }
  tbody th, td { border: 0; padding: 0.1rem 0; }
  .empty { display: none; }
  .column { display: inline; color: var(--soft); }
}
@page { size: A4; margin: 20mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #333; --hair: #bbb; --accent: #7a1a08; --wash: #f2f2f2; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  h2, h3, .why, .claim { break-after: avoid; }
  figure, tr, .where, .todo, .verdicts li { break-inside: avoid; }
  figure { max-width: 120mm; }
  .wide { overflow: visible; }
  a { text-decoration: none; }
}
`
