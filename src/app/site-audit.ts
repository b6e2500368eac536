// One audit as the command line makes it: the site is visited, what was seen is judged, and a report written of it. No database.
// Proven by test/journeys/site.test.ts.

import type { Language } from '../core/language.ts'
import type { SiteChanges } from '../site/changes.ts'
import type { Raw } from '../site/observe.ts'
import type { ReportFormat } from '../site/report/report.ts'
import type { SiteReport, Told } from '../site/report/told.ts'
import { formatWhere, shownWords } from '../site/where.ts'
import type { SiteTarget } from './site-targets.ts'
import { type VisitSetting, visitSite } from './site-visit.ts'

export type { Grade as SiteGrade } from '../site/finding.ts'
export type { ReportFormat, Told }

export interface SiteVisited {
  readonly report: SiteReport
  readonly told: Told
  readonly raw: Raw
}

/** What a stranger's page wrote, fit for a terminal. */
export const siteText = { where: formatWhere, words: shownWords }

/** Rejects with a Refusal `browser-refused` where no browser starts. */
export async function auditTarget(target: SiteTarget, setting: VisitSetting): Promise<SiteVisited> {
  const { audit, raw } = await visitSite(target, setting)
  const { judge } = await import('../site/judge.ts')
  const { declared } = target
  const findings = judge(audit, declared)
  const report: SiteReport = { kind: 'site-report', audit, declared, findings, pictures: raw.pictures }
  const { tell } = await import('../site/report/told.ts')
  return { report, told: tell(report), raw }
}

/** What agreeing brings: what the second visit shows and the first does not. */
export async function broughtBy(before: SiteReport, after: SiteReport): Promise<SiteChanges> {
  const { changesBetween } = await import('../site/changes.ts')
  return changesBetween(before.audit, after.audit, after.declared)
}

export async function writeSiteReport(
  report: SiteReport,
  format: ReportFormat,
  language: Language,
): Promise<string> {
  const { formatReport } = await import('../site/report/report.ts')
  return formatReport(report, format, language)
}

/** Into a folder of its own, which must not be there yet. Answers its hash. */
export async function keepSiteRaw(folder: string, raw: Raw): Promise<string> {
  const { keepRaw } = await import('../site/raw.ts')
  return keepRaw(folder, raw)
}
