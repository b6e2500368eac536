// What of another company's document did not fit: everything in it that is not there again, or is another thing, once the
// register made of it is written in the same format. Found by comparing the two, so that nothing can be forgotten; the
// words for why are of src/language/import.ts. Proven by tilt-read.test.ts.

import type { Words } from '../../core/language.ts'

export interface Unfit {
  /** `lost`: not in the register. `changed`: in it as something else. `added`: the register must say it, and had no word. */
  readonly kind: 'lost' | 'changed' | 'added'
  /** JSON pointer (RFC 6901) into the document that was read; of what was added, into ours. */
  readonly pointer: string
  readonly got: string
  readonly why: Words
}

export interface Difference {
  readonly kind: Unfit['kind']
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/** Differences of `again` from `original`, our own key left out: it is how we read ourselves back. */
export function differences(original: unknown, again: unknown): readonly Difference[] {
  return [...compare(original, again, [])]
}

type Step = readonly (string | number)[]

function* compare(original: unknown, again: unknown, path: Step): Generator<Difference> {
  if (Array.isArray(original) && Array.isArray(again)) yield* compareLists(original, again, path)
  else if (isMap(original) && isMap(again)) yield* compareMaps(original, again, path)
  else if (original !== again) yield { kind: 'changed', path, value: original }
}

function* compareMaps(original: Members, again: Members, path: Step): Generator<Difference> {
  for (const [key, value] of Object.entries(original)) {
    if (key === 'ordholden') continue
    const at = [...path, key]
    if (Object.hasOwn(again, key)) yield* compare(value, again[key], at)
    else yield { kind: 'lost', path: at, value }
  }
  for (const [key, value] of Object.entries(again))
    if (key !== 'ordholden' && !Object.hasOwn(original, key))
      yield { kind: 'added', path: [...path, key], value }
}

// Entries that are there again, wherever, are paired first; what is left is paired in its order, and the rest is lost.
function* compareLists(
  original: readonly unknown[],
  again: readonly unknown[],
  path: Step,
): Generator<Difference> {
  const places = new Map<string, number[]>()
  for (const [at, entry] of again.entries()) {
    const known = places.get(bare(entry))
    if (known === undefined) places.set(bare(entry), [at])
    else known.push(at)
  }
  const left = original.flatMap((entry, at) => (places.get(bare(entry))?.shift() === undefined ? [at] : []))
  const rest = [...places.values()].flat().toSorted((a, b) => a - b)
  for (const [nth, at] of left.entries()) {
    const other = rest[nth]
    if (other === undefined) yield { kind: 'lost', path: [...path, at], value: original[at] }
    else yield* compare(original[at], again[other], [...path, at])
  }
  for (const at of rest.slice(left.length)) yield { kind: 'added', path: [...path, at], value: again[at] }
}

/** A value as text without our own key, its members in one order. */
function bare(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(bare).join(',')}]`
  if (!isMap(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value).filter(key => key !== 'ordholden' && value[key] !== undefined)
  return `{${members
    .toSorted()
    .map(key => `${JSON.stringify(key)}:${bare(value[key])}`)
    .join(',')}}`
}

type Members = Readonly<Record<string, unknown>>
const isMap = (value: unknown): value is Members => typeof value === 'object' && value !== null
