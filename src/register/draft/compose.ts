// The drafted notice from its first heading to its last, in the order a person asks: who, what and why, who else, where,
// my rights, and to whom I complain. Proven by draft.test.ts.

import { draftWords } from '../../language/draft.ts'
import {
  complaintHeading,
  objectionHeading,
  objectionTold,
  type RightTold,
  rightsHeading,
  rightsTold,
} from '../../language/draft-rights.ts'
import type { Register } from '../schema.ts'
import { activityPieces } from './activities.ts'
import { plain } from './clause.ts'
import { heading, line, list, type Piece, paragraph, type Told } from './line.ts'
import { abroadPieces, complaintLines, recipientPieces, whoPieces } from './parties.ts'

const { what, forOthers, reach } = draftWords

export function composeNotice(register: Register): readonly Piece[] {
  const held = activityPieces(register, 'controller')
  const forOthersHeld = activityPieces(register, 'processor')
  return [
    ...whoPieces(register),
    heading(2, what.heading),
    ...paragraph(...what.law.map((text, at) => line(`law.${at + 1}`, null, text))),
    ...(tellsWhatMustBeGiven(register)
      ? []
      : paragraph(line('law.giving', 'rights.reachable', what.lawOnGiving))),
    ...held,
    ...(forOthersHeld.length === 0
      ? []
      : [
          heading(2, forOthers.heading),
          ...paragraph(line('for-others', 'engagements.processor', forOthers.says)),
          ...forOthersHeld,
        ]),
    ...recipientPieces(register),
    ...abroadPieces(register),
    heading(2, objectionHeading),
    ...rightPieces(objectionTold, register),
    heading(2, rightsHeading),
    ...rightsTold.flatMap(told => rightPieces(told, register)),
    ...paragraph(line('reach', 'rights.reachable', reach(plain(register.controller.email)))),
    heading(2, complaintHeading),
    ...paragraph(...complaintLines(register)),
  ]
}

/** Every right a drafted notice tells; those the register does not have yet are added to it. */
export const toldRights = [...rightsTold.map(({ right }) => right), 'objection', 'complaint'] as const

/** True where each activity says itself whether data must be given. */
const tellsWhatMustBeGiven = ({ activities }: Register): boolean => {
  const held = activities.filter(({ role }) => role === 'controller')
  return held.length > 0 && held.every(({ provision }) => provision !== undefined)
}

function rightPieces(
  { right, pledge, says, cases, adds = [] }: RightTold,
  register: Register,
): readonly Piece[] {
  const at = register.rights.findIndex(({ id }) => id === right)
  const quote = says[0] ?? cases?.lead
  const tells: readonly Told[] = at === -1 || quote === undefined ? [] : [{ path: ['rights', at], quote }]
  const lineOf = (name: string, text: (typeof says)[number]) =>
    line(`right.${right}.${name}`, pledge, text, ...tells)
  return [
    ...paragraph(...says.map((text, n) => lineOf(`${n + 1}`, text))),
    ...(cases === undefined
      ? []
      : list(
          cases.lead,
          cases.when.map((text, n) => [lineOf(`case.${n + 1}`, text)]),
        )),
    ...paragraph(...adds.map((text, n) => lineOf(`more.${n + 1}`, text))),
  ]
}
