// What may be asked of a table on the command line, and what is said where it may not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf, criteriaOf, delimiterOf, wholeOf } from './anonymise-asked.ts'
import { type Given, readArguments } from './arguments.ts'

function given(...options: readonly string[]): Given {
  const asked = readArguments(['anonymise', 'table', 'in.csv', ...options])
  assert.equal(asked.kind, 'run')
  return asked.given
}

test('columns, criteria and numbers are read, with a comma or a point', () => {
  const asked = given(
    '--quasi',
    'age, post code,,sex',
    '--sensitive',
    'illness',
    '--l',
    '1,5',
    '--entropy',
    '--t',
    '0.2',
  )
  assert.deepEqual(criteriaOf(asked), {
    quasi: ['age', 'post code', 'sex'],
    sensitive: [{ column: 'illness', l: 1.5, isEntropy: true, t: 0.2, isOrdered: false }],
    k: 5,
  })
  const scaled = given('--quasi', 'a', '--sensitive', 'illness,salary', '--t', '0.2', '--ordered', 'salary')
  assert.deepEqual(
    criteriaOf(scaled).sensitive.map(({ isOrdered }) => isOrdered),
    [false, true],
  )
  assert.deepEqual(columnsOf(asked, 'drop'), [])
  assert.equal(wholeOf(given('--population', '100000'), 'population', 1), 100_000)
  assert.equal(wholeOf(given(), 'population', 1), null)
  assert.equal(delimiterOf(given('--delimiter', 'tab')), '\t')
  assert.equal(delimiterOf(given('--delimiter', ';')), ';')
  assert.equal(delimiterOf(given()), null)
})

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /expected --quasi with the columns somebody may know/],
  [['--quasi', 'a', '--k', '1'], /expected --k to be 2 or more, got "1"/],
  [['--quasi', 'a', '--k', '2.5'], /expected --k as a whole number, got 2.5/],
  [['--quasi', 'a', '--k', 'five'], /expected --k to be 2 or more, got "five"/],
  [['--quasi', 'a', '--t', '0.2'], /expected --sensitive with the columns --t is asked of/],
  [['--quasi', 'a', '--sensitive', 'b', '--l', '1.5'], /expected --l as a whole number, or with --entropy/],
  [['--quasi', 'a', '--sensitive', 'b', '--entropy'], /expected --l beside --entropy, got none/],
  [['--quasi', 'a', '--sensitive', 'b', '--ordered', 'c'], /--ordered among those of --sensitive, got "c"/],
  [['--quasi', 'a', '--sensitive', 'b', '--ordered', 'b'], /expected --t beside --ordered, got none/],
  [['--quasi', 'a', '--sensitive', 'b', '--t', '1.1'], /expected --t to be 0 to 1, got "1.1"/],
]
for (const [options, says] of wrong)
  test(`refused: ${options.join(' ') || 'nothing'}`, () => {
    assert.throws(() => criteriaOf(given(...options)), says)
  })

test('a delimiter nobody knows is refused', () => {
  assert.throws(
    () => delimiterOf(given('--delimiter', '|')),
    /expected --delimiter comma, semicolon or tab, got "\|"/,
  )
})
