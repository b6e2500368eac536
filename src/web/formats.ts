// The published edition in open formats, at addresses that stay: one for each format, in Danish, or in the language asked
// for (`?language=en`). Only what the notice says or a person has accepted is served. The policy page leads to them, for a
// program in its head and for a reader at its end. Proven by formats.test.ts and test/journeys/formats.test.ts.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { html } from 'hono/html'

import { type FormatName, formatNames, formats } from '../core/formats.ts'
import { type Language, languages } from '../core/language.ts'
import { openFormatWords } from '../language/formats.ts'
import { problem, send } from './answer.ts'
import { prepare } from './prepared.ts'
import { type Html, type Reader, say } from './reader.ts'
import { problemSchema } from './schemas.ts'
import type { Site } from './site.ts'

const addressOf = (name: FormatName): string => `/api/v1/policy.${formats[name].extension}`
/** Danish is the source, and needs no word of its own. */
const pathIn = (name: FormatName, language: Language): string =>
  language === 'da' ? addressOf(name) : `${addressOf(name)}?language=${language}`

const standards: Readonly<Record<FormatName, string>> = {
  tilt: 'https://github.com/Transparency-Information-Language/schema',
  dpv: 'https://w3id.org/dpv',
  'schema-org': 'https://schema.org',
}

// What stands in them is said by each format's own standard.
const routeOf = (name: FormatName) =>
  createRoute({
    method: 'get',
    path: addressOf(name),
    summary: `the published edition as ${name}, what is only proposed left out`,
    externalDocs: { url: standards[name] },
    request: { query: z.strictObject({ language: z.enum(languages).optional() }) },
    responses: {
      200: {
        description: 'the document',
        content: { [formats[name].mediaType]: { schema: z.record(z.string(), z.unknown()) } },
      },
      404: {
        description: 'there is none in that language',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  })

/** Puts a document of each format on the site. */
export function addFormats(http: OpenAPIHono, { app, snapshots, kept }: Site): void {
  for (const name of formatNames) {
    http.openAPIRegistry.registerPath(routeOf(name))
    http.get(addressOf(name), async context => {
      const asked = context.req.query('language') ?? 'da'
      const language = languages.find(one => one === asked)
      if (language === undefined) return problem(404, `expected one of ${languages.join(', ')}`)
      const { version } = await snapshots.take()
      const make = async () => prepare(formats[name].mediaType, await app.document(name, language, 'settled'))
      return send(context, await kept.get(pathIn(name, language), version, make))
    })
  }
}

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
