// Which of the letters before a candidate speak of it: a field's own name (`"cpr":`, `cpr=`, `<cpr>`), which hides all words before it;
// else its line up to it; and where nothing stands there, the line above (a label above its value). Proven by context.test.ts.

import { isBlank, isDigit, isLetter } from './points.ts'

export type Stretch = readonly [from: number, to: number]
type Is = (point: number) => boolean

const oneOf = (signs: string): Is => {
  const codes = [...signs].map(sign => sign.charCodeAt(0))
  return point => codes.includes(point)
}
const withNames =
  (signs: Is): Is =>
  point =>
    isLetter(point) || isDigit(point) || signs(point)

/** Between a field and its value. */
const isOpening = oneOf(`"'[(+`)
const isQuote = oneOf(`"'`)
const isAngle = oneOf('<')
const isBreak = oneOf('\r\n')
const code = { colon: 0x3a, equals: 0x3d, closing: 0x3e } as const

const nameLetters = 40
const quoted = withNames(oneOf('_. -'))
const assigned = withNames(oneOf('_.-'))
const element = withNames(oneOf('_.:-'))

/** Where the letters begin that end at `to` and are all such ones, `most` of them at most. */
function startOf(is: Is, points: Int32Array, to: number, most: number = to): number {
  const least = Math.max(0, to - most)
  let at = to
  while (at > least && is(points[at - 1] as number)) at--
  return at
}

/** A name that ends at `to`, behind the sign that begins it where one has to. */
function nameBefore(points: Int32Array, to: number, isName: Is, begins: Is | null): Stretch | null {
  const from = startOf(isName, points, to, nameLetters)
  if (from >= to) return null
  return begins === null || (from > 0 && begins(points[from - 1] as number)) ? [from, to] : null
}

/** The name of the field a value stands in: an element, a key before `=`, a quoted key. */
function fieldBefore(points: Int32Array, count: number): Stretch | null {
  const past = startOf(isBlank, points, startOf(isOpening, points, count))
  const sign = past > 0 ? points[past - 1] : 0
  if (sign === code.closing) return nameBefore(points, past - 1, element, isAngle)
  if (sign !== code.equals && sign !== code.colon) return null
  const end = startOf(isBlank, points, past - 1)
  if (sign === code.equals) return nameBefore(points, end, assigned, null)
  return end > 0 && isQuote(points[end - 1] as number) ? nameBefore(points, end - 1, quoted, isQuote) : null
}

const saysSomething = (points: Int32Array, [from, to]: Stretch): boolean =>
  points.subarray(from, to).some(point => isLetter(point) || isDigit(point))

function lineEndingAt(points: Int32Array, to: number): Stretch {
  let from = to
  while (from > 0 && !isBreak(points[from - 1] as number)) from--
  return [from, to]
}

/** The next line above that is not blank; none is before the first letter. */
function lineAbove(points: Int32Array, below: number): Stretch {
  const to = startOf(isBlank, points, below)
  return lineEndingAt(points, to)
}

function lineBefore(points: Int32Array, count: number): Stretch {
  const own = lineEndingAt(points, count)
  return saysSomething(points, own) ? own : lineAbove(points, own[0])
}

/** What speaks of a candidate that stands behind the first `count` letters. */
export const spokenOf = (points: Int32Array, count: number): Stretch =>
  fieldBefore(points, count) ?? lineBefore(points, count)
