// Every shape of these kinds has its judge, a judge answers within what it was shown, and a shape found by another says the same.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findAll, judgeText, runs } from '../../../test/expressions.ts'
import { type Shape, shapes } from '../shapes.ts'
import { kinds } from './kinds.ts'

const elsewhere: readonly Shape[] = ['akia', 'ghp', 'jwt', 'pem', 'plate']

test('every shape has a judge, here or among the kinds told by words', () => {
  assert.deepEqual([...Object.keys(kinds), ...elsewhere].sort(), Object.keys(shapes).sort())
})

test('no text makes a judge fail, and no hit leaves the text', () => {
  const signs = fc.constantFrom(
    ...'0123456789 .-/()+:@xDKdkæ\n',
    'tlf. ',
    'cpr ',
    '4012888888881881',
    '::',
    'a@b.dk',
  )
  const property = fc.property(fc.string({ unit: signs, maxLength: 200 }), text => {
    const length = Buffer.byteLength(text)
    const hits = judgeText(text)
    for (const { start, end } of hits) assert.ok(start >= 0 && start < end && end <= length)
  })
  fc.assert(property, { numRuns: runs * 5 })
})

test('a judge sees no further than it was shown', () => {
  const bytes = Buffer.from('cpr 010257-6005 kr')
  const seen = kinds.cpr({ bytes, from: 4, to: 15 }, 4, 15)
  assert.equal(seen?.context, 'bare')
  assert.equal(kinds.cpr({ bytes, from: 0, to: 15 }, 4, 15)?.context, 'named')
})

test('the scanner finds all of several values that stand as one candidate, as the expressions do', () => {
  for (const text of [
    'tlf. 33345678/33345679',
    'Jens 010257-6004 33 34 56 78',
    'kort 4012888888881881 5555555555554444',
  ]) {
    const hits = findAll(text, { shapes: kinds, keywords: [] })
    assert.equal(hits.length, 2, text)
    assert.deepEqual(hits, judgeText(text))
  }
})
