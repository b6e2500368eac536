import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { fixedClock } from '../core/clock.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import {
  checkCommitment,
  commit,
  formatEvidence,
  formatLeaf,
  leafKinds,
  parseEvidence,
  parseLeaf,
} from './leaf.ts'

const clock = fixedClock('2026-11-22T08:00:00.000Z')
const random = { bytes: (size: number) => new Uint8Array(size).fill(7) }
const example = commit('look', { saw: 'nothing' }, clock, random)

test('a worked example: HMAC-SHA-256 over canonical JSON, recomputed with openssl', () => {
  // printf '{"saw":"nothing"}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707… -binary | base64
  assert.equal(
    fromUtf8(example.leaf),
    '{"at":"2026-11-22T08:00:00.000Z","commitment":"M37VUowosGSBJf1iyVoy4yH8jknmmgeSPUb9aWB25TI=","kind":"look","v":1}',
  )
})

test('a leaf commits to its evidence under its secret, and to nothing else', () => {
  const leaf = parseLeaf(example.leaf)
  assert.ok(checkCommitment(leaf, { saw: 'nothing' }, example.secret))
  assert.ok(!checkCommitment(leaf, { saw: 'something' }, example.secret))
  assert.ok(!checkCommitment(leaf, { saw: 'nothing' }, new Uint8Array(32)))
  assert.ok(!checkCommitment(leaf, { saw: 'nothing' }, example.secret.subarray(1)))
})

test('every kind fits its limit and reads back', () => {
  for (const kind of leafKinds) {
    const { leaf } = commit(kind, null, clock, random)
    assert.ok(leaf.length <= limits.leafBytes)
    assert.deepEqual(formatLeaf(parseLeaf(leaf)), leaf)
  }
})

test('what is not the one spelling of a leaf is refused', () => {
  const text = fromUtf8(example.leaf)
  const wrong = [
    text.replace('"v":1', '"v":1,"who":"x"'),
    text.replace('"v":1', '"v":2'),
    text.replace('"v":1', '"v":1.0'),
    text.replace('"look"', '"visit"'),
    text.replace('08:00:00.000Z', '08:00:00Z'),
    text.replace('2026-11-22', '2026-11-32'),
    text.replace('{', '{ '),
    text.replace('=","kind', '","kind'),
    `${text}\n`,
    `${text}${' '.repeat(512)}`,
    'null',
    '[]',
  ]
  for (const each of wrong) assert.throws(() => parseLeaf(utf8(each)), Refusal, each)
  assert.throws(() => parseLeaf(Uint8Array.of(0xff, 0xfe)), /UTF-8/)
})

test('evidence reads back, with its opening or without', () => {
  const leaf = parseLeaf(example.leaf)
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
      if (!JSON.stringify(value).isWellFormed()) return
      const evidence = JSON.parse(JSON.stringify(value)) as Json
      const each = parseEvidence(formatEvidence({ leaf, opening: { evidence, secret: example.secret } }))
      assert.equal(canonicalJson(each.opening?.evidence ?? null), canonicalJson(evidence))
    }),
  )
  assert.equal(parseEvidence(formatEvidence({ leaf, opening: null })).opening, null)
})
