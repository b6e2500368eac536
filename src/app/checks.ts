// Every check there is for one edition: each room gets its slice of the register and the ports it needs, and no more.
// The parts without a check here are *not built*; test/policy.test.ts pins them.

import type { Fetch, Resolve } from '../core/ports.ts'
import { partnerChecks } from '../partners/partners.ts'
import { partsOf } from '../pledge/catalogue.ts'
import { type Check, pledgeIds } from '../pledge/pledge.ts'
import type { Edition } from '../register/gate.ts'
import { registerChecks } from '../register/pledges.ts'
import { siteSlice } from '../register/site-slice.ts'
import { mailSlice, subjectsOf } from '../register/subjects.ts'
import { trafficSlice } from '../register/traffic-slice.ts'
import { readKept } from '../site/kept.ts'
import { type LatestVisit, ownPagesCheck, type SitePorts, siteChecks } from '../site/pledges.ts'
import type { Making } from '../store/leaves.ts'
import { purposeWallCheck } from '../store/pledges.ts'
import { auditLines, latestAudit } from '../store/site-audits.ts'
import type { Store } from '../store/store.ts'
import { trafficChecks } from '../traffic/pledges.ts'
import { trafficPorts } from './traffic-looks.ts'

/** What checks look with. */
export interface Ground {
  readonly store: Store
  readonly making: Making
  readonly fetch: Fetch
  readonly resolve: Resolve
  /** Whether anything outside this machine is looked at. */
  readonly outside: boolean
  /** Where our own pages are served; null when they are not. */
  readonly servedAt: string | null
  /** The folder all of ours lies in. */
  readonly home: string
}

export function checksOf(edition: Edition, ground: Ground): readonly Check[] {
  const { register } = edition.file
  const visits = visitsOf(ground)
  const parts = new Set(pledgeIds.flatMap(id => partsOf(id, subjectsOf(register, id))).map(({ id }) => id))
  return [
    ...registerChecks(edition, ground),
    ...partnerChecks(mailSlice(register), ground.resolve),
    // A site that only some sentences speak of has no part of the others.
    ...siteChecks(siteSlice(register), visits).filter(({ part }) => parts.has(part)),
    ownPagesCheck(ground.servedAt, visits),
    ...trafficChecks(trafficSlice(register), trafficPorts(edition, ground)).filter(({ part }) =>
      parts.has(part),
    ),
    purposeWallCheck(ground.store, ground.making),
  ]
}

/** Visits are made on a schedule of their own (site-visits.ts); what a check sees of them is the latest that is kept. */
const visitsOf = ({ store, making, outside }: Ground): SitePorts => ({
  ...{ clock: making.clock, outside },
  latest: async (site): Promise<LatestVisit> => {
    const kept = await latestAudit(store.owner, site)
    const [last] = await auditLines(store.owner, site, 1)
    return { kept: kept === null ? null : readKept(kept), failed: last?.because ?? null }
  },
})
