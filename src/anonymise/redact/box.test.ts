// Lines are found among letters that each have a place.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Box, type PlacedText, runsOf } from './box.ts'

/** Letters of 10 by 20 dots from some corner, each so far on; blanks and line ends stand nowhere. */
function placed(text: string, at: (index: number) => readonly [number, number]): PlacedText {
  const boxes = [...text].map((letter, index): Box | null => {
    const [left, top] = at(index)
    return /\s/.test(letter) ? null : { left, top, right: left + 10, bottom: top + 20 }
  })
  return { text, boxes }
}

test('a name of two words is one place on its line, the gap too', () => {
  const line = placed('Til Mette Sol her', index => [index * 10, 0])
  assert.deepEqual(runsOf(line, 4, 13), [
    { box: { left: 40, top: 0, right: 130, bottom: 20 }, isVertical: false },
  ])
})

test('where a line ends another place begins, also where it lies right below', () => {
  const lines = placed('Mette\nSol', index => (index < 6 ? [index * 10, 0] : [(index - 6) * 10, 21]))
  assert.deepEqual(
    runsOf(lines, 0, 9).map(({ box }) => box),
    [
      { left: 0, top: 0, right: 50, bottom: 20 },
      { left: 0, top: 21, right: 30, bottom: 41 },
    ],
  )
})

test('letters that run down the page are one place, and told as such', () => {
  const down = placed('Mette', index => [100, index * 22])
  assert.deepEqual(runsOf(down, 0, 5), [
    { box: { left: 100, top: 0, right: 110, bottom: 108 }, isVertical: true },
  ])
})

test('letters far apart, or down a slope, do not cover what lies between', () => {
  const apart = placed('ab', index => [index * 500, 0])
  assert.equal(runsOf(apart, 0, 2).length, 2)
  const slope = placed('abc', index => [index * 15, index * 25])
  assert.equal(runsOf(slope, 0, 3).length, 3)
})
