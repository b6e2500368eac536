// Every check there is for one edition: each room gets its slice of the register and the ports it needs, and no more.
// The parts without a check here are *not built*; test/policy.test.ts pins them.

import type { Fetch, Resolve } from '../core/ports.ts'
import { partnerChecks } from '../partners/partners.ts'
import type { Check } from '../pledge/pledge.ts'
import type { Edition } from '../register/gate.ts'
import { registerChecks } from '../register/pledges.ts'
import { mailSlice } from '../register/subjects.ts'
import type { Making } from '../store/leaves.ts'
import { purposeWallCheck } from '../store/pledges.ts'
import type { Store } from '../store/store.ts'

/** What checks look with. */
export interface Ground {
  readonly store: Store
  readonly making: Making
  readonly fetch: Fetch
  readonly resolve: Resolve
  /** Where our own pages are served; null when they are not. */
  readonly servedAt: string | null
}

export const checksOf = (edition: Edition, ground: Ground): readonly Check[] => [
  ...registerChecks(edition, ground),
  ...partnerChecks(mailSlice(edition.file.register), ground.resolve),
  purposeWallCheck(ground.store, ground.making),
]
