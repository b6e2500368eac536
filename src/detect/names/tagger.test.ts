// The best row of tags, held against trying every row.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tagCount, tags } from './model.ts'
import { decode, followingOf, mayBegin, mayFollow } from './tagger.ts'

const weight = fc.integer({ min: -50, max: 50 })
const following = fc.array(weight, { minLength: tagCount * tagCount, maxLength: tagCount * tagCount })
const rows = fc.array(fc.array(weight, { minLength: tagCount, maxLength: tagCount }), {
  minLength: 1,
  maxLength: 4,
})

function decodeRows(scores: readonly (readonly number[])[], pairs: readonly number[]): readonly number[] {
  const flat = Float64Array.from(scores.flat())
  const room = { table: new Float64Array(flat.length), back: new Uint8Array(flat.length) }
  const out = new Uint8Array(scores.length)
  decode(flat, scores.length, followingOf(pairs), room, out)
  return [...out]
}

const isAllowed = (row: readonly number[]): boolean =>
  row.every((tag, at) => (at === 0 ? mayBegin(tag) : mayFollow(row[at - 1] ?? 0, tag)))

const sumOf = (
  row: readonly number[],
  scores: readonly (readonly number[])[],
  pairs: readonly number[],
): number =>
  row.reduce(
    (sum, tag, at) =>
      sum + (scores[at]?.[tag] ?? 0) + (at === 0 ? 0 : (pairs[(row[at - 1] ?? 0) * tagCount + tag] ?? 0)),
    0,
  )

const every = (length: number): readonly (readonly number[])[] =>
  length === 0 ? [[]] : every(length - 1).flatMap(row => Array.from(tags, (_, tag) => [...row, tag]))

test('no other allowed row of tags has a larger sum', () => {
  fc.assert(
    fc.property(rows, following, (scores, pairs) => {
      const found = decodeRows(scores, pairs)
      assert.ok(isAllowed(found))
      const sums = every(scores.length)
        .filter(isAllowed)
        .map(row => sumOf(row, scores, pairs))
      assert.equal(sumOf(found, scores, pairs), Math.max(...sums))
    }),
    { numRuns: Number(process.env['ORDHOLDEN_RUNS'] ?? 40) },
  )
})

test('a name goes on only as what it began as', () => {
  const at = (tag: (typeof tags)[number]): number => tags.indexOf(tag)
  assert.ok(mayFollow(at('B-PER'), at('I-PER')) && mayFollow(at('I-PER'), at('I-PER')))
  assert.ok(mayFollow(at('I-PER'), at('B-PER')) && mayFollow(at('I-PER'), at('O')))
  assert.ok(!mayFollow(at('O'), at('I-PER')) && !mayFollow(at('B-LOC'), at('I-PER')))
  assert.ok(!mayBegin(at('I-ORG')) && mayBegin(at('B-ORG')) && mayBegin(at('O')))
})
