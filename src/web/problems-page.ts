// The page the `type` of every problem leads to: what each means, and what to do about it. Proven by test/contracts/api.test.ts.

import type { OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'

import { languages } from '../core/language.ts'
import { problemKinds, problemStatus } from '../core/problems.ts'
import { nobody } from '../core/roles.ts'
import { problemPageWords, problemWords } from '../language/problems.ts'
import { route } from './access.ts'
import { problemsPath } from './problem.ts'
import { type Html, type Reader, say } from './reader.ts'
import { readerOf, show } from './show.ts'
import type { Site } from './site.ts'

export function addProblemsPage(http: OpenAPIHono, site: Site): void {
  for (const language of languages)
    route(http, site, 'GET', problemsPath[language], 'page.problems', context => {
      const reader = readerOf(context, site)
      const title = say(reader, problemPageWords.title)
      return show(context, site, nobody, { title, body: drawProblems(reader, title), path: problemsPath })
    })
}

const drawProblems = (reader: Reader, title: string): Html =>
  html`<h1>${title}</h1>
<p class="lead">${say(reader, problemPageWords.lead)}</p>
<p><a href="/openapi.json">${say(reader, problemPageWords.description)}</a></p>
${problemKinds.map(kind => {
  const { title: name, what, next } = problemWords[kind]
  return html`<section aria-labelledby="${kind}"><h2 id="${kind}">${problemStatus[kind]} <code>${kind}</code></h2>
<p lang="en" class="small">${name}</p>
<p>${say(reader, what)}</p>
<p><b>${say(reader, problemPageWords.next)}:</b> ${say(reader, next)}</p></section>`
})}`
