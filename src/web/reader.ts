// Whom a page is set for: a language, and the day it is read. Every word of a page passes through here, escaped.

import { html, raw } from 'hono/html'

import type { Language, Words } from '../core/language.ts'
import { dayInWords, dayOf, momentInWords } from '../language/dates.ts'

/** A piece of a page. `html` escapes whatever is put into it. */
export type Html = ReturnType<typeof html>
export const nothing: Html = html``

export interface Reader {
  readonly language: Language
  readonly now: Date
  readonly zone: string
}

export const say = (reader: Reader, words: Words): string => words[reader.language]

/** What to do, with every option of a command set so that it stays on one line and is copied whole. */
export const sayDoing = (reader: Reader, words: Words): Html =>
  html`${say(reader, words)
    .split(/(--[a-z][a-z-]*)/)
    .map(piece => (piece.startsWith('--') ? html`<code class="option">${piece}</code>` : piece))}`

/** The language of words that are not in the reader's own, as an attribute (WCAG 3.1.2). */
export const langOf = (reader: Reader, language: Language): Html | ReturnType<typeof raw> =>
  language === reader.language ? nothing : raw(` lang="${language}"`)

/** "i dag kl. 06.00", with the exact time beside it. */
export const saidMoment = (reader: Reader, iso: string): string =>
  momentInWords(iso, reader.now, reader.language, reader.zone)

export const moment = (reader: Reader, iso: string): Html =>
  html`<time datetime="${iso}" title="${iso}">${saidMoment(reader, iso)}</time>`

/** "12. november" of a moment, for "siden …". */
export const saidDay = (reader: Reader, iso: string): string =>
  dayInWords(dayOf(new Date(iso), reader.zone), reader.now, reader.language, reader.zone)

/** A day already without its clock, `YYYY-MM-DD`. */
export const calendarDay = (reader: Reader, day: string): Html =>
  html`<time datetime="${day}" title="${day}">${dayInWords(day, reader.now, reader.language, reader.zone)}</time>`
