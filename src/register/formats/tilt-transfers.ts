// Where data leaves the Union, as TILT tells it: the transfers of each activity, and the third parties of the sites in
// third countries. Which guarantee it is, is told by the article it rests on; where the register names none, the safeguard
// is told in words and none is said to be available. Proven by tilt.test.ts.

import type { Language } from '../../core/language.ts'
import { formatWords } from '../../language/formats.ts'
import { isThirdCountry } from '../../law/places.ts'
import type { Activity } from '../schema.ts'
import { own, statusOf } from './own.ts'
import type { Shown } from './settled.ts'
import type { Tilt } from './tilt-shape.ts'

type Transfer = Tilt['thirdCountryTransfers'][number]

export const transfersOf = (
  activities: readonly Activity[],
  { sites }: Shown,
  language: Language,
): readonly Transfer[] => [
  ...activities.flatMap(activity =>
    activity.transfers.map(each => ({
      country: each.country,
      ...guaranteeOf(each.ground, each.safeguard[language]),
      ...own({ activity: activity.id, to: each.to, ground: each.ground, status: statusOf(each) }),
    })),
  ),
  ...sites.flatMap(site => site.thirdParties.flatMap(party => thirdPartyOf(site, party, language))),
]

/** Art. 45 is an adequacy decision, Art. 46(2)(c) and (d) are standard clauses, the rest of Art. 46 other guarantees. */
function guaranteeOf(ground: string | undefined, description: string): Transfer {
  const available = { available: true, description }
  if (ground === 'GDPR 45(3)') return { adequacyDecision: available }
  if (ground === 'GDPR 46(2)(c)' || ground === 'GDPR 46(2)(d)')
    return { standardDataProtectionClause: available }
  if (ground?.startsWith('GDPR 46(')) return { appropriateGuarantees: available }
  // Art. 49 is for transfers without a guarantee, and without a ground nothing is known.
  return { appropriateGuarantees: { description } }
}

type Site = Shown['sites'][number]

function thirdPartyOf(
  { id, url, host }: Site,
  party: Site['thirdParties'][number],
  language: Language,
): readonly Transfer[] {
  const { country, operator, purpose, ground } = party
  if (country === undefined || !isThirdCountry(country)) return []
  return [
    {
      country,
      appropriateGuarantees: { description: ground?.[language] ?? formatWords.notSaid[language] },
      ...own({
        site: { id, url, host },
        ...{ host: party.host, operator, purpose: purpose?.[language], status: statusOf(party) },
      }),
    },
  ]
}
