// The words of context-words.ts, made ready to be found in letters: which kinds the words of a line name. Kinds are bits, so that one
// look serves all of them, and the words are one tree that is walked letter by letter. Decided against: one expression of all words,
// which took 25 µs of each candidate, and looking words up as strings, which took 5. Proven by context.test.ts.

import { kindWords, numberWords, otherWords } from './context-words.ts'
import { type HitKind, hitKinds } from './hit.ts'
import { isLetter, tableSize } from './points.ts'

/** Kinds as bits; the first bit is what no kind is. */
export type Named = number
export const otherBit: Named = 1
export const bitOf = (kind: HitKind): Named => 2 << hitKinds.indexOf(kind)

export const listOf = (words: string): readonly string[] => words.split(/\s+/)

/** By the whole word, by its beginning, by its end. Words that stand after each other are one, with a blank between. */
interface Words {
  readonly whole: Map<string, Named>
  readonly beginnings: Map<string, Named>
  readonly ends: Map<string, Named>
}

const add = (to: Map<string, Named>, word: string, named: Named): unknown =>
  to.set(word, (to.get(word) ?? 0) | named)

function addWord({ whole, beginnings, ends }: Words, word: string, named: Named): void {
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

function readWords(): Words {
  const words: Words = { whole: new Map(), beginnings: new Map(), ends: new Map() }
  const named = hitKinds.map(kind => [kindWords[kind], bitOf(kind)] as const)
  for (const [entry, bit] of [...named, [otherWords, otherBit] as const]) {
    for (const word of listOf(entry?.words ?? '').filter(Boolean)) addWord(words, word, bit)
    for (const stem of listOf(entry?.numbers ?? '').filter(Boolean))
      for (const word of numbered(stem)) add(words.whole, word, bit)
  }
  return words
}

/** A place in the tree, 0 where no word of ours goes on so. */
type Place = number
const nowhere: Place = 0
const root: Place = 1

/** Every letter of the words has a number of its own; what is no letter is 0, and any other letter 1. */
const [noLetter, otherLetter, blank] = [0, 1, 2]
const ownLetters = 'abcdefghijklmnopqrstuvwxyzæøå'
/** A row of the tree has room for all of them. */
const shift = 5

const classes = Uint8Array.from({ length: tableSize }, (_, point) => {
  const own = ownLetters.indexOf(String.fromCodePoint(point).toLowerCase())
  return isLetter(point) ? (own < 0 ? otherLetter : own + blank + 1) : noLetter
})
const classOf = (point: number): number =>
  point < tableSize ? (classes[point] as number) : isLetter(point) ? otherLetter : noLetter
const classesOf = (word: string): readonly number[] =>
  [...word].map(letter => (letter === ' ' ? blank : classOf(letter.codePointAt(0) ?? 0)))

interface Tree {
  /** At place and class: the next place. */
  readonly next: Uint16Array
  /** What a word names that ends at a place, and what every word does that begins so. */
  readonly whole: Int32Array
  readonly begun: Int32Array
}

function treeOf({ whole, beginnings }: Words): Tree {
  const most = [...whole.keys(), ...beginnings.keys()].reduce((sum, word) => sum + word.length, root + 1)
  const next = new Uint16Array(most << shift)
  let places = root + 1
  const placeOf = (word: string): Place => {
    let place = root
    for (const letter of classesOf(word)) {
      const at = (place << shift) + letter
      if (next[at] === nowhere) next[at] = places++
      place = next[at] as Place
    }
    return place
  }
  const named = (words: Map<string, Named>): Int32Array => {
    const bits = new Int32Array(most)
    for (const [word, kinds] of words) bits[placeOf(word)] = kinds
    return bits
  }
  const [ending, beginning] = [named(whole), named(beginnings)]
  return {
    next: next.slice(0, places << shift),
    whole: ending.slice(0, places),
    begun: beginning.slice(0, places),
  }
}

const words = readWords()
const { next, whole, begun } = treeOf(words)
const ends = [...words.ends].map(([word, named]) => ({ letters: classesOf(word), named }))

const step = (place: Place, letter: number): Place =>
  place === nowhere ? nowhere : (next[(place << shift) + letter] as Place)

function namedByEnd(points: Int32Array, start: number, end: number): Named {
  let named = 0
  for (const { letters, named: kinds } of ends)
    if (
      end - start >= letters.length &&
      letters.every((letter, at) => letter === classOf(points[end - letters.length + at] as number))
    )
      named |= kinds
  return named
}

const isSmall = (point: number): boolean =>
  (point >= 97 && point <= 122) || point === 0xe6 || point === 0xf8 || point === 0xe5
const isCapital = (point: number): boolean =>
  (point >= 65 && point <= 90) || point === 0xc6 || point === 0xd8 || point === 0xc5

/** `cprNumber` and `cpr_nr` are two words each, `CPR2` is one. */
const isSeam = (points: Int32Array, at: number): boolean =>
  isCapital(points[at] as number) && isSmall(points[at - 1] as number)

const none: readonly Named[] = []

/**
 * What the words in `[from, to)` name that name something, in their order: each alone, together with the one before it, and with the
 * two before it.
 */
export function namedIn(points: Int32Array, from: number, to: number): readonly Named[] {
  let found = none
  let [alone, pair, three]: [Place, Place, Place] = [root, nowhere, nowhere]
  for (let start = from; start < to; ) {
    let named = 0
    let at = start
    for (; at < to; at++) {
      const letter = classOf(points[at] as number)
      if (letter === noLetter || (at > start && isSeam(points, at))) break
      alone = step(alone, letter)
      pair = step(pair, letter)
      three = step(three, letter)
      named |= begun[alone] as Named
    }
    if (at === start) start++
    else {
      named |= (whole[alone] as Named) | (whole[pair] as Named) | (whole[three] as Named)
      named |= namedByEnd(points, start, at)
      if (named !== 0) found = [...found, named]
      three = step(pair, blank)
      pair = step(alone, blank)
      alone = root
      start = at
    }
  }
  return found
}
