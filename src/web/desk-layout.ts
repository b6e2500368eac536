// What every page behind sign-in has around it: whose desk it is, the menu of what one may use, the other language. Nothing is
// loaded from elsewhere; a script runs only on the pages that ask a browser for a passkey.

import { html } from 'hono/html'

import type { Language } from '../core/language.ts'
import { deskWords } from '../language/desk.ts'
import { exampleNote } from '../language/example.ts'
import { siteWords } from '../language/pages.ts'
import type { AssetLinks } from './assets.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export interface DeskPage {
  readonly title: string
  readonly controller: string
  readonly example: boolean
  readonly path: Readonly<Record<Language, string>>
  readonly menu: readonly Html[]
  readonly body: Html
  readonly script: string | null
}

export function drawDesk(reader: Reader, links: AssetLinks, page: DeskPage): Html {
  const other: Language = reader.language === 'da' ? 'en' : 'da'
  return html`<!doctype html>
<html lang="${reader.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – ${page.controller}</title>
<link rel="stylesheet" href="${links.style}">
<link rel="icon" type="image/svg+xml" href="${links.icon}">
${page.script === null ? nothing : html`<script src="${page.script}" defer></script>`}
</head>
<body class="desk">
<a class="skip" href="#content">${say(reader, siteWords.skip)}</a>
<header class="top">
<p class="controller">${page.controller}</p>
<nav aria-label="${say(reader, deskWords.menu)}"><ul>${page.menu}<li><a class="switch" lang="${other}" hreflang="${other}" href="${page.path[other]}">${say(reader, siteWords.otherLanguage)}</a></li></ul></nav>
</header>
<main id="content" tabindex="-1">
${page.body}
</main>
<footer>
${page.example ? html`<p class="example">${say(reader, exampleNote(page.controller))}</p>` : nothing}
<ul class="links"><li><a href="${pathOf({ kind: 'policy' }, reader.language)}">${say(reader, deskWords.publicPages)}</a></li></ul>
</footer>
</body>
</html>
`
}
