// Sender Policy Framework records (RFC 7208) as far as they name who may send mail. Nothing is evaluated for a message:
// we ask who is allowed, not whether one address passes. Proven by spf.test.ts.

import { limits } from '../core/limits.ts'

const named = ['include', 'a', 'mx', 'ptr', 'exists', 'redirect'] as const
export type SpfNamed = (typeof named)[number]

export interface SpfTerm {
  readonly kind: SpfNamed
  /** The domain name it speaks of; null where macros leave none to be read. */
  readonly name: string | null
}

export interface SpfRecord {
  /** Terms that let somebody send, by name; `-` terms forbid and are left out. */
  readonly terms: readonly SpfTerm[]
  /** Networks given as numbers. */
  readonly addresses: number
  /** Terms that cost a receiver a look-up (§4.6.4). */
  readonly lookups: number
  /** Terms that are no SPF: a receiver ignores the whole record (§4.6). */
  readonly malformed: number
}

/** Null where the text is not an SPF record (§4.5). `domain` is what a bare `a` or `mx` speaks of. */
export function parseSpf(text: string, domain: string): SpfRecord | null {
  const [version, ...words] = text.split(/ +/)
  if (version?.toLowerCase() !== 'v=spf1') return null
  const parsed = words
    .filter(word => word !== '')
    .slice(0, limits.spfTerms)
    .map(word => parseTerm(word, domain))
  const all = parsed.some(term => term.kind === 'all')
  // §6.1: a redirect beside `all` is ignored.
  const counted = parsed.filter(isNamed).filter(term => !(all && term.kind === 'redirect'))
  return {
    terms: counted.filter(term => !term.forbids).map(({ kind, name }) => ({ kind, name })),
    addresses: parsed.filter(term => term.kind === 'address').length,
    lookups: counted.length,
    malformed: parsed.filter(term => term.kind === 'malformed').length,
  }
}

type Parsed =
  | { readonly kind: SpfNamed; readonly name: string | null; readonly forbids: boolean }
  | { readonly kind: 'all' | 'address' | 'other' | 'malformed' }

const isNamed = (term: Parsed): term is Extract<Parsed, { name: string | null }> => 'name' in term

const mechanism =
  /^([-+?~]?)(include|a|mx|ptr|exists|ip4|ip6|all)(?::([^/ ]+(?:\/[^ ]*)?))?((?:\/\d{1,3}){0,2}|\/\/\d{1,3})$/i
const modifier = /^([a-z][a-z0-9._-]*)=(.*)$/i

function parseTerm(word: string, domain: string): Parsed {
  const [, key, value] = modifier.exec(word) ?? []
  if (key?.toLowerCase() === 'redirect')
    return { kind: 'redirect', name: nameIn(value ?? '', domain), forbids: false }
  // Unknown modifiers are ignored (§6); `exp` only names a text.
  if (key !== undefined) return { kind: 'other' }
  const [, qualifier, name, target] = mechanism.exec(word) ?? []
  const kind = name?.toLowerCase()
  if (kind === undefined) return { kind: 'malformed' }
  if (kind === 'all') return { kind }
  if (kind === 'ip4' || kind === 'ip6') return { kind: 'address' }
  const named = target === undefined ? domain : nameIn(target.replace(/\/.*$/, ''), domain)
  const needsTarget = kind === 'include' || kind === 'exists'
  if (needsTarget && target === undefined) return { kind: 'malformed' }
  return { kind: kind as SpfNamed, name: named, forbids: qualifier === '-' }
}

// §7: `%{d}` is the domain itself. Any other macro depends on the message; the labels after the last one still say
// whose name it is (`exists:%{i}._spf.provider.example`).
function nameIn(spec: string, domain: string): string | null {
  const known = spec.replaceAll(/%\{d\}/gi, domain)
  const rest = known.slice(known.lastIndexOf('}') + 1).replace(/^[^.]*\./, '')
  const name = (known.includes('%') ? rest : known).replace(/\.$/, '').toLowerCase()
  return name.includes('.') && !name.includes('%') ? name : null
}
