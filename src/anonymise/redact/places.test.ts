import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../core/limits.ts'
import type { Box } from './box.ts'
import { placesOf } from './places.ts'

const strip = (top: number, left = 0): Box => ({ left, top, right: left + 100, bottom: top + 50 })

test('strips of a scan are one place; a picture apart is another', () => {
  const pictures = [strip(0), strip(300), strip(100), strip(51)]
  assert.deepEqual(
    placesOf(pictures).map(({ box, pictures }) => [box.top, box.bottom, pictures.length]),
    [
      [0, 150, 3],
      [300, 350, 1],
    ],
  )
})

test('what comes last may join what was apart', () => {
  assert.equal(placesOf([strip(0), strip(0, 200)]).length, 2)
  assert.equal(placesOf([strip(0), strip(0, 200), { ...strip(0, 102), right: 198 }]).length, 1)
})

test('no picture is no place, and too many are one', () => {
  assert.deepEqual(placesOf([]), [])
  const many = Array.from({ length: limits.redactPlaces + 1 }, (_, at) => strip(at * 100))
  assert.equal(placesOf(many).length, 1)
})
