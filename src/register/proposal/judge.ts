// Judges whether a sentence promises something, and which pledge it is of, by weights learned from labelled policies: a sum
// over its features, so that it can always be said which words it was judged by. The grammar's word is one of the features.
// The weights are data, made anew byte for byte by test/corpus/learn.ts. Proven by test/learned.test.ts and proposal.test.ts.

import type { Language } from '../../core/language.ts'
import { type PledgeId, pledgeIds } from '../../pledge/pledge.ts'
import { featuresOf, type Seen } from './features.ts'
import danish from './weights-da.json' with { type: 'json' }
import english from './weights-en.json' with { type: 'json' }

/** One sum: where it begins, and what each feature adds. */
export interface Weights {
  readonly bias: number
  readonly of: Readonly<Record<string, number>>
}

export interface Learned {
  readonly promise: Weights
  readonly pledges: Readonly<Record<string, Weights>>
}

const learned: Readonly<Record<Language, Learned>> = { da: danish, en: english }

/** Null where it is not likely enough to promise anything. */
export type Judged = {
  /** The likeliest pledge. */
  readonly pledge: PledgeId
  /** The words that weigh most for it, by their weight. */
  readonly by: readonly string[]
} | null

/**
 * From here on a sentence is proposed as a promise: the natural logarithm of its odds. Chosen before it was measured on
 * the policies 13 to 16, on what was learned without policies 9 to 12, where 1 of 14 other sentences was above it
 * and 9 of 10 promises. Decided against even odds: a false promise has to
 * be found by whoever reads the register, and a missed one is as easily bound.
 */
const atLeast = 1.4

export function judge(seen: Seen, language: Language): Judged {
  const { promise, pledges } = learned[language]
  const features = featuresOf(seen)
  if (sum(promise, features) < atLeast) return null
  const sums = pledgeIds.map(id => ({ id, sum: sum(pledges[id] ?? none, features) }))
  const best = sums.reduce((a, b) => (b.sum > a.sum ? b : a))
  const by = pledges[best.id]
  return Object.freeze({ pledge: best.id, by: by === undefined ? [] : wordsFor(by, features) })
}

const none: Weights = { bias: Number.NEGATIVE_INFINITY, of: {} }

export function sum({ bias, of }: Weights, features: ReadonlyMap<string, number>): number {
  let all = bias
  for (const [name, value] of features) all += Object.hasOwn(of, name) ? (of[name] ?? 0) * value : 0
  return all
}

/** Whole words and pairs only: what a person can find in the sentence. */
const wordsFor = ({ of }: Weights, features: ReadonlyMap<string, number>): readonly string[] =>
  [...features.keys()]
    .filter(
      name => /^[a-zæøåéäöü][a-zæøåéäöü ]+$/.test(name) && Object.hasOwn(of, name) && (of[name] ?? 0) > 0,
    )
    .toSorted((a, b) => (of[b] ?? 0) - (of[a] ?? 0))
    .slice(0, 3)
