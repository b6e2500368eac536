// The keeper's protocol: what is formatted is parsed back, and lines nobody of ours would write are none.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal, refusalCodes } from '../core/refusal.ts'
import { type Answer, formatAnswer, formatRequest, parseAnswer, parseRequest, type Request } from './wire.ts'

const request: fc.Arbitrary<Request> = fc.record(
  {
    id: fc.nat(),
    do: fc.constantFrom<Request['do']>(
      ...(['mac', 'sign', 'publicKey', 'seal', 'open', 'maskAddresses', 'openAddresses', 'destroy'] as const),
    ),
    key: fc.string(),
    bytes: fc.uint8Array(),
  },
  { noNullPrototype: true },
)

const fault = fc.record(
  { message: fc.string(), hint: fc.string() },
  { requiredKeys: ['message'], noNullPrototype: true },
)
const error: fc.Arbitrary<Error> = fc.oneof(
  fc.string().map(text => new Error(text)),
  fc
    .tuple(fc.constantFrom(...refusalCodes), fault, fc.array(fault))
    .map(([code, first, more]) => new Refusal(code, first, ...more)),
)
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ id: fc.nat(), bytes: fc.uint8Array() }, { noNullPrototype: true }),
  fc.record({ id: fc.nat(), error }, { noNullPrototype: true }),
)

test('a request is parsed back', () => {
  fc.assert(
    fc.property(request, asked => {
      assert.deepEqual(parseRequest(JSON.stringify(formatRequest(asked))), asked)
    }),
  )
})

test('an answer is parsed back, refusals with their code and faults', () => {
  fc.assert(
    fc.property(answer, given => {
      const parsed = parseAnswer(JSON.stringify(formatAnswer(given)))
      assert.deepEqual(described(parsed), described(given))
    }),
  )
})

function described(given: Answer | null): unknown {
  if (given === null || 'bytes' in given) return given
  const { id, error: thrown } = given
  return thrown instanceof Refusal
    ? { id, code: thrown.code, faults: thrown.faults, message: thrown.message }
    : { id, message: thrown.message }
}

test('hostile lines are no request', () => {
  const good = { id: 1, do: 'mac', key: 'log', bytes: '' }
  assert.ok(parseRequest(JSON.stringify(good)))
  const bad = [
    '',
    'null',
    '[]',
    '1',
    '{',
    '{"__proto__":{"id":1,"do":"mac","key":"log","bytes":""}}',
    ...[
      { ...good, id: '1' },
      { ...good, do: 'constructor' },
      { ...good, do: 'key' },
      { ...good, key: 7 },
      { ...good, bytes: '====' },
      { ...good, bytes: [1] },
    ].map(value => JSON.stringify(value)),
  ]
  for (const line of bad) assert.equal(parseRequest(line), null, line)
})

test('hostile lines are no answer', () => {
  const bad = [
    '{}',
    '{"id":1}',
    '{"id":1,"refusal":{"code":"made-up","faults":[{"message":"x"}]}}',
    '{"id":1,"refusal":{"code":"limit","faults":[]}}',
    '{"id":1,"refusal":{"code":"limit","faults":[1]}}',
    '{"id":"1","bytes":""}',
  ]
  for (const line of bad) assert.equal(parseAnswer(line), null, line)
})
