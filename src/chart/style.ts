// The classes of the pictures, for the style of the page they stand in. They take its ink: --ink, --soft, --line, --hair, --paper,
// --sans, --mono. Seen in test/journeys/traffic-report.test.ts.

export const chartStyle = `figure.chart { margin: 0 0 2rem; max-width: none; }
figure.chart figcaption { font: 600 0.9375rem / 1.5 var(--sans); color: var(--ink); margin: 0 0 0.35rem; display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; }
figure.chart .legend { font-weight: 400; color: var(--soft); }
svg.chart { display: block; overflow: visible; font: 400 0.75rem / 1 var(--sans); font-variant-numeric: tabular-nums; }
svg.chart svg { overflow: visible; }
.chart text { fill: var(--soft); stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
.chart text.peak { fill: var(--ink); font-weight: 600; }
.chart .base { stroke: var(--line); stroke-width: 1px; shape-rendering: crispEdges; }
.chart line.tick { stroke: var(--hair); stroke-width: 1px; shape-rendering: crispEdges; }
.chart .line { fill: none; stroke: var(--ink); stroke-width: 1.75px; stroke-linejoin: round; stroke-linecap: round; }
.chart .before { fill: none; stroke: var(--line); stroke-width: 1.25px; stroke-dasharray: 4 4; }
.chart .dot { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5px; }
.chart .column { fill: var(--line); }
.chart .between { fill: var(--paper); stroke: var(--line); stroke-width: 1px; stroke-dasharray: 3 2; }
svg.bar { display: block; margin-top: 0.25rem; }
svg.bar rect { fill: var(--line); }
figure.chart details { font: 400 0.875rem / 1.5 var(--sans); margin-top: 0.25rem; }
figure.chart summary { color: var(--soft); cursor: pointer; padding-block: 0.25rem; width: fit-content; }
table.numbers { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font: 400 0.9375rem / 1.5 var(--sans); font-variant-numeric: tabular-nums; }
table.numbers caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
details table.numbers caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table.numbers th, table.numbers td { text-align: left; vertical-align: top; font-weight: 400; padding: 0.35rem 1.25rem 0.35rem 0; border-bottom: 1px solid var(--hair); }
table.numbers thead th { font-weight: 600; font-size: 0.875rem; color: var(--soft); border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
table.numbers .number { text-align: right; padding-right: 0; padding-left: 1.25rem; white-space: nowrap; }
table.numbers tbody th { width: 60%; overflow-wrap: anywhere; }
table.numbers code { font: 400 0.875em / 1.5 var(--mono, monospace); unicode-bidi: isolate; }
ul.multiples { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.25rem 2rem; }
ul.multiples li { margin: 0; min-width: 0; font: 400 0.875rem / 1.4 var(--sans); color: var(--soft); }
ul.multiples b { display: block; font-size: 1.25rem; font-weight: 600; color: var(--ink); font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  .chart .fine { display: none; }
  table.numbers thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.numbers, table.numbers tbody, table.numbers caption { display: block; }
  table.numbers tbody tr { display: flex; flex-wrap: wrap; gap: 0 1.25rem; border-bottom: 1px solid var(--hair); padding-block: 0.4rem; }
  table.numbers tbody th { width: 100%; }
  table.numbers tbody th, table.numbers tbody td.number { border: 0; padding: 0.1rem 0; }
  table.numbers td.number::before { content: attr(data-column) ": "; color: var(--soft); }
}
@media print {
  figure.chart, table.numbers tr, ul.multiples li { break-inside: avoid; }
  figure.chart details { display: none; }
}
`
