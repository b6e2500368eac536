// What every page behind sign-in has around it: whose desk it is, a field for a case number, the rooms one may enter in the
// policy's order, the other language. On a phone the list folds; nothing is behind hover, and nothing is loaded from
// elsewhere. A script runs only on the pages that ask a browser for a passkey. Proven by test/journeys/desk.test.ts.

import { html, raw } from 'hono/html'

import type { Language } from '../core/language.ts'
import { deskWords } from '../language/desk.ts'
import { exampleNote } from '../language/example.ts'
import { siteWords } from '../language/pages.ts'
import type { AssetLinks } from './assets.ts'
import type { DeskRoom } from './desk-places.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export interface MenuItem {
  readonly href: string
  readonly name: string
  /** The page itself, or one that is reached from it. */
  readonly current: 'page' | 'true' | null
}

/** One room with what the visitor may use of it. */
export interface MenuRoom {
  readonly room: DeskRoom
  readonly items: readonly MenuItem[]
}

export interface DeskPage {
  readonly title: string
  readonly controller: string
  readonly example: boolean
  readonly path: Readonly<Record<Language, string>>
  readonly menu: readonly MenuRoom[]
  /** Where a case number is looked up; null for who may not. */
  readonly search: string | null
  /** The form that ends the session; nothing for who has none. */
  readonly signOut: Html
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
${page.search === null ? nothing : drawSearch(reader, page.search)}
<div class="ways"><a href="${pathOf({ kind: 'policy' }, reader.language)}">${say(reader, deskWords.publicPages)}</a>
<a class="switch" lang="${other}" hreflang="${other}" href="${page.path[other]}">${say(reader, siteWords.otherLanguage)}</a>${page.signOut}</div>
</header>
<div class="frame">
${page.menu.length === 0 ? nothing : drawMenu(reader, page.menu)}
<main id="content" tabindex="-1">
${page.body}
</main>
</div>
${page.example ? html`<footer><p class="example">${say(reader, exampleNote(page.controller))}</p></footer>` : nothing}
</body>
</html>
`
}

/** Asked for by the browser, so that a name typed by habit never becomes part of an address (a pattern has the `v` flag). */
const caseShape = '(?:[a-z]+[.])?[0-9a-fA-F][0-9a-fA-F\\-]{3,35}'

const drawSearch = (reader: Reader, action: string): Html =>
  html`<form class="search" method="get" action="${action}" role="search"><label for="case">${say(reader, deskWords.search.label)}</label>
<input id="case" name="id" required maxlength="64" pattern="${caseShape}" title="${say(reader, deskWords.search.shape)}" autocomplete="off" spellcheck="false">
<button>${say(reader, deskWords.search.button)}</button></form>`

function drawMenu(reader: Reader, menu: readonly MenuRoom[]): Html {
  return html`<nav class="rooms" aria-label="${say(reader, deskWords.menu)}"><details><summary>${say(reader, deskWords.menu)}</summary>
${menu.map(room => drawRoom(reader, room))}
</details></nav>`
}

function drawRoom(reader: Reader, { room, items }: MenuRoom): Html {
  const list = items.map(
    ({ href, name, current }) =>
      html`<li><a href="${href}"${current === null ? nothing : raw(` aria-current="${current}"`)}>${name}</a></li>`,
  )
  if (room === 'now') return html`<ul>${list}</ul>`
  return html`<p class="room" id="room-${room}">${say(reader, deskWords.rooms[room])}</p><ul aria-labelledby="room-${room}">${list}</ul>`
}
