// What the judges say of the candidates the expressions of shapes.ts find: the plain way, slow and easy to see through, that tests and
// measurements of the kinds go by. Of overlapping hits the surest is kept.

import type { Around, Hit, Judge, ScanRules } from '../src/detect/hit.ts'
import { kinds } from '../src/detect/kinds/kinds.ts'
import { rank } from '../src/detect/kinds/number.ts'
import { prepareRules, Scan } from '../src/detect/scan/scan.ts'
import { type Shape, shapes } from '../src/detect/shapes.ts'

const judged = Object.entries(kinds).map(([shape, judge]) => ({
  shape: new RegExp(shapes[shape as Shape], 'g'),
  judge,
}))

const overlap = (one: Hit, other: Hit): boolean => one.start < other.end && other.start < one.end

/** The candidate, and where a hit ends before it does, the rest of it. */
function judgeOn(judge: Judge, around: Around, start: number, end: number): readonly Hit[] {
  const hit = start < end ? judge(around, start, end) : null
  return hit === null ? [] : [hit, ...judgeOn(judge, around, hit.end, end)]
}

/** Hits in a text, in the order they stand in; positions in its UTF-8 bytes. */
export function judgeText(text: string): readonly Hit[] {
  const bytes = Buffer.from(text)
  const letters = bytes.toString('latin1')
  const around = { bytes, from: 0, to: bytes.length }
  const found = judged.flatMap(({ shape, judge }) =>
    [...letters.matchAll(shape)].flatMap(({ index, 0: match }) =>
      judgeOn(judge, around, index, index + match.length),
    ),
  )
  const hits = found.sort((one, other) => rank(other) - rank(one))
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

/** What the scanner finds in a text by these rules. */
export function findAll(text: string, rules: ScanRules): readonly Hit[] {
  const hits: Hit[] = []
  const scan = new Scan(prepareRules(rules), hit => hits.push(hit))
  scan.push(Buffer.from(text))
  scan.end()
  return hits
}
