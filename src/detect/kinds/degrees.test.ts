// Places written with degree signs, whole and in their place in a text, and temperatures, angles and what is too coarse.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findAll, runs } from '../../../test/expressions.ts'
import { degreeRules } from './degrees.ts'

const told = (text: string): readonly string[] =>
  findAll(text, { shapes: {}, keywords: degreeRules }).map(
    ({ confidence, start, end }) => `${confidence} ${Buffer.from(text).toString('utf8', start, end)}`,
  )

const cases: readonly (readonly [string, readonly string[]])[] = [
  [`Vi ses ved 55°40'34"N 12°34'06"E kl. 12`, [`certain 55°40'34"N 12°34'06"E`]],
  ['55° 40′ 34.5″ N, 12° 34′ 6″ E', ['certain 55° 40′ 34.5″ N, 12° 34′ 6″ E']],
  ["N55°40.561' E12°34.100'", ["likely N55°40.561' E12°34.100'"]],
  ['55.6761° N, 12.5683° E', ['certain 55.6761° N, 12.5683° E']],
  ["på 55°40'N 12°34'E", ["possible 55°40'N 12°34'E"]],
  ['55°N 12°E', []],
  ['20° C i går, 12° C i dag', []],
  [`95°40'34"N 12°34'06"E`, []],
  [`55°40'34" Nord`, []],
  ['en vinkel på 45°', []],
]

for (const [text, expected] of cases)
  test(`${text}: ${expected[0] ?? 'nothing'}`, () => assert.deepEqual(told(text), expected))

test('every place in degrees, minutes and seconds is certain', () => {
  const angle = (most: number) =>
    fc
      .tuple(fc.nat({ max: most - 1 }), fc.nat({ max: 59 }), fc.nat({ max: 59 }))
      .map(([d, m, s]) => `${d}°${m}'${s}"`)
  const property = fc.property(
    angle(90),
    fc.constantFrom('N', 'S'),
    angle(180),
    fc.constantFrom('E', 'W'),
    (latitude, south, longitude, west) =>
      assert.deepEqual(told(`x ${latitude}${south} ${longitude}${west} y`), [
        `certain ${latitude}${south} ${longitude}${west}`,
      ]),
  )
  fc.assert(property, { numRuns: runs })
})
