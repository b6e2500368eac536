// Which names of the company's domains lead to an address: each domain itself, its `www`, and what the site's certificate lists
// of them. Names of others on a shared certificate are not the company's and are forgotten at once. No name is guessed.
// Proven by test/contracts/site-asked.test.ts.

import { domainToASCII } from 'node:url'
import { limits } from '../../core/limits.ts'
import { certificateNames } from '../../net/certificate.ts'
import { hostOf, portOf } from '../../net/destination.ts'
import type { Audit, NameFound, NameUnseen } from '../audit.ts'
import { type AskOptions, recordsOf } from './asking.ts'

export async function askNames(options: AskOptions): Promise<Pick<Audit, 'namesFound' | 'namesUnseen'>> {
  const domains = [...new Set(options.domains.map(asWritten))].slice(0, limits.siteDomains)
  if (domains.length === 0) return { namesFound: [], namesUnseen: [] }
  const listed = await listedIn(options)
  const ofOurs = (listed ?? []).filter(name => domains.some(domain => isUnder(name, domain)))
  const every = everyName(domains, ofOurs)
  const looked = await lookUp(every.slice(0, limits.siteNames), options)
  const unseen = [
    ...looked.filter(({ leads }) => leads === null),
    ...every.slice(limits.siteNames),
    ...(listed === null ? [{ name: hostOf(new URL(options.url)), by: 'certificate' as const }] : []),
  ]
  return {
    namesFound: looked.filter(({ leads }) => leads).map(plain),
    namesUnseen: unseen.map(plain),
  }
}

const plain = ({ name, by }: NameFound): NameFound => ({ name, by })

// As DNS has it (IDNA); what is no domain is looked up as it is written, and nobody will answer.
const asWritten = (domain: string): string => domainToASCII(domain.replace(/\.$/, '')) || domain

const isUnder = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** Of the certificate; none for a site without one, null where it could not be read. */
async function listedIn({ url, names, signal }: AskOptions): Promise<readonly string[] | null> {
  const site = new URL(url)
  if (site.protocol !== 'https:') return []
  const read = await certificateNames(hostOf(site), portOf(site), names, signal)
  return read.kind === 'answered' ? read.names : null
}

/** The domains first, so that no certificate crowds them out. */
function everyName(domains: readonly string[], listed: readonly string[]): readonly NameFound[] {
  const own = domains.flatMap(domain => [domain, ...(domain.startsWith('www.') ? [] : [`www.${domain}`])])
  return [...new Set([...own, ...listed])].map(name => ({
    name,
    by: listed.includes(name) ? 'certificate' : 'dns',
  }))
}

type LookedUp = NameUnseen & { readonly leads: boolean | null }

/** `*.firma.dk` is asked for as it stands: DNS answers where every name below leads somewhere (RFC 4592 §2.2). */
async function lookUp(
  names: readonly NameFound[],
  { resolve, signal }: AskOptions,
): Promise<readonly LookedUp[]> {
  const waiting = [...names.entries()]
  const looked: LookedUp[] = []
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const [at, { name, by }] = one
      const addresses = recordsOf(await resolve.addresses(name, signal))
      looked[at] = { name, by, leads: addresses === null ? null : addresses.length > 0 }
    }
  }
  await Promise.all(Array.from({ length: limits.siteNamesAtOnce }, next))
  return looked
}
