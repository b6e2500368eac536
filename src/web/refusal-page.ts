// Pages that say no: what is wrong in words, and what can be had instead. Never a stack, never a path of ours.

import { html, raw } from 'hono/html'

import type { Words } from '../core/language.ts'
import { accountWords } from '../language/own-account.ts'
import { refusalWords, siteWords } from '../language/pages.ts'
import type { Page } from './layout.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'

export interface Around {
  readonly controller: string
  readonly example: boolean
  /** Where to go on once signed in. */
  readonly next: string | null
}

const notFoundPage = (reader: Reader, around: Around): Page =>
  page(
    reader,
    around,
    refusalWords.notFoundTitle,
    html`<p class="lead">${say(reader, refusalWords.notFound)}</p>
<p>${say(reader, refusalWords.instead)}</p>
<ul>${(['policy', 'board', 'how'] as const).map(kind => html`<li><a href="${pathOf({ kind }, reader.language)}">${say(reader, siteWords[kind])}</a></li>`)}</ul>
<p>${say(reader, refusalWords.pledgeAddress)}</p>`,
  )

/** A page that says no in a title and a sentence or two. */
const plainly =
  (title: Words, ...says: readonly Words[]) =>
  (reader: Reader, around: Around): Page =>
    page(
      reader,
      around,
      title,
      html`${says.map((words, at) => html`<p${at === 0 ? raw(' class="lead"') : nothing}>${say(reader, words)}</p>`)}`,
    )

const words = refusalWords

function signedOutPage(reader: Reader, around: Around): Page {
  const query = around.next === null ? '' : `?next=${around.next}`
  const says = html`<p class="lead">${say(reader, words.signedOut)}</p>
<p><a href="${signInPlaces.signIn[reader.language]}${query}">${say(reader, words.signIn)}</a></p>`
  return page(reader, around, words.signedOutTitle, says)
}

/** Somebody is signed in: their own account says as what, and leads on. */
function forbiddenPage(reader: Reader, around: Around): Page {
  const says = html`<p class="lead">${say(reader, words.forbidden)}</p>
<p><a href="${signInPlaces.account[reader.language]}">${say(reader, accountWords.menu)}</a></p>`
  return page(reader, around, words.forbiddenTitle, says)
}

const brokenPage = plainly(words.brokenTitle, words.broken)

/** Every reason to say no, and its page. */
export const refusalPages = {
  'not-found': notFoundPage,
  'signed-out': signedOutPage,
  forbidden: forbiddenPage,
  scope: plainly(words.forbiddenTitle, words.forbidden),
  foreign: plainly(words.foreignTitle, words.foreign),
  untaken: plainly(words.untakenTitle, words.untaken),
  method: plainly(words.wrongMethodTitle, words.wrongMethod),
  broken: brokenPage,
  unavailable: brokenPage,
} as const satisfies Record<string, (reader: Reader, around: Around) => Page>
export type RefusalKind = keyof typeof refusalPages

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
