// How a part of a pledge is named on the desk: the pledge, and what the part claims. A part the policy no longer has keeps its
// id: what was seen of it was seen.

import type { Words } from '../core/language.ts'
import { pledgeNames } from '../language/pledges.ts'
import type { Board, PledgeLine } from '../pledge/board.ts'
import { type PledgeId, pledgeIds } from '../pledge/pledge.ts'

export interface NamedPart {
  readonly pledge: PledgeId | null
  readonly name: Words
  readonly claims: Words
}

export function partNamed(lines: Board['pledges'] | readonly PledgeLine[], part: string): NamedPart {
  const pledge = pledgeIds.find(id => part.startsWith(`${id}/`)) ?? null
  const line = lines.flatMap(({ parts }) => parts).find(one => one.part.id === part)
  const asIs = { da: part, en: part }
  return { pledge, name: pledge === null ? asIs : pledgeNames[pledge], claims: line?.claims ?? asIs }
}
