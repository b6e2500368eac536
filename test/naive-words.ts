// Finds words the slow way, at every place and in every form of a letter: what tests of keyword rules stand on, and what the
// scanner's automaton is held against.

import type { Around, Hit, KeywordRule } from '../src/detect/hit.ts'
import { aroundBytes } from '../src/detect/hit.ts'
import type { Choose } from '../src/detect/words/specimens.ts'
import { beginsWordAt, endsWordAt, overBytes } from '../src/detect/words/window.ts'

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** A rule's words as one expression, the longest first. */
const wordsOf = ({ words }: KeywordRule): readonly RegExp[] =>
  words.map(word => overBytes(literal(word), 'gi'))

function placesOf(rule: KeywordRule, letters: string): readonly (readonly [number, number])[] {
  const found = wordsOf(rule).flatMap(word => [...letters.matchAll(word)])
  const places = found.map(match => [match.index, match.index + match[0].length] as const)
  return rule.as === 'part'
    ? places
    : places.filter(([start, end]) => !endsWordAt(letters, start) && !beginsWordAt(letters, end))
}

function aroundOf(bytes: Uint8Array, start: number, end: number): Around {
  return { bytes, from: Math.max(0, start - aroundBytes), to: Math.min(bytes.length, end + aroundBytes) }
}

const keyOf = ({ kind, what, start, end }: Hit): string => `${kind} ${what} ${start} ${end}`

/** All hits of the rules in a text, each once, in rising order. */
export function findWords(rules: readonly KeywordRule[], bytes: Uint8Array): readonly Hit[] {
  const letters = Buffer.from(bytes).toString('latin1')
  const hits = rules.flatMap(rule =>
    placesOf(rule, letters).flatMap(
      ([start, end]) => rule.judge(aroundOf(bytes, start, end), start, end) ?? [],
    ),
  )
  return [...new Map(hits.map(hit => [keyOf(hit), hit])).values()].sort((one, two) => one.start - two.start)
}

/** What was found, as text: `what` or kind, the letters, how sure. */
export const tellWords = (rules: readonly KeywordRule[], text: string): readonly string[] => {
  const bytes = Buffer.from(text)
  return findWords(rules, bytes).map(
    hit => `${hit.what ?? hit.kind}: ${bytes.subarray(hit.start, hit.end).toString()} (${hit.confidence})`,
  )
}

/** The same numbers every time. */
export function chooser(seed: number): Choose {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
