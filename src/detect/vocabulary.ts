// The words of context-words.ts, made ready to be looked up: which kinds a word of a text names. Kinds are bits, so that one look at a
// text serves all of them. Decided against: one expression of all words, which took 25 µs of each candidate. Proven by context.test.ts.

import { kindWords, numberWords, otherWords } from './context-words.ts'
import { type HitKind, hitKinds } from './hit.ts'

/** Kinds as bits; the first bit is what no kind is. */
export type Named = number
export const otherBit: Named = 1
export const bitOf = (kind: HitKind): Named => 2 << hitKinds.indexOf(kind)

export const listOf = (words: string): readonly string[] => words.split(/\s+/)

/** By the whole word, by its beginning, by its end; and words that stand after each other, by all of them. */
interface Vocabulary {
  readonly whole: Map<string, Named>
  readonly beginnings: Map<string, Named>
  readonly ends: Map<string, Named>
}

/** No beginning is shorter, and no phrase has more words. */
const beginningLetters = 3
const phraseWords = 3

const add = (to: Map<string, Named>, word: string, named: Named): unknown =>
  to.set(word, (to.get(word) ?? 0) | named)

function addWord({ whole, beginnings, ends }: Vocabulary, word: string, named: Named): void {
  const spoken = word.replaceAll('_', ' ')
  if (spoken.endsWith('*')) add(beginnings, spoken.slice(0, -1), named)
  else if (spoken.startsWith('*')) add(ends, spoken.slice(1), named)
  else add(whole, spoken, named)
}

/** `ordrenr`, `ordre nr`, `sagsnr`, `sags nr`. */
const numbered = (stem: string): readonly string[] =>
  listOf(numberWords).flatMap(number => [
    `${stem}${number}`,
    `${stem} ${number}`,
    `${stem}s${number}`,
    `${stem}s ${number}`,
  ])

function readWords(): Vocabulary {
  const vocabulary: Vocabulary = { whole: new Map(), beginnings: new Map(), ends: new Map() }
  const named = hitKinds.map(kind => [kindWords[kind], bitOf(kind)] as const)
  for (const [entry, bit] of [...named, [otherWords, otherBit] as const]) {
    for (const word of listOf(entry?.words ?? '').filter(Boolean)) addWord(vocabulary, word, bit)
    for (const stem of listOf(entry?.numbers ?? '').filter(Boolean))
      for (const word of numbered(stem)) add(vocabulary.whole, word, bit)
  }
  return vocabulary
}

const vocabulary = readWords()

function namedByWord(word: string): Named {
  let named = vocabulary.whole.get(word) ?? 0
  for (let length = beginningLetters; length <= word.length; length++)
    named |= vocabulary.beginnings.get(word.slice(0, length)) ?? 0
  for (const [end, kinds] of vocabulary.ends) if (word.endsWith(end)) named |= kinds
  return named
}

/** What is named by the word at a place together with those before it, as far as a phrase goes. */
export function namedAt(words: readonly string[], at: number): Named {
  let spoken = words[at] ?? ''
  let named = namedByWord(spoken)
  for (let before = at - 1; before >= 0 && before > at - phraseWords; before--) {
    spoken = `${words[before]} ${spoken}`
    named |= vocabulary.whole.get(spoken) ?? 0
  }
  return named
}
