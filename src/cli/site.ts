// `ordholden site audit URL…`: visits websites with a real browser and holds what was seen against a register, without a
// database. Data to stdout, reports to files, progress and messages to stderr. Ctrl-C closes the browser first.
// Proven by test/journeys/site.test.ts and test/transcripts.

import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import {
  auditTarget,
  broughtBy,
  keepSiteRaw,
  type ReportFormat,
  type SiteGrade,
  type SiteVisited,
  writeSiteReport,
} from '../app/site-audit.ts'
import { readTargets, type SiteTarget } from '../app/site-targets.ts'
import { siteRoutes, type VisitSetting } from '../app/site-visit.ts'
import type { Setting } from '../app.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { siteCommandWords as words } from '../language/site-command.ts'
import type { Given } from './arguments.ts'
import { failGrades, siteActs } from './commands.ts'
import type { ExitCode } from './exit.ts'
import { formatAgreed, formatSite } from './site-lines.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function siteCommand(
  terminal: Terminal,
  given: Given,
  setting: Setting,
  stopped: Promise<void>,
): Promise<ExitCode> {
  const [act, ...urls] = given.operands
  if (act !== siteActs[0])
    throw new Refusal('usage', {
      message: `expected ordholden site ${siteActs.join('|')}, got ${JSON.stringify(act ?? '')}`,
      hint: 'ordholden site audit https://firma.dk/',
    })
  const targets = await readTargets({
    urls,
    policy: given.values.get('policy') ?? null,
    site: given.values.get('site') ?? null,
  })
  if (targets.length === 0)
    throw new Refusal('usage', {
      message: 'expected the address of a website, got none',
      hint: 'ordholden site audit https://firma.dk/, or --policy register.yaml to visit its sites',
    })
  const asked = readAsked(given)
  const visit = await visitSetting(terminal, given, setting, stopped)
  const grades = new Set<SiteGrade>()
  for (const target of targets) {
    const visited = await auditOne(terminal, target, visit)
    if (visited === null) return 1
    for (const { grade } of visited.report.findings) grades.add(grade)
    await writeReports(terminal, visited, asked, targets.length > 1)
    const { report, told } = visited
    if (asked.json) terminal.out(await writeSiteReport(report, 'json', terminal.language))
    else terminal.out(formatSite(terminal, told))
    if (!asked.consent) continue
    const agreed = await auditOne(terminal, target, { ...visit, consent: true })
    if (agreed === null) return 1
    if (asked.json) terminal.out(await writeSiteReport(agreed.report, 'json', terminal.language))
    else terminal.out(formatAgreed(terminal, agreed.report, await broughtBy(report, agreed.report)))
  }
  return exitOf(grades, asked.failOn)
}

interface Asked {
  readonly json: boolean
  readonly consent: boolean
  readonly reports: readonly { readonly path: string; readonly format: ReportFormat }[]
  readonly raw: string | null
  readonly failOn: (typeof failGrades)[number]
}

const weights: readonly SiteGrade[] = ['broken', 'unknown', 'note']

const endings: ReadonlyMap<string, ReportFormat> = new Map([
  ['.html', 'html'],
  ['.json', 'json'],
  ['.sarif', 'sarif'],
  ['.xml', 'junit'],
])

/** Everything that can be wrong with what was asked is found before a browser starts. */
function readAsked(given: Given): Asked {
  const failOn = failGrades.find(grade => grade === (given.values.get('fail-on') ?? 'unknown'))
  if (failOn === undefined)
    throw new Refusal(
      'usage',
      `expected --fail-on ${failGrades.join('|')}, got ${given.values.get('fail-on')}`,
    )
  const reports = (given.lists.get('report') ?? []).map(path => {
    const format = endings.get(extname(path).toLowerCase())
    if (format !== undefined) return { path, format }
    throw new Refusal('usage', {
      message: `expected a report that ends in ${[...endings.keys()].join(', ')}, got ${path}`,
      hint: '--report audit.html, or audit.sarif for code scanning, audit.xml for JUnit',
    })
  })
  const { switches } = given
  return {
    json: switches.has('json'),
    consent: switches.has('consent'),
    reports,
    raw: given.values.get('raw') ?? null,
    failOn,
  }
}

async function visitSetting(
  terminal: Terminal,
  { values, lists, switches }: Given,
  { env, clock }: Setting,
  stopped: Promise<void>,
): Promise<VisitSetting> {
  const ca = values.get('ca')
  const stop = new AbortController()
  stopped.then(() => stop.abort())
  return {
    ...{ env, clock, signal: stop.signal, atOnce: limits.siteAtOnce, consent: false },
    pages: readCount(values.get('pages') ?? '20', 'pages', limits.sitePages),
    settleMs: readCount(values.get('settle') ?? '3', 'settle', limits.siteSettleMostMs / 1_000) * 1_000,
    robots: !switches.has('ignore-robots'),
    sandbox: !switches.has('no-sandbox'),
    route: siteRoutes(lists.get('resolve') ?? []),
    ca: ca === undefined ? null : await readCertificates(ca),
    onPage: (done, known, url) => terminal.progress(inLanguage(terminal, words.progress(done, known, url))),
  }
}

function readCount(text: string, name: string, most: number): number {
  const count = Number(text)
  if (/^\d{1,6}$/.test(text) && count >= 1 && count <= most) return count
  throw new Refusal('usage', `expected --${name} from 1 to ${most}, got ${JSON.stringify(text)}`)
}

const readCertificates = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new Refusal('not-found', `expected to read the certificates in ${path}, got ${fault.code}`)
  })

/** Null where the person stopped it: the browser is closed by then. */
async function auditOne(
  terminal: Terminal,
  target: SiteTarget,
  visit: VisitSetting,
): Promise<SiteVisited | null> {
  terminal.progress(inLanguage(terminal, words.starting(target.url)))
  try {
    return await auditTarget(target, visit)
  } catch (fault) {
    if (!visit.signal.aborted) throw fault
    terminal.say(inLanguage(terminal, words.stopped))
    return null
  } finally {
    terminal.progress(null)
  }
}

/** Of several sites each has files of its own: `audit.html` becomes `audit-www.firma.dk.html`. */
async function writeReports(
  terminal: Terminal,
  { report, raw }: SiteVisited,
  asked: Asked,
  several: boolean,
): Promise<void> {
  const { host } = new URL(report.audit.url)
  for (const { path, format } of asked.reports) {
    const end = extname(path)
    const file = several ? `${path.slice(0, -end.length)}-${host.replace(':', '-')}${end}` : path
    await writeFile(file, await writeSiteReport(report, format, terminal.language))
    terminal.say(inLanguage(terminal, words.wrote(file)))
  }
  if (asked.raw !== null)
    await keepSiteRaw(several ? join(asked.raw, host.replace(':', '-')) : asked.raw, raw)
}

// What weighs less than asked for ends with 0.
function exitOf(grades: ReadonlySet<SiteGrade>, failOn: Asked['failOn']): ExitCode {
  if (failOn === 'never') return 0
  const worst = weights.slice(0, weights.indexOf(failOn) + 1).find(grade => grades.has(grade))
  if (worst === undefined) return 0
  return worst === 'broken' ? 2 : 3
}
