// The verifier's own reading of numbers, for a column that is said to be a scale: it shares none with what made the table. One reading for
// the whole column, with a point or with a comma before a fraction and the other between thousands; where both are possible and
// not the same in size, none. Proven by verify.test.ts, held against the other reading by test/anonymised.test.ts.

import { Refusal } from '../../core/refusal.ts'

export interface Scale {
  /** For each text the number of its step, by size; the empty text on the last. */
  readonly ranks: Int32Array
  readonly steps: number
}

/** `texts` without spaces around them. */
export function readScale(column: string, texts: readonly string[]): Scale {
  const said = texts.filter(text => text !== '')
  const reading = readingOf(said)
  if (reading === null)
    throw new Refusal('format-invalid', {
      message: `column ${column}: expected numbers that can be read in one way, got others`,
      hint: 'an ordered distance is of numbers: leave the column out of --ordered',
    })
  const numbers = texts.map(text => (text === '' ? Number.POSITIVE_INFINITY : (reading.get(text) ?? 0)))
  const sorted = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1))
  const steps = new Map(sorted.map((number, step) => [number, step]))
  return { ranks: Int32Array.from(numbers, number => steps.get(number) ?? 0), steps: sorted.length }
}

type Reading = ReadonlyMap<string, number>

function readingOf(texts: readonly string[]): Reading | null {
  const [byPoint, byComma] = [readAs('.', ',', texts), readAs(',', '.', texts)]
  if (byPoint === null || byComma === null) return byPoint ?? byComma
  const [points, commas] = ['.', ','].map(mark => texts.some(text => text.includes(mark)))
  if (points !== true && commas !== true) return byPoint
  // Thousands, as every mark stands before three digits: unless others of that size stand without one.
  if ((points && commas) || texts.some(text => /^\D?\d{4,}$/.test(text))) return null
  return points ? byComma : byPoint
}

function readAs(fraction: string, thousands: string, texts: readonly string[]): Reading | null {
  const read = new Map<string, number>()
  for (const text of texts) {
    const number = readOne(text, fraction, thousands)
    if (number === null) return null
    read.set(text, number)
  }
  return read
}

function readOne(text: string, fraction: string, thousands: string): number | null {
  const [, sign = '', digits = ''] = /^([-+\u2212]?)(.*)$/s.exec(text) ?? []
  const [whole = '', decimals, more] = digits.split(fraction)
  const apart = [thousands, ' ', '\u00a0', '\u202f'].filter(mark => whole.includes(mark))
  if (more !== undefined || apart.length > 1 || (decimals !== undefined && !/^\d+$/.test(decimals)))
    return null
  const [first = '', ...groups] = whole.split(apart[0] ?? thousands)
  const isGrouped = groups.length > 0
  if (!(isGrouped ? /^[1-9]\d{0,2}$/ : /^\d+$/).test(first) || !groups.every(each => /^\d{3}$/.test(each)))
    return null
  const size = Number(`${first}${groups.join('')}.${decimals ?? '0'}`)
  return sign === '' || sign === '+' ? size : -size
}
