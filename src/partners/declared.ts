// The slice of the register this room needs: whose mail it is, and which systems are declared to carry it.
// app.ts maps the register to it. Proven by pledges.test.ts.

import { domainToASCII } from 'node:url'

/** What a system leaves in the DNS of those who use it. `*` stands for any characters: `*.outlook.com`, `MS=*`. */
export interface SystemTraces {
  /** Mail servers that take mail in. */
  readonly mx: readonly string[]
  /** Names in an SPF record that may send. */
  readonly spfIncludes: readonly string[]
  /** Text records at the domain itself. */
  readonly txt: readonly string[]
}

export interface DeclaredSystem {
  readonly id: string
  readonly name: string
  /** True where nobody has accepted the entry yet. */
  readonly proposed: boolean
  readonly dns: SystemTraces
}

export interface DeclaredMail {
  /** The company's own domains, as people write them. */
  readonly domains: readonly string[]
  readonly systems: readonly DeclaredSystem[]
}

/** A domain name as the DNS compares it: IDNA, lower case, no dot of the root; empty where it is none. */
export const canonicalName = (name: string): string => domainToASCII(name.replace(/\.$/, ''))

/** True where the whole text matches, without regard to case (domain names and most tokens have none). */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const lower = text.toLowerCase()
  if (!lower.startsWith(first)) return false
  const last = rest.pop()
  if (last === undefined) return lower === first
  let at = first.length
  for (const piece of rest) {
    const found = lower.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return lower.length - last.length >= at && lower.endsWith(last)
}

/** The declared system one of whose patterns of this sort matches; null where none does. */
export function systemWith(
  sort: keyof SystemTraces,
  text: string,
  systems: readonly DeclaredSystem[],
): DeclaredSystem | null {
  return systems.find(system => system.dns[sort].some(pattern => matches(pattern, text))) ?? null
}
