// The style of the report: one column, its facts beside each other, and the classes of its pictures.
// Seen by test/journeys/traffic-report.test.ts.

import { chartStyle } from '../../chart/style.ts'
import { formatReportStyle } from '../../paper/report-style.ts'

export const formatStyle = (): string => formatReportStyle(`${rules}\n${chartStyle}`)

const rules = `main, footer { max-width: 56rem; }
header > p, section > p, section > ul { max-width: var(--measure); }
.aside { font: 400 0.9375rem / 1.55 var(--sans); color: var(--soft); margin-bottom: 0.6rem; }
section > p { font: 400 0.9375rem / 1.55 var(--sans); color: var(--soft); }
section > ul { padding-left: 1.25rem; list-style: "–  "; }
/* A title that only repeats its heading is for those who cannot see it. */
.untitled caption, .untitled figcaption > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
nav { border-block: 1px solid var(--hair); margin-top: 2rem; padding-block: 0.6rem; font: 400 0.9375rem / 1.5 var(--sans); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding-block: 0.15rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem 2rem; margin: 0 0 2rem; }
.facts dt { font: 400 0.875rem / 1.4 var(--sans); color: var(--soft); }
.facts dd { margin: 0; font: 600 1.1875rem / 1.35 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.facts small { display: block; font-weight: 400; font-size: 0.8125rem; color: var(--soft); }
@media print { nav { display: none; } section > .facts { break-inside: avoid; } }`
