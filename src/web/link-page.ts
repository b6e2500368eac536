// Where a one-time link is spent: by a form, so that who opens an address for somebody else (a mail scanner, a preview) spends
// nothing. Spent, run out, guessed and never there are one answer. Proven by test/journeys/sign-in.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { languages } from '../core/language.ts'
import { nobody } from '../core/roles.ts'
import { linkWords } from '../language/sign-in.ts'
import { route } from './access.ts'
import { letIn, tokenBefore } from './let-in.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import { signInPlaces } from './sign-in-places.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawTokenField } from './token-field.ts'

export const addLinkPage: AddRoutes = (http, site) => {
  for (const language of languages) {
    const at = signInPlaces.link[language]
    route(http, site, 'GET', at, 'sign-in.link', context => showLink(context, site, false))
    route(http, site, 'POST', at, 'sign-in.link', context => spend(context, site))
  }
}

async function spend(context: Context, site: Site): Promise<Response> {
  const token = (await readSent(context))('token')
  const used = await site.app.desk.accounts.links.use(token, site.clock.now(), tokenBefore(context))
  return used.kind === 'begun' ? letIn(context, site, used.token, null) : showLink(context, site, true)
}

function showLink(context: Context, site: Site, isRefused: boolean): Promise<Response> {
  const reader = readerOf(context, site)
  return show(context, site, nobody, {
    title: say(reader, linkWords.title),
    body: drawLink(reader, isRefused, formTokenField(context)),
    path: signInPlaces.link,
    status: isRefused ? 422 : 200,
    script: site.assets.links.signIn,
  })
}

const drawLink = (reader: Reader, isRefused: boolean, hidden: Html): Html =>
  html`<div class="sign-in"><h1>${say(reader, linkWords.title)}</h1>
${isRefused ? drawRefused(reader) : nothing}
<p class="lead">${say(reader, linkWords.lead)}</p>
<form method="post" action="${signInPlaces.link[reader.language]}" data-fragment>
${hidden}
${drawTokenField(reader, linkWords, { value: '', fault: null })}
<p><button class="main">${say(reader, linkWords.button)}</button></p>
</form></div>`

const drawRefused = (reader: Reader): Html =>
  html`<div class="faults" role="alert"><h2>${say(reader, linkWords.refused)}</h2>
<p>${say(reader, linkWords.why)}</p>
<p><a href="${signInPlaces.signIn[reader.language]}#with-link">${say(reader, linkWords.askNew)}</a></p></div>`
