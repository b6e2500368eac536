// An audit as the rules read it: whose a host is, where something stood, which hosts were seen at all. A host is the site's own
// under the same registrable domain (public suffix list), unless its name leads to somebody else's by CNAME.
// Proven by judge.test.ts.

import { getDomain } from 'tldts'
import type { Audit, PageSeen, VisitFailure } from '../audit.ts'
import type { DeclaredSite } from '../declared.ts'
import type { Where } from '../finding.ts'
import type { MarkupPlace, Sighting, Step } from '../sighting.ts'

/** A host that is not the site's own. */
export interface Other {
  readonly host: string
  /** Whose it is: the host itself, or where its name under the site's own domain leads. */
  readonly party: string
  readonly where: readonly Where[]
  readonly sightings: readonly Sighting[]
}

export interface View {
  readonly audit: Audit
  readonly declared: DeclaredSite
  readonly host: string
  /** False where a page was not seen whole, or the browser's log not read. */
  readonly isWhole: boolean
  isOwn(host: string): boolean
  partyOf(host: string): string
  whereOf(sighting: Sighting): Where
  /** Every host of others that any layer saw, each once. */
  readonly others: readonly Other[]
}

export function viewOf(audit: Audit, declared: DeclaredSite): View {
  const cloaks = cloaksOf(audit, declared)
  const domains = [hostOf(audit.url), hostOf(declared.url), ...declared.names].map(organisation)
  const isOwn = (host: string) => domains.includes(organisation(host)) && !cloaks.has(host)
  const partyOf = (host: string) => cloaks.get(host) ?? host
  const whereOf = (sighting: Sighting) => whereIn(audit, sighting)
  const byHost = Map.groupBy(
    audit.sightings.flatMap(sighting => hostsIn(sighting).map(host => ({ host, sighting }))),
    ({ host }) => host,
  )
  const others = [...byHost].flatMap(([host, seen]): readonly Other[] => {
    if (host === '' || isOwn(host)) return []
    const sightings = seen.map(({ sighting }) => sighting)
    return [{ host, party: partyOf(host), where: sightings.map(whereOf), sightings }]
  })
  const isWhole =
    audit.netLogRead &&
    audit.pages.length > 0 &&
    audit.pages.every(page => failureOf(page, audit.url) === null)
  return { audit, declared, host: hostOf(audit.url), isWhole, isOwn, partyOf, whereOf, others }
}

/** Why a page shows less than it has. A dead link and a file to download are the site's affair; as the address asked for, neither is. */
export function failureOf({ url, because, status }: PageSeen, asked: string): VisitFailure | 'error' | null {
  if (because !== null) return because === 'file' && url !== asked ? null : because
  return url === asked && status !== null && status >= 400 ? 'error' : null
}

export const hostOf = (url: string): string => bare(URL.parse(url)?.hostname ?? '')
const bare = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/** Registrable domain; an address or a single label is its own. */
export const organisation = (host: string): string =>
  getDomain(host, { allowPrivateDomains: true }) ?? bare(host)

/** `*.example.net` stands for every name below. */
export function isNamed(name: string, pattern: string): boolean {
  const [host, wanted] = [bare(name), bare(pattern)]
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted
}

// The site's own front name may lead to its host: that is hosting, which host.ts judges. So may whatever leads to what the
// register says the host is known by.
function cloaksOf(audit: Audit, declared: DeclaredSite): ReadonlyMap<string, string> {
  const fronts = [audit.url, declared.url].map(url => hostOf(url).replace(/^www\./, ''))
  const isHost = (alias: string) => (declared.host?.aliases ?? []).some(known => isNamed(alias, known))
  const found = audit.sightings.flatMap((one): readonly (readonly [string, string])[] => {
    if (one.kind !== 'name' || fronts.includes(bare(one.host).replace(/^www\./, ''))) return []
    const own = fronts.map(organisation)
    const foreign = one.aliases.map(bare).findLast(alias => !own.includes(organisation(alias)))
    if (!own.includes(organisation(one.host)) || foreign === undefined) return []
    return one.aliases.some(isHost) ? [] : [[bare(one.host), foreign]]
  })
  return new Map(found.toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
}

function hostsIn(sighting: Sighting): readonly string[] {
  if (sighting.kind === 'contact') return [bare(sighting.host)]
  if (sighting.kind === 'request' || sighting.kind === 'hint' || sighting.kind === 'element')
    return [hostOf(sighting.url)]
  return sighting.kind === 'form' ? [hostOf(sighting.action)] : []
}

const whereIn = ({ pages, url }: Audit, sighting: Sighting): Where => ({
  page: pages[sighting.page]?.url ?? url,
  place: placeOf(sighting),
  chain: chainOf(sighting),
})

const placeOf = (sighting: Sighting): MarkupPlace | null => ('place' in sighting ? sighting.place : null)
const chainOf = (sighting: Sighting): readonly Step[] => ('chain' in sighting ? sighting.chain : [])
