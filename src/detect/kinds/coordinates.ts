// Places as two decimal degrees (ISO 6709 annex E orders latitude first; GeoJSON, RFC 7946 §3.1.1, longitude). Five places are a metre:
// somebody's home. Rows of measurements look the same. Proven by coordinates.test.ts.

import { hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Context, Judge } from '../hit.ts'

const decimal = /[+-]?[0-9]{1,3}\.[0-9]+/g

/** One within 90 degrees, the other within 180. */
const inRange = (one: number, other: number): boolean =>
  Math.min(Math.abs(one), Math.abs(other)) <= 90 && Math.max(Math.abs(one), Math.abs(other)) <= 180

/** A third number before or behind: a row of measurements. */
const inRow = (around: Around, start: number, end: number): boolean =>
  /[0-9.]\s*[,; ]\s*$/.test(lettersOf(around, start - 4, start)) ||
  /^\s*[,; ]\s*[+-]?[0-9]+\.[0-9]{3}/.test(lettersOf(around, end, end + 12))

function confidenceOf(written: readonly string[], context: Context): Confidence | null {
  if (context === 'named') return 'certain'
  if (context === 'other') return null
  const places = Math.min(...written.map(text => text.length - text.indexOf('.') - 1))
  return places >= 5 ? 'likely' : 'possible'
}

export const judgeCoordinates: Judge = (around, start, end) => {
  const written = lettersOf(around, start, end).match(decimal) ?? []
  const [one = 0, other = 0] = written.map(Number)
  if (!inRange(one, other) || (Math.abs(one) <= 1 && Math.abs(other) <= 1)) return null
  const context = contextOf('coordinates', around, start, end)
  if (context !== 'named' && inRow(around, start, end)) return null
  const confidence = confidenceOf(written, context)
  return confidence === null ? null : hit('coordinates', [start, end], confidence, context)
}
