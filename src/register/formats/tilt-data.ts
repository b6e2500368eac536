// The middle of a TILT document: each category of data an activity holds, with purposes, legal bases, recipients, periods
// and whether it must be given; and where data comes from. Proven by tilt.test.ts.

import type { Language } from '../../core/language.ts'
import { formatWords } from '../../language/formats.ts'
import type { Activity } from '../schema.ts'
import { own, statusOf } from './own.ts'
import type { Shown } from './settled.ts'
import type { Tilt } from './tilt-shape.ts'

type Category = Activity['categories'][number]
type Disclosed = Tilt['dataDisclosed'][number]

export function disclosedOf(
  register: Shown,
  activity: Activity,
  category: Category,
  language: Language,
): Disclosed {
  const legalBases = basesOf(activity, language)
  const storage = storageOf(activity, category, language)
  const notSaid = [
    ...(legalBases.length === 0 ? ['legalBases'] : []),
    ...(storage.length === 0 ? ['storage'] : []),
  ]
  return {
    _id: `${activity.id}/${category.id}`,
    category: category.name[language],
    purposes: activity.purposes.map(purpose => purposeOf(purpose, activity, language)),
    legalBases,
    legitimateInterests: interestsOf(activity, language),
    recipients: register.recipients.flatMap(recipient => {
      const flow = flowTo(activity, recipient.id, category.id)
      return flow === undefined ? [] : [recipientOf(recipient, flow, language)]
    }),
    storage,
    nonDisclosure: provisionOf(activity, language),
    ...own({
      activity: activity.id,
      category: category.id,
      special: category.special === 'none' ? undefined : category.special,
      notSaid: notSaid.length === 0 ? undefined : notSaid,
      status: statusOf(category),
    }),
  }
}

const purposeOf = (purpose: Activity['purposes'][number], activity: Activity, language: Language) => ({
  purpose: purpose.name[language],
  description: activity.name[language],
  ...own({ id: purpose.id, status: statusOf(purpose) }),
})

// TILT lists the bases of all purposes together: one that several purposes rest on, in the same words, stands once.
function basesOf(activity: Activity, language: Language): Disclosed['legalBases'] {
  const bases = new Map<
    string,
    { of: string[]; basis: Disclosed['legalBases'][number]; status?: 'proposed' }
  >()
  for (const { id, legalBases } of activity.purposes)
    for (const each of legalBases) {
      const basis = { reference: tiltReference(each.reference), description: each.because[language] }
      const status = statusOf(each)
      const key = JSON.stringify([basis, status])
      const known = bases.get(key)
      if (known === undefined) bases.set(key, { of: [id], basis, ...(status && { status }) })
      else if (!known.of.includes(id)) known.of.push(id)
    }
  return [...bases.values()].map(({ of, basis, status }) => ({ ...basis, ...own({ purposes: of, status }) }))
}

function interestsOf(activity: Activity, language: Language): Disclosed['legitimateInterests'] {
  const told = activity.purposes
    .flatMap(({ legalBases }) => legalBases)
    .filter(({ reference }) => reference === 'GDPR 6(1)(f)')
    .map(basis => ({ exists: true, reasoning: basis.because[language], ...own({ status: statusOf(basis) }) }))
  return [...new Map(told.map(each => [JSON.stringify(each), each])).values()]
}

/** `GDPR 6(1)(f)` as TILT writes it: `GDPR-6-1-f`. */
export const tiltReference = (reference: string): string =>
  reference.replaceAll(/[ (]/g, '-').replaceAll(')', '')

type Flow = Activity['recipients'][number]

/** How a recipient gets this category; one named without categories gets all of them. */
const flowTo = ({ recipients }: Activity, id: string, category: string): Flow | undefined =>
  recipients.find(
    ({ to, categories }) => to === id && (categories.length === 0 || categories.includes(category)),
  )

function recipientOf(recipient: Shown['recipients'][number], flow: Flow, language: Language) {
  const { id, name, country, role } = recipient
  return {
    name,
    ...(country === undefined ? {} : { country }),
    category: role === null ? formatWords.notSaid[language] : formatWords[role.is][language],
    ...own({ id, status: [role?.status, recipient.status, flow.status].find(each => each === 'proposed') }),
  }
}

function storageOf(activity: Activity, category: Category, language: Language): Disclosed['storage'] {
  const kept = activity.retention.filter(({ of }) => of.includes(category.id))
  if (kept.length === 0) return []
  const temporal = kept.map(each => ({
    description: periodWords(each.trigger[language], each.basis[language], language),
    ttl: each.period,
    ...own({
      trigger: each.trigger[language],
      basis: each.basis[language],
      status: statusOf(each),
    }),
  }))
  // Every period of the register has to pass before the data goes: the longest decides.
  return [{ temporal, aggregationFunction: 'max' as const }]
}

/** From when a period runs, and behind it why it is kept, where that is said. */
const periodWords = (trigger: string, basis: string, language: Language): string =>
  basis === formatWords.missing[language] ? trigger : `${trigger} (${basis})`

// Who concludes an agreement must give what it needs; whoever does not need not conclude it.
const musts = {
  'by-law': { legalRequirement: true, contractualRegulation: false, obligationToProvide: true },
  'by-contract': { legalRequirement: false, contractualRegulation: true, obligationToProvide: true },
  'to-enter-contract': { legalRequirement: false, contractualRegulation: true, obligationToProvide: false },
  no: { legalRequirement: false, contractualRegulation: false, obligationToProvide: false },
} as const

export type Must = keyof typeof musts
export const mustNames = Object.keys(musts) as readonly Must[]
export const mustOf = (must: Must): (typeof musts)[Must] => musts[must]

function provisionOf({ provision }: Activity, language: Language): Disclosed['nonDisclosure'] {
  if (provision === undefined)
    return { ...musts.no, consequences: formatWords.notSaid[language], ...own({ said: false }) }
  const consequences = provision.consequences?.[language] ?? formatWords.notSaid[language]
  return { ...musts[provision.must], consequences, ...own({ status: statusOf(provision) }) }
}

/** One entry for each category that has a source of its own, and one for what no category is named for. */
export function sourcesOf(activity: Activity, language: Language): Tilt['sources'] {
  const named = activity.categories.map(({ id, name }) => ({ of: id, dataCategory: name[language] }))
  const unnamed = { of: '', dataCategory: formatWords.notSaid[language] }
  return [...named, unnamed].flatMap(({ of, dataCategory }) => {
    const from = activity.sources.filter(each => (of === '' ? each.of.length === 0 : each.of.includes(of)))
    if (from.length === 0) return []
    return [
      {
        _id: `${activity.id}/${of}`,
        dataCategory,
        // TILT demands an address; the register keeps a source in words, and an empty address says nothing.
        sources: from.map(each => ({
          description: each.from[language],
          url: '',
          publiclyAvailable: each.public,
          ...own({ status: statusOf(each) }),
        })),
        ...own({ activity: activity.id, category: of === '' ? undefined : of }),
      },
    ]
  })
}
