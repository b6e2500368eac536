// Pages that say no: what is wrong in words, and what can be had instead. Never a stack, never a path of ours.

import { html } from 'hono/html'

import type { Words } from '../core/language.ts'
import { refusalWords, siteWords } from '../language/pages.ts'
import { recordWords } from '../language/record-page.ts'
import type { Page } from './layout.ts'
import { pathOf } from './paths.ts'
import { type Html, type Reader, say } from './reader.ts'

export interface Around {
  readonly controller: string
  readonly example: boolean
}

export const notFoundPage = (reader: Reader, around: Around): Page =>
  page(
    reader,
    around,
    refusalWords.notFoundTitle,
    html`<p class="lead">${say(reader, refusalWords.notFound)}</p>
<p>${say(reader, refusalWords.instead)}</p>
<ul>${(['policy', 'board', 'how'] as const).map(kind => html`<li><a href="${pathOf({ kind }, reader.language)}">${say(reader, siteWords[kind])}</a></li>`)}</ul>
<p>${say(reader, refusalWords.pledgeAddress)}</p>`,
  )

/** The record where strangers could read it. */
export const elsewherePage = (reader: Reader, around: Around): Page =>
  page(
    reader,
    around,
    recordWords.elsewhereTitle,
    html`<p class="lead">${say(reader, recordWords.elsewhere)}</p>
<p>${say(reader, recordWords.elsewhereInstead)}</p>`,
  )

export const brokenPage = (reader: Reader, around: Around): Page =>
  page(
    reader,
    around,
    refusalWords.brokenTitle,
    html`<p class="lead">${say(reader, refusalWords.broken)}</p>`,
  )

function page(reader: Reader, around: Around, title: Words, body: Html): Page {
  return {
    title: say(reader, title),
    description: null,
    place: null,
    controller: around.controller,
    example: around.example,
    data: null,
    body: html`<h1>${say(reader, title)}</h1>${body}`,
  }
}
