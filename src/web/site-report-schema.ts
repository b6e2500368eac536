// The report of a visit as JSON, member by member: docs/reference/site-report.schema.json says the same. Held against the type it
// describes by the compiler and against real reports by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { SiteReportJson } from '../app/sites.ts'
import { bases, verdicts } from '../pledge/pledge.ts'
import { words } from './schemas.ts'

const moment = z.iso.datetime()
const counted = z.int().nonnegative()
const texts = z.array(z.string())

const step = z.strictObject({
  kind: z.enum(['script', 'markup', 'style', 'redirect', 'worker', 'preload']),
  url: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
})
const place = z.strictObject({ url: z.string(), line: z.int(), column: z.int(), markup: z.string() })
const where = z.strictObject({
  page: z.string(),
  place: place.nullable().openapi({ description: 'line of markup as it was served' }),
  chain: z.array(step).openapi({ description: 'who brought it about, nearest first' }),
})
const finding = z
  .strictObject({
    fingerprint: z
      .string()
      .openapi({ description: 'the same for the same finding in every visit of a site' }),
    rule: z.string(),
    part: z.string().nullable().openapi({ description: 'null where no promise is broken' }),
    grade: z.enum(['broken', 'unknown', 'note']),
    about: z.string(),
    ...{ what: words, why: words, todo: words },
    where: z.array(where),
  })
  .openapi('SiteFinding')
const part = z.strictObject({
  ...{ part: z.string(), pledge: z.string(), name: words, claim: words, verdict: z.enum(verdicts) },
  basis: z.array(z.enum(bases)),
  ...{ broken: counted, unknown: counted },
})
const page = z.strictObject({
  ...{ url: z.string(), finalUrl: z.string().nullable(), status: z.int().nullable(), title: z.string() },
  because: z.enum(['timeout', 'crashed', 'unreachable', 'refused', 'limit', 'error']).nullable(),
  ...{ detail: z.string(), ms: z.number() },
})
const declared = z.strictObject({
  ...{ pattern: z.string(), operator: z.string().nullable(), country: z.string().nullable() },
  ...{ purpose: words.nullable(), proposed: z.boolean() },
})
const party = z.strictObject({
  ...{ host: z.string(), leadsTo: z.string().nullable(), name: z.string().nullable(), seen: z.boolean() },
  declared: declared.nullable().openapi({ description: 'null for who is not in the register' }),
  pages: texts,
})
const cookie = z.strictObject({
  ...{ name: z.string(), domain: z.string(), by: z.array(z.enum(['wire', 'script', 'jar'])) },
  ...{ days: z.int().nullable(), identifies: z.boolean(), onRedirect: z.boolean() },
  ...{ secure: z.boolean(), httpOnly: z.boolean(), pages: texts },
})
const stored = z.strictObject({
  area: z.enum(['local', 'session', 'indexeddb', 'cache']),
  ...{ origin: z.string(), key: z.string(), identifies: z.boolean(), pages: texts },
})
const leftOut = z.strictObject({ url: z.string(), because: z.enum(['limit', 'robots', 'other-site']) })

export const siteReport = z
  .strictObject({
    kind: z.literal('site-report'),
    version: z.literal(1),
    site: z.string().nullable().openapi({ description: 'id of the register’s entry' }),
    ...{ url: z.string(), startedAt: moment, endedAt: moment, browser: z.string() },
    consent: z.enum(['untouched', 'given']),
    summary: words,
    counts: z.strictObject({
      pages: z.strictObject({ seen: counted, unseen: counted, notVisited: counted }),
      ...{ cookies: counted, stored: counted, trackers: counted, parties: counted },
      ...{ broken: counted, unknown: counted, notes: counted },
    }),
    trackers: texts,
    parts: z.array(part),
    findings: z.array(finding),
    pages: z.array(page),
    parties: z.array(party),
    cookies: z.array(cookie),
    stored: z.array(stored),
    notSeen: z.strictObject({
      words: z.array(words).openapi({ description: 'what one visit cannot say' }),
      leftOut: z.array(leftOut),
      browserLogRead: z.boolean(),
      routed: z.array(z.strictObject({ host: z.string(), at: z.string() })),
      names: z.array(z.strictObject({ name: z.string(), by: z.enum(['certificate', 'dns']) })),
      ownRequests: texts,
    }),
  })
  .openapi('SiteReport') satisfies z.ZodType<SiteReportJson>
