// The style of the report: one column with its margin notes. Seen by test/journeys/site-report.test.ts.

import { formatReportStyle } from '../../paper/report-style.ts'

export const formatStyle = (): string => formatReportStyle(rules)

const rules = `header, .part { display: grid; grid-template-columns: minmax(0, var(--measure)) minmax(0, var(--margin)); column-gap: var(--gutter); align-items: start; }
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
@media (max-width: 60rem) {
  header, .part { display: block; }
  .part > .margin { margin: 0 0 0.75rem; }
  .margin > span { display: inline; }
  .margin > span + span::before { content: "· "; }
  .verdicts li { grid-template-columns: 8.5rem minmax(0, 1fr); }
  .verdicts .margin { grid-column: 2; margin-left: 0; }
}
@media (max-width: 40rem) {
  .verdicts li { display: block; }
  thead { display: none; }
  table, tbody, tr, th, td { display: block; }
  tr { border-bottom: 1px solid var(--hair); padding-block: 0.6rem; }
  tbody th, td { border: 0; padding: 0.1rem 0; }
  .empty { display: none; }
  .column { display: inline; color: var(--soft); }
}
@media print {
  .why, .claim { break-after: avoid; }
  figure, tr, .where, .todo, .verdicts li { break-inside: avoid; }
  figure { max-width: 120mm; }
  .wide { overflow: visible; }
}`
