// A register as TILT. What TILT demands and the register does not say is stated as not said, in words and by
// `ordholden: {said: false}`; entries nobody has accepted carry `ordholden: {status: 'proposed'}`; the right to object, for
// which TILT has no key, is added as `rightToObject`. Only what the company answers for as a controller is here.
// docs/reference/formats.md has the mapping. Proven by tilt.test.ts against the official schema.

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import { canonicalJson, type Json } from '../../core/json.ts'
import type { Language } from '../../core/language.ts'
import { formatWords, rightWords } from '../../language/formats.ts'
import type { Activity, Recipient, Register } from '../schema.ts'
import type { Tilt } from './tilt-shape.ts'

/** What the register itself does not know: when its edition was published, as which number, and where. */
export interface Published {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly edition: number
  readonly url: string
  readonly language: Language
}

type Category = Activity['categories'][number]
type RightId = Register['rights'][number]['id']

export function formatTilt(register: Register, published: Published): Tilt {
  const { language } = published
  const document: Tilt = {
    meta: metaOf(register, published),
    controller: controllerOf(register),
    dataProtectionOfficer: officerOf(register, language),
    dataDisclosed: ownActivities(register).flatMap(activity =>
      activity.categories.map(category => disclosedOf(register, activity, category, language)),
    ),
    thirdCountryTransfers: ownActivities(register).flatMap(activity =>
      activity.transfers.map(transfer => transferOf(transfer, language)),
    ),
    accessAndDataPortability: {
      ...rightOf(register, language, 'access', 'portability'),
      // Demanded by TILT, and the right is there by law whatever a notice says.
      available: true,
    },
    sources: [],
    rightToInformation: rightOf(register, language, 'access'),
    rightToRectificationOrDeletion: rightOf(register, language, 'rectification', 'erasure'),
    rightToDataPortability: rightOf(register, language, 'portability'),
    rightToWithdrawConsent: rightOf(register, language, 'withdrawal'),
    rightToComplain: {
      ...rightOf(register, language, 'complaint'),
      supervisoryAuthority: {
        name: formatWords.authority[register.controller.address.country === 'DK' ? 'da' : language],
      },
    },
    rightToObject: rightOf(register, language, 'objection'),
    automatedDecisionMaking: { ordholden: { said: false } },
    changesOfPurpose: [],
  }
  return { ...document, meta: { ...document.meta, _hash: hashOf(document) } }
}

/** SHA-256 of the canonical JSON with an empty `_hash`: TILT does not say how its hash is made. */
export function hashOf(document: Tilt): string {
  const bare = { ...document, meta: { ...document.meta, _hash: '' } }
  return toHex(sha256(utf8(canonicalJson(JSON.parse(JSON.stringify(bare)) as Json))))
}

const ownActivities = (register: Register): readonly Activity[] =>
  register.activities.filter(({ role }) => role === 'controller')

const markOf = ({ status }: { readonly status: string }) =>
  status === 'proposed' ? { ordholden: { status } } : {}

const addressOf = ({ street, postcode, city }: Register['controller']['address']): string =>
  `${street}, ${postcode} ${city}`

const metaOf = ({ controller }: Register, { at, edition, url, language }: Published): Tilt['meta'] => ({
  _id: `${controller.cvr}-${edition}`,
  name: controller.name,
  created: at,
  modified: at,
  version: edition,
  language,
  status: 'active',
  url,
  _hash: '',
})

function controllerOf({ controller, representative }: Register): Tilt['controller'] {
  return {
    name: controller.name,
    address: addressOf(controller.address),
    country: controller.address.country,
    representative: {
      name: representative?.name ?? controller.person ?? controller.name,
      email: representative?.email ?? controller.email,
      phone: representative?.phone ?? controller.phone,
    },
    ...markOf(controller),
  }
}

// TILT demands an officer. Where none is appointed the name says so, and the way to reach somebody is the controller's.
function officerOf({ controller, dpo }: Register, language: Language): Tilt['dataProtectionOfficer'] {
  return {
    name: dpo.appointed ? (dpo.name ?? formatWords.notSaid[language]) : formatWords.noOfficer[language],
    address: addressOf(controller.address),
    country: controller.address.country,
    email: dpo.email ?? controller.email,
    ordholden: { appointed: dpo.appointed, status: dpo.status },
  }
}

function disclosedOf(
  register: Register,
  activity: Activity,
  category: Category,
  language: Language,
): Tilt['dataDisclosed'][number] {
  const bases = activity.purposes.flatMap(purpose => purpose.legalBases)
  return {
    _id: `${activity.id}/${category.id}`,
    category: category.name[language],
    purposes: activity.purposes.map(purpose => ({
      purpose: purpose.name[language],
      description: activity.name[language],
      ...markOf(purpose),
    })),
    legalBases: bases.map(basis => ({
      reference: tiltReference(basis.reference),
      description: basis.because[language],
      ...markOf(basis),
    })),
    legitimateInterests: bases
      .filter(({ reference }) => reference === 'GDPR 6(1)(f)')
      .map(basis => ({ exists: true, reasoning: basis.because[language], ...markOf(basis) })),
    recipients: register.recipients
      .filter(({ id }) => gets(activity, id, category.id))
      .map(recipient => recipientOf(recipient, language)),
    storage: storageOf(activity, category, language),
    nonDisclosure: {
      legalRequirement: false,
      contractualRegulation: false,
      obligationToProvide: false,
      consequences: formatWords.notSaid[language],
      ordholden: { said: false },
    },
    ...markOf(category),
  }
}

const gets = ({ recipients }: Activity, id: string, category: string): boolean =>
  recipients.some(
    ({ to, categories }) => to === id && (categories.length === 0 || categories.includes(category)),
  )

/** `GDPR 6(1)(f)` as TILT writes it: `GDPR-6-1-f`. */
const tiltReference = (reference: string): string => reference.replaceAll(/[ (]/g, '-').replaceAll(')', '')

function recipientOf(recipient: Recipient, language: Language) {
  const country = /^[A-Z]{2}$/.test(recipient.country ?? '') ? { country: recipient.country } : {}
  return {
    name: recipient.name,
    ...country,
    category: formatWords[recipient.role.is][language],
    ...markOf({ status: recipient.role.status === 'proposed' ? 'proposed' : recipient.status }),
  }
}

function storageOf(activity: Activity, category: Category, language: Language) {
  const kept = activity.retention.filter(({ of }) => of.includes(category.id))
  if (kept.length === 0) return []
  const temporal = kept.map(each => ({
    description: `${each.trigger[language]} (${each.basis[language]})`,
    ttl: each.period,
    ...markOf(each),
  }))
  // Every period of the register has to pass before the data goes: the longest decides.
  return [{ temporal, aggregationFunction: 'max' as const }]
}

// Which of the guarantees of Art. 45-49 a safeguard is, the register says in words only: none is said to be available.
const transferOf = (transfer: Activity['transfers'][number], language: Language) => ({
  country: transfer.country,
  appropriateGuarantees: { description: transfer.safeguard[language] },
  ordholden: { country: transfer.country, to: transfer.to, status: transfer.status },
})

// A right is said to be available where people are told of it. It is never said not to be.
function rightOf(register: Register, language: Language, ...ids: readonly RightId[]) {
  const told = register.rights.filter(({ id, status }) => ids.includes(id) && status !== 'proposed')
  const quotes = ids.map(
    id => told.find(right => right.id === id)?.quote?.[language] ?? rightWords[id][language],
  )
  return {
    ...(told.length === 0 ? {} : { available: true }),
    description: [...new Set(quotes)].join('; '),
    email: register.controller.email,
    ordholden: { told: told.map(({ id }) => id) },
  }
}
