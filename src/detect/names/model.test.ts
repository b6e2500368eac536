// The file of weights: written and read back, and refused where it is damaged.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatModel, indexHashes, type Model, parseModel, tagCount } from './model.ts'
import { readWeights } from './weights.ts'

const model: Model = {
  words: Int32Array.of(-5, 7, 0x7fffffff),
  bits: Uint8Array.of(1, 2, 255),
  features: Int32Array.of(-0x80000000, 3),
  weights: Int8Array.from({ length: 2 * tagCount }, (_, at) => at - 100),
  following: Int16Array.from({ length: tagCount * tagCount }, (_, at) => 300 - at * 20),
  outside: 12,
}

test('what is written is read back', () => assert.deepEqual(parseModel(formatModel(model)), model))

test('it is read at any place of a larger buffer', () => {
  const bytes = formatModel(model)
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 3)
  assert.deepEqual(parseModel(larger.subarray(3)), model)
})

test('a byte less, a byte more, another beginning or another number of anything is refused', () => {
  const bytes = formatModel(model)
  assert.equal(parseModel(bytes.subarray(0, -1)), null)
  assert.equal(parseModel(Uint8Array.of(...bytes, 0)), null)
  // Every byte of the head but what is taken off tag O, which may be any number.
  const head = Array.from({ length: 28 }, (_, at) => at).filter(at => at < 20 || at >= 24)
  for (const at of head) assert.equal(parseModel(bytes.with(at, (bytes[at] ?? 0) ^ 1)), null, `${at}`)
})

test('the committed weights are whole, at most 3 MB, and their hashes rise', () => {
  const bytes = readWeights()
  assert.ok(bytes !== null && bytes.length <= 3_000_000)
  const read = parseModel(bytes)
  assert.ok(read !== null && read.features.length > 10_000 && read.words.length > 5_000)
  for (const hashes of [read.features, read.words])
    assert.ok(hashes.every((hash, at) => hash !== 0 && (at === 0 || (hashes[at - 1] ?? 0) < hash)))
})

test('a hash is found at its place, and another is not', () => {
  const hashes = Int32Array.from({ length: 5_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1))
  const find = indexHashes(hashes)
  assert.ok(hashes.every((hash, at) => find(hash) === at))
  assert.equal(find(Math.imul(6_000, 0x9e3779b1)), -1)
  assert.equal(indexHashes(new Int32Array())(1), -1)
})
