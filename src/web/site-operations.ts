// What visits of the website showed, for programs: how each site stands, every visit there was, and one of them whole. A visit is
// begun by a person. Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { AuditLine, SiteStanding } from '../app/sites.ts'
import { summaryWords, visitedInFull } from '../language/site-report.ts'
import { bases, verdicts } from '../pledge/pledge.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { words } from './schemas.ts'
import type { AddRoutes } from './site.ts'
import { siteReport } from './site-report-schema.ts'

const moment = z.iso.datetime()

const visit = z
  .strictObject({
    visit: z.uuid(),
    begunAt: moment,
    endedAt: moment.nullable().openapi({ description: 'null while it runs, or where it was cut off' }),
    because: z.string().nullable().openapi({ description: 'why it did not come about; null where it did' }),
    rawSha256: z.string().nullable().openapi({
      description: 'over what is kept of it beside the report: the browser’s log and the pictures',
    }),
  })
  .openapi('SiteVisit')

const standing = z
  .strictObject({
    site: z.string().nullable().openapi({ description: 'id in the register; null for our own pages' }),
    url: z.string(),
    visited: z.boolean().openapi({ description: 'whether it may be visited from here' }),
    underWay: z.boolean(),
    latest: z
      .strictObject({
        visit: z.uuid(),
        summary: words,
        basis: z.array(z.enum(bases)),
        parts: z.array(z.strictObject({ part: z.string(), verdict: z.enum(verdicts) })),
      })
      .nullable()
      .openapi({ description: 'the latest visit that saw something' }),
    visits: z.array(visit).openapi({ description: 'the newest first' }),
  })
  .openapi('Website')

export const addSiteOperations: AddRoutes = (http, site) => {
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/sites', id: 'api.sites' },
      summary: 'how each website of the register, and our own pages, stand by their latest visit',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: z.array(standing), says: 'the websites' },
    },
    async () => ({ kind: 'done', body: (await site.app.site.standing()).map(standingAsData) }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/site-visits/{visit}', id: 'api.sites' },
      summary: 'what one visit saw, held against the register as it is now',
      ...{ params: z.strictObject({ visit: z.uuid() }), body: nothingSent, status: 200, problems: [] },
      ...{ answer: siteReport, says: 'the report, as site audit writes it' },
    },
    async ({ params }) => {
      const report = await site.app.site.report(params.visit, 'json', 'en')
      return report === null
        ? { kind: 'problem', because: 'not-found' }
        : { kind: 'done', body: JSON.parse(report.text) }
    },
  )
}

const standingAsData = (one: SiteStanding): z.output<typeof standing> => ({
  ...{ site: one.isOwn ? null : one.site, url: one.url },
  ...{ visited: one.isVisited, underWay: one.isUnderWay },
  latest: latestAsData(one),
  visits: one.visits.map(visitAsData),
})

function latestAsData({ latest }: SiteStanding): z.output<typeof standing>['latest'] {
  if (latest === null) return null
  const { line, summary, basis, parts } = latest
  return {
    visit: line.id,
    summary: summaryWords(summary, visitedInFull(summary.endedAt)),
    basis: [...basis],
    parts: parts.map(({ id, verdict }) => ({ part: id, verdict })),
  }
}

const visitAsData = ({ id, begunAt, endedAt, because, rawHash }: AuditLine): z.output<typeof visit> => ({
  ...{ visit: id, begunAt, endedAt, because, rawSha256: rawHash },
})
