// The small slices of the register that other rooms and the catalogue of pledges need, as plain data of their own.
// A room gets its slice from app.ts and never sees the register. Proven by subjects.test.ts.

import type { Subjects } from '../pledge/catalogue.ts'
import type { Basis, PledgeId } from '../pledge/pledge.ts'
import type { Register, Site, Status } from './schema.ts'

/** The entries that parts of a pledge are there once for. */
export function subjectsOf(register: Register, pledge: PledgeId): Subjects {
  const roles = new Map(register.recipients.map(({ id, role }) => [id, role.is]))
  const sites = sitesOf(register, pledge)
  // What the company runs itself is looked at by parts of its own, not as somebody's system.
  const run = register.systems.flatMap(({ id, operator }) =>
    operator === undefined ? [] : [{ id, operator }],
  )
  return Object.freeze({
    system: run.map(({ id }) => id),
    processor: run.filter(({ operator }) => roles.get(operator) === 'processor').map(({ id }) => id),
    site: sites.map(({ id }) => id),
    host: [...new Set([...sites.map(({ host }) => host), ...logHosts(register)])],
    channel: register.channels.map(({ id }) => id),
  })
}

/** Whose servers write logs that are counted. */
const logHosts = ({ traffic }: Register): readonly string[] =>
  (traffic?.sources ?? []).flatMap(({ host }) => host ?? [])

/** A site that lists the sentences that speak of it is no subject of a pledge that none of them is bound to. */
function sitesOf({ sites, sentences }: Register, pledge: PledgeId): readonly Site[] {
  const bound = new Set(sentences.filter(sentence => sentence.pledge === pledge).map(({ id }) => id))
  return sites.filter(site => site.sentences.length === 0 || site.sentences.some(id => bound.has(id)))
}

/** The name a subject of a part is shown by: of a system, site, host or channel. */
export function subjectNames(register: Register): ReadonlyMap<string, string> {
  return new Map([
    ...register.recipients.map(({ id, name }) => [id, name] as const),
    ...register.sites.map(({ id, url }) => [id, new URL(url).host] as const),
    ...register.channels.map(({ id, address }) => [id, address] as const),
    ...register.systems.map(({ id, name }) => [id, name] as const),
  ])
}

/** A look that rests on an entry nobody has accepted carries that word. */
export const basisOf = (...statuses: readonly Status[]): readonly Basis[] =>
  statuses.includes('proposed') ? ['proposed'] : []

/** What each declared system shows in the domain name system, and the domains to look at. */
export interface MailSlice {
  readonly domains: readonly string[]
  readonly systems: readonly {
    readonly id: string
    readonly name: string
    /** True where nobody has accepted the entry yet. */
    readonly proposed: boolean
    readonly dns: {
      readonly mx: readonly string[]
      readonly spfIncludes: readonly string[]
      readonly txt: readonly string[]
    }
  }[]
}

const noTraces = Object.freeze({ mx: [], spfIncludes: [], txt: [] })

export function mailSlice(register: Register): MailSlice {
  const systems = register.systems.map(({ id, name, status, dns }) => ({
    id,
    name,
    proposed: status === 'proposed',
    dns: dns ?? noTraces,
  }))
  return Object.freeze({ domains: register.domains.map(({ name }) => name), systems })
}

/** The purposes personal data may be read for: each is a database login of its own. */
export interface PurposeSlice {
  readonly purposes: readonly { readonly id: string; readonly basis: readonly Basis[] }[]
}

export function purposeSlice(register: Register): PurposeSlice {
  const purposes = register.activities.flatMap(activity => activity.purposes)
  return Object.freeze({ purposes: purposes.map(({ id, status }) => ({ id, basis: basisOf(status) })) })
}
