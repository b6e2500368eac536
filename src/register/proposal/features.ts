// What a sentence of a page is judged by, as named features: its words and their beginnings and ends, pairs of words, how it
// begins and ends, its heading, where on the page it stands, and what the grammar said of it. The same when it is learned from
// (test/corpus/learn.ts) and when it is judged (judge.ts). Proven by test/learned.test.ts.

import { limits } from '../../core/limits.ts'
import type { PledgeId } from '../../pledge/pledge.ts'

/** A sentence as it stands on a page. */
export interface Seen {
  readonly text: string
  /** The nearest heading above it; empty where there is none. */
  readonly heading: string
  /** Null for a sentence without a page around it. */
  readonly place: Standing | null
  /** What the grammar said of it; null where the grammar was made from this very sentence. */
  readonly said: { readonly as: string; readonly pledge: PledgeId | null } | null
}

/** Where on its page a sentence stands. No section's number is in it: a page in another order promises the same. */
export interface Standing {
  /** Before the second heading, or under the last one. */
  readonly part: 'opening' | 'middle' | 'closing'
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Letters of either language; a number is one sign whatever its value. */
const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\d+/g, '0')
    .match(/[a-zæøåéäöü']+|0|[?!:·]/g) ?? []

export function featuresOf({ text, heading, place, said }: Seen): ReadonlyMap<string, number> {
  const words = tokens(text.slice(0, limits.proposalLetters))
  const found = new Map<string, number>()
  const add = (...names: readonly string[]) => {
    for (const name of names) found.set(name, 1)
  }
  for (const [at, word] of words.entries()) {
    add(word, ...partsOf(word))
    const next = words[at + 1]
    if (next !== undefined) add(`${word} ${next}`)
  }
  const [first = '', second] = words
  add(`^${first}`, `${words.at(-1) ?? ''}$`, `@length ${Math.min(Math.floor(words.length / 4), 8)}`)
  if (second !== undefined) add(`^${first} ${second}`)
  for (const word of tokens(heading)) add(`#${word}`, ...(word.length > 5 ? [`#${word.slice(0, 5)}…`] : []))
  if (place !== null) add(...standingOf(place, heading))
  if (said !== null) found.set(`=${said.as}`, saidWeight)
  if (said !== null && said.pledge !== null) found.set(`=${said.pledge}`, saidWeight)
  return found
}

/** The grammar counts for more than a word. */
const saidWeight = 1.5

const partsOf = (word: string): readonly string[] => [
  ...(word.length > 5 ? [`${word.slice(0, 5)}…`] : []),
  ...(word.length > 4 ? [`…${word.slice(-3)}`] : []),
]

const standingOf = ({ part, isFirst, isLast }: Standing, heading: string): readonly string[] => [
  `@${part}`,
  ...(isFirst ? ['@first'] : []),
  ...(isLast ? ['@last'] : []),
  ...(heading === '' ? ['@no heading'] : []),
]

/** Where each sentence of a page stands, by its heading: first and last under it. */
export function standingsOf(headings: readonly string[]): readonly Standing[] {
  const startsAt = headings.map((heading, index) => heading !== headings[index - 1])
  const second = startsAt.indexOf(true, 1)
  const last = startsAt.lastIndexOf(true)
  return headings.map((_, index) => ({
    part: second === -1 || index < second ? 'opening' : index >= last ? 'closing' : 'middle',
    isFirst: startsAt[index] === true,
    isLast: startsAt[index + 1] !== false,
  }))
}
