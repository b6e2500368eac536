// Who hosts the site: what its name leads to, held against what the register says its host is known by. Kept where all that is
// declared matches, broken where one contradicts, unknown where nothing is declared: then with the question to ask the host.
// Where somebody said where the site is, only the servers of its zone are judged: its name was not followed. Proven by judge.test.ts and host.test.ts.

import type { Words } from '../../core/language.ts'
import { askSystemsWords, knownByWords, nothingSeenWords, someHostWords } from '../../language/site.ts'
import { liesIn } from '../../net/network.ts'
import type { DeclaredHost } from '../declared.ts'
import type { SiteFinding } from '../finding.ts'
import { found, someOf } from './draft.ts'
import { isNamed, type View } from './view.ts'

const knownBy = ['networks', 'nameServers', 'reverseNames', 'aliases', 'systems'] as const
type KnownBy = (typeof knownBy)[number]

/** What was seen, by what a host is known by; null where that is not known. */
type Seen = Readonly<Record<KnownBy, readonly string[] | null>>

const nothing: Seen = { networks: null, nameServers: null, reverseNames: null, aliases: null, systems: null }

export function judgeHost(view: View): readonly SiteFinding[] {
  return [...judgeRouted(view), ...judgeSite(view)]
}

function judgeSite(view: View): readonly SiteFinding[] {
  const { host: site, declared } = view
  // Where there is no register, nobody said who hosts it.
  if (declared.id === null) return []
  const { host } = declared
  const seen = seenOf(view)
  const kinds = knownBy.filter(kind => (host?.[kind] ?? []).length > 0)
  if (host === null || kinds.length === 0) return [unsaid(site, host?.name ?? someHostWords, seen)]
  const judged = isRouted(view) ? kinds.filter(kind => kind === 'nameServers') : kinds
  const left =
    judged.length < kinds.length ? [found('host/unjudged', site, { site, host: host.name }, [])] : []
  return [...left, ...judged.flatMap(kind => judgeKind(kind, host, seen[kind], site))]
}

/** What to write in the register, asked by what was seen. */
function unsaid(site: string, host: string | Words, seen: Seen): SiteFinding {
  const all = new Set(knownBy.flatMap(kind => seen[kind] ?? []).toSorted())
  const systems = (seen.systems ?? []).toSorted().join(', ')
  const fills = { site, host, seen: [...all].join(', ') || nothingSeenWords, systems }
  return systems === ''
    ? found('host/unsaid', site, fills, [])
    : found('host/unsaid', site, fills, [], askSystemsWords)
}

/** One finding for each place hosts were led to. */
function judgeRouted({ audit }: View): readonly SiteFinding[] {
  return [...Map.groupBy(audit.routed, ({ at }) => at)].map(([at, routed]) =>
    found('host/routed', at, { at, hosts: someOf(routed.map(({ host }) => host)) }, []),
  )
}

const isRouted = ({ audit, host }: View): boolean => audit.routed.some(routed => isNamed(routed.host, host))

function judgeKind(
  kind: KnownBy,
  host: DeclaredHost,
  seen: readonly string[] | null,
  site: string,
): readonly SiteFinding[] {
  const about = `${site} (${kind})`
  const fills = { kind: knownByWords[kind], site, host: host.name }
  if (seen === null) return [found('host/unseen', about, fills, [])]
  const isTheirs = (one: string) =>
    host[kind].some(known => (kind === 'networks' ? liesIn(one, known) : isNamed(one, known)))
  // Of a chain of aliases one has to be theirs; of servers and addresses, each: one elsewhere is reached by some visitors.
  const fits = kind === 'aliases' ? seen.some(isTheirs) : seen.length > 0 && seen.every(isTheirs)
  if (fits) return []
  const others = seen.filter(one => !isTheirs(one)).toSorted()
  const said = { seen: others.join(', ') || nothingSeenWords, declared: host[kind].join(', ') }
  return [found('host/elsewhere', about, { ...fills, ...said }, [])]
}

/**
 * Looked up and answered: without an address nothing was learnt of the name, its aliases neither. Of a name that was led
 * elsewhere only its zone's servers count: they are asked for, wherever a visit goes.
 */
function seenOf(view: View): Seen {
  const { audit, host } = view
  if (isRouted(view)) return { ...nothing, nameServers: audit.host.nameServers }
  const name = audit.sightings.find(one => one.kind === 'name' && isNamed(one.host, host))
  const answered = name?.kind === 'name' && name.addresses.length > 0 ? name : null
  const { nameServers, reverseNames, systems } = audit.host
  const known = { nameServers, reverseNames, systems }
  return { ...known, networks: answered?.addresses ?? null, aliases: answered?.aliases ?? null }
}
