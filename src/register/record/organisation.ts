// Art. 30(1)(a) and 30(2)(a): who answers for the processing, their representative, the officer, and each controller a
// processor works for. Proven by record.test.ts.

import type { Words } from '../../core/language.ts'
import type { Answer, Missing, RecordItem } from '../../core/record.ts'
import { missingWords, saysWords } from '../../language/record.ts'
import { besides } from '../../law/record.ts'
import { standingOf } from '../../law/transfers.ts'
import type { Activity, Register } from '../schema.ts'
import { answer, type Hole, holeOf, item, lacks, name } from './said.ts'

/** The same for every activity the company is the controller of. */
export const organisationItem = (register: Register): RecordItem => {
  const hole = holeOf('GDPR 30(1)(a)', null)
  const { controller } = register
  const who = answer(
    saysWords.controller(controller.name, numberOf(controller)),
    controller,
    name(reach(controller)),
  )
  const [answers, missing] = together([
    jointOf(register, hole),
    representativeOf(register, hole),
    officerOf(register, hole),
  ])
  return item('GDPR 30(1)(a)', null, [who, ...answers], missing)
}

function numberOf({ cvr, registration }: Register['controller']): Words | null {
  if (cvr !== undefined) return saysWords.cvr(cvr.replace(/^DK/, ''))
  return registration === undefined ? null : name(registration)
}

export function processorItem(register: Register, activity: Activity): RecordItem {
  const hole = holeOf('GDPR 30(2)(a)', activity.id)
  const { controller } = register
  const who = answer(saysWords.processor(controller.name), controller, name(reach(controller)))
  const [answers, missing] = together([
    customersOf(activity, hole),
    representativeOf(register, hole),
    officerOf(register, hole),
  ])
  return item('GDPR 30(2)(a)', activity.id, [who, ...answers], missing)
}

const derived = { status: 'derived' } as const

type Said = readonly [answers: readonly Answer[], missing: readonly Missing[]]

const together = (said: readonly Said[]): Said => [
  said.flatMap(([answers]) => answers),
  said.flatMap(([, missing]) => missing),
]

type Party = Register['jointControllers'][number]

/** Address, e-mail and phone of whoever it is, as far as they are known. */
function reach({ address, email, phone }: Pick<Party, 'address' | 'email' | 'phone'>): string {
  const at = address === undefined ? [] : [`${address.street}, ${address.postcode} ${address.city}`]
  return [...at, ...[email, phone].flatMap(each => each ?? [])].join('; ')
}

function jointOf({ jointControllers, recipients }: Register, { place }: Hole): Said {
  const known = jointControllers.map(party => answer(saysWords.joint(party.name), party, contact(party)))
  const named = new Set(jointControllers.map(party => party.name))
  const unnamed = recipients.filter(({ name, role }) => role.is === 'joint-controller' && !named.has(name))
  const missing = unnamed.map(({ name }) =>
    lacks({ provision: besides.controllers, place }, 'jointControllers', missingWords.joint(name)),
  )
  const none = known.length + missing.length === 0 ? [answer(saysWords.noJoint, derived)] : []
  return [[...known, ...none], missing]
}

const contact = (party: Party) => (reach(party) === '' ? null : name(reach(party)))

function representativeOf({ representative, controller }: Register, hole: Hole): Said {
  if (representative !== undefined)
    return [
      [answer(saysWords.representative(representative.name), representative, contact(representative))],
      [],
    ]
  if (standingOf(controller.address.country) === 'inside')
    return [[answer(saysWords.noRepresentative, derived)], []]
  return [[], [lacks(hole, 'representative', missingWords.representative)]]
}

function officerOf({ dpo }: Register, hole: Hole): Said {
  if (!dpo.appointed)
    return dpo.because === undefined
      ? [[], [lacks(hole, 'dpo/because', missingWords.officerWhy)]]
      : [[answer(saysWords.noOfficer, dpo, dpo.because)], []]
  return dpo.name === undefined || dpo.email === undefined
    ? [[], [lacks(hole, 'dpo', missingWords.officerWho)]]
    : [[answer(saysWords.officer(dpo.name), dpo, name(dpo.email))], []]
}

function customersOf({ id, onBehalfOf }: Activity, hole: Hole): Said {
  const key = `activities/${id}/onBehalfOf`
  const answers = onBehalfOf.map(party => answer(saysWords.customer(party.name), party, contact(party)))
  const silent = onBehalfOf.filter(party => contact(party) === null)
  const missing = silent.map(party => lacks(hole, key, missingWords.customerContact(party.name)))
  return [answers, answers.length === 0 ? [lacks(hole, key, missingWords.customers)] : missing]
}
