// What the judges say of the candidates the expressions of shapes.ts find: the plain way, slow and easy to see through, that tests and
// measurements of the kinds go by. Of overlapping hits the surest is kept.

import type { Hit } from '../src/detect/hit.ts'
import { kinds } from '../src/detect/kinds/kinds.ts'
import { rank } from '../src/detect/kinds/number.ts'
import { type Shape, shapes } from '../src/detect/shapes.ts'

const judged = Object.entries(kinds).map(([shape, judge]) => ({
  shape: new RegExp(shapes[shape as Shape], 'g'),
  judge,
}))

const overlap = (one: Hit, other: Hit): boolean => one.start < other.end && other.start < one.end

/** Hits in a text, in the order they stand in; positions in its UTF-8 bytes. */
export function judgeText(text: string): readonly Hit[] {
  const bytes = Buffer.from(text)
  const letters = bytes.toString('latin1')
  const around = { bytes, from: 0, to: bytes.length }
  const found = judged.flatMap(({ shape, judge }) =>
    [...letters.matchAll(shape)].map(({ index, 0: match }) => judge(around, index, index + match.length)),
  )
  const hits = found.filter(hit => hit !== null).sort((one, other) => rank(other) - rank(one))
  const kept: Hit[] = []
  for (const hit of hits) if (!kept.some(other => overlap(hit, other))) kept.push(hit)
  return kept.sort((one, other) => one.start - other.start)
}

/** The same, with what is found: `kind confidence "value"`. */
export const tellText = (text: string): readonly string[] =>
  judgeText(text).map(
    ({ kind, confidence, start, end }) =>
      `${kind} ${confidence} ${Buffer.from(text).toString('utf8', start, end)}`,
  )

/** How many values a property is tried on: more in the long runs. */
export const runs = Number(process.env['ORDHOLDEN_RUNS'] ?? 100)
