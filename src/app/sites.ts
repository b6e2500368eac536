// The website, as the program knows it while it runs: visits on their schedule, what they showed judged by the register in force,
// how it changed, and the files kept of each. Proven by test/journeys/site.test.ts.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Route } from '../net/destination.ts'
import { parseRoutes } from '../net/route.ts'
import { siteSlice } from '../register/site-slice.ts'
import { type DeclaredSite, nothingDeclared } from '../site/declared.ts'
import { ownPages } from '../site/pledges.ts'
import type { SiteReportJson } from '../site/report/json.ts'
import type { ReportFormat } from '../site/report/report.ts'
import type { SiteReport } from '../site/report/told.ts'
import { type AuditLine, auditLines, findAudit, latestAudit } from '../store/site-audits.ts'
import type { Opened } from './opened.ts'
import { writeSiteReport } from './site-audit.ts'
import { openSeen } from './site-seen.ts'
import { reportOf, type SiteSeen, showVisit, type VisitShown } from './site-shown.ts'
import { visitSite } from './site-visit.ts'
import { SiteVisits, type VisitTarget } from './site-visits.ts'

export type { AuditLine, ReportFormat, SiteReportJson, SiteSeen, VisitShown }

/** A site of the register, or our own pages. */
export interface SiteStanding {
  readonly site: string
  readonly url: string
  readonly isOwn: boolean
  /** False where looking outside is off: then nobody visits it. */
  readonly isVisited: boolean
  /** Whether somebody is visiting it, or is about to because they were asked. */
  readonly isUnderWay: boolean
  readonly latest: VisitShown | null
  /** Newest first: those that run and those that did not come about among them. */
  readonly visits: readonly AuditLine[]
}

/** A report as a file. */
export interface SiteFile {
  readonly text: string
  readonly mediaType: string
  readonly extension: string
}

export interface Sites {
  standing(): Promise<readonly SiteStanding[]>
  /** Of each site of the register with a visit that counts. Costs little, however often it is asked. */
  seen(): Promise<readonly SiteSeen[]>
  /** Null where there is no such visit. `id` is a UUID. */
  visit(id: string): Promise<VisitShown | null>
  picture(id: string, page: number): Promise<Uint8Array | null>
  report(id: string, format: ReportFormat, language: Language): Promise<SiteFile | null>
  /** Whether any site of the register may be visited from here. */
  visitable(): boolean
  /** Visits the register's sites now, and waits for it; asked again meanwhile, for the same visit. */
  visitNow(onPage: OnPage): Promise<void>
}

type OnPage = (done: number, known: number, url: string) => void

export interface RunningSites extends Sites {
  start(): void
  /** Calls off a visit that is under way. */
  stop(): Promise<void>
}

interface Target extends VisitTarget {
  readonly declared: DeclaredSite
  readonly domains: readonly string[]
  readonly isVisited: boolean
}

/** `after`: what rests on visits is to be looked at again. Throws a Refusal where the environment cannot be read. */
export function openSites(
  on: Opened,
  after: () => Promise<void>,
  report: (error: unknown) => void,
): RunningSites {
  const { store, home, setting } = on
  const made = madeWith(setting.env)
  const folder = join(home.path, 'site')
  const known = () => targetsOf(on, made.route)
  const asking: Asking = { asked: null }
  let onPage: OnPage = () => undefined
  const visits = new SiteVisits<Target>({
    ...{ db: store.owner, folder, clock: setting.clock, random: setting.random, after, report },
    targets: () => known().filter(({ isVisited }) => isVisited),
    visit: (target, signal) =>
      visitSite(target, {
        ...made,
        ...{ env: setting.env, clock: setting.clock, signal, onPage: (...page) => onPage(...page) },
        // A site of the register is the company's own, and robots.txt asks others; an example's is somebody else's.
        robots: on.inForce.present.edition.file.register.example,
        ...(target.site === ownPages ? ownSetting(target.url) : {}),
      }),
  })
  return Object.freeze({
    start: () => {
      if (setting.env['ORDHOLDEN_SITE_VISITS'] !== 'no') visits.start()
    },
    stop: () => visits.stop(),
    visitable: () => known().some(({ site, isVisited }) => isVisited && site !== ownPages),
    visitNow: (told: OnPage) => {
      if (asking.asked !== null) return asking.asked.done
      onPage = told
      const done = visits
        .visitDue(async ({ site }) => site !== ownPages)
        .finally(() => {
          asking.asked = null
        })
      asking.asked = { at: setting.clock.now(), done }
      return done
    },
    standing: () => Promise.all(known().map(target => standingOf(on, folder, target, asking))),
    seen: openSeen(on, () => known().filter(({ site }) => site !== ownPages), report),
    visit: async (id: string) => {
      const kept = await findAudit(store.owner, id)
      return kept === null ? null : showVisit(on, folder, kept)
    },
    picture: (id: string, page: number) => pictureOf(folder, id, page),
    report: (id: string, format: ReportFormat, language: Language) =>
      fileOf(on, folder, id, format, language),
  })
}

/** What a visit by the program itself is made with. */
function madeWith(env: Opened['setting']['env']) {
  const routes = (env['ORDHOLDEN_SITE_RESOLVE'] ?? '').split(/[\s,]+/).filter(entry => entry !== '')
  return {
    ...{ pages: limits.sitePages, settleMs: limits.siteSettleMs, atOnce: limits.siteAtOnceServing },
    ...{
      sandbox: env['ORDHOLDEN_SITE_SANDBOX'] !== 'no',
      consent: false,
      route: parseRoutes(routes),
    },
    ca: certificatesIn(env['ORDHOLDEN_SITE_CA']),
  }
}

function certificatesIn(path: string | undefined): string | null {
  if (path === undefined || path === '') return null
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    const got = fault instanceof Error ? fault.message : String(fault)
    throw new Refusal('not-found', `expected to read the certificates ORDHOLDEN_SITE_CA names, got ${got}`)
  }
}

/** The sites of the register in force, and our own pages where they are served. */
function targetsOf({ setting, inForce, ground }: Opened, route: Route): readonly Target[] {
  const { register } = inForce.present.edition.file
  const sites = siteSlice(register).map(declared => ({
    ...{ site: declared.id ?? '', url: declared.url, declared, domains: declared.domains },
    isVisited: setting.outside || isRouted(declared.url, route),
  }))
  const { servedAt } = ground
  if (servedAt === null) return sites
  const declared = nothingDeclared(servedAt)
  return [...sites, { site: ownPages, url: servedAt, declared, domains: [], isVisited: true }]
}

const isRouted = (url: string, route: Route): boolean => {
  const { hostname, protocol, port } = new URL(url)
  return route(hostname, Number(port) || (protocol === 'https:' ? 443 : 80)) !== null
}

/** Our own pages load at once what they load at all: there is little to wait for. */
const ownSetting = (servedAt: string) => ({
  ...{ route: routeHome(servedAt), settleMs: limits.siteOwnSettleMs, robots: false },
})

/** Our own server is on this machine, whatever its address says. */
function routeHome(servedAt: string): Route {
  const { hostname, port } = new URL(servedAt)
  const at = Number(port) || 80
  return (host, asked) => (host === hostname && asked === at ? { address: '127.0.0.1', port: at } : null)
}

/** A visit somebody asked for, until it has ended. */
interface Asking {
  asked: { readonly at: Date; readonly done: Promise<void> } | null
}

async function standingOf(
  on: Opened,
  folder: string,
  { site, url, isVisited }: Target,
  { asked }: Asking,
): Promise<SiteStanding> {
  const { owner } = on.store
  const isOwn = site === ownPages
  const kept = await latestAudit(owner, site)
  const visits = await auditLines(owner, site, limits.siteVisitsKept)
  const [last] = visits
  const isWaiting =
    asked !== null && isVisited && !isOwn && (last === undefined || new Date(last.begunAt) < asked.at)
  return {
    ...{ site, url, isVisited, isOwn, visits },
    isUnderWay: isWaiting || (last !== undefined && isRunning(last, on.setting.clock.now())),
    latest: kept === null ? null : await showVisit(on, folder, kept),
  }
}

const isRunning = ({ begunAt, endedAt }: AuditLine, now: Date): boolean =>
  endedAt === null && now.getTime() - Date.parse(begunAt) <= limits.siteTurnMs

async function fileOf(
  on: Opened,
  folder: string,
  id: string,
  format: ReportFormat,
  language: Language,
): Promise<SiteFile | null> {
  const kept = await findAudit(on.store.owner, id)
  if (kept === null) return null
  const report = await reportOf(on, kept)
  const pictures = await picturesOf(folder, id, report)
  const { reportFormats } = await import('../site/report/report.ts')
  const text = await writeSiteReport({ ...report, pictures }, format, language)
  return { text, ...reportFormats[format] }
}

async function pictureOf(folder: string, id: string, page: number): Promise<Uint8Array | null> {
  const { readPicture } = await import('../site/raw.ts')
  return readPicture(join(folder, id), page)
}

async function picturesOf(folder: string, id: string, { audit }: SiteReport) {
  const pictures = new Map<number, Uint8Array>()
  for (const [page, { hasPicture }] of audit.pages.entries()) {
    const picture = hasPicture ? await pictureOf(folder, id, page) : null
    if (picture !== null) pictures.set(page, picture)
  }
  return pictures
}
