// What an audit comes to, counted: one row for each cookie, each thing stored, each third party, whatever saw it and how often.
// The sentence made of it is in src/language/site-report.ts. Proven by summary.test.ts.

import type { SiteNumbers } from '../language/site-report.ts'
import type { Audit } from './audit.ts'
import type { DeclaredParty, DeclaredSite } from './declared.ts'
import type { SiteFinding } from './finding.ts'
import { compare } from './judge/draft.ts'
import { calledOf, entityOf } from './judge/entity.ts'
import { covers } from './judge/parties.ts'
import { failureOf, hostOf, organisation, type View, viewOf } from './judge/view.ts'
import type { CookieSeen, StorageSeen } from './sighting.ts'

export interface CookieRow {
  readonly name: string
  readonly domain: string
  /** Who told of it, in order: `jar`, `script`, `wire`. */
  readonly by: readonly CookieSeen['by'][]
  /** The longest that was asked for; null for a session cookie. */
  readonly days: number | null
  readonly identifies: boolean
  readonly onRedirect: boolean
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly pages: readonly string[]
}

export interface StoredRow {
  readonly area: StorageSeen['area']
  readonly origin: string
  readonly key: string
  readonly identifies: boolean
  readonly pages: readonly string[]
}

/** A third party that was seen, or declared, or both. */
export interface PartyRow {
  /** As it was asked for; of one that was only declared, what the register calls it. */
  readonly host: string
  /** Where its name leads, where that is somebody else. */
  readonly leadsTo: string | null
  /** What it is known as; null where nobody knows. */
  readonly name: string | null
  readonly called: string
  readonly isSeen: boolean
  readonly isDeclared: boolean
  readonly declared: DeclaredParty | null
  readonly pages: readonly string[]
}

export interface SiteSummary extends SiteNumbers {
  readonly kind: 'site-summary'
  readonly url: string
  readonly host: string
  readonly startedAt: string
  readonly endedAt: string
  readonly browser: string
  /** Seen, by name. */
  readonly parties: readonly PartyRow[]
}

export function summaryOf(
  audit: Audit,
  declared: DeclaredSite,
  findings: readonly SiteFinding[],
): SiteSummary {
  const { url, startedAt, endedAt, browser, netLogRead, consent, leftOut } = audit
  const unseen = audit.pages.filter(page => failureOf(page, url) !== null).length
  const notVisited = leftOut.filter(({ because }) => because !== 'other-site').length
  return Object.freeze({
    ...{ kind: 'site-summary', url, host: hostOf(url), startedAt, endedAt, browser },
    pages: { seen: audit.pages.length - unseen, unseen, notVisited },
    cookies: cookiesIn(audit).length,
    stored: storedIn(audit).length,
    trackers: trackersIn(findings, organisation(hostOf(url))),
    parties: partiesIn(viewOf(audit, declared)).filter(({ isSeen }) => isSeen),
    ...{ logRead: netLogRead, consent },
  })
}

/**
 * Who tracks, each once: a service that measures by its name, wherever it is reached; of all else whose name it is done under.
 * Never none where the promise of no tracking is broken.
 */
function trackersIn(findings: readonly SiteFinding[], own: string): readonly string[] {
  // What one of our own pages stores follows nobody: it is counted as what is stored.
  const broken = findings.filter(
    ({ rule, speaks, grade }) =>
      speaks === 'traffic.no-trackers/browser' && grade === 'broken' && rule !== 'own-pages/stores',
  )
  const names = broken.map(({ rule, about }) => {
    const [, before = about, inside = about] = /^(.*) \(([^()]*)\)$/s.exec(about) ?? []
    const host = inside.split(', ').at(-1) ?? inside
    // A service behind the site's own name is told with that name.
    if (isService(rule)) return organisation(host) === own ? before : about
    return entityOf(host)?.name ?? organisation(host)
  })
  return [...new Set(names)].toSorted(compare)
}

const isService = (rule: string): boolean => rule === 'trackers/host' || rule === 'trackers/product'

const urlsOf = ({ pages, url }: Audit, seen: readonly { readonly page: number }[]): readonly string[] =>
  [...new Set(seen.map(({ page }) => pages[page]?.url ?? url))].toSorted(compare)

/** The wire, the jar and scripts tell of the same cookie: it is one. */
export function cookiesIn(audit: Audit): readonly CookieRow[] {
  const cookies = audit.sightings.filter(one => one.kind === 'cookie')
  const domainOf = ({ domain, host }: CookieSeen) => (domain || host).toLowerCase().replace(/^\./, '')
  const groups = Map.groupBy(cookies, one => JSON.stringify([domainOf(one), one.name]))
  return [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, seen]): readonly CookieRow[] => {
      const [first] = seen
      if (first === undefined) return []
      const days = seen.flatMap(one => one.days ?? [])
      return [
        {
          ...{ name: first.name, domain: domainOf(first), pages: urlsOf(audit, seen) },
          by: [...new Set(seen.map(({ by }) => by))].toSorted(compare),
          days: days.length === 0 ? null : Math.max(...days),
          identifies: seen.some(({ shape }) => shape.identifies),
          onRedirect: seen.some(one => one.onRedirect),
          secure: seen.every(one => one.secure),
          httpOnly: seen.every(one => one.httpOnly),
        },
      ]
    })
}

export function storedIn(audit: Audit): readonly StoredRow[] {
  const stored = audit.sightings.filter(one => one.kind === 'storage')
  const groups = Map.groupBy(stored, ({ origin, area, key }) => JSON.stringify([origin, area, key]))
  return [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, seen]): readonly StoredRow[] => {
      const [first] = seen
      if (first === undefined) return []
      const { area, origin, key } = first
      const identifies = seen.some(({ shape }) => shape.identifies)
      return [{ area, origin, key, identifies, pages: urlsOf(audit, seen) }]
    })
}

/** Seen, by name; then declared and not seen. */
export function partiesIn({ audit, declared, others }: View): readonly PartyRow[] {
  const seen = others.map((other): PartyRow => {
    const { host, party, sightings } = other
    const said = declared.parties.find(one => covers(one, other)) ?? null
    return {
      ...{ host, leadsTo: party === host ? null : party, name: entityOf(party)?.name ?? null },
      ...{ called: party === host ? calledOf(host) : `${host} → ${calledOf(party)}`, isSeen: true },
      ...{ isDeclared: said !== null, declared: said, pages: urlsOf(audit, sightings) },
    }
  })
  const unseen = declared.parties
    .filter(party => !others.some(other => covers(party, other)))
    .map((party): PartyRow => {
      const { host } = party
      return {
        ...{ host, leadsTo: null, name: entityOf(host)?.name ?? null, called: calledOf(host) },
        ...{ isSeen: false, isDeclared: true, declared: party, pages: [] },
      }
    })
  const byHost = (a: PartyRow, b: PartyRow) => compare(a.host, b.host)
  return [...seen.toSorted(byHost), ...unseen.toSorted(byHost)]
}
