// The names of the files in an archive, which are text too: `Sygemelding Jens Jensen.pdf`. Proven by archives.test.ts.

import type { Inside, Text } from '../source.ts'
import { Lines } from './lines.ts'

/** One a line, marked with its number. */
export function* namesOf(names: readonly string[], inside: Inside): Generator<Text> {
  const lines = new Lines(inside.path, 'names')
  for (const [index, name] of names.entries()) {
    lines.mark(`name ${index + 1}`)
    lines.add(`${name}\n`)
    yield* lines.full()
  }
  yield* lines.end()
}
