// Another company's file on its way in: JSON or YAML of bounded size, depth and lengths, with the place of everything in it.
// JSON is read as the YAML it is, so that every fault has its line and column. Proven by test/hostile/formats.test.ts.

import { limits } from '../../core/limits.ts'
import { type Fault, Refusal } from '../../core/refusal.ts'
import { invisible, readText, type SourceFile } from '../text.ts'
import { readYaml, type YamlFile } from '../yaml.ts'
import { formatPointer } from './tilt-check.ts'

/** Throws a Refusal (`format-invalid`, `limit`) for what is neither, or holds what no register can. */
export function readSource(file: SourceFile): YamlFile {
  const source = readTree(file)
  const faults = boundFaults(source.value, [])
    .take(limits.faults)
    .map(
      ({ path, message }): Fault => ({
        message: `${formatPointer(path)}: ${message}`,
        place: source.place(path),
      }),
    )
    .toArray()
  const [first, ...more] = faults
  if (first !== undefined) throw new Refusal('format-invalid', first, ...more)
  return source
}

function readTree(file: SourceFile): YamlFile {
  try {
    return readYaml(file.path, readText(file, limits.importBytes, 'format-invalid'))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'register-invalid') throw error
    const [first = error.message, ...more] = error.faults
    throw new Refusal('format-invalid', first, ...more)
  }
}

interface Found {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Lists and texts longer than a register takes, and texts nobody can see. */
function* boundFaults(value: unknown, path: readonly PropertyKey[]): Generator<Found> {
  if (typeof value === 'string') {
    if (value.length > limits.selectorLetters)
      yield { path, message: `expected at most ${limits.selectorLetters} letters, got ${value.length}` }
    // Written by its code (\u0000) a sign passes the reader of text, and would be refused in our own register.
    if (value.search(invisible) >= 0 || !value.isWellFormed())
      yield { path, message: 'expected visible text, got a control character' }
  } else if (Array.isArray(value)) {
    if (value.length > limits.activities)
      yield { path, message: `expected at most ${limits.activities} entries, got ${value.length}` }
    else for (const [at, entry] of value.entries()) yield* boundFaults(entry, [...path, at])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* boundFaults(member, [...path, key])
  }
}
