// Tracking: services that measure visitors, and every means to tell one visitor from all others. Declaring a party excuses none
// of it; declaring what is stored, with its reason, does. Proven by judge.test.ts.

import { areaWords, measuringWords } from '../../language/site.ts'
import type { SiteFinding, Where } from '../finding.ts'
import type { CookieSeen, FingerprintSeen, IdentifierSeen, StorageSeen } from '../sighting.ts'
import { compare, found } from './draft.ts'
import { calledOf, entityOf, type Measuring, measuringOf } from './entity.ts'
import { hostOf, type View } from './view.ts'

export function judgeTrackers(view: View): readonly SiteFinding[] {
  const { sightings } = view.audit
  const cookies = sightings.filter(one => one.kind === 'cookie')
  const byCookie = Map.groupBy(cookies, one => `${one.name} (${domainOf(one)})`)
  return [
    ...judgeServices(view),
    ...[...byCookie].flatMap(([about, seen]) => judgeCookie(view, about, seen)),
    ...sightings.flatMap(one => {
      if (one.kind === 'storage') return judgeStorage(view, one)
      return one.kind === 'fingerprint' ? [judgeFingerprint(view, one)] : []
    }),
  ]
}

/** What shows that a service measures: a host of its own, or its account number wherever it is sent. */
interface Sign {
  readonly service: string
  readonly host: string
  readonly category: Measuring | null
  readonly where: readonly Where[]
}

/** Each service once, wherever it is seen; behind the site's own name it is another matter, and told apart. */
function judgeServices(view: View): readonly SiteFinding[] {
  const identifiers = view.audit.sightings.filter(one => one.kind === 'identifier')
  const byUrl = Map.groupBy(identifiers, ({ url }) => url)
  const signs = [...view.others.flatMap(ofHost), ...[...byUrl.values()].flatMap(all => ofAccounts(view, all))]
  const byService = Map.groupBy(signs, ({ service, host }) =>
    view.isOwn(host) ? `${service} (${host})` : service,
  )
  return [
    ...[...byService].flatMap(([about, all]) => judgeService(about, all)),
    ...[...byUrl.values()].flatMap(all =>
      isOfService(all) ? [] : all.flatMap(one => judgeIdentifier(view, one)),
    ),
  ]
}

function ofHost({ host, party, where }: View['others'][number]): readonly Sign[] {
  const category = measuringOf(party)
  return category === null ? [] : [{ service: entityOf(party)?.name ?? party, host, category, where }]
}

const isOfService = (all: readonly IdentifierSeen[]): boolean => all.some(({ product }) => product !== null)

/** Of one address. Whatever else tells visitors apart there is sent to the same service, and is told with it. */
function ofAccounts(view: View, all: readonly IdentifierSeen[]): readonly Sign[] {
  const where = all.map(view.whereOf)
  const sign = ({ product, url }: IdentifierSeen) =>
    product === null ? [] : [{ service: product, host: hostOf(url), category: null, where }]
  return all.flatMap(sign)
}

function judgeService(about: string, signs: readonly Sign[]): readonly SiteFinding[] {
  const [first] = signs
  if (first === undefined) return []
  const { service } = first
  const hosts = [...new Set(signs.map(({ host }) => host))].toSorted(compare).join(', ')
  const where = signs.flatMap(sign => sign.where)
  const [category] = signs.flatMap(sign => sign.category ?? []).toSorted(compare)
  if (category === undefined)
    return [found('trackers/product', about, { product: service, host: hosts }, where)]
  const fills = { service, hosts, category: measuringWords[category] }
  return [found('trackers/host', about, fills, where)]
}

const domainOf = ({ domain, host }: CookieSeen): string => (domain || host).toLowerCase().replace(/^\./, '')

/** `*` stands for any letters. */
const isStored = ({ declared }: View, name: string): boolean =>
  declared.stored.some(pattern =>
    new RegExp(
      `^${pattern
        .split('*')
        .map(part => RegExp.escape(part))
        .join('.*')}$`,
      's',
    ).test(name),
  )

/** One cookie, by all who told of it: the wire, the jar, a script. */
function judgeCookie(view: View, about: string, seen: readonly CookieSeen[]): readonly SiteFinding[] {
  const [first] = seen
  if (first === undefined || isStored(view, first.name)) return []
  const domain = domainOf(first)
  const tell = (rule: 'trackers/cookie' | 'trackers/own-session' | 'trackers/redirect-cookie') => [
    found(rule, about, { name: first.name, domain }, seen.map(view.whereOf)),
  ]
  const isOwn = seen.every(one => view.isOwn(one.host || domain)) && view.isOwn(domain)
  const isSession = seen.every(({ days }) => days === null)
  const identifies = seen.some(({ shape }) => shape.identifies)
  if (!isOwn && seen.some(({ onRedirect }) => onRedirect)) return tell('trackers/redirect-cookie')
  if (!identifies) return []
  if (isOwn && isSession) return tell('trackers/own-session')
  return tell(seen.some(({ onRedirect }) => onRedirect) ? 'trackers/redirect-cookie' : 'trackers/cookie')
}

function judgeStorage(view: View, one: StorageSeen): readonly SiteFinding[] {
  const { key, area, origin, shape } = one
  if (!shape.identifies || isStored(view, key)) return []
  const domain = hostOf(origin)
  const fills = { name: key, domain, area: areaWords[area] }
  const isSession = area === 'session' && view.isOwn(domain)
  const about = `${key} (${area}, ${domain})`
  return [found(isSession ? 'trackers/own-session' : 'trackers/storage', about, fills, [view.whereOf(one)])]
}

function judgeIdentifier(view: View, one: IdentifierSeen): readonly SiteFinding[] {
  const { name, url } = one
  const host = hostOf(url)
  const where = [view.whereOf(one)]
  const who = calledOf(view.partyOf(host))
  if (isStored(view, name)) return []
  if (one.where === 'etag') return [found('trackers/etag', host, { host, who }, where)]
  const rule = view.isOwn(host) ? 'trackers/own-identifier' : 'trackers/identifier'
  return [found(rule, `${name} (${host})`, { name, host, who }, where)]
}

function judgeFingerprint(view: View, one: FingerprintSeen): SiteFinding {
  const [script] = one.chain
  const page = view.whereOf(one).page
  const url = script?.url ?? page
  const host = hostOf(url) || view.host
  return found('trackers/fingerprint', `${one.api} (${host})`, { host, url, api: one.api }, [
    view.whereOf(one),
  ])
}
