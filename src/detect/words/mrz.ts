// Machine readable zones of travel documents: ICAO Doc 9303, parts 3 (check digits, §4.9), 4 (TD3, passports), 5 (TD1) and 6 (TD2).
// All their check digits must hold, which chance does once in a hundred thousand: a zone is certain. Found by the two fillers that
// stand behind the surname. Proven by passport.test.ts with the specimens of the standard.

import type { Around, Hit } from '../hit.ts'
import { hitIn, isCapital, type Window, windowOf } from './window.ts'

/** One format: lines and letters of each, which line has the name, and the stretches that a check digit follows. */
interface Layout {
  readonly lines: number
  readonly letters: number
  readonly nameLine: number
  /** Places in all lines, one after the other: stretches joined, and where their check digit stands. */
  readonly checks: readonly { readonly of: readonly (readonly [number, number])[]; readonly at: number }[]
}

const layouts: readonly Layout[] = [
  {
    lines: 2,
    letters: 44,
    nameLine: 0,
    checks: [
      { of: [[44, 53]], at: 53 },
      { of: [[57, 63]], at: 63 },
      { of: [[65, 71]], at: 71 },
      { of: [[72, 86]], at: 86 },
      {
        of: [
          [44, 54],
          [57, 64],
          [65, 87],
        ],
        at: 87,
      },
    ],
  },
  {
    lines: 2,
    letters: 36,
    nameLine: 0,
    checks: [
      { of: [[36, 45]], at: 45 },
      { of: [[49, 55]], at: 55 },
      { of: [[57, 63]], at: 63 },
      {
        of: [
          [36, 46],
          [49, 56],
          [57, 71],
        ],
        at: 71,
      },
    ],
  },
  {
    lines: 3,
    letters: 30,
    nameLine: 2,
    checks: [
      { of: [[5, 14]], at: 14 },
      { of: [[30, 36]], at: 36 },
      { of: [[38, 44]], at: 44 },
      {
        of: [
          [5, 30],
          [30, 37],
          [38, 45],
          [48, 59],
        ],
        at: 59,
      },
    ],
  },
]

/** §4.9: digits are themselves, letters 10 to 35, the filler 0; weights 7, 3, 1. */
function checkDigit(text: string): string {
  const values = [...text].map(letter => (letter === '<' ? 0 : Number.parseInt(letter, 36)))
  return String(values.reduce((sum, value, at) => sum + value * ([7, 3, 1][at % 3] ?? 0), 0) % 10)
}

/** A filler in place of the check digit of a field that is empty is allowed (part 4, §4.2.2.2). */
function holds(zone: string, check: Layout['checks'][number]): boolean {
  const checked = check.of.map(([start, end]) => zone.slice(start, end)).join('')
  const digit = zone[check.at] === '<' && /^<+$/.test(checked) ? '0' : zone[check.at]
  return digit === checkDigit(checked)
}

/** The line of the zone's letters that a place is in, as a stretch of the text. */
function lineAround(text: string, at: number): readonly [number, number] {
  const start = at - (/[A-Z0-9<]*$/.exec(text.slice(0, at))?.[0].length ?? 0)
  return [start, at + (/^[A-Z0-9<]*/.exec(text.slice(at))?.[0].length ?? 0)]
}

/** Where the lines of a layout stand, when the line with the name begins at a place; null where they do not. */
function zoneAt({ text }: Window, start: number, layout: Layout): readonly [number, number] | null {
  const line = `[A-Z0-9<]{${layout.letters}}`
  const lines = new RegExp(`${[...Array(layout.lines)].map(() => line).join('\\r?\\n')}(?![A-Z0-9<])`, 'y')
  const above = new RegExp(`(?:${line}\\r?\\n){${layout.nameLine}}$`).exec(text.slice(0, start))
  if (above === null) return null
  lines.lastIndex = above.index
  const match = lines.exec(text)
  return match === null ? null : [above.index, above.index + match[0].length]
}

export function judgeZone(around: Around, start: number, end: number): Hit | null {
  if (!isCapital(around.bytes[start - 1]) || start <= around.from) return null
  const window = windowOf(around, start, end)
  const [from, to] = lineAround(window.text, window.start)
  // The first two fillers of the line, so that one zone is told once.
  if (window.text.slice(from, window.start).includes('<<')) return null
  for (const layout of layouts) {
    const place = to - from === layout.letters ? zoneAt(window, from, layout) : null
    const zone = place === null ? '' : window.text.slice(...place).replace(/\r?\n/g, '')
    if (place === null || !/^[PIACV]/.test(zone) || !layout.checks.every(check => holds(zone, check)))
      continue
    const [first, past] = place
    return hitIn(window, {
      kind: 'passport',
      what: null,
      start: first,
      end: past,
      confidence: 'certain',
      context: 'named',
    })
  }
  return null
}
