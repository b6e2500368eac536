// Art. 35 for one activity: what a person decided and why, and which of the nine criteria of WP 248 the register's own
// data speaks for. A hint is no decision: the program decides nothing here. Proven by assessment.test.ts.

import type { Words } from '../../core/language.ts'
import type { Assessment, Missing, Named } from '../../core/record.ts'
import { criterionWords, hintWords, missingWords } from '../../language/record.ts'
import { type Criterion, criteria } from '../../law/impact.ts'
import { besides } from '../../law/record.ts'
import type { Activity } from '../schema.ts'
import { joined, lacks } from './said.ts'

const names: Readonly<Record<Criterion, Words>> = criterionWords
const named = (id: Criterion): Named => ({ id, name: names[id] })

export function assessmentOf(activity: Activity): Assessment {
  const { impactAssessment: decided } = activity
  const fitting = (decided?.criteria ?? []).map(named)
  const hints = hintsOf(activity)
  return Object.freeze({
    state: stateOf(activity),
    because: decided?.because ?? null,
    criteria: fitting,
    hints,
    usually: new Set([...fitting, ...hints].map(({ id }) => id)).size >= criteria.usuallyFrom,
    done: decided?.done ?? null,
    status: decided?.status ?? 'proposed',
    place: `assessment/${activity.id}`,
    missing: missingOf(activity),
  })
}

function stateOf({ impactAssessment, role }: Activity): Assessment['state'] {
  if (impactAssessment === undefined) return role === 'processor' ? 'of-the-controller' : 'undecided'
  return impactAssessment.needed ? 'needed' : 'not-needed'
}

// The duty is the controller's: a processor's silence is none of ours to fill.
function missingOf({ id, role, impactAssessment }: Activity): readonly Missing[] {
  const hole = { provision: besides.assessment, place: `assessment/${id}` }
  const key = `activities/${id}/impactAssessment`
  if (impactAssessment === undefined)
    return role === 'processor' ? [] : [lacks(hole, key, missingWords.assessment)]
  return impactAssessment.needed && impactAssessment.done === undefined
    ? [lacks(hole, `${key}/done`, missingWords.assessmentDone)]
    : []
}

type Hint = Named & { readonly because: Words }

/** Groups the guidelines name as vulnerable: children, patients, the elderly, asylum seekers, staff. */
const vulnerable =
  /(?<!\p{L})(?:børn|barn|elev|patient|ældre|asyl|medarbejder|ansat|child|pupil|elderly|staff|employee)/iu

function hintsOf({ categories, people, automatedDecisions, provision }: Activity): readonly Hint[] {
  const special = categories.filter(each => each.special === 'art-9' || each.special === 'art-10')
  const weak = people.filter(({ name }) => vulnerable.test(name.da) || vulnerable.test(name.en))
  const decides = automatedDecisions?.used === true
  const bars = decides && provision?.must === 'to-enter-contract'
  const all: readonly (readonly [boolean, Criterion, Words])[] = [
    [special.length > 0, 'sensitive-data', hintWords.special(joined(special.map(({ name }) => name)))],
    [decides, 'automated-decisions', hintWords.automated],
    [bars, 'prevents-a-right-or-service', hintWords.withoutThem],
    [weak.length > 0, 'vulnerable-people', hintWords.people(joined(weak.map(({ name }) => name)))],
  ]
  return all.flatMap(([fits, id, because]) => (fits ? [{ ...named(id), because }] : []))
}
