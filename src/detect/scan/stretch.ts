// A stretch of a text that is all in memory, looked at by itself, by one thread or another: what is found in two stretches that meet
// behind a line feed is what is found in both as one, since no shape and no word has a line feed in it, and both see across it.
// Proven by halves.test.ts.

import type { Hit } from '../hit.ts'
import { judgedPass, type MadeRules } from './judged.ts'
import { plainPass } from './plain.ts'
import { shapeNames } from './taken.ts'

/** How far behind the middle of a text a line feed is looked for. */
const lineBytes = 1024 * 1024
const lineFeed = 10
const firstNumbers = 3 * 1024

/** Where a text may be divided: behind the first line feed after its middle; its end where there is none. */
export function middleOf(text: Uint8Array): number {
  const half = Math.floor(text.length / 2)
  const at = text.subarray(half, half + lineBytes).indexOf(lineFeed)
  return at < 0 ? text.length : half + at + 1
}

/** Not settled: a hit may overlap one of the next stretch. */
export function hitsOf(ready: MadeRules, text: Uint8Array, from: number, to: number): readonly Hit[] {
  const hits: Hit[] = []
  judgedPass(ready, { onHit: hit => hits.push(hit), onLooked: () => {} }).stretch(text, from, to)
  return hits
}

/** Three numbers for each match: the shape, by its place among all, start and end. */
export function plainOf(text: Uint8Array, from: number, to: number): Float64Array<ArrayBuffer> {
  let found = new Float64Array(firstNumbers)
  let count = 0
  const pass = plainPass((shape, start, end) => {
    // By hand: an array that grows by itself is copied and collected for longer than the text is looked at.
    if (count + 3 > found.length) found = twice(found)
    found[count++] = shapeNames.indexOf(shape)
    found[count++] = start
    found[count++] = end
  })
  pass.stretch(text, from, to)
  return found.slice(0, count)
}

function twice(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * numbers.length)
  larger.set(numbers)
  return larger
}
