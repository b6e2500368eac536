// The tagger: the best row of tags for a sentence under a model's weights (Viterbi 1967). All sums are of whole numbers, so the
// same text gives the same tags on every machine. Proven by tagger.test.ts.

import { featureCount, type Lists, readFeatures, readLooks, type Words } from './features.ts'
import { indexHashes, type Model, tagCount, tags } from './model.ts'
import { type Sentence, sentenceTokens } from './tokens.ts'

/** What no weight can make up for: a name that goes on without having begun. */
const never = -1e9

/** Whether tag b may stand right behind tag a; a name goes on only as what it began as. */
export function mayFollow(a: number, b: number): boolean {
  const [, kind] = (tags[b] ?? 'O').split('I-')
  return kind === undefined || (tags[a] ?? 'O').slice(2) === kind
}

export const mayBegin = (tag: number): boolean => !(tags[tag] ?? 'O').startsWith('I-')

/**
 * Best tags by `scores` (a row of `tagCount` per word) and by what follows what; into `out`. `table` and `back` are room for the
 * work, of the size of `scores`.
 */
export function decode(
  scores: Float64Array,
  count: number,
  following: Float64Array,
  room: { readonly table: Float64Array; readonly back: Uint8Array },
  out: Uint8Array,
): void {
  const { table, back } = room
  for (let tag = 0; tag < tagCount; tag++) table[tag] = (scores[tag] ?? 0) + (mayBegin(tag) ? 0 : never)
  for (let at = 1; at < count; at++)
    for (let tag = 0; tag < tagCount; tag++) {
      let best = Number.NEGATIVE_INFINITY
      let from = 0
      for (let before = 0; before < tagCount; before++) {
        const sum = (table[(at - 1) * tagCount + before] ?? 0) + (following[before * tagCount + tag] ?? 0)
        if (sum > best) {
          best = sum
          from = before
        }
      }
      table[at * tagCount + tag] = best + (scores[at * tagCount + tag] ?? 0)
      back[at * tagCount + tag] = from
    }
  follow(table, back, count, out)
}

function follow(table: Float64Array, back: Uint8Array, count: number, out: Uint8Array): void {
  if (count === 0) return
  const last = (count - 1) * tagCount
  let tag = 0
  for (let each = 1; each < tagCount; each++)
    if ((table[last + each] ?? 0) > (table[last + tag] ?? 0)) tag = each
  for (let at = count - 1; at >= 0; at--) {
    out[at] = tag
    tag = back[at * tagCount + tag] ?? 0
  }
}

/** `following` with what may not follow made unreachable. */
export function followingOf(weights: ArrayLike<number>): Float64Array {
  return Float64Array.from(
    { length: tagCount * tagCount },
    (_, place) =>
      (weights[place] ?? 0) + (mayFollow(Math.floor(place / tagCount), place % tagCount) ? 0 : never),
  )
}

export interface Tagger {
  /** Tags of a sentence's words, which `readWords` has read; valid until the next call. */
  tag(text: string, sentence: Sentence, words: Words): Uint8Array
}

/** Reads what lists say out of a model. */
export function listsOf(model: Pick<Model, 'words' | 'bits'>): Lists {
  const find = indexHashes(model.words)
  return folded => {
    const place = find(folded)
    return place < 0 ? 0 : (model.bits[place] ?? 0)
  }
}

export function makeTagger(model: Model): Tagger {
  const find = indexHashes(model.features)
  const { weights } = model
  const following = followingOf(model.following)
  const features = new Int32Array(featureCount)
  const scores = new Float64Array(sentenceTokens * tagCount)
  const room = { table: new Float64Array(scores.length), back: new Uint8Array(scores.length) }
  const out = new Uint8Array(sentenceTokens)

  function score(words: Words, at: number): void {
    const row = at * tagCount
    scores.fill(0, row, row + tagCount)
    scores[row] = -model.outside
    readFeatures(words, at, features)
    for (const feature of features) {
      const place = find(feature)
      if (place < 0) continue
      for (let tag = 0; tag < tagCount; tag++)
        scores[row + tag] = (scores[row + tag] ?? 0) + (weights[place * tagCount + tag] ?? 0)
    }
  }

  return {
    tag(text, sentence, words) {
      const { count } = sentence
      readLooks(text, sentence, words)
      for (let at = 0; at < count; at++) score(words, at)
      decode(scores, count, following, room, out)
      return out
    },
  }
}
