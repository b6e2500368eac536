// How wide black is: to the next of a few widths over blank paper, and no further than what stands beside it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blackenRun, type Dots } from './blacken.ts'
import type { Box } from './box.ts'

/** White paper with ink in some boxes. */
function paper(width: number, height: number, ...ink: readonly Box[]): Dots {
  const dots = { width, height, pixels: new Uint8Array(width * height * 4).fill(255) }
  for (const { left, top, right, bottom } of ink)
    for (let y = top; y < bottom; y++) dots.pixels.fill(40, (y * width + left) * 4, (y * width + right) * 4)
  return dots
}

const box = (left: number, right: number): Box => ({ left, top: 20, right, bottom: 40 })
const isBlack = ({ width, pixels }: Dots, x: number, y: number): boolean => pixels[(y * width + x) * 4] === 0

test('a short name and a longer one are equally wide where there is room', () => {
  const widths = [30, 60, 100].map(wide => {
    const ink = box(100, 100 + wide)
    const black = blackenRun(paper(600, 60, ink), { box: ink, isVertical: false })
    return [black.left, black.right - black.left]
  })
  assert.deepEqual(widths, [
    [98, 144],
    [98, 144],
    [98, 144],
  ])
})

test('black ends before the next word, and goes on to the other side', () => {
  const [ink, next] = [box(100, 130), box(160, 200)]
  const dots = paper(600, 60, ink, next)
  const black = blackenRun(dots, { box: ink, isVertical: false })
  assert.deepEqual([black.left, black.right], [156 - 144, 156])
  assert.ok(isBlack(dots, 20, 30) && isBlack(dots, 155, 30) && !isBlack(dots, 156, 30))
  assert.equal(dots.pixels[(30 * 600 + 170) * 4], 40)
})

test('between two words nothing is widened over either, nor over the edge', () => {
  const [before, ink, after] = [box(80, 96), box(100, 130), box(134, 150)]
  const black = blackenRun(paper(600, 60, before, ink, after), { box: ink, isVertical: false })
  assert.deepEqual([black.left, black.right], [98, 132])
  const edge = blackenRun(paper(140, 60, box(100, 139)), { box: box(100, 139), isVertical: false })
  assert.ok(edge.left >= 0 && edge.right <= 140)
})

test('what runs down the page is widened down the page', () => {
  const ink = { left: 20, top: 100, right: 40, bottom: 130 }
  const black = blackenRun(paper(60, 600, ink), { box: ink, isVertical: true })
  assert.deepEqual(black, { left: 18, top: 98, right: 42, bottom: 98 + 144 })
})

test('half a letter a machine left out is black too, up to the gap', () => {
  const [word, next] = [box(90, 130), box(133, 150)]
  const told = { box: box(100, 128), isVertical: false }
  const sure = blackenRun(paper(160, 60, word, next), told)
  assert.equal(sure.left, 98)
  const guess = blackenRun(paper(160, 60, word, next), { ...told, isGuess: true })
  assert.ok(guess.left <= 90)
  assert.equal(guess.right, 130)
})
