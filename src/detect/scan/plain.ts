// The plain shapes as one expression of them all finds them, unjudged: what ripgrep finds too. bench/detect.ts compares them.
// Proven by find.test.ts.

import { plainShapes, type Shape } from '../shapes.ts'
import { Finder } from './find.ts'
import { Pass } from './pass.ts'
import { shapeNames } from './taken.ts'

export type PlainFound = (shape: Shape, start: number, end: number) => void

/** `push` the pieces of a text, then `end`; positions count from its beginning. */
export function plainPass(onFound: PlainFound, windowBytes?: number): Pass {
  const finder = new Finder({ shapes: plainShapes, together: true }, (shape, start, end) =>
    onFound(shapeNames[shape] as Shape, pass.base + start, pass.base + end),
  )
  const pass = new Pass([finder], undefined, windowBytes)
  return pass
}
