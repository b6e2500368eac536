// What every report tells, whatever its format: how each part of a pledge stands and by which findings, who was seen, what was
// stored, and what was not looked at. Proven by the test of each format.

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import type { Words } from '../../core/language.ts'
import { claimOf } from '../../language/parts.ts'
import { pledgeNames } from '../../language/pledges.ts'
import { type Basis, type PledgeId, pledgeIds, type Verdict } from '../../pledge/pledge.ts'
import type { Audit } from '../audit.ts'
import type { DeclaredSite } from '../declared.ts'
import type { Rule, SiteFinding, Speaks } from '../finding.ts'
import { rules } from '../judge/rules.ts'
import { viewOf } from '../judge/view.ts'
import { verdictOf } from '../judge.ts'
import { ownRules } from '../own-pages.ts'
import { type PartyRow, partiesIn, type SiteSummary, summaryOf } from '../summary.ts'

export interface SiteReport {
  readonly kind: 'site-report'
  readonly audit: Audit
  readonly declared: DeclaredSite
  readonly findings: readonly SiteFinding[]
  /** PNG of each page, by its number. */
  readonly pictures: ReadonlyMap<number, Uint8Array>
  /** Set for our own pages: they are held to a promise of their own, and to nothing else. */
  readonly own?: true
}

/** One part of a pledge, as far as a visit speaks of it. */
export interface PartTold {
  readonly id: NonNullable<Speaks> | typeof ownPart
  readonly pledge: PledgeId
  readonly name: Words
  readonly claim: Words
  readonly verdict: Verdict
  /** What stays on the mark: a verdict over an entry nobody has accepted says so wherever it goes. */
  readonly basis: readonly Basis[]
  readonly rules: readonly Rule[]
  readonly findings: readonly SiteFinding[]
}

export interface Told {
  readonly report: SiteReport
  readonly summary: SiteSummary
  readonly parts: readonly PartTold[]
  /** Rules that speak to no part, and what they found: worth doing, no promise is broken. */
  readonly beside: Pick<PartTold, 'rules' | 'findings'>
  readonly parties: readonly PartyRow[]
}

const ownPart = 'traffic.no-trackers/own-pages'

export function tell(report: SiteReport): Told {
  const { audit, declared, findings } = report
  const summary = summaryOf(audit, declared, findings)
  return {
    ...{ report, summary, parties: partiesIn(viewOf(audit, declared)) },
    ...(report.own === true
      ? { parts: [ownPartOf(findings, summary)], beside: { rules: [], findings: [] } }
      : {
          parts: partsFor(declared).map(id => partOf(id, report, summary)),
          beside: ofPart(null, findings),
        }),
  }
}

/** Without a register nobody said who hosts the site, or which third parties it has: nothing can have become of that. */
const ofRegister: readonly Speaks[] = ['site.host/matches', 'site.third-parties/up-to-date']

const partsFor = ({ id }: DeclaredSite): readonly NonNullable<Speaks>[] =>
  [...new Set(rules.flatMap(({ speaks }) => speaks ?? []))].filter(
    part => id !== null || !ofRegister.includes(part),
  )

const ofPart = (id: Speaks, findings: readonly SiteFinding[]): Pick<PartTold, 'rules' | 'findings'> => ({
  rules: rules.filter(({ speaks }) => speaks === id),
  findings: findings.filter(({ speaks }) => speaks === id),
})

function partOf(id: NonNullable<Speaks>, report: SiteReport, { host }: SiteSummary): PartTold {
  const { findings, declared } = report
  const part = named(id, host)
  const verdict = verdictOf(findings, id)
  const basis = verdict !== 'unknown' && isProposed(declared, part.pledge) ? (['proposed'] as const) : []
  return { ...part, verdict, basis, ...ofPart(id, findings) }
}

/** Whatever is found on our own pages speaks to the one thing promised of them. */
function ownPartOf(findings: readonly SiteFinding[], { host }: SiteSummary): PartTold {
  const grades = findings.map(({ grade }) => grade)
  const verdict = grades.includes('broken') ? 'broken' : grades.includes('unknown') ? 'unknown' : 'kept'
  return { ...named(ownPart, host), verdict, basis: [], rules: ownRules, findings }
}

function named(id: PartTold['id'], host: string): Pick<PartTold, 'id' | 'pledge' | 'name' | 'claim'> {
  const pledge = pledgeIds.find(each => id.startsWith(`${each}/`))
  if (pledge === undefined) throw new Error(`expected a part of a pledge, got ${id}`)
  const part = { id, pledge, name: id.slice(pledge.length + 1), subject: host, carries: true }
  return { id, pledge, name: pledgeNames[pledge], claim: claimOf(part, host) }
}

const isProposed = ({ proposed, parties }: DeclaredSite, pledge: PledgeId): boolean =>
  proposed || (pledge === 'site.third-parties' && parties.some(party => party.proposed))

/** The same for the same finding in every audit of a site, and for no other. */
export const fingerprintOf = ({ host }: SiteSummary, { rule, about }: SiteFinding): string =>
  toHex(sha256(utf8(JSON.stringify([host, rule, about.toWellFormed()]))))
