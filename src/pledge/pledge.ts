// A pledge is what a sentence of the notice promises. It has parts, one for each thing the sentence claims and each
// system it speaks of; a part is looked at by one check of one room; a look ends in a verdict with its evidence.
// Pure: no clock, no disk, no network. How verdicts combine is in verdict.ts, which parts exist is in catalogue.ts.

import type { Json } from '../core/json.ts'
import type { Words } from '../core/language.ts'

export const verdicts = ['kept', 'broken', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** The 23 pledges, in the order a policy speaks of them. They name no company: they serve any policy. */
export const pledgeIds = [
  'minimise',
  'open',
  'purpose',
  'partners.categories',
  'partners.purposes',
  'partners.systems',
  'partners.disclosures',
  'traffic.only-technical',
  'traffic.no-trackers',
  'site.host',
  'site.third-parties',
  'engagements.processor',
  'engagements.instruction',
  'engagements.confidential',
  'engagements.deleted-at-once',
  'engagements.anonymous-only',
  'rights.access',
  'rights.rectify-erase',
  'rights.object',
  'rights.withdraw',
  'rights.reachable',
  'rights.complaint',
  'controller.identity',
] as const
/** Those with a part that rests on a visit of the website. */
export const sitePledges: readonly PledgeId[] = [
  'minimise',
  'traffic.no-trackers',
  'site.host',
  'site.third-parties',
]

export type PledgeId = (typeof pledgeIds)[number]

/**
 * A part of a pledge as one policy has it.
 * `id` is `<pledge>/<name>`, or `<pledge>/<name>:<subject>` where the part is there once for each system, site or channel.
 */
export interface Part {
  readonly id: string
  readonly pledge: PledgeId
  readonly name: string
  /** Id of the system, site or channel of the register it speaks of. */
  readonly subject: string | null
  /** False where this part alone never makes the pledge kept: it can only speak against it. */
  readonly carries: boolean
}

/** A verdict that rests on a stand-in system or on an entry nobody has accepted carries that word everywhere. */
export const bases = ['practice', 'proposed'] as const
export type Basis = (typeof bases)[number]

/** What a check saw, in the words a layman reads and in the facts an auditor recomputes. */
export interface Finding {
  readonly verdict: Verdict
  readonly reason: Words
  /** What to do about it; null when nothing is to be done. */
  readonly next: Words | null
  /** What the check did not look at; null when the part is looked at whole. */
  readonly notLookedAt: Words | null
  readonly basis: readonly Basis[]
  /** Facts without personal data: hashes, counts, host names of companies, times. */
  readonly evidence: Json
}

/** A check owned by one room, for one part. */
export interface Check {
  readonly part: string
  readonly everyMs: number
  readonly timeoutMs: number
  /** What this check is able to show. A verdict outside it is a bug of the check and counts as unknown. */
  readonly canShow: readonly ('kept' | 'broken')[]
  /** What it does, as short pseudo-code a reader can follow; shown on the page "how this works". */
  readonly method: Words
  /** It looks at register, notice and what was kept, and at nothing outside: so an edit is looked at before it is published. */
  readonly ofTexts?: true
  look(signal: AbortSignal): Promise<Finding>
}

/** One look at one part, as it is kept: the finding, when, and which register and notice it was about. */
export interface Look extends Finding {
  readonly id: string
  readonly part: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Lower-case hexadecimal SHA-256 of the register and of all notices when the part was looked at. */
  readonly registerHash: string
  readonly noticeHash: string
}
