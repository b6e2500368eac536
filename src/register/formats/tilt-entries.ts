// What a TILT document says of one category of data, as entries of an activity: purposes with their legal bases, periods,
// and whether the data must be given. Proven by tilt-read.test.ts.

import { z } from 'zod'

import type { Draft } from '../draft/draft.ts'
import { type Must, mustNames, mustOf } from './tilt-data.ts'
import type { Tilt } from './tilt-shape.ts'
import { ownOf, saidIn, unlessSilent } from './tilt-words.ts'

type Activity = NonNullable<Draft['activities']>[number]
type Purpose = NonNullable<Activity['purposes']>[number]
type Retention = NonNullable<Activity['retention']>[number]
type Disclosed = Tilt['dataDisclosed'][number]

const ownPurpose = z.object({ id: z.string() })
const ownBasis = z.object({ purposes: z.array(z.string()) })

// TILT does not say which basis is for which purpose: without our own key each is put under all, for a person to sort out.
export function purposesIn({ purposes, legalBases }: Disclosed, activity: string): Purpose[] {
  return purposes.map((each, at) => {
    const id = ownOf(each, ownPurpose)?.id ?? `${activity}.purpose-${at + 1}`
    const bases = legalBases.filter(basis => ownOf(basis, ownBasis)?.purposes.includes(id) ?? true)
    return { id, name: saidIn(each.purpose), legalBases: bases.flatMap(basisIn) }
  })
}

function basisIn({ reference, description }: Disclosed['legalBases'][number]) {
  const article = articleOf(reference)
  return article === null ? [] : [{ reference: article, because: saidIn(description) }]
}

/** `GDPR-6-1-f` is `GDPR 6(1)(f)`; null for what is no legal basis of the GDPR. */
export function articleOf(reference: string): string | null {
  if (reference === 'GDPR-10') return 'GDPR 10'
  const [, six, nine] = /^GDPR-(?:6-1-([a-f])|9-2-([a-j]))$/.exec(reference) ?? []
  if (six !== undefined) return `GDPR 6(1)(${six})`
  return nine === undefined ? null : `GDPR 9(2)(${nine})`
}

const ownPeriod = z.object({ trigger: z.string(), basis: z.string() })
const period = /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/

/** Periods of whole years, months and days: TILT says them of each category alone. */
export const retentionIn = (entries: readonly Disclosed[], ids: readonly string[]): Retention[] =>
  entries
    .flatMap(({ storage }, at) =>
      storage
        .flatMap(({ temporal }) => temporal ?? [])
        .filter(({ ttl }) => period.test(ttl))
        .map(each => ({ each, of: ids.slice(at, at + 1) })),
    )
    .map(({ each, of }, at) => {
      const words = ownOf(each, ownPeriod) ?? wordsIn(each.description)
      const [trigger, basis] = [saidIn(words.trigger), saidIn(words.basis)]
      return { id: `period-${at + 1}`, of, period: each.ttl, trigger, basis }
    })

/** `From the end of the year (Bookkeeping Act)`: from when, and why. */
function wordsIn(description: string): { readonly trigger: string; readonly basis: string | undefined } {
  const [, trigger, basis] = /^(.+?) \((.+)\)$/.exec(description) ?? []
  return { trigger: trigger ?? description, basis }
}

export function provisionIn(told: Disclosed['nonDisclosure']): Activity['provision'] {
  if (ownOf(told, z.object({ said: z.literal(false) })) !== null) return undefined
  const must = nearest(told)
  if (must === undefined) return undefined
  const consequences = unlessSilent(told.consequences)
  return { must, ...(consequences && { consequences: saidIn(consequences) }) }
}

/** The one that is told so; else the law before the agreement. A duty without either is none the register knows. */
function nearest(told: Disclosed['nonDisclosure']): Must | undefined {
  const same = mustNames.find(must => {
    const { legalRequirement, contractualRegulation, obligationToProvide } = mustOf(must)
    return (
      told.legalRequirement === legalRequirement &&
      told.contractualRegulation === contractualRegulation &&
      told.obligationToProvide === obligationToProvide
    )
  })
  if (same !== undefined) return same
  return told.legalRequirement ? 'by-law' : told.contractualRegulation ? 'by-contract' : undefined
}
