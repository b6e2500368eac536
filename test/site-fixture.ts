// A website as the pages about it show it, made of what a visit saw (site-seen.ts) and told by the program itself: one that is
// visited each morning and measures its visitors since today, and our own pages; or one nobody has visited.

import { crc32, deflateSync } from 'node:zlib'

import { tellSeen, tellVisit, type VisitShown } from '../src/app/site-shown.ts'
import type { AuditLine, SiteStanding, Sites } from '../src/app/sites.ts'
import type { Audit } from '../src/site/audit.ts'
import { nothingDeclared } from '../src/site/declared.ts'
import { judgeOwnPages } from '../src/site/own-pages.ts'
import { formatReport, reportFormats } from '../src/site/report/report.ts'
import type { SiteReport } from '../src/site/report/told.ts'
import {
  answerWith,
  auditOf,
  type Case,
  cookie,
  declaredOf,
  element,
  fieldSeen,
  form,
  judged,
  pageSeen,
  party,
  place,
  request,
  site,
  spotless,
  stored,
} from './site-seen.ts'

const hourMs = 3_600_000
export const fixtureVisit = '01957a00-0000-7000-8000-0000000000f1'
const idOf = (number: number): string => `01957a00-0000-7000-8000-0000000000${(0xf1 + number).toString(16)}`

/** Text that a page may bring, to be seen made fit: it turns the text around it, and is markup. */
const hostileTitle = 'Kontakt \u202e<script>alert(1)</script>'
const tracker = 'https://www.google-analytics.com/g/collect'
const chain = [{ kind: 'script', url: `${site}js/site.js`, line: 12, column: 5 }] as const

const tracked: Case = {
  seen: [
    request(tracker, { type: 'beacon', chain }),
    request('https://cdn.other.test/lib.js', { type: 'script' }),
    element('https://cdn.other.test/lib.js', {
      integrity: '',
      place: { ...place, markup: '<script src="https://cdn.other.test/lib.js"></script>' },
    }),
    cookie({ name: '_ga', chain }),
    stored(),
    form(fieldSeen({ name: 'cpr', label: 'CPR-nummer' }), fieldSeen({ type: 'submit' })),
    answerWith('permissions-policy', ''),
  ],
  declared: {
    id: 'www',
    proposed: true,
    parties: [party('cdn.example.test'), party('maps.example.test', { operator: null, country: null })],
  },
}

const auditAt = (now: Date, one: Case, more: Partial<Audit> = {}): Audit => {
  const at = now.getTime() - 3 * hourMs
  const times = {
    startedAt: new Date(at).toISOString(),
    endedAt: new Date(at + 4_000).toISOString(),
  }
  const pages = [
    pageSeen({ title: 'Forsiden' }),
    pageSeen({ url: `${site}kontakt`, title: hostileTitle, because: 'timeout' }),
    pageSeen({ url: `${site}om`, title: 'Om os', hasPicture: false }),
  ]
  const leftOut = [{ url: `${site}arkiv`, because: 'limit' }] as const
  return auditOf({ ...one, audit: { ...times, pages, leftOut, ...more } })
}

const lineAt = (now: Date, days: number, more: Partial<AuditLine> = {}): AuditLine => {
  const begun = now.getTime() - days * 24 * hourMs - 3 * hourMs
  return {
    ...{ id: idOf(days), site: 'www', url: site, because: null, rawHash: 'c'.repeat(64) },
    ...{ begunAt: new Date(begun).toISOString(), endedAt: new Date(begun + 5_000).toISOString() },
    ...more,
  }
}

const trackedReport = (now: Date): SiteReport => {
  const audit = auditAt(now, tracked)
  const findings = judged({ ...tracked, audit })
  return { kind: 'site-report', audit, declared: declaredOf(tracked), findings, pictures: new Map() }
}

function ownReport(now: Date): SiteReport {
  const url = 'http://localhost:4411/'
  const pages = [pageSeen({ url, title: 'Sådan passer vi på dine oplysninger' })]
  const audit = auditAt(now, { only: [request(url, { type: 'document' })] }, { url, pages, leftOut: [] })
  const findings = judgeOwnPages(audit)
  const declared = nothingDeclared(url)
  return { kind: 'site-report', audit, declared, findings, pictures: new Map(), own: true }
}

const size = async () => ({ width: 128, height: 90 })

const shownNow = (now: Date): Promise<VisitShown> =>
  tellVisit(
    lineAt(now, 0),
    trackedReport(now),
    auditAt(new Date(now.getTime() - 24 * hourMs), { only: spotless }),
    size,
  )

export type FixtureSite = 'visited' | 'never' | 'under-way' | 'failed' | 'off' | 'none'

async function standings(how: FixtureSite, now: Date): Promise<readonly SiteStanding[]> {
  const ownLine = lineAt(now, 0, { id: idOf(9), site: ':own', url: 'http://localhost:4411/' })
  const own: SiteStanding = {
    ...{ site: ':own', url: ownLine.url, isOwn: true, isVisited: true, isUnderWay: false },
    ...{ latest: await tellVisit(ownLine, ownReport(now), null, size), visits: [ownLine] },
  }
  if (how === 'none') return [own]
  const running = lineAt(now, 0, { endedAt: null, rawHash: null })
  const failed = lineAt(now, 0, { because: 'browser-refused', rawHash: null })
  const of = { site: 'www', url: site, isOwn: false, isVisited: how !== 'off' }
  const older = Array.from({ length: 8 }, (_, index) => lineAt(now, index + 1))
  if (how === 'visited') {
    const visits = [lineAt(now, 0), ...older]
    return [{ ...of, isUnderWay: false, latest: await shownNow(now), visits }, own]
  }
  const visits = how === 'under-way' ? [running] : how === 'failed' ? [failed] : []
  return [{ ...of, isUnderWay: how === 'under-way', latest: null, visits }]
}

export interface FixtureSites extends Sites {
  /** How often somebody asked for a visit. */
  readonly asked: { visits: number }
}

export function fixtureSites(how: FixtureSite, now: Date): FixtureSites {
  const asked = { visits: 0 }
  const isThere = (id: string): boolean => how === 'visited' && id === fixtureVisit
  const isOwn = (id: string): boolean => id === idOf(9)
  return {
    asked,
    standing: () => standings(how, now),
    seen: async () => (how === 'visited' ? [await tellSeen('www', trackedReport(now))] : []),
    visit: async id => (isThere(id) ? shownNow(now) : null),
    picture: async (id, page) => ((isThere(id) && page < 2) || isOwn(id) ? png() : null),
    report: async (id, format, language) =>
      isThere(id)
        ? { text: formatReport(trackedReport(now), format, language), ...reportFormats[format] }
        : null,
    visitable: () => how !== 'off' && how !== 'none',
    visitNow: async () => {
      asked.visits += 1
    },
  }
}

/** A grey picture of `size` (W3C PNG). */
export function png(width = 128, height = 90): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc((width + 1) * height, 0xb0)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}
