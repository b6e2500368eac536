// The features a word is judged by, every template in this one file: the word, its shape, its beginning and end, its neighbours,
// and what the lists of names say of them. A feature is a number of 32 bits; no string is made for one. Trained and read by the
// same code. Which templates stand here was chosen by cross-validation (weights/da-names/README.md). Proven by features.test.ts.

import { fold, hashFolded, hashOf, mix, settle, shapeOf } from './letters.ts'
import { type Sentence, sentenceTokens } from './tokens.ts'

/** What lists say of a word: one bit each. */
export const listed = {
  danishFirst: 1,
  danishLast: 2,
  first: 4,
  last: 8,
  danishTown: 16,
  place: 32,
  /** Written in small letters in the training data, at least as often as with a capital. */
  common: 64,
  /** A first name in English that is no other word. */
  englishFirst: 128,
} as const

/** A bit that only rules read: the tagger was chosen without it. */
const tagged = 127

/** Bits of a word by the hash of its small letters. */
export type Lists = (folded: number) => number

/** What is known of each word of a sentence, in arrays that are used again. */
export interface Words {
  readonly exact: Int32Array
  readonly folded: Int32Array
  /** Without a Danish genitive's s. */
  readonly base: Int32Array
  readonly shape: Int32Array
  readonly bits: Int32Array
  readonly suffixes: readonly Int32Array[]
  readonly prefixes: readonly Int32Array[]
}

const affixes = 4
/** Two places before the sentence and two behind it hold what stands outside. */
export const margin = 2
const room = sentenceTokens + 2 * margin
const column = (): Int32Array => new Int32Array(room)
const columns = (): readonly Int32Array[] => Array.from({ length: affixes }, column)

export const emptyWords = (): Words => ({
  exact: column(),
  folded: column(),
  base: column(),
  shape: column(),
  bits: column(),
  suffixes: columns(),
  prefixes: columns(),
})

const outside = 1

/** What rules and the test for prose need of each word: which one it is, and what lists say of it. */
export function readWords(text: string, sentence: Sentence, lists: Lists, into: Words): void {
  clearMargins(sentence.count, into)
  for (let at = 0; at < sentence.count; at++) {
    const start = sentence.start[at] ?? 0
    const end = sentence.end[at] ?? 0
    const place = at + margin
    const folded = hashFolded(text, start, end)
    const bare = endOfBase(text, start, end)
    const base = bare === end ? folded : hashFolded(text, start, bare)
    into.folded[place] = folded
    into.base[place] = base
    into.bits[place] = lists(folded) | (base === folded ? 0 : lists(base))
  }
}

function clearMargins(count: number, into: Words): void {
  const all = [into.exact, into.folded, into.base, into.shape, ...into.suffixes, ...into.prefixes]
  for (const place of [0, 1, count + margin, count + margin + 1]) {
    for (const each of all) each[place] = outside
    into.bits[place] = 0
  }
}

/** What the tagger alone needs of each word, behind `readWords`: what it looks like. */
export function readLooks(text: string, sentence: Sentence, into: Words): void {
  for (let at = 0; at < sentence.count; at++) {
    const start = sentence.start[at] ?? 0
    const end = sentence.end[at] ?? 0
    const place = at + margin
    into.exact[place] = hashOf(text, start, end)
    into.shape[place] = shapeOf(text, start, end)
    for (let letters = 1; letters <= affixes; letters++) {
      const suffix = into.suffixes[letters - 1]
      const prefix = into.prefixes[letters - 1]
      if (suffix !== undefined) suffix[place] = hashFolded(text, Math.max(start, end - letters), end)
      if (prefix !== undefined) prefix[place] = hashFolded(text, start, Math.min(end, start + letters))
    }
  }
}

/** Where the word ends without `s`, `'s` or `’s`; a short word keeps its own. */
function endOfBase(text: string, start: number, end: number): number {
  if (end - start < 4 || fold(text.charCodeAt(end - 1)) !== 0x73) return end
  const before = text.charCodeAt(end - 2)
  return before === 0x27 || before === 0x2019 ? end - 2 : end - 1
}

/** Every template, in the order in which a word's features are written: its place is part of the feature. */
export const templates = [
  ...['always', 'word', 'base', 'shape', 'first of the sentence', 'first and its shape'],
  ...['last 2 letters', 'first 2', 'last 3', 'first 3', 'last 4', 'first 4', 'shape and last 3'],
  ...['word before', 'word behind', 'second before', 'second behind', 'shape before', 'shape behind'],
  ...[
    'word before and word',
    'word and word behind',
    'three shapes',
    'last 3 of word before',
    'last 3 of word behind',
  ],
  ...[
    'word before and shape',
    'shape and word behind',
    'two words before and shape',
    'shape and two words behind',
  ],
  ...['lists and shape', 'lists and first', 'lists and shape before', 'lists and shape behind'],
  ...['lists of word before and word', 'lists of word and word behind'],
] as const
export const featureCount = templates.length

/** Writes the features of the word at `at` into `out`, one for each template. */
export function readFeatures(words: Words, at: number, out: Int32Array): void {
  const here = at + margin
  let count = 0
  const add = (value: number): void => {
    out[count] = settle(Math.imul(value, 0x85ebca6b) ^ Math.imul(count + 1, 0x9e3779b1)) || 1
    count++
  }
  addOwn(words, here, add)
  addAround(words, here, add)
  addLists(words, here, add)
}

type Add = (value: number) => void

function addOwn(words: Words, here: number, add: Add): void {
  const shape = words.shape[here] ?? 0
  const isFirst = here === margin
  add(0)
  add(words.exact[here] ?? 0)
  add(words.base[here] ?? 0)
  add(shape)
  add(isFirst ? 1 : 0)
  add(isFirst ? shape : 0)
  for (let letters = 2; letters <= affixes; letters++) {
    add(words.suffixes[letters - 1]?.[here] ?? 0)
    add(words.prefixes[letters - 1]?.[here] ?? 0)
  }
  add(mix(shape, words.suffixes[2]?.[here] ?? 0))
}

function addAround(words: Words, here: number, add: Add): void {
  const { folded, shape, exact } = words
  const before = folded[here - 1] ?? 0
  const behind = folded[here + 1] ?? 0
  const own = shape[here] ?? 0
  add(before)
  add(behind)
  add(folded[here - 2] ?? 0)
  add(folded[here + 2] ?? 0)
  add(shape[here - 1] ?? 0)
  add(shape[here + 1] ?? 0)
  add(mix(before, exact[here] ?? 0))
  add(mix(exact[here] ?? 0, behind))
  add(mix(mix(shape[here - 1] ?? 0, own), shape[here + 1] ?? 0))
  add(words.suffixes[2]?.[here - 1] ?? 0)
  add(words.suffixes[2]?.[here + 1] ?? 0)
  add(mix(before, own))
  add(mix(own, behind))
  add(mix(mix(folded[here - 2] ?? 0, before), own))
  add(mix(own, mix(behind, folded[here + 2] ?? 0)))
}

function addLists(words: Words, here: number, add: Add): void {
  const { bits, shape } = words
  const own = (bits[here] ?? 0) & tagged
  const before = (bits[here - 1] ?? 0) & tagged
  const behind = (bits[here + 1] ?? 0) & tagged
  const look = shape[here] ?? 0
  add(mix(own, look))
  add(mix(own, here === margin ? 1 : 0))
  add(mix(before, shape[here - 1] ?? 0))
  add(mix(behind, shape[here + 1] ?? 0))
  add(mix(mix(before, own), look))
  add(mix(mix(own, behind), mix(look, shape[here + 1] ?? 0)))
}
