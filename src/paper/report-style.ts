// The style of a report that is one HTML file: the hand of the pages (src/web/style.css) and papers (html.ts), light and dark, at any
// width and printed, with the fonts in the file itself. Proven by src/site/report/html.test.ts.

import { toBase64 } from '../core/bytes.ts'
import { readWebFont } from './fonts.ts'

const fontFace = (name: string, family: 'serif' | 'sans'): string =>
  `@font-face { font-family: "${name}"; font-weight: 200 900; src: url(data:font/woff2;base64,${toBase64(readWebFont(family))}) format("woff2"); }`

/** The report's own rules stand between. In XML too it is text: no letter of it may begin markup. */
export const formatReportStyle = (rules: string): string =>
  [fontFace('Report Serif', 'serif'), fontFace('Report Sans', 'sans'), base, rules, onPaper].join('\n')

const base = `:root { color-scheme: light dark; --paper: #fcfaf5; --ink: #1d1b18; --soft: #4c473f; --line: #5c554a; --hair: #ddd6c8; --accent: #98240f; --wash: #f3efe5; --serif: "Report Serif", Georgia, serif; --sans: "Report Sans", system-ui, sans-serif; --mono: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; --measure: 39rem; --gutter: 3.5rem; --margin: 14rem; }
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
footer { padding-block: 1.25rem 3rem; border-top: 1px solid var(--hair); font: 400 0.875rem / 1.6 var(--sans); color: var(--soft); }
footer p { max-width: var(--measure); margin-bottom: 0.5rem; }`

const onPaper = `@media (max-width: 40rem) { main { padding-block: 2rem; } }
@page { size: A4; margin: 20mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #333; --hair: #bbb; --accent: #7a1a08; --wash: #f2f2f2; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  a { text-decoration: none; }
}
`
