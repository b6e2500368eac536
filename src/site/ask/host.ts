// Who serves the site's name and what its addresses are called. Proven by test/contracts/site-asked.test.ts.
//
// A name behind an address counts only where it leads back to that address (RFC 8501 §2.1): whoever holds an address may write any
// name behind it, also that of a provider who has nothing to do with it. Only the owner of a name can have it lead back.

import { getDomain } from 'tldts'
import { limits } from '../../core/limits.ts'
import type { Resolve } from '../../core/ports.ts'
import { hostOf, portOf } from '../../net/destination.ts'
import type { HostSeen } from '../audit.ts'
import type { SystemTable } from '../systems.ts'
import { type AskOptions, recordsOf } from './asking.ts'

export async function askHost({ url, names, resolve, systems, signal }: AskOptions): Promise<HostSeen> {
  const site = new URL(url)
  const host = hostOf(site)
  // Where somebody said where it is, what its name leads to is not where the visits go.
  const isRouted = names.isRouted(host, portOf(site))
  const looked = isRouted ? null : await names.lookUp(host)
  const addresses = looked?.kind === 'open' ? looked.addresses : null
  const [nameServers, reverseNames] = await Promise.all([
    nameServersOf(host, resolve, signal),
    addresses === null ? null : reverseNamesOf(addresses, resolve, signal),
  ])
  return { nameServers, reverseNames, systems: systemsOf(addresses, systems) }
}

/** Of the registrable domain; an address has none. Below a domain many share (`github.io`) it is whoever runs that one. */
async function nameServersOf(
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const zone = getDomain(host)
  if (zone === null) return null
  const found = recordsOf(await resolve.nameServers(zone, signal))
  return found?.map(lower).toSorted() ?? null
}

const lower = (name: string): string => name.toLowerCase()

async function reverseNamesOf(
  addresses: readonly string[],
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  if (addresses.length > limits.siteReverseAddresses) return null
  const all: (readonly string[])[] = []
  for (const address of addresses) {
    const names = await confirmedNames(address, resolve, signal)
    if (names === null) return null
    all.push(names)
  }
  // Beside others that have names, one without is not passed over: some visitors are served from there.
  const named = all.some(names => names.length > 0)
  return [
    ...new Set(all.flatMap((names, at) => (names.length > 0 || !named ? names : (addresses[at] ?? [])))),
  ].toSorted()
}

/** Names behind an address that lead back to it; null where that cannot be said. */
async function confirmedNames(
  address: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const said = recordsOf(await resolve.reverse(address, signal))
  if (said === null || said.length > limits.siteReverseNames) return null
  const confirmed: string[] = []
  for (const name of said) {
    const back = recordsOf(await resolve.addresses(name, signal))
    if (back?.includes(address)) confirmed.push(lower(name))
    else if (back === null || !(back.length === 0 || back.some(one => isSix(one) === isSix(address))))
      // Nobody answered, or of the other family alone: that of this one may be what failed.
      return null
  }
  return confirmed
}

const isSix = (address: string): boolean => address.includes(':')

/** Null where the table does not know one of the addresses: that one may lie anywhere. */
function systemsOf(
  addresses: readonly string[] | null,
  table: SystemTable | undefined,
): readonly string[] | null {
  if (addresses === null || table === undefined) return null
  const systems = addresses.map(address => table.systemOf(address))
  const known = systems.filter(system => system !== null)
  return known.length < systems.length ? null : [...new Set(known)].toSorted()
}
