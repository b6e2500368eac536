// Where names begin and end beside greetings, initials and forms of companies: as they are found in texts, and by themselves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boundName } from './bounds.ts'
import { openNames } from './names.ts'
import { readWeights } from './weights.ts'

const names = openNames(readWeights())
const persons = (text: string): readonly string[] =>
  names
    .find(text)
    .filter(({ kind }) => kind === 'person')
    .map(({ start, end }) => text.slice(start, end))

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Hej Bo.', ['Bo']],
  ['Hej Bo, tak for sidst', ['Bo']],
  ['Hej alle sammen.', []],
  ['Tømrer Hansen ApS', []],
  ['Murermester Jens Olsen A/S leverer på torsdag', []],
  ['Jens Hansen ringede til Tømrer Olsen ApS i går', ['Jens Hansen']],
  ['Tømrer Hansen har ringet', ['Tømrer Hansen']],
  ['O. Th. Møller var der', ['O. Th. Møller']],
  ['Anders P. Møller kom', ['Anders P. Møller']],
  ['Vi valgte plan B. Karen Lund kom forbi', ['Karen Lund']],
]
for (const [text, expected] of cases)
  test(JSON.stringify(text), () => assert.deepEqual(persons(text), expected))

const bounds: readonly (readonly [string, string, string | null])[] = [
  ['Kære Karen Lund', 'Kære Karen Lund', 'person Karen Lund'],
  ['Med venlig hilsen Karen', 'Med venlig hilsen Karen', 'person Karen'],
  ['Mvh.', 'Mvh.', null],
  ['Heja Lund', 'Heja Lund', 'person Heja Lund'],
  ['Lund & Søn A/S', 'Lund', 'organisation Lund'],
  ['Lund Aggregat', 'Lund', 'person Lund'],
  ['Karen Lund SE-nr. 12345678', 'Karen Lund', 'person Karen Lund'],
  ['Karen Lund, A/S Storebælt', 'Karen Lund', 'person Karen Lund'],
  ['Karen Lund Inc.', 'Karen Lund Inc.', 'organisation Karen Lund Inc.'],
  ['formanden O. Møller', 'Møller', 'person O. Møller'],
  ['i Nr. Møller', 'Møller', 'person Møller'],
]
for (const [text, found, expected] of bounds)
  test(`${found} in ${text}`, () => {
    const start = text.indexOf(found)
    const name = boundName(
      text,
      { start, end: start + found.length, kind: 'person', confidence: 'likely', context: 'bare' },
      0,
    )
    assert.equal(name === null ? null : `${name.kind} ${text.slice(name.start, name.end)}`, expected)
  })

test('initials never reach into the name before', () => {
  const name = { start: 9, end: 15, kind: 'person', confidence: 'likely', context: 'bare' } as const
  assert.equal(boundName('A. Bo P. Møller', name, 5)?.start, 6)
  assert.equal(boundName('A. Bo P. Møller', name, 8)?.start, 9)
})
