// A visit as pages show it: judged by the register in force, told part by part, with what changed since the visit before. Every
// text of a stranger's page is made fit to be shown here, once, so that no page has to. Proven by test/contracts/site-shown.test.ts.

import { join } from 'node:path'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { shown } from '../core/shown.ts'
import type { SiteNumbers } from '../language/site-report.ts'
import type { Basis } from '../pledge/pledge.ts'
import { siteSlice } from '../register/site-slice.ts'
import type { Audit, PageSeen } from '../site/audit.ts'
import type { SiteChanges } from '../site/changes.ts'
import { nothingDeclared } from '../site/declared.ts'
import type { SiteFinding } from '../site/finding.ts'
import { readKept } from '../site/kept.ts'
import { basisOf, ownPages } from '../site/pledges.ts'
import type { PartTold, SiteReport, Told } from '../site/report/told.ts'
import type { CookieRow, PartyRow, SiteSummary, StoredRow } from '../site/summary.ts'
import { type AuditLine, auditBefore, type KeptAudit } from '../store/site-audits.ts'
import type { Opened } from './opened.ts'

export type { CookieRow, PartTold, PartyRow, SiteChanges, SiteFinding, StoredRow }

export interface PageShown extends Pick<PageSeen, 'url' | 'finalUrl' | 'status' | 'title' | 'ms'> {
  /** Why it was not seen whole; null where it was. */
  readonly because: Words | null
  /** In pixels; null where there is none. */
  readonly picture: { readonly width: number; readonly height: number } | null
}

/** One visit, judged by the register in force. */
export interface VisitShown extends Pick<Told, 'summary' | 'parts' | 'beside' | 'parties'> {
  readonly line: AuditLine
  /** What it rests on, and with it each of its verdicts. */
  readonly basis: readonly Basis[]
  readonly cookies: readonly CookieRow[]
  readonly stored: readonly StoredRow[]
  readonly pages: readonly PageShown[]
  /** What the visit cannot say. */
  readonly limits: readonly Words[]
  /** Null for the first visit there is. */
  readonly changes: SiteChanges | null
}

/** What everybody is told of the latest visit of a site, while it counts. */
export interface SiteSeen {
  readonly site: string
  readonly host: string
  readonly endedAt: string
  readonly basis: readonly Basis[]
  readonly numbers: SiteNumbers
}

/** A site that is no longer in the register is judged by what it was visited for: nothing is declared of it. */
export async function reportOf(on: Opened, kept: KeptAudit): Promise<SiteReport> {
  const { audit } = readKept(kept)
  const pictures = new Map<number, Uint8Array>()
  if (kept.site === ownPages) {
    const { judgeOwnPages } = await import('../site/own-pages.ts')
    const declared = nothingDeclared(kept.url)
    const findings = judgeOwnPages(audit)
    return { kind: 'site-report', audit, declared, findings, pictures, own: true }
  }
  const { judge } = await import('../site/judge.ts')
  const sites = siteSlice(on.inForce.present.edition.file.register)
  const declared = sites.find(({ id }) => id === kept.site) ?? nothingDeclared(kept.url)
  return { kind: 'site-report', audit, declared, findings: judge(audit, declared), pictures }
}

export async function showVisit(on: Opened, folder: string, kept: KeptAudit): Promise<VisitShown> {
  const { pictureSize } = await import('../site/raw.ts')
  const report = await reportOf(on, kept)
  const before = await auditBefore(on.store.owner, kept)
  return tellVisit(lineOf(kept), report, before === null ? null : readKept(before).audit, page =>
    pictureSize(join(folder, kept.id), page),
  )
}

type SizeOf = (page: number) => Promise<PageShown['picture']>

/** `before`: what the visit before saw; null for the first. */
export async function tellVisit(
  line: AuditLine,
  report: SiteReport,
  before: Audit | null,
  sizeOf: SizeOf,
): Promise<VisitShown> {
  const { tell } = await import('../site/report/told.ts')
  const { cookiesIn, storedIn } = await import('../site/summary.ts')
  const { limitsOf } = await import('../site/report/not-seen.ts')
  const { summary, parts, beside, parties } = tell(report)
  const { audit } = report
  const basis = basisIn(report)
  return {
    line,
    basis,
    ...(await fitToShow({ summary, parts: parts.map(part => withBasis(part, basis)), beside, parties })),
    ...(await fitToShow({ cookies: cookiesIn(audit), stored: storedIn(audit), limits: limitsOf(audit) })),
    pages: await fitToShow(await pagesIn(report, sizeOf)),
    changes: before === null ? null : await changesIn(report, before),
  }
}

/** What a part rests on by itself, and what the visit does. */
const withBasis = (part: PartTold, basis: readonly Basis[]): PartTold => ({
  ...part,
  basis: [...new Set([...basis, ...part.basis])],
})

/** The numbers alone, which strangers are told too. */
export async function tellSeen(site: string, report: SiteReport): Promise<SiteSeen> {
  const { summaryOf } = await import('../site/summary.ts')
  const summary: SiteSummary = summaryOf(report.audit, report.declared, report.findings)
  const { pages, cookies, stored, trackers, parties, logRead, consent, host, endedAt } = summary
  const named = parties.map(({ called, isDeclared }) => ({ called, isDeclared }))
  const numbers = { pages, cookies, stored, trackers, parties: named, logRead, consent }
  return fitToShow({ site, host, endedAt, basis: basisIn(report), numbers })
}

/** That our own pages are reached on this machine is no practice: it is where they are. */
const basisIn = ({ own, declared, audit }: SiteReport): readonly Basis[] =>
  own === true ? [] : basisOf(declared, { audit })

const lineOf = ({ id, site, url, begunAt, endedAt, because, rawHash }: KeptAudit): AuditLine => ({
  ...{ id, site, url, begunAt, endedAt, because, rawHash },
})

async function pagesIn({ audit }: SiteReport, sizeOf: SizeOf): Promise<readonly PageShown[]> {
  const { unseenPages } = await import('../site/report/not-seen.ts')
  const unseen = new Map(unseenPages(audit).map(({ page, because }) => [page, because]))
  return Promise.all(
    audit.pages.map(async (page, at) => {
      const { url, finalUrl, status, title, ms, hasPicture } = page
      const picture = hasPicture ? await sizeOf(at) : null
      return { url, finalUrl, status, title, ms, because: unseen.get(page) ?? null, picture }
    }),
  )
}

async function changesIn(report: SiteReport, before: Audit): Promise<SiteChanges> {
  const { changesBetween } = await import('../site/changes.ts')
  const { judgeOwnPages } = await import('../site/own-pages.ts')
  const judging = report.own === true ? judgeOwnPages : undefined
  return fitToShow(changesBetween(before, report.audit, report.declared, judging))
}

/** Of plain data, every text in it. */
async function fitToShow<Data>(data: Data): Promise<Data> {
  const fit = (value: unknown): unknown => {
    if (typeof value === 'string') return shown(value, limits.siteReportLetters)
    if (Array.isArray(value)) return value.map(fit)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fit(each)]))
  }
  return fit(data) as Data
}
