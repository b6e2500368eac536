// What a visit saw, held against what the register declares: the verdict is the difference of the two, told as findings. Pure:
// the same audit gives the same findings, each of them once. Proven by src/site/judge/judge.test.ts.

import type { Verdict } from '../pledge/pledge.ts'
import type { Audit } from './audit.ts'
import type { DeclaredSite } from './declared.ts'
import type { SiteFinding, Speaks } from './finding.ts'
import { each } from './judge/draft.ts'
import { judgeForms } from './judge/forms.ts'
import { judgeHeaders } from './judge/headers.ts'
import { judgeHost } from './judge/host.ts'
import { judgeNames } from './judge/names.ts'
import { judgeParties } from './judge/parties.ts'
import { judgePinned } from './judge/pinned.ts'
import { judgeTrackers } from './judge/trackers.ts'
import { judgeUnseen } from './judge/unseen.ts'
import { viewOf } from './judge/view.ts'

export function judge(audit: Audit, declared: DeclaredSite): readonly SiteFinding[] {
  const view = viewOf(audit, declared)
  return each([
    ...judgeUnseen(view),
    ...judgeParties(view),
    ...judgePinned(view),
    ...judgeTrackers(view),
    ...judgeForms(view),
    ...judgeHost(view),
    ...judgeNames(view),
    ...judgeHeaders(view),
  ])
}

/** How a part stands: one broken breaks it; what cannot be said leaves it open; notes weigh nothing. */
export function verdictOf(findings: readonly SiteFinding[], speaks: NonNullable<Speaks>): Verdict {
  const grades = findings.flatMap(finding => (finding.speaks === speaks ? [finding.grade] : []))
  if (grades.includes('broken')) return 'broken'
  return grades.includes('unknown') ? 'unknown' : 'kept'
}
