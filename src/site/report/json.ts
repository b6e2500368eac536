// The report as JSON: everything a reader of the page is told, in both languages, in a shape that does not change without its
// version. Pictures are not in it. docs/reference/site-report.schema.json is printed from the schema here.
// Proven by json.test.ts.

import { z } from 'zod'
import { summaryWords, visitedInFull } from '../../language/site-report.ts'
import { bases, verdicts } from '../../pledge/pledge.ts'
import type { SiteFinding } from '../finding.ts'
import { cookiesIn, type PartyRow, storedIn } from '../summary.ts'
import { limitsOf, unseenPages } from './not-seen.ts'
import { fingerprintOf, type PartTold, type Told } from './told.ts'

const words = z.strictObject({ da: z.string(), en: z.string() })
const moment = z.string().meta({ description: 'ISO 8601, UTC' })
const count = z.int().min(0)
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()

const step = z.strictObject({
  kind: z.enum(['script', 'markup', 'style', 'redirect', 'worker', 'preload']),
  url: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
})
const where = z.strictObject({
  page: z.string().meta({ description: 'Address of the visited page' }),
  place: z
    .strictObject({ url: z.string(), line: z.int(), column: z.int(), markup: z.string() })
    .nullable()
    .meta({ description: 'Line of markup as it was served; line and column count from 1' }),
  chain: list(step).meta({ description: 'Who brought it about, nearest first' }),
})
const finding = z.strictObject({
  fingerprint: z.string().meta({ description: 'The same for the same finding in every audit of the site' }),
  rule: z.string(),
  part: z
    .string()
    .nullable()
    .meta({ description: 'Part of a pledge it speaks to; null where no promise is broken' }),
  grade: z.enum(['broken', 'unknown', 'note']),
  about: z.string(),
  what: words,
  why: words,
  todo: words,
  where: list(where),
})
const part = z.strictObject({
  part: z.string(),
  pledge: z.string(),
  name: words,
  claim: words,
  verdict: z.enum(verdicts).meta({ description: 'unknown is neither kept nor broken' }),
  basis: list(z.enum(bases)).meta({ description: 'Words that stay on the verdict wherever it goes' }),
  broken: count,
  unknown: count,
})
const page = z.strictObject({
  url: z.string(),
  finalUrl: z.string().nullable(),
  status: z.int().nullable(),
  title: z.string(),
  because: z
    .enum(['timeout', 'crashed', 'unreachable', 'refused', 'limit', 'file', 'error'])
    .nullable()
    .meta({ description: 'Why it was not seen whole; null where it was' }),
  detail: z.string(),
  ms: z.number(),
})
const party = z.strictObject({
  host: z.string(),
  leadsTo: z.string().nullable().meta({ description: 'Where the DNS leads, where that is somebody else’s' }),
  name: z.string().nullable(),
  seen: z.boolean(),
  declared: z
    .strictObject({
      pattern: z.string(),
      operator: z.string().nullable(),
      country: z.string().nullable(),
      purpose: words.nullable(),
      proposed: z.boolean(),
    })
    .nullable(),
  pages: list(z.string()),
})
const cookie = z.strictObject({
  name: z.string(),
  domain: z.string(),
  by: list(z.enum(['wire', 'script', 'jar'])),
  days: z.int().nullable().meta({ description: 'null for a session cookie' }),
  identifies: z.boolean(),
  onRedirect: z.boolean(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  pages: list(z.string()),
})
const stored = z.strictObject({
  area: z.enum(['local', 'session', 'indexeddb', 'cache']),
  origin: z.string(),
  key: z.string(),
  identifies: z.boolean(),
  pages: list(z.string()),
})

export const siteReportSchema = z
  .strictObject({
    kind: z.literal('site-report'),
    version: z.literal(1),
    site: z.string().nullable().meta({ description: 'Id of the register’s entry' }),
    url: z.string(),
    startedAt: moment,
    endedAt: moment,
    browser: z.string().meta({ description: 'Version of Chromium' }),
    consent: z.enum(['untouched', 'given']),
    summary: words,
    counts: z.strictObject({
      pages: z.strictObject({ seen: count, unseen: count, notVisited: count }),
      cookies: count,
      stored: count,
      trackers: count,
      parties: count,
      broken: count,
      unknown: count,
      notes: count,
    }),
    trackers: list(z.string()),
    parts: list(part),
    findings: list(finding),
    pages: list(page),
    parties: list(party).meta({
      description: 'Seen or declared; declared is null for who is not in the register',
    }),
    cookies: list(cookie),
    stored: list(stored),
    notSeen: z.strictObject({
      words: list(words).meta({ description: 'What one visit cannot say' }),
      leftOut: list(z.strictObject({ url: z.string(), because: z.enum(['limit', 'robots', 'other-site']) })),
      browserLogRead: z.boolean(),
      routed: list(z.strictObject({ host: z.string(), at: z.string() })).meta({
        description: 'Hosts reached elsewhere than their names lead',
      }),
      names: list(z.strictObject({ name: z.string(), by: z.enum(['certificate', 'dns']) })).meta({
        description: 'Names that could not be looked into',
      }),
      ownRequests: list(z.string()).meta({ description: 'Hosts the browser asked for by itself' }),
    }),
  })
  .meta({ title: 'Report of a site audit: one visit, one place, one time' })

export type SiteReportJson = z.infer<typeof siteReportSchema>

export const jsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(siteReportSchema, {
    target: 'draft-2020-12',
    // How TypeScript holds a list is nothing to a reader of JSON.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    },
  })

/** Half a surrogate pair is no Unicode, and no reader has to take it. */
export const formatJson = (told: Told): string =>
  `${JSON.stringify(reportOf(told), (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`

function reportOf(told: Told): SiteReportJson {
  const { report, summary, parts, parties } = told
  const { audit, declared, findings } = report
  const graded = (grade: SiteFinding['grade']) => findings.filter(one => one.grade === grade).length
  const { pages, cookies, trackers } = summary
  const { url, startedAt, endedAt, browser, consent, leftOut, routed, ownRequests } = audit
  return {
    ...{ kind: 'site-report', version: 1, site: declared.id, url, startedAt, endedAt, browser, consent },
    summary: summaryWords(summary, visitedInFull(endedAt)),
    counts: {
      ...{ pages, cookies, stored: summary.stored, trackers: trackers.length },
      parties: summary.parties.length,
      ...{ broken: graded('broken'), unknown: graded('unknown'), notes: graded('note') },
    },
    trackers,
    parts: parts.map(partOf),
    findings: findings.map(one => findingOf(told, one)),
    pages: pagesOf(told),
    parties: parties.map(partyOf),
    cookies: cookiesIn(audit),
    stored: storedIn(audit),
    notSeen: {
      ...{ words: limitsOf(audit), leftOut, browserLogRead: audit.netLogRead, routed, ownRequests },
      names: audit.namesUnseen,
    },
  }
}

function partOf(told: PartTold): SiteReportJson['parts'][number] {
  const { id, pledge, name, claim, verdict, basis, findings } = told
  const graded = (grade: SiteFinding['grade']) => findings.filter(one => one.grade === grade).length
  const counts = { broken: graded('broken'), unknown: graded('unknown') }
  return { part: id, pledge, name, claim, verdict, basis, ...counts }
}

const findingOf = ({ summary }: Told, one: SiteFinding): SiteReportJson['findings'][number] => {
  const { rule, speaks, grade, about, what, why, todo, where: places } = one
  const fingerprint = fingerprintOf(summary, one)
  return { fingerprint, rule, part: speaks, grade, about, what, why, todo, where: places }
}

function pagesOf({ report: { audit } }: Told): SiteReportJson['pages'] {
  const unseen = new Map(unseenPages(audit).map(({ page, failure }) => [page, failure]))
  return audit.pages.map(one => {
    const { url, finalUrl, status, title, detail, ms } = one
    return { url, finalUrl, status, title, because: unseen.get(one) ?? null, detail, ms }
  })
}

const partyOf = ({
  host,
  leadsTo,
  name,
  isSeen,
  declared,
  pages,
}: PartyRow): SiteReportJson['parties'][number] => ({
  ...{ host, leadsTo, name, seen: isSeen, pages },
  declared:
    declared === null
      ? null
      : {
          ...{ pattern: declared.host, operator: declared.operator, country: declared.country },
          ...{ purpose: declared.purpose, proposed: declared.proposed },
        },
})
