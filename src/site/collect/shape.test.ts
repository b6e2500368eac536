import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shapeOf } from './shape.ts'

for (const value of [
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  'GA1.1.918273645.1790000001',
  'fb.1.1790000001234.918273645',
  'd41d8cd98f00b204e9800998ecf8427e',
  'aXbYcZdQeRfSgT',
  '918273645',
])
  test(`${value} tells one visitor from others`, () => assert.equal(shapeOf(value).identifies, true))

for (const value of [
  '',
  'da-DK',
  'dark',
  'necessary-and-statistics',
  'acceptedAll',
  '1790000001',
  '1790000001234',
  '2026-11-23T10:00:00Z',
  '20261123',
  '4.17.21',
  'version2',
])
  test(`${JSON.stringify(value)} does not`, () => assert.equal(shapeOf(value).identifies, false))

test('the length is of the whole value', () => assert.equal(shapeOf('x'.repeat(9_000)).length, 9_000))

test('it runs from its own text alone, as inside a page', () => {
  const again = new Function(`return (${shapeOf})`)() as typeof shapeOf
  assert.deepEqual(again('918273645'), shapeOf('918273645'))
})
