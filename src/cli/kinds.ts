// The option --kinds of what looks for personal data.

import { Refusal } from '../core/refusal.ts'
import { shownInLine } from '../core/shown.ts'
import { type HitKind, hitKinds } from '../detect/hit.ts'
import type { Given } from './arguments.ts'

/** All of them where none is asked for. */
export function kindsOf(given: Given): ReadonlySet<HitKind> {
  const asked = given.values
    .get('kinds')
    ?.split(',')
    .map(kind => kind.trim().toLowerCase())
  const unknown = asked?.find(kind => !hitKinds.some(each => each === kind))
  if (unknown !== undefined)
    throw new Refusal('usage', {
      message: `expected kinds of ${hitKinds.join(', ')}, got ${shownInLine(unknown, 40)}`,
      hint: '--kinds cpr,email,person',
    })
  return new Set(hitKinds.filter(kind => asked === undefined || asked.includes(kind)))
}
