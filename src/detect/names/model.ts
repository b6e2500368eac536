// The file of weights: what it holds, and its format. All numbers are little-endian.
//   8 bytes  "ordnavn1"
//   5 × u32  number of listed words L, of features F, of tags K, what is taken off tag O everywhere, number of bytes that follow
//   K × K    i16: the weight of one tag following another, row by row
//   L × 4    u32: hashes of listed words, rising, then L × 1: what lists say of each
//   F × 4    u32: hashes of features, rising, then F × K i8: a weight per tag
// Proven by model.test.ts; written by weights/da-names/train.ts.

import { utf8 } from '../../core/bytes.ts'

/** Beginning and inside of a name of each kind; `outside` is everything else. */
export const tags = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG'] as const
export const tagCount = tags.length

export interface Model {
  /** Hashes of words, as signed numbers, and the bits of each. */
  readonly words: Int32Array
  readonly bits: Uint8Array
  /** Hashes of features, as signed numbers, and `tagCount` weights of each. */
  readonly features: Int32Array
  readonly weights: Int8Array
  /** `following[a * tagCount + b]`: b right behind a. */
  readonly following: Int16Array
  /** What is taken off tag O at every word: the more, the more is found, wrongly too. */
  readonly outside: number
}

const magic = utf8('ordnavn1')
const headBytes = magic.length + 20

export function formatModel(model: Model): Uint8Array {
  const { words, bits, features, weights, following, outside } = model
  const body = 2 * following.length + 5 * words.length + 4 * features.length + weights.length
  const bytes = new Uint8Array(headBytes + body)
  const view = new DataView(bytes.buffer)
  bytes.set(magic)
  const head = [words.length, features.length, tagCount, outside, body]
  for (const [place, value] of head.entries()) view.setUint32(magic.length + 4 * place, value, true)
  let at = headBytes
  for (const weight of following) at = setAndStep(at, 2, () => view.setInt16(at, weight, true))
  for (const word of words) at = setAndStep(at, 4, () => view.setInt32(at, word, true))
  bytes.set(bits, at)
  at += bits.length
  for (const feature of features) at = setAndStep(at, 4, () => view.setInt32(at, feature, true))
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at)
  return bytes
}

function setAndStep(at: number, step: number, set: () => void): number {
  set()
  return at + step
}

/** Null where the bytes are not such a file, whole. */
export function parseModel(bytes: Uint8Array): Model | null {
  if (bytes.length < headBytes || !magic.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const [words = 0, features = 0, kinds = 0, outside = 0, body = 0] = [0, 4, 8, 12, 16].map(at =>
    view.getUint32(magic.length + at, true),
  )
  const needed = 2 * kinds * kinds + 5 * words + (4 + kinds) * features
  if (kinds !== tagCount || body !== needed || bytes.length !== headBytes + needed) return null
  let at = headBytes
  const following = Int16Array.from({ length: kinds * kinds }, (_, place) =>
    view.getInt16(at + 2 * place, true),
  )
  at += 2 * following.length
  const wordHashes = readHashes(view, at, words)
  at += 4 * words
  const bits = bytes.slice(at, at + words)
  at += words
  const featureHashes = readHashes(view, at, features)
  at += 4 * features
  const weights = new Int8Array(bytes.slice(at).buffer)
  return { words: wordHashes, bits, features: featureHashes, weights, following, outside }
}

function readHashes(view: DataView, from: number, count: number): Int32Array {
  const hashes = new Int32Array(count)
  for (let place = 0; place < count; place++) hashes[place] = view.getInt32(from + 4 * place, true)
  return hashes
}

/** Answers the place of a hash in `hashes`, or -1: an open table, half full at most. No hash is 0. */
export function indexHashes(hashes: Int32Array): (hash: number) => number {
  let size = 16
  while (size < 2 * hashes.length) size *= 2
  const keys = new Int32Array(size)
  const places = new Int32Array(size)
  for (const [place, hash] of hashes.entries()) {
    let slot = hash & (size - 1)
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = hash
    places[slot] = place
  }
  return hash => {
    let slot = hash & (size - 1)
    for (;;) {
      const key = keys[slot]
      if (key === hash) return places[slot] ?? -1
      if (key === 0) return -1
      slot = (slot + 1) & (size - 1)
    }
  }
}
