// The slice of the register this room needs: each site, who hosts it and by what that shows, and whom it may load from.
// app.ts maps the register to it. Proven by src/site/judge/judge.test.ts.

import type { Words } from '../core/language.ts'

export interface DeclaredParty {
  /** `cdn.example.net`, or `*.example.net` for every name below. */
  readonly host: string
  /** Name of the recipient that operates it; null where the register does not say. */
  readonly operator: string | null
  /** ISO 3166-1 alpha-2; null where the register does not say. */
  readonly country: string | null
  readonly purpose: Words | null
  /** True where nobody has accepted the entry yet. */
  readonly proposed: boolean
}

/** What the site's host is known by. All that is declared must match; where nothing is, nobody can know. */
export interface DeclaredHost {
  /** Name of the recipient. */
  readonly name: string
  /** CIDR: `192.0.2.0/24`. */
  readonly networks: readonly string[]
  /** Each as a name, or `*.example.net`. */
  readonly nameServers: readonly string[]
  readonly reverseNames: readonly string[]
  readonly aliases: readonly string[]
  /** Autonomous systems: `AS65000`. */
  readonly systems: readonly string[]
}

export interface DeclaredSite {
  /** Id of the register's entry; null for an address that is audited without one. */
  readonly id: string | null
  readonly url: string
  /** Other names it answers to. */
  readonly names: readonly string[]
  /** Every name that some site of the register answers to; `names/uncovered` speaks of the others. Null: nobody says. */
  readonly covered: readonly string[] | null
  readonly host: DeclaredHost | null
  readonly parties: readonly DeclaredParty[]
  /** Cookies and stored keys the register gives a reason for; `*` stands for any letters. */
  readonly stored: readonly string[]
  /** What the forms may ask for; ids of forms/field kinds. Null where the register says nothing about forms. */
  readonly fields: readonly string[] | null
  /** True where the published notice says that parts come from several CDNs. */
  readonly saysSeveralCdns: boolean
  readonly proposed: boolean
}

/** Of an address nobody's register speaks of: everything of others is a finding. */
export const nothingDeclared = (url: string): DeclaredSite => ({
  ...{ id: null, url, names: [], covered: null, host: null, parties: [], stored: [], fields: null },
  ...{ saysSeveralCdns: false, proposed: false },
})
