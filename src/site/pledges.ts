// The parts of pledges this room looks at, for each site of the register: `traffic.no-trackers` (browser, and own-pages for what
// Ordholden itself serves), `site.host` (matches), `site.third-parties` (declared, pinned, up-to-date), `minimise` (forms).
// A check visits nothing: audits are made on a schedule of their own and kept; it judges the latest, by the register as it is
// now, so that an entry that is added counts at once. A visit that is too old says nothing. Proven by pledges.test.ts.

import type { Clock } from '../core/clock.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { momentInFull } from '../language/dates.ts'
import { siteCheckWords as words } from '../language/site-checks.ts'
import type { Check, Finding } from '../pledge/pledge.ts'
import type { DeclaredSite } from './declared.ts'
import type { SiteFinding, Speaks } from './finding.ts'
import { evidenceOfVisit, type KeptVisit } from './kept.ts'
import { formatWhere, shownWords } from './where.ts'

/** The latest visit of a site that saw something, and why a later one did not come about. */
export interface LatestVisit {
  readonly kept: KeptVisit | null
  /** Code of a refusal; null where none failed since. */
  readonly failed: string | null
}

export interface SitePorts {
  readonly clock: Clock
  /** Whether anything outside this machine is visited at all. */
  readonly outside: boolean
  latest(site: string): Promise<LatestVisit>
}

/** Key under which visits of our own pages are kept; no id of the register can be it. */
export const ownPages = ':own'

type SitePart = NonNullable<Speaks>
const siteParts: readonly SitePart[] = [
  'traffic.no-trackers/browser',
  'site.host/matches',
  'site.third-parties/declared',
  'site.third-parties/pinned',
  'site.third-parties/up-to-date',
  'minimise/forms',
]

const everyMs = 6 * 3_600_000

/** One check for each part of each site. */
export const siteChecks = (sites: readonly DeclaredSite[], ports: SitePorts): readonly Check[] =>
  sites.flatMap(site => siteParts.map(part => siteCheck(part, site, ports)))

function siteCheck(part: SitePart, site: DeclaredSite, ports: SitePorts): Check {
  const id = site.id ?? ''
  return Object.freeze<Check>({
    part: `${part}:${id}`,
    everyMs,
    timeoutMs: limits.checkTimeoutMs,
    canShow: ['kept', 'broken'],
    method: words.method[part],
    ofTexts: true,
    look: async () => {
      const visit = await visitFor(id, site.url, ports)
      if (visit.kind === 'none') return visit.finding
      const { judge } = await import('./judge.ts')
      const findings = judge(visit.kept.audit, site).filter(({ speaks }) => speaks === part)
      return findingOf(part, findings, visit.kept, basisOf(site, visit.kept))
    },
  })
}

/** Our own pages, served to whoever comes: nothing from elsewhere, nothing stored before anybody has signed in. */
export function ownPagesCheck(servedAt: string | null, ports: SitePorts): Check {
  const part = 'traffic.no-trackers/own-pages'
  return Object.freeze<Check>({
    part,
    everyMs,
    timeoutMs: limits.checkTimeoutMs,
    canShow: ['kept', 'broken'],
    method: words.method[part],
    look: async () => {
      if (servedAt === null) return unknown(words.notServed, words.serve)
      const visit = await visitFor(ownPages, servedAt, { ...ports, outside: true })
      if (visit.kind === 'none') return visit.finding
      const { judgeOwnPages } = await import('./own-pages.ts')
      // That they are served on this machine is no practice: it is where they are.
      return findingOf(part, judgeOwnPages(visit.kept.audit), visit.kept, [])
    },
  })
}

type VisitFound =
  | { readonly kind: 'visit'; readonly kept: KeptVisit }
  | { readonly kind: 'none'; readonly finding: Finding }

async function visitFor(site: string, url: string, ports: SitePorts): Promise<VisitFound> {
  const { kept, failed } = await ports.latest(site)
  const none = (reason: Words, next: Words): VisitFound => ({ kind: 'none', finding: unknown(reason, next) })
  const isOfIt = kept !== null && hostOf(kept.audit.url) === hostOf(url)
  if (isOfIt && isFresh(kept, ports.clock)) return { kind: 'visit', kept }
  if (failed !== null)
    return none(words.failed[failed === 'browser-refused' ? 'browser' : 'other'], words.again)
  if (!ports.outside) return none(words.off, words.switchOn)
  return isOfIt ? none(words.tooOld(inFull(kept.audit.endedAt)), words.again) : none(words.never, words.wait)
}

const hostOf = (url: string): string => new URL(url).host
const isFresh = ({ audit }: KeptVisit, clock: Clock): boolean =>
  clock.now().getTime() - Date.parse(audit.endedAt) <= limits.siteVisitAgeMs
const inFull = (at: string): Words => ({ da: momentInFull(at, 'da'), en: momentInFull(at, 'en') })

/** What was reached elsewhere than its name leads is a stand-in. */
export const basisOf = (
  { proposed }: Pick<DeclaredSite, 'proposed'>,
  { audit }: Pick<KeptVisit, 'audit'>,
): Finding['basis'] => [
  ...(audit.routed.length > 0 ? (['practice'] as const) : []),
  ...(proposed ? (['proposed'] as const) : []),
]

const findingsShown = 20

function findingOf(
  part: keyof typeof words.method,
  findings: readonly SiteFinding[],
  kept: KeptVisit,
  basis: Finding['basis'],
): Finding {
  const { audit } = kept
  const [worst] = (['broken', 'unknown'] as const).flatMap(grade =>
    findings.filter(one => one.grade === grade),
  )
  const evidence = {
    ...evidenceOfVisit(kept),
    findings: findings.slice(0, findingsShown).map(({ rule, about, grade }) => ({ rule, about, grade })),
  }
  const notLookedAt = words.oneVisit(inFull(audit.startedAt), audit.pages.length)
  if (worst === undefined || worst.grade === 'note')
    return { verdict: 'kept', reason: words.kept[part], next: null, notLookedAt, basis, evidence }
  const more = findings.filter(({ grade }) => grade === worst.grade).length - 1
  const reason = words.found(shownWords(worst.what), placeOf(worst), more)
  return { verdict: worst.grade, reason, next: shownWords(worst.todo), notLookedAt, basis, evidence }
}

/** A line of markup says most. */
function placeOf({ where }: SiteFinding): string | null {
  const [first] = where.toSorted((a, b) => Number(b.place !== null) - Number(a.place !== null))
  return first === undefined ? null : formatWhere(first)
}

const unknown = (reason: Words, next: Words): Finding => ({
  verdict: 'unknown',
  ...{ reason, next, notLookedAt: null, basis: [], evidence: {} },
})
