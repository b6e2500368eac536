// Art. 30(1)(d): who gets the data, and which categories on which people each of them gets, so that the way from a category
// to a recipient is read directly (Datatilsynet 2018-423-0018). Proven by record.test.ts.

import type { Words } from '../../core/language.ts'
import type { Disclosure, Disclosures, Missing, RecordItem } from '../../core/record.ts'
import { missingWords, roleWords, saysWords } from '../../language/record.ts'
import type { Flow } from '../activity.ts'
import type { Activity, Recipient, Register } from '../schema.ts'
import { answer, beyondNotice, holeOf, item, joined, lacks, name, statusOf } from './said.ts'

/** A flow beside its recipient. What has no status of its own stands as the recipient does. */
interface Known {
  readonly flow: Flow
  readonly recipient: Recipient
}

const knownFlows = ({ recipients }: Register, activity: Activity): readonly Known[] =>
  activity.recipients.flatMap(flow =>
    recipients.filter(({ id }) => id === flow.to).map(recipient => ({ flow, recipient })),
  )

export function disclosuresOf(register: Register, activity: Activity): Disclosures {
  const known = knownFlows(register, activity)
  const recipients = new Map(known.map(({ recipient }) => [recipient.id, recipient]))
  return Object.freeze({
    categories: activity.categories.map(({ id, name }) => ({ id, name })),
    recipients: [...recipients.values()].map(each => ({
      id: each.id,
      name: name(each.name),
      role: roleWords[each.role.is],
    })),
    people: activity.people.map(({ id, name }) => ({ id, name })),
    cells: Object.freeze(known.flatMap(each => cellsOf(activity, each))),
  })
}

const cellsOf = (activity: Activity, { flow, recipient }: Known): readonly Disclosure[] =>
  activity.categories
    .filter(({ id }) => flow.categories.length === 0 || flow.categories.includes(id))
    .map(({ id }) => ({
      category: id,
      recipient: recipient.id,
      people: flow.people,
      whole: flow.categories.length === 0,
      status: flow.status ?? beyondNotice(recipient.status),
    }))

export function recipientsItem(register: Register, activity: Activity): RecordItem {
  const provision = 'GDPR 30(1)(d)'
  const hole = holeOf(provision, activity.id)
  const key = `activities/${activity.id}/recipients`
  const { noRecipients } = activity
  const missing = [...unnamedOperators(register, activity)].map(says => lacks(hole, key, says))
  if (noRecipients !== undefined)
    return item(
      provision,
      activity.id,
      [answer(saysWords.nobody, noRecipients, noRecipients.because)],
      missing,
    )
  const answers = knownFlows(register, activity).map(each => answerOf(activity, each))
  const none: readonly Missing[] = answers.length === 0 ? [lacks(hole, key, missingWords.recipients)] : []
  return item(provision, activity.id, answers, [...none, ...missing])
}

function answerOf(activity: Activity, { flow, recipient }: Known) {
  const { status = beyondNotice(recipient.status) } = flow
  const role = roleWords[recipient.role.is]
  const gets = flow.categories.length === 0 ? saysWords.whole : namesOf(activity.categories, flow.categories)
  const people = flow.people.length === 0 ? null : namesOf(activity.people, flow.people)
  const entry = { status: statusOf([{ status }, recipient.role]) }
  return answer(saysWords.recipient(recipient.name, role, gets, people), entry, recipient.role.because)
}

const namesOf = (entries: readonly { id: string; name: Words }[], ids: readonly string[]): Words =>
  joined(entries.filter(({ id }) => ids.includes(id)).map(({ name }) => name))

/** Who runs a system of the activity gets its data, said or not. */
function unnamedOperators({ systems, recipients }: Register, activity: Activity): readonly Words[] {
  const named = new Set(activity.recipients.map(({ to }) => to))
  return systems
    .filter(({ id }) => activity.systems.includes(id))
    .flatMap(({ name, operator }) =>
      recipients
        .filter(({ id }) => id === operator && !named.has(id))
        .map(recipient => missingWords.operator(name, recipient.name)),
    )
}
