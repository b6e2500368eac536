// Where a look-up may go, decided before anything is sent: the guard against server-side request forgery (ASVS 5.0
// 1.3.6) and DNS rebinding. A name is resolved once, every address is judged, and the connection is made to exactly
// those addresses: what a second answer of the DNS would say no longer matters. Proven by test/contracts/net.test.ts.

import { promises as dns, type LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import type { LookFailure } from '../core/ports.ts'
import { type AddressKind, addressKind } from './address.ts'

/** Asks for the addresses of a host name; throws what `node:dns` throws. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>

export interface Reach {
  /** Origins (`http://localhost:4411`) that may lie on this machine or in a private network. */
  readonly allow: readonly string[]
  /** False: nothing outside this machine is contacted, not even a name server. */
  readonly outside: boolean
  readonly lookup?: Lookup
  /** Where somebody said by name that a host is to be reached elsewhere (`--resolve`): asked first, and not judged. */
  readonly route?: Route
}

/** A host and port to another address and port; null where nothing is said of it. */
export type Route = (host: string, port: number) => { readonly address: string; readonly port: number } | null

export type Destination =
  | {
      readonly kind: 'open'
      readonly url: URL
      readonly addresses: readonly LookupAddress[]
      /** Null: the address's own. */
      readonly port: number | null
    }
  | { readonly kind: 'closed'; readonly because: LookFailure; readonly detail: string }

const systemLookup: Lookup = host => dns.lookup(host, { all: true })

/** The addresses one URL may be fetched from, or why it may not be. Rejects with the error of the look-up. */
export async function destinationOf(address: string, reach: Reach): Promise<Destination> {
  const url = URL.parse(address)
  if (url === null) return closed('malformed', 'expected an absolute URL')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return closed('refused', `expected http or https, got ${url.protocol.slice(0, -1)}`)
  if (url.username !== '' || url.password !== '')
    return closed('refused', 'expected a URL without a user name or password')
  const routed = reach.route?.(hostOf(url), portOf(url)) ?? null
  if (routed !== null) return opened(url, [{ ...routed, family: isIP(routed.address) }], routed.port)
  const known = addressesWithoutAsking(hostOf(url))
  if (!reach.outside && !onlyThisMachine(known)) return closed('off', 'look-ups outside this machine are off')
  const addresses = known ?? (await (reach.lookup ?? systemLookup)(hostOf(url)))
  return judge(
    url,
    addresses,
    reach.allow.some(origin => URL.parse(origin)?.origin === url.origin),
  )
}

/** The host as `node:net` takes it: without brackets and without the dot of the root. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** The port a URL is asked at. */
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

// RFC 6761 §6.3: names under localhost are this machine, whatever a resolver would say.
function addressesWithoutAsking(host: string): readonly LookupAddress[] | null {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  if (host !== 'localhost' && !host.endsWith('.localhost')) return null
  return [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
}

const onlyThisMachine = (known: readonly LookupAddress[] | null): boolean =>
  known?.every(({ address }) => addressKind(address) === 'loopback') ?? false

// One closed address closes the name: a name that is public and private at once is an attack or a mistake.
function judge(url: URL, addresses: readonly LookupAddress[], allowed: boolean): Destination {
  const open: readonly AddressKind[] = allowed ? ['public', 'private', 'loopback'] : ['public']
  const bad = addresses.find(({ address }) => !open.includes(addressKind(address)))
  if (bad !== undefined)
    return closed('refused', `expected a public address, got a ${addressKind(bad.address)} one`)
  if (addresses.length === 0) return closed('not-found', 'expected an address, got none')
  return opened(url, addresses, null)
}

const opened = (url: URL, addresses: readonly LookupAddress[], port: number | null): Destination => ({
  kind: 'open',
  url,
  addresses: addresses.map(({ address, family }) => ({ address, family })),
  port,
})

const closed = (because: LookFailure, detail: string): Destination => ({ kind: 'closed', because, detail })
