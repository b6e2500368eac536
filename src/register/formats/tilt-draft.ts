// A TILT document as the draft of a register. In one language, its words stand in both until somebody translates them.
// Ids of our own are read back where the document has them; another company's entries are numbered. Nothing in it is
// accepted by anybody here: everything is a proposal. Proven by tilt-read.test.ts.

import { z } from 'zod'

import type { Language } from '../../core/language.ts'
import type { Draft } from '../draft/draft.ts'
import { addressIn } from './draft-parts.ts'
import { activitiesOf } from './tilt-activities.ts'
import { recipientsOf } from './tilt-recipients.ts'
import type { Tilt } from './tilt-shape.ts'
import { ownOf, unlessSilent } from './tilt-words.ts'

export function draftOf(tilt: Tilt, language: Language): Draft {
  const recipients = recipientsOf(tilt)
  const controller = controllerOf(tilt)
  const { activities, sites } = activitiesOf(tilt, recipients)
  return {
    version: 1,
    ...(ownOf(tilt, z.object({ example: z.string() })) === null ? {} : { example: true }),
    ...controller,
    dpo: officerOf(tilt, controller.controller.email),
    activities,
    recipients: [...recipients.all()],
    sites,
    channels: channelsOf(tilt, controller.controller.email),
    rights: rightsOf(tilt, language),
  }
}

const ownController = z.object({
  cvr: z.string().optional(),
  registration: z.string().optional(),
  email: z.string(),
  person: z.string().optional(),
  phone: z.string().optional(),
})
const ownRepresentative = z.object({ status: z.string() })

function controllerOf({ controller }: Tilt) {
  const { name, representative } = controller
  const address = addressIn(controller.address, controller.country)
  const own = ownOf(controller, ownController)
  const { email, phone } = representative
  if (own === null) {
    const person = representative.name === name ? {} : { person: representative.name }
    return { controller: { name, ...person, address, email, ...(phone && { phone }) } }
  }
  const isOther = ownOf(representative, ownRepresentative) !== null
  const other = {
    name: representative.name,
    ...(email === own.email ? {} : { email }),
    ...(phone === undefined || phone === own.phone ? {} : { phone }),
  }
  return { controller: { name, ...own, address }, ...(isOther ? { representative: other } : {}) }
}

const ownOfficer = z.object({ appointed: z.boolean(), email: z.string().optional() })

function officerOf({ dataProtectionOfficer: officer }: Tilt, email: string): Draft['dpo'] {
  const own = ownOf(officer, ownOfficer)
  if (own?.appointed === false) return { appointed: false, ...(own.email && { email: own.email }) }
  const isSilent = ownOf(officer, z.object({ said: z.literal(false) })) !== null
  if (isSilent) return { appointed: false }
  const name = unlessSilent(officer.name)
  const reached = own === null ? (officer.email === email ? undefined : officer.email) : own.email
  return { appointed: true, ...(name && { name }), ...(reached && { email: reached }) }
}

type Right = NonNullable<Draft['rights']>[number]

const rightKeys = {
  rightToInformation: ['access'],
  rightToRectificationOrDeletion: ['rectification', 'erasure'],
  rightToDataPortability: ['portability'],
  rightToWithdrawConsent: ['withdrawal'],
  rightToComplain: ['complaint'],
  rightToObject: ['objection'],
} as const satisfies Readonly<Record<string, readonly Right['id'][]>>

type RightKey = keyof typeof rightKeys

const right = z.looseObject({
  description: z.string().optional(),
  email: z.string().optional(),
  url: z.string().optional(),
})
const rightIn = (tilt: Tilt, key: string): readonly z.output<typeof right>[] => {
  const read = right.safeParse(tilt[key])
  return read.success ? [read.data] : []
}

const told = z.object({ id: z.string(), words: z.string().optional() })
const ownTold = z.object({ told: z.array(told) })

// Our documents say which of two rights told together is told, and in which words; others' words are taken for both.
function rightsOf(tilt: Tilt, language: Language): Right[] {
  return (Object.keys(rightKeys) as RightKey[]).flatMap(key => {
    const [entry] = rightIn(tilt, key)
    if (entry === undefined) return []
    const own: readonly z.output<typeof told>[] | undefined = ownOf(entry, ownTold)?.told
    return rightKeys[key].flatMap((id): Right[] => {
      const said = own === undefined ? { words: entry.description } : own.find(each => each.id === id)
      if (said === undefined || (own === undefined && unlessSilent(said.words) === undefined)) return []
      return [{ id, ...(said.words && { quote: { [language]: said.words } }) }]
    })
  })
}

/** Addresses told beside a right that are not the company's own: somebody may write there, so they are watched. */
function channelsOf(tilt: Tilt, email: string): NonNullable<Draft['channels']> {
  const keys = ['accessAndDataPortability', ...Object.keys(rightKeys)]
  const entries = keys.flatMap(key => rightIn(tilt, key))
  const mails = new Set(entries.flatMap(each => each.email ?? []).filter(each => each !== email))
  const forms = new Set(entries.flatMap(each => unlessSilent(each.url) ?? []))
  const numbered = (kind: 'mail' | 'form', addresses: ReadonlySet<string>) =>
    [...addresses].map((address, at) => ({ id: `${kind}-${at + 1}`, kind, address }))
  return [...numbered('mail', mails), ...numbered('form', forms)]
}
