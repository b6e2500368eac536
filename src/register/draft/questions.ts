// What GDPR Art. 13 and 14 want told and the register does not say: asked of the owner at its place, never filled in.
// Proven by draft.test.ts.

import type { Words } from '../../core/language.ts'
import { draftQuestions as asks } from '../../language/draft-questions.ts'
import { authorities } from '../../law/authorities.ts'
import { isThirdCountry } from '../../law/places.ts'
import type { Activity, Register } from '../schema.ts'
import type { Path } from '../yaml.ts'
import { accountant, seatedAbroad } from './parties.ts'

export interface Question {
  /** The entry of the register that the answer belongs to. */
  readonly path: Path
  readonly asks: Words
}

export function openQuestions(register: Register): readonly Question[] {
  const { activities, controller, dpo } = register
  return [
    ...when(authorities[controller.address.country] === undefined, ['controller', 'address'], asks.authority),
    ...when(dpo.appointed && dpo.email === undefined, ['dpo'], asks.officer),
    ...when(activities.length === 0, ['activities'], asks.activities),
    ...activities.flatMap((activity, at) =>
      activity.role === 'controller' ? ofActivity(activity, ['activities', at]) : [],
    ),
    ...ofRecipients(register),
  ]
}

const when = (isOpen: boolean, path: Path, asked: Words): readonly Question[] =>
  isOpen ? [{ path, asks: asked }] : []

function ofActivity(activity: Activity, path: Path): readonly Question[] {
  const { people, categories, purposes, retention, provision, automatedDecisions: machine } = activity
  const kept = new Set(retention.flatMap(({ of }) => (of.length === 0 ? categories.map(({ id }) => id) : of)))
  return [
    ...when(people.length === 0, path, asks.people),
    ...when(categories.length === 0, path, asks.categories),
    ...when(purposes.length === 0, path, asks.purposes),
    ...purposes.flatMap(({ legalBases }, at) =>
      when(legalBases.length === 0, [...path, 'purposes', at], asks.legalBasis),
    ),
    ...categories.flatMap(({ id }, at) => when(!kept.has(id), [...path, 'categories', at], asks.retention)),
    ...when(activity.recipients.length === 0 && activity.noRecipients === undefined, path, asks.recipients),
    ...when(activity.sources.length === 0, path, asks.sources),
    ...when(provision === undefined, path, asks.provision),
    ...when(machine === undefined, path, asks.automated),
    ...when(
      machine?.used === true && (machine.logic === undefined || machine.effects === undefined),
      [...path, 'automatedDecisions'],
      asks.logic,
    ),
    ...activity.transfers.flatMap(({ country, ground }, at) =>
      when(isThirdCountry(country) && ground === undefined, [...path, 'transfers', at], asks.transfer),
    ),
  ]
}

const accounts = /regnskab|revision|bogføring|accounts|accounting|audit|bookkeeping/i

function ofRecipients(register: Register): readonly Question[] {
  const purposes = register.activities.flatMap(activity =>
    activity.purposes.map(({ name }) => name.da + name.en),
  )
  const saysAccounts = purposes.some(each => accounts.test(each))
  return [
    ...register.recipients.flatMap(({ name, country }, at) => [
      ...when(country === undefined, ['recipients', at], asks.country),
      ...when(accountant.test(name) && !saysAccounts, ['recipients', at], asks.accountant),
    ]),
    ...seatedAbroad(register).flatMap(item =>
      item.flatMap(({ tells }) => tells.map(({ path }) => ({ path, asks: asks.transfer }))),
    ),
  ]
}
