// The record of processing: what GDPR Art. 30 asks, item by item, read out of the register, with what nobody has written
// standing as missing. Plain data for the page, the papers and the JSON. Its parts are files of their own: organisation
// (a), disclosures (d), transfers (e), assessment (Art. 35), processors (Art. 28). Proven by record.test.ts.

import type { Words } from '../../core/language.ts'
import type { Kept, Missing, ProcessingRecord, RecordedActivity, RecordItem } from '../../core/record.ts'
import { periodInWords } from '../../language/periods.ts'
import { missingWords, saysWords } from '../../language/record.ts'
import { type RecordProvision, recordItems } from '../../law/record.ts'
import type { Activity, Register } from '../schema.ts'
import { assessmentOf } from './assessment.ts'
import { disclosuresOf, recipientsItem } from './disclosures.ts'
import { organisationItem, processorItem } from './organisation.ts'
import { processorsOf } from './processors.ts'
import { answer, holeOf, item, joined, lacks } from './said.ts'
import { transfersItem, transfersOf } from './transfers.ts'

/** `day` (`YYYY-MM-DD`) is the one supervision is judged on. */
export function recordOf(register: Register, day: string): ProcessingRecord {
  const organisation = organisationItem(register)
  const activities = register.activities.map(activity => recorded(register, activity, organisation))
  const transfers = transfersOf(register)
  const processors = processorsOf(register, day)
  const items = [organisation, ...activities.flatMap(activity => activity.items)]
  const none = lacks({ provision: 'GDPR 30(1)', place: 'activities' }, 'activities', missingWords.activities)
  const missing = [
    ...(activities.length === 0 ? [none] : []),
    ...items.flatMap(each => each.missing),
    ...transfers.flatMap(each => each.missing),
    ...activities.flatMap(({ assessment }) => assessment.missing),
    ...processors.flatMap(each => each.missing),
  ]
  return Object.freeze({
    kind: 'record',
    controller: register.controller.name,
    example: register.example,
    day,
    organisation,
    activities,
    transfers,
    processors,
    missing: onceEach(missing),
    proposed: [...new Set(items)].flatMap(each => each.answers).filter(isProposed).length,
  })
}

const isProposed = ({ status }: { readonly status: string }): boolean => status === 'proposed'

/** One hole is one thing to write, however many activities it shows in. */
function onceEach(missing: readonly Missing[]): readonly Missing[] {
  const first = new Map<string, Missing>()
  for (const each of missing) {
    const what = `${each.key} ${each.says.da}`
    if (!first.has(what)) first.set(what, each)
  }
  return Object.freeze([...first.values()])
}

function recorded(register: Register, activity: Activity, organisation: RecordItem): RecordedActivity {
  const { id, name, role, status } = activity
  const make = makers(register, activity, organisation)
  return Object.freeze({
    id,
    name,
    role,
    status,
    items: recordItems[role].map(provision => make[provision]()),
    disclosures: disclosuresOf(register, activity),
    kept: keptOf(activity),
    assessment: assessmentOf(activity),
  })
}

type Makers = Readonly<Record<RecordProvision, () => RecordItem>>

const makers = (register: Register, activity: Activity, organisation: RecordItem): Makers => ({
  'GDPR 30(1)(a)': () => organisation,
  'GDPR 30(1)(b)': () => purposesItem(activity),
  'GDPR 30(1)(c)': () => kindsItem(activity),
  'GDPR 30(1)(d)': () => recipientsItem(register, activity),
  'GDPR 30(1)(e)': () => transfersItem(register, activity, 'GDPR 30(1)(e)'),
  'GDPR 30(1)(f)': () => periodsItem(activity),
  'GDPR 30(1)(g)': () => securityItem(activity, 'GDPR 30(1)(g)'),
  'GDPR 30(2)(a)': () => processorItem(register, activity),
  'GDPR 30(2)(b)': () => processedItem(activity),
  'GDPR 30(2)(c)': () => transfersItem(register, activity, 'GDPR 30(2)(c)'),
  'GDPR 30(2)(d)': () => securityItem(activity, 'GDPR 30(2)(d)'),
})

const keyOf = ({ id }: Activity, name: string): string => `activities/${id}/${name}`

function purposesItem(activity: Activity, provision: RecordProvision = 'GDPR 30(1)(b)'): RecordItem {
  const answers = activity.purposes.map(purpose => answer(purpose.name, purpose, basesOf(purpose)))
  const hole = holeOf(provision, activity.id)
  const missing = lacks(hole, keyOf(activity, 'purposes'), missingWords.purposes)
  return item(provision, activity.id, answers, answers.length === 0 ? [missing] : [])
}

/** "GDPR 6(1)(b): Aftalen kræver det." Not asked by Art. 30, but whoever reads the purpose asks for it. */
function basesOf({ legalBases }: Activity['purposes'][number]): Words | null {
  const say = (language: keyof Words): string =>
    legalBases.map(({ reference, because }) => `${reference}: ${because[language]}`).join(' ')
  return legalBases.length === 0 ? null : { da: say('da'), en: say('en') }
}

function kindsItem(activity: Activity, provision: RecordProvision = 'GDPR 30(1)(c)'): RecordItem {
  const hole = holeOf(provision, activity.id)
  const groups = [...Map.groupBy(activity.people, ({ status }) => status)]
  const people = groups.map(([status, of]) =>
    answer(saysWords.people(joined(of.map(({ name }) => name))), { status }),
  )
  const categories = activity.categories.map(each => answer(categoryName(each), each, each.needed.because))
  const missing = [
    ...(people.length === 0 ? [lacks(hole, keyOf(activity, 'people'), missingWords.people)] : []),
    ...(categories.length === 0 ? [lacks(hole, keyOf(activity, 'categories'), missingWords.categories)] : []),
  ]
  return item(provision, activity.id, [...people, ...categories], missing)
}

const categoryName = ({ name, special }: Activity['categories'][number]): Words =>
  special === 'none'
    ? name
    : {
        da: `${name.da} (${saysWords.special[special].da})`,
        en: `${name.en} (${saysWords.special[special].en})`,
      }

/** What a processor does for its controllers: to what end, on whom, with which data. */
function processedItem(activity: Activity): RecordItem {
  const [purposes, kinds] = [purposesItem(activity, 'GDPR 30(2)(b)'), kindsItem(activity, 'GDPR 30(2)(b)')]
  return item(
    'GDPR 30(2)(b)',
    activity.id,
    [...purposes.answers, ...kinds.answers],
    [...purposes.missing, ...kinds.missing],
  )
}

function keptOf(activity: Activity): readonly Kept[] {
  const nameOf = (id: string): readonly Words[] =>
    activity.categories.filter(each => each.id === id).map(({ name }) => name)
  return activity.retention.map(({ of, period, trigger, basis, status }) => ({
    categories: of.flatMap(nameOf),
    period,
    says: periodInWords(period),
    trigger,
    basis,
    status,
  }))
}

function periodsItem(activity: Activity): RecordItem {
  const provision = 'GDPR 30(1)(f)'
  const hole = holeOf(provision, activity.id)
  const answers = keptOf(activity).map(each =>
    answer(saysWords.kept(joined(each.categories), each.says, each.trigger), each, each.basis),
  )
  const covered = new Set(activity.retention.flatMap(({ of }) => of))
  const key = keyOf(activity, 'retention')
  const missing = activity.categories
    .filter(({ id }) => !covered.has(id))
    .map(({ name }) => lacks(hole, key, missingWords.retention(name)))
  const none = activity.categories.length === 0
  return item(
    provision,
    activity.id,
    answers,
    none ? [lacks(hole, keyOf(activity, 'categories'), missingWords.categories)] : missing,
  )
}

function securityItem(activity: Activity, provision: RecordProvision): RecordItem {
  const answers = activity.security.map(each => answer(each.measure, each))
  const missing = lacks(holeOf(provision, activity.id), keyOf(activity, 'security'), missingWords.security)
  return item(provision, activity.id, answers, answers.length === 0 ? [missing] : [])
}
