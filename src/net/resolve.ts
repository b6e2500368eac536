// Resolve for everyone (core/ports.ts): records of the domain name system, with name servers that can be chosen,
// time-outs, tries and a limit on answers. What fails is data, never thrown.
// c-ares (node:dns) matches answers to questions and goes to TCP for a truncated one. Proven by
// test/contracts/net.test.ts against a DNS server with faults.

import { promises as dns } from 'node:dns'
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { limits } from '../core/limits.ts'
import type { Resolve, Resolved } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { Failure, failureOf } from './failure.ts'

export interface ResolveOptions {
  /** `address` or `address:port`, IPv6 in brackets; empty means the machine's own. */
  readonly servers: readonly string[]
  /** For one try. Default: limits.dnsTimeoutMs. */
  readonly timeoutMs?: number
  /** Default: limits.dnsTries. */
  readonly tries?: number
}

/** The name servers the owner chose, as ORDHOLDEN_NAME_SERVERS lists them; none means the machine's own. */
export const nameServersIn = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  (env['ORDHOLDEN_NAME_SERVERS'] ?? '').split(/[\s,]+/).filter(server => server !== '')

type Ask<T> = (resolver: dns.Resolver, name: string) => Promise<readonly T[]>

/** Throws a Refusal `usage` for a name server that is no address. */
export function dnsResolve(options: ResolveOptions): Resolve {
  options.servers.forEach(refuseName)
  const ask =
    <T>(question: Ask<T>) =>
    (name: string, signal: AbortSignal) =>
      askOnce(question, name, options, signal)
  return {
    mx: ask(async (resolver, name) =>
      (await resolver.resolveMx(name)).map(({ exchange, priority }) => ({ exchange, priority })),
    ),
    txt: ask(async (resolver, name) => (await resolver.resolveTxt(name)).map(strings => strings.join(''))),
    cname: ask((resolver, name) => resolver.resolveCname(name)),
    addresses: ask(bothFamilies),
    nameServers: ask((resolver, zone) => resolver.resolveNs(zone)),
    // Not the resolver's own `reverse`: it reads /etc/hosts, and calls every failure a name that is not there.
    reverse: (address, signal) =>
      askOnce((resolver, name) => resolver.resolvePtr(name), address, options, signal, reverseNameOf),
  }
}

// A family a name does not have is no failure, as long as it has the other.
async function bothFamilies(resolver: dns.Resolver, name: string): Promise<readonly string[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [...recordsIn(four), ...recordsIn(six)]
}

const recordsIn = (settled: PromiseSettledResult<readonly string[]>): readonly string[] =>
  settled.status === 'fulfilled' ? settled.value : []

function refuseName(server: string): void {
  try {
    new dns.Resolver().setServers([server])
  } catch {
    throw new Refusal('usage', {
      message: `expected a name server as address or address:port, got ${JSON.stringify(server)}`,
      hint: 'ORDHOLDEN_NAME_SERVERS=192.0.2.53 or [2001:db8::53]:5353, several with commas between',
    })
  }
}

/** A Resolve that asks nobody: every question is answered `off`. */
export function offResolve(): Resolve {
  const off = async (name: string) =>
    ({ kind: 'failed', name, because: 'off', detail: 'look-ups outside this machine are off' }) as const
  return { mx: off, txt: off, cname: off, addresses: off, nameServers: off, reverse: off }
}

// One resolver for each question, so that calling one off calls off no other.
async function askOnce<T>(
  question: Ask<T>,
  name: string,
  options: ResolveOptions,
  signal: AbortSignal,
  written: (name: string) => string = asciiOf,
): Promise<Resolved<T>> {
  const timeout = options.timeoutMs ?? limits.dnsTimeoutMs
  const resolver = new dns.Resolver({ timeout, tries: options.tries ?? limits.dnsTries, maxTimeout: timeout })
  if (options.servers.length > 0) resolver.setServers([...options.servers])
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    signal.throwIfAborted()
    return { kind: 'answered', name, records: within(await question(resolver, written(name))) }
  } catch (error) {
    return { kind: 'failed', name, ...failureOf(error, signal) }
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** The name an address stands under (RFC 1035 §3.5, RFC 3596 §2.5). */
function reverseNameOf(address: string): string {
  const version = isIP(address)
  if (version === 0) throw new Failure('malformed', 'expected an IP address')
  if (version === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`
  // A URL has one spelling of an address, all of it in groups.
  const groups = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::')
  const [left = [], right = []] = groups.map(each => each.split(':').filter(group => group !== ''))
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '')
  const digits = [...left, ...zeros, ...right].map(group => group.padStart(4, '0')).join('')
  return `${[...digits].reverse().join('.')}.ip6.arpa`
}

/** A name as the DNS has it (IDNA). Underscore labels (`_spf.example.dk`) pass: domainToASCII keeps them. */
function asciiOf(name: string): string {
  const ascii = domainToASCII(name)
  if (ascii === '' || ascii.length > 253) throw new Failure('malformed', 'expected a domain name')
  return ascii
}

function within<T>(records: readonly T[]): readonly T[] {
  if (records.length > limits.dnsAnswers)
    throw new Failure('limit', `expected at most ${limits.dnsAnswers} records, got ${records.length}`)
  return Object.freeze([...records])
}
