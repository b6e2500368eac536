// A register as TILT. What TILT demands and the register does not say is stated as not said, in words and by
// `ordholden: {said: false}`; entries nobody has accepted carry `ordholden: {status: 'proposed'}`; the right to object, for
// which TILT has no key, is added as `rightToObject`. Only what the company answers for as a controller is here.
// docs/reference/formats.md has the mapping. Proven by tilt.test.ts against the official schema.

import { domainToASCII } from 'node:url'

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import { canonicalJson, type Json } from '../../core/json.ts'
import type { Language } from '../../core/language.ts'
import { exampleNote } from '../../language/example.ts'
import { formatWords, rightWords } from '../../language/formats.ts'
import type { Activity, Register } from '../schema.ts'
import { own, statusOf } from './own.ts'
import type { Shown } from './settled.ts'
import { disclosedOf, sourcesOf } from './tilt-data.ts'
import type { Tilt } from './tilt-shape.ts'
import { transfersOf } from './tilt-transfers.ts'

/** What the register itself does not know: when its edition was published, as which number, and where. */
export interface Published {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly edition: number
  readonly url: string
  /** Where our own pages are served, with a slash at the end; null where they are not. */
  readonly servedAt: string | null
  readonly language: Language
}

/** Where a notice is read: the company's own page, else ours, else only a name within the document. */
export const noticeAddress = (
  { language, published: official }: Shown['notices'][number],
  { url, servedAt }: Published,
): string => official?.url ?? (servedAt === null ? `${url}#notice-${language}` : `${servedAt}${language}/`)

type RightId = Register['rights'][number]['id']

export function formatTilt(register: Shown, published: Published): Tilt {
  const { language } = published
  const activities = ownActivities(register)
  const document: Tilt = {
    meta: metaOf(register, published),
    controller: controllerOf(register),
    dataProtectionOfficer: officerOf(register, language),
    dataDisclosed: activities.flatMap(activity =>
      activity.categories.map(category => disclosedOf(register, activity, category, language)),
    ),
    thirdCountryTransfers: [...transfersOf(activities, register, language)],
    accessAndDataPortability: {
      ...rightOf(register, language, 'access', 'portability'),
      // Demanded by TILT, and the right is there by law whatever a notice says.
      available: true,
    },
    sources: activities.flatMap(activity => sourcesOf(activity, language)),
    rightToInformation: rightOf(register, language, 'access'),
    rightToRectificationOrDeletion: rightOf(register, language, 'rectification', 'erasure'),
    rightToDataPortability: rightOf(register, language, 'portability'),
    rightToWithdrawConsent: rightOf(register, language, 'withdrawal'),
    rightToComplain: {
      ...rightOf(register, language, 'complaint'),
      supervisoryAuthority: { name: authorityOf(register, language) },
    },
    rightToObject: rightOf(register, language, 'objection'),
    automatedDecisionMaking: decisionsOf(activities, language),
    changesOfPurpose: [],
    ...own({
      example: register.example ? exampleNote(register.controller.name)[language] : undefined,
      activities: activities.map(activity => namesOf(activity, language)),
      recipients: namedIn(activities, register),
    }),
  }
  return { ...document, meta: { ...document.meta, _hash: hashOf(document) } }
}

/** SHA-256 of the canonical JSON with an empty `_hash`: TILT does not say how its hash is made. */
export function hashOf(document: Tilt): string {
  const bare = { ...document, meta: { ...document.meta, _hash: '' } }
  return toHex(sha256(utf8(canonicalJson(JSON.parse(JSON.stringify(bare)) as Json))))
}

const ownActivities = (register: Shown): readonly Activity[] =>
  register.activities.filter(({ role }) => role === 'controller')

export const addressOf = ({ street, postcode, city }: Register['controller']['address']): string =>
  `${street}, ${postcode} ${city}`

const authorityOf = ({ controller }: Shown, language: Language): string =>
  formatWords.authority[controller.address.country === 'DK' ? 'da' : language]

const metaOf = ({ controller }: Shown, { at, edition, url, language }: Published): Tilt['meta'] => ({
  _id: `${controller.cvr ?? controller.registration ?? controller.name}-${edition}`,
  name: controller.name,
  created: at,
  modified: at,
  version: edition,
  language,
  status: 'active',
  url,
  _hash: '',
})

function controllerOf({ controller, representative }: Shown): Tilt['controller'] {
  const { name, cvr, registration, person, email, phone, address } = controller
  const reached = representative ?? { name: person ?? name, email, phone }
  return {
    name,
    address: addressOf(address),
    country: address.country,
    representative: {
      name: reached.name,
      email: mailOf(reached.email ?? email),
      ...phoneOf(reached.phone ?? phone),
      ...(representative === undefined ? {} : own({ status: representative.status })),
    },
    ...own({ cvr, registration, person, email, phone, status: statusOf(controller) }),
  }
}

// TILT takes addresses of ASCII letters alone: a domain with others is written as the name servers know it (RFC 5891).
const mailOf = (address: string): string => {
  const at = address.lastIndexOf('@') + 1
  return `${address.slice(0, at)}${domainToASCII(address.slice(at)) || address.slice(at)}`
}

// TILT takes digits and what stands between them; a number with words beside it is only said under our own key.
const phoneOf = (phone: string | undefined): { readonly phone?: string } =>
  phone !== undefined && /^\+*\(?\d{1,4}\)?[-\s./\d]*$/.test(phone) ? { phone } : {}

// TILT demands an officer. Where none is appointed the name says so, and the way to reach somebody is the controller's.
function officerOf({ controller, dpo }: Shown, language: Language): Tilt['dataProtectionOfficer'] {
  const place = { address: addressOf(controller.address), country: controller.address.country }
  if (dpo === null)
    return {
      name: formatWords.notSaid[language],
      ...place,
      email: mailOf(controller.email),
      ...own({ said: false }),
    }
  return {
    name: dpo.appointed ? (dpo.name ?? formatWords.notSaid[language]) : formatWords.noOfficer[language],
    ...place,
    email: mailOf(dpo.email ?? controller.email),
    ...own({ appointed: dpo.appointed, email: dpo.email, status: statusOf(dpo) }),
  }
}

/** In the order of the register, which the lists under each category do not show. */
function namedIn(activities: readonly Activity[], { recipients }: Shown): readonly string[] {
  const disclosing = activities.filter(({ categories }) => categories.length > 0)
  const named = new Set(disclosing.flatMap(each => each.recipients.map(({ to }) => to)))
  return recipients.map(({ id }) => id).filter(id => named.has(id))
}

/** What TILT has no place for: which activity a category is of, and which of them decides by machine. */
function namesOf(activity: Activity, language: Language): Json {
  const { automatedDecisions: decides } = activity
  const decisions =
    decides === undefined
      ? {}
      : {
          automatedDecisions: {
            used: decides.used,
            ...(decides.logic === undefined ? {} : { logic: decides.logic[language] }),
            ...(decides.effects === undefined ? {} : { effects: decides.effects[language] }),
            ...(decides.status === 'proposed' ? { status: decides.status } : {}),
          },
        }
  const mark = activity.status === 'proposed' ? { status: activity.status } : {}
  return { id: activity.id, name: activity.name[language], ...decisions, ...mark }
}

// Said to be in use where one activity says so, and not to be where every one of them says so.
function decisionsOf(activities: readonly Activity[], language: Language): Tilt['automatedDecisionMaking'] {
  const said = activities.flatMap(({ automatedDecisions }) => automatedDecisions ?? [])
  const used = said.filter(decides => decides.used)
  const told = (words: readonly (string | undefined)[]): string =>
    [...new Set(words.filter(each => each !== undefined))].join('; ') || formatWords.notSaid[language]
  if (used.length > 0)
    return {
      inUse: true,
      logicInvolved: told(used.map(({ logic }) => logic?.[language])),
      scopeAndIntendedEffects: told(used.map(({ effects }) => effects?.[language])),
      ...own({ status: used.some(({ status }) => status === 'proposed') ? 'proposed' : undefined }),
    }
  const isNone = said.length > 0 && said.length === activities.length
  if (!isNone) return own({ said: false })
  const proposed = said.some(({ status }) => status === 'proposed') ? 'proposed' : undefined
  return { inUse: false, ...own({ status: proposed }) }
}

// A right is said to be available where people are told of it. It is never said not to be.
function rightOf({ rights, controller }: Shown, language: Language, ...ids: readonly RightId[]) {
  const told = ids.flatMap(id => rights.find(right => right.id === id) ?? [])
  const quotes = ids.map(
    id => told.find(right => right.id === id)?.quote?.[language] ?? rightWords[id][language],
  )
  return {
    ...(told.length === 0 ? {} : { available: true }),
    description: [...new Set(quotes)].join('; '),
    email: mailOf(controller.email),
    ...own({ told: told.map(right => toldOf(right, language)) }),
  }
}

const toldOf = ({ id, quote, status }: Register['rights'][number], language: Language): Json => ({
  id,
  ...(quote?.[language] === undefined ? {} : { words: quote[language] }),
  ...(status === 'proposed' ? { status } : {}),
})
