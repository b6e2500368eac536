// Where the published edition stands in open formats. The policy page leads there: a program in its head, a reader at its
// end. Proven by formats.test.ts.

import { html } from 'hono/html'

import { type FormatName, formatNames, formats } from '../core/formats.ts'
import type { Language } from '../core/language.ts'
import { openFormatWords } from '../language/formats.ts'
import { type Html, type Reader, say } from './reader.ts'

export const addressOf = (name: FormatName): string => `/api/v1/policy.${formats[name].extension}`
/** Danish is the source, and needs no word of its own. */
export const pathIn = (name: FormatName, language: Language): string =>
  language === 'da' ? addressOf(name) : `${addressOf(name)}?language=${language}`

/** For the head of the policy page (HTML, link type `alternate`). */
export const drawFormatLinks = (reader: Reader): Html =>
  html`${formatNames.map(
    name =>
      html`<link rel="alternate" type="${formats[name].mediaType}" title="${openFormatWords.names[name]}" href="${pathIn(name, reader.language)}">`,
  )}`

/** For the end of the policy page. */
export const drawFormats = (reader: Reader): Html => html`<section class="formats" aria-labelledby="formats">
<h2 id="formats">${say(reader, openFormatWords.title)}</h2>
<p>${say(reader, openFormatWords.lead)}</p>
<ul role="list">${formatNames.map(
  name =>
    html`<li><a href="${pathIn(name, reader.language)}" type="${formats[name].mediaType}">${openFormatWords.names[name]}</a>: ${say(reader, openFormatWords.says[name])}</li>`,
)}</ul>
</section>`
