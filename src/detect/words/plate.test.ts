import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import { shapes } from '../shapes.ts'
import { judgePlate, plateRules } from './plate.ts'

/** What the judge says of the first candidate of the shape. */
function tellShape(text: string): string | null {
  const match = shapes.plate.exec(text)
  assert.ok(match, text)
  const bytes = Buffer.from(text)
  const hit = judgePlate({ bytes, from: 0, to: bytes.length }, match.index, match.index + match[0].length)
  return hit === null ? null : `${bytes.subarray(hit.start, hit.end)} (${hit.confidence}, ${hit.context})`
}

test('a plate beside its word is certain, alone it is possible', () => {
  assert.equal(tellShape('nummerplade: XY 12 345'), 'XY 12 345 (certain, named)')
  assert.equal(tellShape('der stod XY12345 på den'), 'XY12345 (possible, bare)')
})

for (const text of [
  'NR 12 345',
  'KR 12 345',
  'ID12345',
  'XY 02 345',
  'TV 55 123',
  'AS65000',
  'ED25519',
  'FPO AE 20040',
  'Springfield, IL 62701',
])
  test(`a number that is none: ${text}`, () => assert.equal(tellShape(text), null))

const found: readonly (readonly [string, string])[] = [
  ['nummerplade: xy12345', 'xy12345'],
  ['nummerpladen er XY-12-345', 'XY-12-345'],
  ['reg.nr. xy 12 345', 'xy 12 345'],
  ['license plate: SOMMER', 'SOMMER'],
  ['"licence_plate":"xy12345"', 'xy12345'],
]
for (const [text, plate] of found)
  test(`a plate by its word: ${text}`, () => {
    assert.deepEqual(tellWords(plateRules, text), [`licence-plate: ${plate} (likely)`])
  })

for (const text of [
  'reg.nr. 1234 konto 1234567890',
  'nummerplade mangler',
  'number plate: see below',
  'reg.nr.: XY 12 345',
])
  test(`not told by its word: ${text}`, () => assert.deepEqual(tellWords(plateRules, text), []))
