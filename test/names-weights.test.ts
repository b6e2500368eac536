// Training of the names' weights: the same twice, and what is committed is what the README says of it. The whole training
// is run by weights/da-names/train.ts, never here.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sha256, toHex } from '../src/core/bytes.ts'
import { formatModel } from '../src/detect/names/model.ts'
import { openNames } from '../src/detect/names/names.ts'
import { listsOf } from '../src/detect/names/tagger.ts'
import { type Example, makeRows, parseExamples } from '../weights/da-names/data.ts'
import { learn } from '../weights/da-names/learn.ts'
import { makeLists } from '../weights/da-names/lists.ts'
import { count, f1, recall, wordRecall } from '../weights/da-names/score.ts'
import { settings } from '../weights/da-names/settings.ts'

const people = [
  'Yrsa Plovmand',
  'Bolette Ravn',
  'Aksel',
  'Tue Ømose',
  'Solvej Kvist',
  'Gro',
  'Viggo Hjulmand',
]
const towns = ['Ølstrup', 'Vandby', 'Norddal']

/** Twenty sentences, labelled as an IOB2 file is. */
const invented = Array.from({ length: 20 }, (_, at) => {
  const person = people[at % people.length] ?? ''
  const town = towns[at % towns.length] ?? ''
  const words = [
    ...(at % 2 === 0 ? ['I', 'går', 'kom'] : ['Så', 'rejste']).map(word => [word, 'O']),
    ...person.split(' ').map((word, part) => [word, part === 0 ? 'B-PER' : 'I-PER']),
    ...[
      ['til', 'O'],
      [town, 'B-LOC'],
      ['.', 'O'],
    ],
  ]
  const text = words
    .map(([word]) => word)
    .join(' ')
    .replace(' .', '.')
  return `# text = ${text}\n${words.map(([word, tag], place) => `${place + 1}\t${word}\t${tag}`).join('\n')}\n`
}).join('\n')

function train(orders: number): Uint8Array {
  const rows = parseExamples(invented).flatMap(makeRows)
  const list = makeLists(rows, settings.commonLeast)
  return formatModel(learn(rows, list, listsOf(list), { ...settings, epochs: 3, orders }))
}

test('labelled words are laid over the text they are of', () => {
  const [first = assert.fail()] = parseExamples(invented)
  assert.deepEqual(first, {
    text: 'I går kom Yrsa Plovmand til Ølstrup.',
    names: [
      { start: 10, end: 23, kind: 'PER' },
      { start: 28, end: 35, kind: 'LOC' },
    ],
    words: first.words,
  } satisfies Example)
  assert.deepEqual([...(makeRows(first)[0]?.tags ?? [])], [0, 0, 0, 1, 2, 0, 3, 0])
})

test('a small training gives the same bytes twice, and others in other orders', () => {
  assert.deepEqual(train(1), train(1))
  assert.notDeepEqual(train(1), train(2))
})

test('what was learned is used: a name it has not seen is found where names stood', () => {
  const names = openNames(train(1))
  const text = 'I går kom Ragnvald Mose til Vandby.'
  assert.deepEqual(
    names.find(text, 'da').map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`),
    ['person Ragnvald Mose', 'place Vandby'],
  )
})

test('a name counts as found by its exact span, a word by anything over it', () => {
  const gold = [
    { start: 0, end: 9, kind: 'PER' },
    { start: 20, end: 24, kind: 'PER' },
  ] as const
  const words = [0, 5, 20].map(start => ({ start, end: start + 4 }))
  const found = [
    { start: 0, end: 4, kind: 'PER' },
    { start: 20, end: 24, kind: 'PER' },
  ] as const
  const counted = count(gold, found, words)
  assert.deepEqual([f1(counted), recall(counted), wordRecall(counted)], [0.5, 0.5, 2 / 3])
})

test('the committed weights are those the README tells of', () => {
  const folder = join(import.meta.dirname, '../weights/da-names')
  const hash = toHex(sha256(new Uint8Array(readFileSync(join(folder, 'weights.bin')))))
  assert.ok(readFileSync(join(folder, 'README.md'), 'utf8').includes(hash), hash)
})
