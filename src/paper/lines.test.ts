// Breaking text into lines and widths into columns, with a face whose letters are all one wide.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnWidths } from './columns.ts'
import { breakLines, type Measure, widthOf } from './lines.ts'

const plain: Measure = { width: text => text.length, has: (_, letter) => letter !== '漢' }
const linesOf = (text: string, width: number): readonly string[] =>
  breakLines([{ text, strong: false }], 'serif', width, plain).map(line =>
    line.map(({ text }) => text).join(''),
  )

test('lines break at spaces, and keep the space they broke at', () => {
  assert.deepEqual(linesOf('en to  tre\nfire', 7), ['en to ', 'tre ', 'fire'])
})

test('after a hyphen or slash between longer words, not within A/S or a date', () => {
  assert.deepEqual(linesOf('løn-og/eller persondata-sikkerhed', 14), [
    'løn-og/eller ',
    'persondata-',
    'sikkerhed',
  ])
  assert.deepEqual(linesOf('xxxxx Billy A/S 2026-11-23', 10), ['xxxxx ', 'Billy A/S ', '2026-11-23'])
})

test('a word longer than a line is divided evenly, with a hyphen that is not read', () => {
  const lines = breakLines([{ text: 'Databeskyttelsesrådgiver', strong: false }], 'serif', 10, plain)
  assert.deepEqual(
    lines.map(line => line.map(({ text }) => text).join('')),
    ['Databesky-', 'ttelsesrå-', 'dgiver'],
  )
  assert.deepEqual(lines[0]?.[1], { text: '-', face: 'serif', actual: '\u00ad' })
})

test('an address is divided without a hyphen', () => {
  assert.equal(
    linesOf('https://example.org/personoplysninger', 12).join(''),
    'https://example.org/personoplysninger',
  )
})

test('runs in two weights that touch are one word', () => {
  const runs = [
    { text: 'med ', strong: false },
    { text: 'fed', strong: true },
    { text: 't.', strong: false },
  ]
  const lines = breakLines(runs, 'serif', 8, plain)
  assert.deepEqual(lines[1], [
    { text: 'fed', face: 'serifStrong' },
    { text: 't.', face: 'serif' },
  ])
})

test('a letter no face has is a box that is read as the letter', () => {
  assert.deepEqual(breakLines([{ text: '漢', strong: false }], 'sans', 9, plain), [
    [{ text: '□', face: 'sans', actual: '漢' }],
  ])
})

test('no line is wider than it may be, and no letter is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'æ', '-', '/', ' ', '.', '1'), maxLength: 80 })
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 20 }), (said, width) => {
      const lines = breakLines([{ text: said, strong: false }], 'sans', width, plain)
      const pieces = lines.flat()
      for (const line of lines) {
        const last = line.at(-1)
        const end = last?.text.endsWith(' ') === true ? 1 : 0
        assert.ok(widthOf(line, plain) - end <= width, JSON.stringify(lines))
      }
      const kept = pieces.map(piece => (piece.actual === '\u00ad' ? '' : piece.text)).join('')
      assert.equal(kept.replace(/\s/g, ''), said.replace(/\s/g, ''))
    }),
    { numRuns: 500 },
  )
})

test('columns fill the width; a short text stands on one line beside an endless one', () => {
  const widths = columnWidths(
    [
      { least: 40, most: 60, lacks: 18 },
      { least: 80, most: 9000, lacks: 400 },
      { least: 50, most: 50, lacks: 0 },
    ],
    400,
  )
  assert.equal(Math.round(widths.reduce((sum, width) => sum + width, 0)), 400)
  assert.deepEqual(widths.map(Math.round), [60, 290, 50])
})

test('a short text is not broken where there is room, and is where there is none', () => {
  const article = { least: 50, most: 80, lacks: 30 }
  const long = { least: 100, most: 9000, lacks: 4000 }
  assert.equal(columnWidths([article, long], 400)[0], 80)
  assert.ok((columnWidths([article, long], 160)[0] ?? 0) < 60)
})

test('where words do not fit, the widest columns give way and the narrow ones keep theirs', () => {
  const widths = columnWidths(
    [30, 300, 200].map(least => ({ least, most: least, lacks: 0 })),
    330,
  )
  assert.deepEqual(widths, [30, 150, 150])
})
