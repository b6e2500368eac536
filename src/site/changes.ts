// What changed on a site between two visits, both judged by the register as it is now: what appeared, what went, and which
// hosts of others are new or gone. Pure. Proven by changes.test.ts.

import type { Audit } from './audit.ts'
import type { DeclaredSite } from './declared.ts'
import type { SiteFinding } from './finding.ts'
import { viewOf } from './judge/view.ts'
import { judge } from './judge.ts'

export interface SiteChanges {
  /** When the visit before was made (ISO 8601). */
  readonly since: string
  readonly appeared: readonly SiteFinding[]
  readonly gone: readonly SiteFinding[]
  readonly hosts: { readonly appeared: readonly string[]; readonly gone: readonly string[] }
}

/** `judging`: what tells findings of a visit; our own pages are held to something else. */
export function changesBetween(
  before: Audit,
  after: Audit,
  declared: DeclaredSite,
  judging: typeof judge = judge,
): SiteChanges {
  const [were, are] = [judging(before, declared), judging(after, declared)]
  const [hadHosts, hasHosts] = [hostsIn(before, declared), hostsIn(after, declared)]
  return Object.freeze({
    since: before.startedAt,
    appeared: are.filter(one => !were.some(other => isSame(one, other))),
    gone: were.filter(one => !are.some(other => isSame(one, other))),
    hosts: {
      appeared: hasHosts.filter(host => !hadHosts.includes(host)),
      gone: hadHosts.filter(host => !hasHosts.includes(host)),
    },
  })
}

const isSame = (a: SiteFinding, b: SiteFinding): boolean => a.rule === b.rule && a.about === b.about

const hostsIn = (audit: Audit, declared: DeclaredSite): readonly string[] =>
  viewOf(audit, declared)
    .others.map(({ host }) => host)
    .toSorted()
