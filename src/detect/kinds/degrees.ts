// Places in degrees, minutes and seconds with their points of the compass (ISO 6709 annex D), or in decimal degrees with them. The degree
// sign finds them, in UTF-8; a temperature has no north. Whole degrees are a hundred kilometres and nobody's. Proven by degrees.test.ts.

import { hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Confidence, Judge, KeywordRule } from '../hit.ts'

/** The signs in UTF-8, each byte a letter: degrees, and minutes and seconds straight, primed or curled. */
const sign = {
  degree: '\xc2\xb0',
  minute: "(?:'|\xe2\x80[\xb2\x99])",
  second: `(?:"|''|\xe2\x80[\xb3\x9d])`,
} as const
const seconds = `[0-9]{1,2}(?:\\.[0-9]{1,6})?${sign.second}`
const minutes = `[0-9]{1,2}(?:\\.[0-9]{1,8})?${sign.minute}(?: ?${seconds})?`
const angle = `[0-9]{1,3}(?:\\.[0-9]{1,8})?${sign.degree}(?: ?${minutes})?`
const along = (letters: string): string => `(?:[${letters}] ?${angle}|${angle} ?[${letters}](?![A-Za-z]))`
const place = new RegExp(`(?<![A-Za-z0-9.])${along('NS')} ?[,;]? ?${along('EWV')}`, 'g')

/** No place is longer to either side of its first degree sign. */
const reachBytes = 80

const inRange = (degrees: readonly string[]): boolean => Number(degrees[0]) <= 90 && Number(degrees[1]) <= 180

/** By what is written: seconds or four places are a house, minutes alone a district. */
function confidenceOf(text: string): Confidence | null {
  if (/[0-9]\.[0-9]{4}/.test(text) || new RegExp(seconds).test(text)) return 'certain'
  if (/[0-9]\.[0-9]{3}/.test(text)) return 'likely'
  return new RegExp(minutes).test(text) ? 'possible' : null
}

const judgeDegrees: Judge = (around, start, end) => {
  const from = Math.max(around.from, start - reachBytes)
  const letters = lettersOf(around, from, end + reachBytes)
  const found = [...letters.matchAll(place)].find(
    ({ index, 0: text }) => from + index <= start && from + index + text.length >= end,
  )
  const degrees = found?.[0].match(/[0-9.]+(?=\xc2\xb0)/g) ?? []
  if (found === undefined || !inRange(degrees)) return null
  const span = [from + found.index, from + found.index + found[0].length] as const
  const confidence = confidenceOf(found[0])
  return confidence === null
    ? null
    : hit('coordinates', span, confidence, contextOf('coordinates', around, ...span))
}

export const degreeRules: readonly KeywordRule[] = [
  { id: 'coordinates:degrees', words: ['°'], as: 'part', judge: judgeDegrees },
]
