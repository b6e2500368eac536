// What is looked for, as commands that look for personal data take it: the kinds of --kinds, and names where weights are there.
// Proven by test/journeys/detect.test.ts.

import { Refusal } from '../core/refusal.ts'
import { shownInLine } from '../core/shown.ts'
import { type HitKind, hitKinds } from '../detect/hit.ts'
import { type Names, openNames } from '../detect/names/names.ts'
import { readWeights } from '../detect/names/weights.ts'
import { detectWords as words } from '../language/detect.ts'
import type { Given } from './arguments.ts'
import { inLanguage, type Terminal } from './terminal.ts'

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

/** Null where names of people are not asked for. */
export function namesOf(terminal: Terminal, kinds: ReadonlySet<HitKind>): Names | null {
  if (!kinds.has('person')) return null
  const names = openNames(readWeights())
  if (!names.knows('da')) terminal.say(inLanguage(terminal, words.noNames))
  return names
}
