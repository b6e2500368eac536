// Learning: a structured perceptron (Collins 2002), its weights averaged over every step and then made small: whole numbers of one
// byte. Only whole numbers, additions and one division are used, and the order is shuffled by a generator of our own: the same
// rows and settings give the same model on every machine. Proven by test/names-weights.test.ts.

import {
  emptyWords,
  featureCount,
  type Lists,
  readFeatures,
  readLooks,
  readWords,
} from '../../src/detect/names/features.ts'
import { type Model, tagCount } from '../../src/detect/names/model.ts'
import { decode, followingOf } from '../../src/detect/names/tagger.ts'
import { sentenceTokens } from '../../src/detect/names/tokens.ts'
import type { Row } from './data.ts'

export interface Settings {
  readonly epochs: number
  /** A feature seen less often in the training data is left out. */
  readonly seenLeast: number
  /** A feature none of whose weights is as large, in steps of one byte, is left out. */
  readonly weightLeast: number
  /** How many times all of it is learned, each in an order of its own; their weights are added up. */
  readonly orders: number
  /** Places of templates that are left out, to see what they are worth. */
  readonly without: readonly number[]
  /** What is taken off tag O, in steps of one byte. */
  readonly outside: number
}

export interface WordList {
  readonly words: Int32Array
  readonly bits: Uint8Array
}

/** A row with the features of each word as places in the table of weights, word by word. */
interface Prepared {
  readonly features: Int32Array
  /** Where each word's features begin; one more than there are words. */
  readonly from: Int32Array
  readonly tags: Uint8Array
}

export function learn(rows: readonly Row[], list: WordList, lists: Lists, settings: Settings): Model {
  const { hashes, prepared } = prepare(rows, lists, settings)
  const passes = Array.from({ length: settings.orders }, (_, order) =>
    train(prepared, hashes.length, settings, order + 1),
  )
  const learned = {
    weights: sumUp(passes.map(({ weights }) => weights)),
    following: sumUp(passes.map(({ following }) => following)),
  }
  return { ...list, ...makeSmall(hashes, learned, settings.weightLeast), outside: settings.outside }
}

function prepare(rows: readonly Row[], lists: Lists, { seenLeast, without }: Settings) {
  const words = emptyWords()
  const out = new Int32Array(featureCount)
  const seen = new Map<number, number>()
  const raw = rows.map(({ text, sentence, tags }) => {
    readWords(text, sentence, lists, words)
    readLooks(text, sentence, words)
    const from = new Int32Array(sentence.count + 1)
    const all: number[] = []
    for (let at = 0; at < sentence.count; at++) {
      readFeatures(words, at, out)
      for (const [template, hash] of out.entries()) {
        if (without.includes(template)) continue
        seen.set(hash, (seen.get(hash) ?? 0) + 1)
        all.push(hash)
      }
      from[at + 1] = all.length
    }
    return { all, from, tags }
  })
  const kept = [...seen].filter(([, times]) => times >= seenLeast).map(([hash]) => hash)
  const hashes = Int32Array.from(kept).sort()
  const places = new Map([...hashes].map((hash, place) => [hash, place]))
  return { hashes, prepared: raw.map(row => place(row, places)) }
}

function place(
  { all, from, tags }: { all: readonly number[]; from: Int32Array; tags: Uint8Array },
  places: ReadonlyMap<number, number>,
): Prepared {
  const features: number[] = []
  const begins = new Int32Array(from.length)
  for (let at = 0; at + 1 < from.length; at++) {
    for (const hash of all.slice(from[at], from[at + 1])) {
      const found = places.get(hash)
      if (found !== undefined) features.push(found)
    }
    begins[at + 1] = features.length
  }
  return { features: Int32Array.from(features), from: begins, tags }
}

/** Weights, and the same summed up with the step at which each change was made. */
interface Sums {
  readonly now: Float64Array
  readonly dated: Float64Array
}

const emptySums = (size: number): Sums => ({ now: new Float64Array(size), dated: new Float64Array(size) })

function change({ now, dated }: Sums, place: number, by: number, step: number): void {
  now[place] = (now[place] ?? 0) + by
  dated[place] = (dated[place] ?? 0) + by * step
}

interface Learned {
  readonly weights: Float64Array
  readonly following: Float64Array
}

function train(rows: readonly Prepared[], features: number, { epochs }: Settings, seed: number): Learned {
  const own = emptySums(features * tagCount)
  const pairs = emptySums(tagCount * tagCount)
  const random = makeRandom(seed)
  const order = Array.from(rows.keys())
  const scores = new Float64Array(sentenceTokens * tagCount)
  const room = { table: new Float64Array(scores.length), back: new Uint8Array(scores.length) }
  const guess = new Uint8Array(sentenceTokens)
  let step = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const each of order) {
      const row = rows[each]
      if (row === undefined) continue
      score(row, own.now, scores)
      decode(scores, row.tags.length, followingOf(pairs.now), room, guess)
      correct(row, guess, own, pairs, step)
      step++
    }
  }
  return { weights: average(own, step), following: average(pairs, step) }
}

function score(row: Prepared, weights: Float64Array, scores: Float64Array): void {
  scores.fill(0, 0, row.tags.length * tagCount)
  for (let at = 0; at < row.tags.length; at++)
    for (let each = row.from[at] ?? 0; each < (row.from[at + 1] ?? 0); each++) {
      const base = (row.features[each] ?? 0) * tagCount
      for (let tag = 0; tag < tagCount; tag++)
        scores[at * tagCount + tag] = (scores[at * tagCount + tag] ?? 0) + (weights[base + tag] ?? 0)
    }
}

function correct(row: Prepared, guess: Uint8Array, own: Sums, pairs: Sums, step: number): void {
  for (let at = 0; at < row.tags.length; at++) {
    const right = row.tags[at] ?? 0
    const wrong = guess[at] ?? 0
    if (right !== wrong)
      for (let each = row.from[at] ?? 0; each < (row.from[at + 1] ?? 0); each++) {
        const base = (row.features[each] ?? 0) * tagCount
        change(own, base + right, 1, step)
        change(own, base + wrong, -1, step)
      }
    if (at === 0) continue
    const rightPair = (row.tags[at - 1] ?? 0) * tagCount + right
    const wrongPair = (guess[at - 1] ?? 0) * tagCount + wrong
    if (rightPair === wrongPair) continue
    change(pairs, rightPair, 1, step)
    change(pairs, wrongPair, -1, step)
  }
}

/** The sum over all steps, not the mean: whole numbers stay whole, and all is divided once when it is made small. */
const average = ({ now, dated }: Sums, step: number): Float64Array =>
  now.map((weight, place) => weight * step - (dated[place] ?? 0))

const sumUp = ([first = new Float64Array(), ...rest]: readonly Float64Array[]): Float64Array =>
  first.map((weight, place) => rest.reduce((sum, each) => sum + (each[place] ?? 0), weight))

/** 2^31 steps of a linear congruential generator (Numerical Recipes), its high bits used. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

function shuffle(order: number[], random: (below: number) => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = random(last + 1)
    const held = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = held
  }
}

function makeSmall(hashes: Int32Array, { weights, following }: Learned, weightLeast: number) {
  let largest = 1
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const toByte = (weight: number): number => Math.round((weight * 127) / largest)
  const kept: number[] = []
  for (let place = 0; place < hashes.length; place++) {
    const row = weights.subarray(place * tagCount, (place + 1) * tagCount)
    if (row.some(weight => Math.abs(toByte(weight)) >= weightLeast)) kept.push(place)
  }
  return {
    features: Int32Array.from(kept, place => hashes[place] ?? 0),
    weights: Int8Array.from(
      kept.flatMap(place => Array.from(weights.subarray(place * tagCount, (place + 1) * tagCount), toByte)),
    ),
    following: Int16Array.from(following, toByte),
  }
}
