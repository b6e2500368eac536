// Where a host of a visit may be connected to: looked up once for the whole audit, every address judged, and only those
// connected to. What a second answer of the DNS would say no longer matters (rebinding), and no name is asked for twice.
// ASVS 5.0 1.3.6. Proven by test/contracts/site-gate.test.ts.

import { isIP } from 'node:net'
import { limits } from '../core/limits.ts'
import type { LookFailure, Resolve } from '../core/ports.ts'
import { addressKind } from './address.ts'
import type { Route } from './destination.ts'

export type Looked =
  | { readonly kind: 'open'; readonly aliases: readonly string[]; readonly addresses: readonly string[] }
  | {
      readonly kind: 'closed'
      readonly aliases: readonly string[]
      readonly because: LookFailure
      readonly detail: string
    }

/** Where to connect to; `at` tries the addresses in order. */
export type Way =
  | { readonly kind: 'open'; readonly at: readonly { readonly address: string; readonly port: number }[] }
  | { readonly kind: 'closed'; readonly because: LookFailure; readonly detail: string }

/** A host and the address and port it was led to. */
export interface Routed {
  readonly host: string
  /** `127.0.0.1:8443` or `[::1]:8443` */
  readonly at: string
}

export class Names {
  readonly #resolve: Resolve
  readonly #route: Route
  readonly #looked = new Map<string, Promise<Looked>>()
  readonly #routed = new Map<string, Routed>()
  readonly #signal: AbortSignal

  constructor(resolve: Resolve, route: Route, signal: AbortSignal) {
    this.#resolve = resolve
    this.#route = route
    this.#signal = signal
  }

  async way(host: string, port: number): Promise<Way> {
    const routed = this.#route(bare(host), port)
    if (routed !== null) {
      this.#keep(bare(host), routed)
      return { kind: 'open', at: [routed] }
    }
    const looked = await this.lookUp(host)
    if (looked.kind === 'closed') return looked
    return { kind: 'open', at: looked.addresses.map(address => ({ address, port })) }
  }

  /** Whether somebody said where this host is: then what its name leads to is not where one gets to. */
  isRouted(host: string, port: number): boolean {
    return this.#route(bare(host), port) !== null
  }

  /** Every host that was led elsewhere so far. */
  routed(): readonly Routed[] {
    return [...this.#routed.values()]
  }

  async lookUp(host: string): Promise<Looked> {
    const name = bare(host)
    const known = this.#looked.get(name)
    if (known !== undefined) return known
    if (this.#looked.size >= limits.siteHosts)
      return closed([], 'limit', `expected at most ${limits.siteHosts} hosts`)
    const looking = this.#look(name)
    this.#looked.set(name, looking)
    return looking
  }

  /** Every name looked up so far. */
  async all(): Promise<ReadonlyMap<string, Looked>> {
    const entries = [...this.#looked].map(async ([host, looking]) => [host, await looking] as const)
    return new Map(await Promise.all(entries))
  }

  #keep(host: string, { address, port }: { readonly address: string; readonly port: number }): void {
    const at = `${isIP(address) === 6 ? `[${address}]` : address}:${port}`
    if (this.#routed.size < limits.siteHosts) this.#routed.set(`${host} ${at}`, { host, at })
  }

  async #look(host: string): Promise<Looked> {
    if (isIP(host) !== 0) return judge([], [host])
    if (host === 'localhost' || host.endsWith('.localhost')) return judge([], ['127.0.0.1'])
    const [aliases, found] = await Promise.all([
      this.#aliasesOf(host),
      this.#resolve.addresses(host, this.#signal),
    ])
    if (found.kind === 'failed') return closed(aliases, found.because, found.detail)
    return judge(aliases, found.records)
  }

  async #aliasesOf(host: string): Promise<readonly string[]> {
    const aliases: string[] = []
    for (let at = host; aliases.length < limits.dnsAliases; ) {
      const found = await this.#resolve.cname(at, this.#signal)
      const next = found.kind === 'answered' ? found.records[0] : undefined
      if (next === undefined || aliases.includes(next)) break
      aliases.push(next)
      at = next
    }
    return aliases
  }
}

/** Without the dot of the root: `localhost.` is localhost. */
const bare = (host: string): string => host.replace(/\.$/, '')

// One closed address closes the name: a name that is public and private at once is an attack or a mistake.
function judge(aliases: readonly string[], addresses: readonly string[]): Looked {
  const bad = addresses.find(address => addressKind(address) !== 'public')
  if (bad !== undefined)
    return closed(aliases, 'refused', `expected a public address, got a ${addressKind(bad)} one`)
  if (addresses.length === 0) return closed(aliases, 'not-found', 'expected an address, got none')
  return { kind: 'open', aliases, addresses }
}

const closed = (aliases: readonly string[], because: LookFailure, detail: string): Looked => ({
  kind: 'closed',
  aliases,
  because,
  detail,
})
