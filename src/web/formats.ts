// The published edition in open formats, at addresses that stay: one for each format, in Danish, or in the language asked
// for (`?language=en`). Only what the notice says or a person has accepted is served. Proven by formats.test.ts
// and test/journeys/formats.test.ts.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'

import { type FormatName, formatNames, formats } from '../core/formats.ts'
import { languages } from '../core/language.ts'
import { route } from './access.ts'
import { send } from './answer.ts'
import { addressOf, pathIn } from './format-links.ts'
import { prepare } from './prepared.ts'
import { answerProblem } from './problem.ts'
import { problemSchema } from './schemas.ts'
import type { Site } from './site.ts'

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
export function addFormats(http: OpenAPIHono, site: Site): void {
  const { app, snapshots, kept } = site
  for (const name of formatNames) {
    http.openAPIRegistry.registerPath(routeOf(name))
    route(http, site, 'GET', addressOf(name), 'data.format', async context => {
      const asked = context.req.query('language') ?? 'da'
      const language = languages.find(one => one === asked)
      if (language === undefined)
        return answerProblem(site.origin(), 'not-found', {
          detail: `expected one of ${languages.join(', ')}`,
        })
      const { version } = await snapshots.take()
      const make = async () => prepare(formats[name].mediaType, await app.document(name, language, 'settled'))
      return send(context, await kept.get(pathIn(name, language), version, make))
    })
  }
}
