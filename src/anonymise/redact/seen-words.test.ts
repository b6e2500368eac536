// A word stands in the new document as text where all its letters are seen, and nothing else does.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Box, PlacedText } from './box.ts'
import { seenWords } from './seen-words.ts'

const size = { width: 400, height: 100 }
const letter = (index: number, top = 20): Box => ({
  ...{ left: 10 + index * 12, top, right: 22 + index * 12, bottom: top + 20 },
})
const line = (text: string): PlacedText => ({
  text,
  boxes: [...text].map((each, index) => (/\s/.test(each) ? null : letter(index))),
})
const shown = ({ text }: PlacedText): boolean[] => [...text].map(() => true)
const said = (page: PlacedText, isShown = shown(page)): readonly string[] =>
  seenWords(page, isShown, size).map(({ text }) => text)

test('words are told in order, with their places, and whether another follows', () => {
  const words = seenWords(line('Sagen er'), shown(line('Sagen er')), size)
  assert.deepEqual(words, [
    { text: 'Sagen', box: { left: 10, top: 20, right: 70, bottom: 40 }, way: 'across', isFollowed: true },
    { text: 'er', box: { left: 82, top: 20, right: 106, bottom: 40 }, way: 'across', isFollowed: false },
  ])
})

test('a word of which one letter is not seen is none', () => {
  const page = line('Sagen er lukket')
  const isShown = shown(page)
  isShown[7] = false
  assert.deepEqual(said(page, isShown), ['Sagen', 'lukket'])
})

test('a word beyond the edge, or without a place, is none', () => {
  const page = { text: 'ude her', boxes: [...'ude her'].map((_, index) => letter(index + 40)) }
  assert.deepEqual(said(page), [])
  assert.deepEqual(said({ text: 'ude', boxes: [null, null, null] }), [])
})

test('of words over each other none is told; one drawn twice is', () => {
  const twice = (one: string, other: string): PlacedText => ({
    text: `${one} ${other}`,
    boxes: [...line(one).boxes, null, ...line(other).boxes],
  })
  assert.deepEqual(said(twice('Mette', 'Sagen')), [])
  assert.deepEqual(said(twice('Sagen', 'Sagen')), ['Sagen', 'Sagen'])
})

test('letters that run down or up make a word that does', () => {
  const boxes = [...'ned'].map((_, index) => ({
    left: 10,
    top: index * 12,
    right: 30,
    bottom: index * 12 + 12,
  }))
  const ways = [boxes, boxes.toReversed()].map(each =>
    seenWords({ text: 'ned', boxes: each }, [true, true, true], size).map(({ way }) => way),
  )
  assert.deepEqual(ways, [['down'], ['up']])
})
