// What every page has around it: title, the three pages, the other language, and at the foot what this is and its data.
// Nothing is loaded from elsewhere and nothing needs a script (house invariant 13).

import { html, raw } from 'hono/html'

import { type Language, languages } from '../core/language.ts'
import { exampleNote } from '../language/example.ts'
import { siteWords } from '../language/pages.ts'
import type { AssetLinks } from './assets.ts'
import { drawFormatLinks } from './format-links.ts'
import { type FixedPlace, type Place, pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'

export interface Page {
  readonly title: string
  readonly description: string | null
  /** Null for a page that says no: its language switch leads to the policy. */
  readonly place: Place | null
  readonly controller: string
  readonly example: boolean
  /** This page's JSON; null where it has none. */
  readonly data: string | null
  readonly body: Html
}

/** The public pages, in the order they are led to; the figures of traffic only where the register asks for them. */
const menu: readonly FixedPlace[] = ['policy', 'board', 'how']
const menuWithTraffic: readonly FixedPlace[] = [...menu, 'traffic']

export function layOut(reader: Reader, links: AssetLinks, page: Page, hasTraffic: boolean): Html {
  const other: Language = reader.language === 'da' ? 'en' : 'da'
  return html`<!doctype html>
<html lang="${reader.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – ${page.controller}</title>
${page.description === null ? nothing : html`<meta name="description" content="${page.description}">`}
<link rel="stylesheet" href="${links.style}">
<link rel="icon" type="image/svg+xml" href="${links.icon}">
<link rel="preload" as="font" type="font/woff2" href="${links.textFont}" crossorigin>
${page.place === null ? nothing : drawAlternates(page.place)}
${page.place?.kind === 'policy' ? drawFormatLinks(reader) : nothing}
</head>
<body>
<a class="skip" href="#content">${say(reader, siteWords.skip)}</a>
${drawHeader(reader, page, other, hasTraffic ? menuWithTraffic : menu)}
<main id="content" tabindex="-1">
${page.body}
</main>
${drawFooter(reader, page, other)}
</body>
</html>
`
}

const drawAlternates = (place: Place): Html =>
  html`${languages.map(language => html`<link rel="alternate" hreflang="${language}" href="${pathOf(place, language)}">`)}`

function drawHeader(reader: Reader, page: Page, other: Language, kinds: typeof menu): Html {
  const items = kinds.map(kind => drawMenuItem(reader, page, kind))
  return html`<header class="top">
<p class="controller">${page.controller}</p>
<nav aria-label="${say(reader, siteWords.menu)}"><ul>${items}<li>${drawSwitch(reader, page, other)}</li></ul></nav>
</header>`
}

function drawMenuItem(reader: Reader, page: Page, kind: FixedPlace): Html {
  const here = page.place?.kind === kind
  const current = here ? raw(' aria-current="page"') : nothing
  return html`<li><a href="${pathOf({ kind }, reader.language)}"${current}>${say(reader, siteWords[kind])}</a></li>`
}

const drawSwitch = (reader: Reader, page: Page, other: Language): Html =>
  html`<a class="switch" lang="${other}" hreflang="${other}" href="${pathOf(page.place ?? { kind: 'policy' }, other)}">${say(reader, siteWords.otherLanguage)}</a>`

function drawFooter(reader: Reader, page: Page, other: Language): Html {
  const data =
    page.data === null
      ? nothing
      : html`<li><a href="${page.data}">${say(reader, siteWords.thisPage)}</a></li>`
  return html`<footer>
${page.example ? html`<p class="example">${say(reader, exampleNote(page.controller))}</p>` : nothing}
<p>${say(reader, siteWords.nothingElse)}</p>
<ul class="links" aria-label="${say(reader, siteWords.asData)}">
${data}
<li><a href="/openapi.json">${say(reader, siteWords.description)}</a></li>
<li><a href="/bundle.zip">${say(reader, siteWords.bundle)}</a></li>
<li><a href="/.well-known/security.txt">security.txt</a></li>
<li><a href="${signInPlaces.signIn[reader.language]}">${say(reader, siteWords.signIn)}</a></li>
<li>${drawSwitch(reader, page, other)}</li>
</ul>
</footer>`
}
