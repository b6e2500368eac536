// What the DNS shows of a company's mail: who takes it in (MX), who may send it (SPF), and which products asked for a
// text record. Each name found is the company's own, a declared system's, or a stranger's.
//
// How far a name is followed: a name of our own through its aliases and its SPF records, for behind it may be anybody;
// a declared system's SPF record too, but what it names is that system's own affair (its sub-processors) and is told,
// never judged; a stranger's not at all, for it is named already. Addresses given as numbers are counted: whose they are
// cannot be seen here. Specs: RFC 5321 §5, RFC 7505 (null MX), RFC 7208. Proven by pledges.test.ts.

import { getDomain } from 'tldts'
import { limits } from '../core/limits.ts'
import type { LookFailure, Resolve } from '../core/ports.ts'
import { canonicalName, type DeclaredMail, type DeclaredSystem, systemWith } from './declared.ts'
import { parseSpf, type SpfRecord } from './spf.ts'
import { productOf } from './verification.ts'

/** `below`: named by the record of that system. */
export type Owner =
  | { readonly kind: 'own' }
  | { readonly kind: 'system'; readonly system: DeclaredSystem }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'below'; readonly system: DeclaredSystem }

export interface Sighting {
  readonly by: 'MX' | 'SPF'
  readonly host: string
  /** The organisation's domain by the public suffix list. */
  readonly organisation: string
  readonly owner: Owner
}

/** Something that could not be looked at. */
export interface Gap {
  readonly name: string
  readonly because: LookFailure
}

export interface Token {
  readonly system: DeclaredSystem | null
  readonly product: string | null
  /** What stands before `=` or `:`, where that is a plain key; never the value. */
  readonly key: string | null
}

export interface DomainMail {
  readonly domain: string
  /** The domain says that it takes no mail (RFC 7505). */
  readonly nullMx: boolean
  readonly sightings: readonly Sighting[]
  readonly tokens: readonly Token[]
  /** Networks SPF gives as numbers. */
  readonly addresses: number
  readonly gaps: readonly Gap[]
}

/** What one look-up at a domain needs and gathers. */
interface Walk {
  readonly declared: DeclaredMail
  readonly own: readonly string[]
  readonly resolve: Resolve
  readonly signal: AbortSignal
  readonly sightings: Sighting[]
  readonly gaps: Gap[]
  addresses: number
}

export async function lookAtDomain(
  domain: string,
  declared: DeclaredMail,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<DomainMail> {
  const own = declared.domains.map(canonicalName).filter(name => name !== '')
  const walk: Walk = { declared, own, resolve, signal, sightings: [], gaps: [], addresses: 0 }
  const name = canonicalName(domain)
  if (name === '') return { ...nothing(domain), gaps: [{ name: domain, because: 'malformed' }] }
  const mx = await lookAtMx(name, walk)
  const texts = await textsOf(name, walk)
  if (mx === 'none' && texts.length === 0 && walk.gaps.length === 0)
    return { ...nothing(domain), gaps: [{ name: domain, because: 'not-found' }] }
  await lookAtSpf(name, texts, walk)
  const tokens = texts
    .filter(text => parseSpf(text, name) === null)
    .map(text => tokenOf(text, declared.systems))
  const { sightings, gaps, addresses } = walk
  return { domain, nullMx: mx === 'null', sightings, tokens, addresses, gaps }
}

const nothing = (domain: string): DomainMail => ({
  domain,
  nullMx: false,
  sightings: [],
  tokens: [],
  addresses: 0,
  gaps: [],
})

async function lookAtMx(name: string, walk: Walk): Promise<'none' | 'null' | 'some'> {
  const resolved = await walk.resolve.mx(name, walk.signal)
  if (resolved.kind === 'failed') {
    if (resolved.because !== 'not-found') walk.gaps.push({ name: `MX ${name}`, because: resolved.because })
    return 'none'
  }
  const hosts = resolved.records.map(({ exchange }) => canonicalName(exchange)).filter(host => host !== '')
  for (const host of hosts) await see('MX', host, walk)
  return hosts.length === 0 ? 'null' : 'some'
}

/** No record is an answer; anything else that fails is a gap. */
async function textsOf(name: string, walk: Walk): Promise<readonly string[]> {
  const resolved = await walk.resolve.txt(name, walk.signal)
  if (resolved.kind === 'answered') return resolved.records
  if (resolved.because !== 'not-found') walk.gaps.push({ name: `TXT ${name}`, because: resolved.because })
  return []
}

interface Step {
  readonly name: string
  readonly texts: readonly string[] | null
  /** Set from a declared system's record on: what is found there is told, not judged. */
  readonly below: DeclaredSystem | null
}

// Breadth first: what our own record names is seen before any provider's record can use up the look-ups.
async function lookAtSpf(domain: string, texts: readonly string[], walk: Walk): Promise<void> {
  const queue: Step[] = [{ name: domain, texts, below: null }]
  const read = new Set<string>()
  let lookups = 0
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (read.has(step.name)) continue
    read.add(step.name)
    if (lookups > limits.spfLookups) {
      gap(walk, step, 'limit')
      continue
    }
    const record = await recordOf(step, walk)
    if (record === null) continue
    lookups += record.lookups
    if (step.below === null) walk.addresses += record.addresses
    queue.push(...(await followed(step, record, walk)))
  }
}

// A receiver takes nothing, two records, or one it cannot read as an error (§4.5, §4.6): so do we where it is ours.
async function recordOf(step: Step, walk: Walk): Promise<SpfRecord | null> {
  const texts = step.texts ?? (await spfTextsOf(step, walk))
  if (texts === null) return null
  const records = texts.flatMap(text => parseSpf(text, step.name) ?? [])
  const [first] = records
  if (first === undefined) {
    if (step.texts === null) gap(walk, step, 'not-found')
    return null
  }
  if (records.length > 1 || first.malformed > 0) gap(walk, step, 'malformed')
  return {
    terms: records.flatMap(record => record.terms),
    addresses: sum(records.map(record => record.addresses)),
    lookups: sum(records.map(record => record.lookups)),
    malformed: 0,
  }
}

async function spfTextsOf(step: Step, walk: Walk): Promise<readonly string[] | null> {
  const resolved = await walk.resolve.txt(step.name, walk.signal)
  if (resolved.kind === 'answered') return resolved.records
  gap(walk, step, resolved.because)
  return null
}

/** Sees every name of a record, and answers the records to read next. */
async function followed(step: Step, record: SpfRecord, walk: Walk): Promise<readonly Step[]> {
  const next: Step[] = []
  for (const { kind, name } of record.terms) {
    if (name === null) {
      gap(walk, step, 'malformed')
      continue
    }
    if (name === step.name) continue
    const seen = await see('SPF', name, walk, step.below)
    if (seen?.owner.kind === 'own' && kind === 'mx') await lookAtMx(seen.host, walk)
    if (seen === null || (kind !== 'include' && kind !== 'redirect')) continue
    if (seen.owner.kind === 'own') next.push({ name: seen.host, texts: null, below: null })
    if (seen.owner.kind === 'system') next.push({ name: seen.host, texts: null, below: seen.owner.system })
    if (seen.owner.kind === 'below') next.push({ name: seen.host, texts: null, below: seen.owner.system })
  }
  return next
}

// What lies below a declared system is not ours to answer for.
function gap(walk: Walk, step: Step, because: LookFailure): void {
  if (step.below === null) walk.gaps.push({ name: `SPF ${step.name}`, because })
}

async function see(
  by: Sighting['by'],
  name: string,
  walk: Walk,
  below: DeclaredSystem | null = null,
): Promise<Sighting | null> {
  if (walk.sightings.length >= limits.mailSightings) {
    if (below === null) walk.gaps.push({ name: `${by} ${name}`, because: 'limit' })
    return null
  }
  const host = below === null ? await behindOwnAliases(by, name, walk) : name
  const owner: Owner = below === null ? ownerOf(by, host, walk) : { kind: 'below', system: below }
  const sighting = { by, host, organisation: getDomain(host) ?? host, owner }
  if (!walk.sightings.some(seen => seen.by === by && seen.host === host)) walk.sightings.push(sighting)
  return sighting
}

// An alias of our own may lead to anybody; a provider's name is its own, whatever it is an alias of.
async function behindOwnAliases(by: Sighting['by'], name: string, walk: Walk): Promise<string> {
  let host = name
  for (let step = 0; step < limits.dnsAliases; step += 1) {
    if (ownerOf(by, host, walk).kind !== 'own') return host
    const alias = await walk.resolve.cname(host, walk.signal)
    if (alias.kind === 'failed') {
      if (alias.because !== 'not-found') walk.gaps.push({ name: `CNAME ${host}`, because: alias.because })
      return host
    }
    host = canonicalName(alias.records[0] ?? '') || host
  }
  walk.gaps.push({ name: `CNAME ${name}`, because: 'limit' })
  return host
}

const isOwn = (host: string, { own }: Walk): boolean =>
  own.some(domain => host === domain || host.endsWith(`.${domain}`))

// A declared pattern goes before "own": a company may give a provider a name of its own to work under.
function ownerOf(by: Sighting['by'], host: string, walk: Walk): Owner {
  const { systems } = walk.declared
  const sender = by === 'SPF' ? systemWith('spfIncludes', host, systems) : null
  const system = sender ?? systemWith('mx', host, systems)
  if (system !== null) return { kind: 'system', system }
  return isOwn(host, walk) ? { kind: 'own' } : { kind: 'stranger' }
}

const plainKey = /^([a-z0-9][a-z0-9._-]{0,62})[=:]/i

function tokenOf(text: string, systems: readonly DeclaredSystem[]): Token {
  return {
    system: systemWith('txt', text, systems),
    product: productOf(text),
    key: plainKey.exec(text)?.[1]?.toLowerCase() ?? null,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
