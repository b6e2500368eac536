import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { readJson } from './json-body.ts'

const kindOf = (text: string) => readJson(utf8(text)).kind

test('what JSON.parse reads is read the same, whatever is in its strings', () => {
  assert.deepEqual(readJson(new Uint8Array()), { kind: 'read', value: {} })
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), text => {
      const value: unknown = JSON.parse(text)
      if (!text.includes('__proto__')) assert.deepEqual(readJson(utf8(text)), { kind: 'read', value })
    }),
  )
  for (const text of [
    '{"a":"\\"b\\":{"}',
    '{"a":{"b":1},"b":[{"a":1},{"a":2}]}',
    '["a","a"]',
    '{"a":"a","b":"a"}',
  ])
    assert.equal(kindOf(text), 'read', text)
})

test('a name twice, however it is written, is refused', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":{"a":1,"b":{},"a":2}}',
    '[{"a" : [1], "a"\n:2}]',
  ])
    assert.equal(kindOf(text), 'malformed', text)
})

test('what means something to JavaScript, is too deep, or is no JSON is refused', () => {
  for (const text of [
    '{"__proto__":{"isAdmin":true}}',
    '{"a":{"\\u005f_proto__":1}}',
    '{',
    'NaN',
    '{"a":1}x',
    "{'a':1}",
  ])
    assert.equal(kindOf(text), 'malformed', text)
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  assert.equal(kindOf(nested(limits.bodyDepth)), 'read')
  assert.equal(kindOf(nested(limits.bodyDepth + 1)), 'malformed')
  assert.equal(kindOf(nested(30_000)), 'malformed')
  assert.equal(readJson(new Uint8Array([0x22, 0xff, 0x22])).kind, 'malformed')
})
