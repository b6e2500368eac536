// A privacy declaration of a fides system as an activity: its use is the purpose, with the legal bases fides has words for
// (Art. 6 and 9), its categories and subjects are ours, and what is said of the whole system is said of each.
// Proven by fides.test.ts.

import type { Draft } from '../draft/draft.ts'
import type { Ids, Names } from './fides-names.ts'
import type { Path, Taken } from './taken.ts'
import { saidIn } from './tilt-words.ts'

type Activity = NonNullable<Draft['activities']>[number]
type Recipient = NonNullable<Draft['recipients']>[number]

/** A declaration in its system. */
interface Declared {
  readonly at: Path
  readonly place: Path
  readonly system: string
  readonly name: string
}

export function declarationIn(file: Taken, declared: Declared, names: Names, ids: Ids) {
  const { at, place, system } = declared
  const nth = String(place.at(-1))
  const use = file.text([...place, 'data_use']) ?? ''
  const purpose = names.of('data_use', use)
  const title = file.text([...place, 'name']) ?? `${declared.name}: ${purpose}`
  const id = ids.of('activity', `${system}.${Number(nth) + 1}`)
  const categories = [...new Set(file.texts([...place, 'data_categories']))]
  const recipient = recipientIn(file, place, title, ids)
  const kept = periodIn(file, place)
  const activity: Activity = {
    id,
    name: saidIn(title),
    role: isProcessor(file, at) ? 'processor' : 'controller',
    purposes: [{ id: `${id}.purpose`, name: saidIn(purpose), legalBases: basesIn(file, place) }],
    people: [...new Set(file.texts([...place, 'data_subjects']))].map(key => ({
      id: ids.of(`${id} people`, key),
      name: saidIn(names.of('data_subject', key)),
    })),
    categories: categories.map(key => ({
      id: ids.of(`${id} category`, key),
      name: saidIn(names.of('data_category', key)),
      // fides does not say why a category cannot be done without.
      needed: { because: saidIn(undefined) },
    })),
    systems: [system],
    recipients: recipient === null ? [] : [flowIn(file, place, recipient.id, id, categories, ids)],
    retention:
      kept === null
        ? []
        : [
            {
              id: 'period',
              of: categories.map(key => ids.of(`${id} category`, key)),
              period: kept,
              trigger: saidIn(undefined),
              basis: saidIn(undefined),
            },
          ],
    ...ofSystem(file, at),
  }
  return { activity, recipient }
}

const isProcessor = (file: Taken, at: Path): boolean => {
  const titles = [
    file.text([...at, 'data_responsibility_title']),
    ...file.texts([...at, 'responsibility']),
  ].filter(title => title !== undefined)
  return titles.length > 0 && titles.every(title => /processor$/i.test(title))
}

// The words of fides for the letters of Art. 6(1) and 9(2).
const bases: ReadonlyMap<string, string> = new Map([
  ['Consent', 'GDPR 6(1)(a)'],
  ['Contract', 'GDPR 6(1)(b)'],
  ['Legal obligations', 'GDPR 6(1)(c)'],
  ['Vital interests', 'GDPR 6(1)(d)'],
  ['Public interest', 'GDPR 6(1)(e)'],
  ['Legitimate interests', 'GDPR 6(1)(f)'],
])
const specialBases: ReadonlyMap<string, string> = new Map([
  ['Explicit consent', 'GDPR 9(2)(a)'],
  ['Employment, social security and social protection', 'GDPR 9(2)(b)'],
  ['Vital interests', 'GDPR 9(2)(c)'],
  ['Not-for-profit bodies', 'GDPR 9(2)(d)'],
  ['Made public by the data subject', 'GDPR 9(2)(e)'],
  ['Legal claims or judicial acts', 'GDPR 9(2)(f)'],
  ['Reasons of substantial public interest (with a basis in law)', 'GDPR 9(2)(g)'],
  ['Health or social care (with a basis in law)', 'GDPR 9(2)(h)'],
  ['Public health (with a basis in law)', 'GDPR 9(2)(i)'],
  ['Archiving, research and statistics (with a basis in law)', 'GDPR 9(2)(j)'],
])

function basesIn(file: Taken, place: Path) {
  const told = [
    { key: 'legal_basis_for_processing', words: bases },
    { key: 'special_category_legal_basis', words: specialBases },
  ]
  return told.flatMap(({ key, words }) => {
    const path = [...place, key]
    const reference = words.get(file.peek(path) ?? '')
    return reference === undefined ? [] : [{ reference, because: saidIn(file.text(path)) }]
  })
}

function recipientIn(file: Taken, place: Path, title: string, ids: Ids): Recipient | null {
  const name = file.text([...place, 'third_parties'])
  if (name === undefined) return null
  file.answer([...place, 'data_shared_with_third_parties'])
  const id = ids.of('recipient', `${name} ${title}`)
  return { id, name, role: { is: 'controller', because: saidIn(undefined) } }
}

// Only categories the declaration itself has: fides may share another, which is then left for the report.
function flowIn(
  file: Taken,
  place: Path,
  to: string,
  activity: string,
  categories: readonly string[],
  ids: Ids,
): NonNullable<Activity['recipients']>[number] {
  const shared = file
    .places([...place, 'shared_categories'])
    .filter(at => categories.includes(file.peek(at) ?? ''))
    .flatMap(at => file.text(at) ?? [])
  if (shared.length === 0) return to
  return { to, categories: shared.map(key => ids.of(`${activity} category`, key)) }
}

const units: Readonly<Record<string, string>> = { day: 'D', month: 'M', year: 'Y' }

/** A period in whole days, months or years: `30`, which fides means as days, `2 years`, `P5Y`. */
function periodIn(file: Taken, place: Path): string | null {
  const path = [...place, 'retention_period']
  const text = (file.peek(path) ?? '').trim()
  const [, count, unit] = /^(\d{1,5}) ?(day|month|year)?s?$/i.exec(text) ?? []
  const iso = /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/.test(text) ? text : null
  const period = count === undefined ? iso : `P${count}${units[(unit ?? 'day').toLowerCase()]}`
  if (period !== null) file.text(path)
  return period
}

/** What fides says of a system, and the register of an activity. */
function ofSystem(file: Taken, at: Path): Partial<Activity> {
  const practices = file.text([...at, 'data_security_practices'])
  const profiles = file.answer([...at, 'uses_profiling'])
  const needed =
    file.answer([...at, 'requires_data_protection_assessments']) ??
    file.answer([...at, 'data_protection_impact_assessment', 'is_required'])
  return {
    ...(practices && { security: [{ measure: saidIn(practices) }] }),
    ...(profiles === undefined ? {} : { automatedDecisions: { used: profiles } }),
    ...(needed === undefined ? {} : { impactAssessment: { needed, because: saidIn(undefined) } }),
  }
}
