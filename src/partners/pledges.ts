// The parts of pledges this room looks at, and how what was seen becomes a finding.
// `partners.systems/dns` is supporting in the catalogue: the DNS can show an undeclared provider, never that the named
// systems are the right ones. Its *kept* says only that what the DNS shows of mail is declared. Proven by pledges.test.ts.

import { domainToUnicode } from 'node:url'
import type { Json } from '../core/json.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Resolve } from '../core/ports.ts'
import { mailWords, type StrangerWords } from '../language/partners.ts'
import type { Check, Finding } from '../pledge/pledge.ts'
import type { DeclaredMail, DeclaredSystem } from './declared.ts'
import { type DomainMail, type Gap, lookAtDomain } from './dns.ts'

const hourMs = 3_600_000

export function mailCheck(declared: DeclaredMail, resolve: Resolve): Check {
  return Object.freeze<Check>({
    part: 'partners.systems/dns',
    everyMs: 6 * hourMs,
    timeoutMs: 30_000,
    canShow: ['kept', 'broken'],
    method: mailWords.method,
    look: (signal: AbortSignal) => lookAtMail(declared, resolve, signal),
  })
}

async function lookAtMail(declared: DeclaredMail, resolve: Resolve, signal: AbortSignal): Promise<Finding> {
  const seen: DomainMail[] = []
  for (const domain of declared.domains.slice(0, limits.mailDomains))
    seen.push(await lookAtDomain(domain, declared, resolve, signal))
  const left = declared.domains.slice(limits.mailDomains)
  const gaps = [...seen.flatMap(mail => mail.gaps), ...left.map((name): Gap => ({ name, because: 'limit' }))]
  const strangers = strangersIn(seen)
  const facts = { notLookedAt: notLookedAt(gaps), evidence: evidenceOf(seen, gaps, declared) }
  if (strangers.length > 0) return broken(strangers, facts)
  return gaps.length > 0 || seen.length === 0 ? unknown(gaps, facts) : kept(seen, declared, facts)
}

type Facts = Pick<Finding, 'notLookedAt' | 'evidence'>

/** Names told in one sentence; the rest are counted, and all stand in the evidence. */
const told = 3

function broken(strangers: readonly StrangerWords[], facts: Facts): Finding {
  const organisations = unique(strangers.map(({ organisation }) => organisation))
  return {
    ...facts,
    verdict: 'broken',
    reason: mailWords.undeclared(strangers.slice(0, told), Math.max(0, strangers.length - told)),
    next: mailWords.declareOrRemove(organisations.slice(0, told)),
    basis: [],
  }
}

function unknown(gaps: readonly Gap[], facts: Facts): Finding {
  const [first] = gaps
  const [reason, next] = first === undefined ? [mailWords.noDomains, mailWords.next.domains] : wordsOf(first)
  return { ...facts, verdict: 'unknown', reason, next, basis: [] }
}

function wordsOf(gap: Gap): readonly [reason: Words, next: Words] {
  const { next } = mailWords
  // Only a whole domain is named without what was asked of it (`SPF firm.dk`).
  if (gap.because === 'not-found' && !gap.name.includes(' '))
    return [mailWords.nothingFound(gap.name), next.spelling]
  const reason = mailWords.unknown(gap.name, gap.because)
  if (gap.because === 'off') return [reason, next.off]
  if (gap.because === 'timeout' || gap.because === 'unreachable') return [reason, next.again]
  return [reason, next.repair]
}

function kept(seen: readonly DomainMail[], declared: DeclaredMail, facts: Facts): Finding {
  const found = systemsIn(seen)
  const expected = notSeenOf(declared, found)
  const mailers = unique(seen.flatMap(mail => mail.sightings).flatMap(({ owner }) => systemNameOf(owner)))
  const products = unique(seen.flatMap(mail => mail.tokens).flatMap(tracesOf))
  const said = [
    mailWords.declared(
      seen.map(({ domain }) => domain),
      mailers,
    ),
    ...(products.length === 0 ? [] : [mailWords.traces(products)]),
    ...(expected.length === 0 ? [] : [mailWords.notSeen(expected.map(({ name }) => name))]),
  ]
  const proposed = found.some(system => system.proposed)
  return { ...facts, verdict: 'kept', reason: joined(said), next: null, basis: proposed ? ['proposed'] : [] }
}

const expectsTrace = ({ dns }: DeclaredSystem): boolean =>
  dns.mx.length + dns.spfIncludes.length + dns.txt.length > 0

const notSeenOf = ({ systems }: DeclaredMail, found: readonly DeclaredSystem[]): readonly DeclaredSystem[] =>
  systems.filter(expectsTrace).filter(system => !found.includes(system))

const systemNameOf = (owner: DomainMail['sightings'][number]['owner']): readonly string[] =>
  owner.kind === 'system' ? [owner.system.name] : []

const tracesOf = ({ system, product }: DomainMail['tokens'][number]): readonly string[] =>
  system === null && product !== null ? [product] : []

const systemsIn = (seen: readonly DomainMail[]): readonly DeclaredSystem[] =>
  seen.flatMap(({ sightings, tokens }) => [
    ...sightings.flatMap(({ owner }) => (owner.kind === 'system' ? [owner.system] : [])),
    ...tokens.flatMap(({ system }) => (system === null ? [] : [system])),
  ])

/** Strangers in the order they were seen, each organisation once for each domain and way. */
function strangersIn(seen: readonly DomainMail[]): readonly StrangerWords[] {
  const all = seen.flatMap(({ domain, sightings }) =>
    sightings
      .filter(({ owner }) => owner.kind === 'stranger')
      .map(({ by, host, organisation }) => ({
        by,
        host: domainToUnicode(host),
        organisation: domainToUnicode(organisation),
        domain,
      })),
  )
  const first = new Map(all.toReversed().map(one => [`${one.domain} ${one.by} ${one.organisation}`, one]))
  return all.filter(one => first.get(`${one.domain} ${one.by} ${one.organisation}`) === one)
}

function notLookedAt(gaps: readonly Gap[]): Words {
  if (gaps.length === 0) return mailWords.notLookedAt
  return joined([
    mailWords.notLookedAt,
    mailWords.alsoNotLookedAt(unique(gaps.map(({ name }) => name)).slice(0, told)),
  ])
}

// Whatever a stranger's zone holds, the evidence stays within limits.evidenceLength: strangers first, the rest counted.
function evidenceOf(seen: readonly DomainMail[], gaps: readonly Gap[], declared: DeclaredMail): Json {
  const found = systemsIn(seen)
  const hosts = seen.flatMap(({ domain, sightings }) =>
    sightings.map(({ by, host, owner }) => ({ domain, by, host, owner: ownerText(owner) })),
  )
  const [strange, known] = [true, false].map(is => hosts.filter(({ owner }) => (owner === 'stranger') === is))
  const records = seen.flatMap(({ tokens }) =>
    tokens.map(({ system, product, key }) => system?.id ?? product ?? key ?? 'other'),
  )
  return {
    domains: seen.map(({ domain, nullMx, addresses }) => ({ domain, nullMx, addresses })),
    hosts: [...(strange ?? []), ...(known ?? [])].slice(0, limits.mailEvidence),
    hostsSeen: hosts.length,
    records: unique(records).slice(0, limits.mailEvidence),
    gaps: gaps.slice(0, limits.mailDomains).map(({ name, because }) => ({ name, because })),
    // Where something could not be looked up, not seen means nothing.
    notSeen: gaps.length > 0 ? null : notSeenOf(declared, found).map(({ id }) => id),
  }
}

const ownerText = (owner: DomainMail['sightings'][number]['owner']): string =>
  'system' in owner ? `${owner.kind} ${owner.system.id}` : owner.kind

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

const joined = (texts: readonly Words[]): Words => ({
  da: texts.map(({ da }) => da).join(''),
  en: texts.map(({ en }) => en).join(''),
})
