// A report as one HTML file that loads nothing and runs nothing: its own policy (CSP Level 3) names its style by hash.
// Proven by src/site/report/html.test.ts and the other reports' tests.

import { hash } from 'node:crypto'
import type { Language } from '../core/language.ts'
import { asMarkup, type Markup, markup } from '../core/markup.ts'

export interface ReportPage {
  readonly language: Language
  readonly title: string
  readonly style: string
  /** Whether pictures lie in the file itself. */
  readonly hasImages?: true
  readonly main: Markup
  readonly footer: Markup
}

export function formatReportPage({ language, title, style, hasImages, main, footer }: ReportPage): string {
  const images = hasImages === true ? 'img-src data:; ' : ''
  const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; font-src data:; ${images}base-uri 'none'; form-action 'none'`
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>${title}</title>
<style>${asMarkup(style)}</style>
</head>
<body>
<main>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>
`.text
}
