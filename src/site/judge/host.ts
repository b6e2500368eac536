// Who hosts the site: what its name leads to, held against what the register says its host is known by. Kept where all that is
// declared matches, broken where one contradicts, unknown where nothing is declared: then with the question to ask the host.
// Proven by judge.test.ts.

import { knownByWords, nothingSeenWords, someHostWords } from '../../language/site.ts'
import { liesIn } from '../../net/network.ts'
import type { DeclaredHost } from '../declared.ts'
import type { SiteFinding } from '../finding.ts'
import { found } from './draft.ts'
import { isNamed, type View } from './view.ts'

const knownBy = ['networks', 'nameServers', 'reverseNames', 'aliases', 'systems'] as const
type KnownBy = (typeof knownBy)[number]

/** What was seen, by what a host is known by; null where that is not known. */
type Seen = Readonly<Record<KnownBy, readonly string[] | null>>

export function judgeHost(view: View): readonly SiteFinding[] {
  const { host: site, declared } = view
  const seen = seenOf(view)
  const kinds = knownBy.filter(kind => (declared.host?.[kind] ?? []).length > 0)
  if (declared.host === null || kinds.length === 0) {
    const all = knownBy.flatMap(kind => seen[kind] ?? []).toSorted()
    const fills = { site, seen: all.join(', ') || nothingSeenWords }
    return [found('host/unsaid', site, { ...fills, host: declared.host?.name ?? someHostWords }, [])]
  }
  const { host } = declared
  return kinds.flatMap(kind => judgeKind(kind, host, seen[kind], site))
}

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

/** Looked up and answered: without an address nothing was learnt of the name, its aliases neither. */
function seenOf({ audit, host }: View): Seen {
  const name = audit.sightings.find(one => one.kind === 'name' && isNamed(one.host, host))
  const answered = name?.kind === 'name' && name.addresses.length > 0 ? name : null
  const { nameServers, reverseNames, systems } = audit.host
  const known = { nameServers, reverseNames, systems }
  return { ...known, networks: answered?.addresses ?? null, aliases: answered?.aliases ?? null }
}
