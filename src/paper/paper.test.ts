// What a paper refuses to be: a table whose rows do not fit its header would shift every answer.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../core/limits.ts'
import { list, paragraph, strong, table, textsOf, tidyText } from './paper.ts'

const of = { caption: 'c', sheet: 's', header: ['a', 'b'] }

test('every row has a cell for each header', () => {
  assert.throws(() => table({ ...of, rows: [['x', 'y'], ['z']] }), /expected 2 cells in a row, got 1/)
  assert.equal(table({ ...of, rows: [['x', 'y']] }).rowHeader, true)
})

test('a table has an end', () => {
  const rows = Array.from({ length: limits.paperRows + 1 }, () => ['x', 'y'])
  assert.throws(() => table({ ...of, rows }), /at most 20000 rows/)
})

test('a text is a run, and a list item one or several', () => {
  assert.deepEqual(paragraph('a', strong('b')), {
    kind: 'paragraph',
    runs: [
      { text: 'a', strong: false },
      { text: 'b', strong: true },
    ],
  })
  assert.deepEqual(list(['a', strong('b'), ['c', 'd']]), {
    kind: 'list',
    items: [
      [{ text: 'a', strong: false }],
      [{ text: 'b', strong: true }],
      [
        { text: 'c', strong: false },
        { text: 'd', strong: false },
      ],
    ],
  })
})

test('an empty text of a cell is none; what cannot be seen is left out', () => {
  assert.deepEqual(textsOf(['a', ' ', 'b']), ['a', 'b'])
  assert.deepEqual(textsOf(''), [])
  assert.equal(tidyText('a\n\t b\u200b\u00adc\ud800'), 'a bc\ufffd')
})
