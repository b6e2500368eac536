import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readStandard, skip } from '../../test/standards.ts'
import { jsonSchema } from '../register/schema.ts'
import { grounds, readGround, standingOf } from './transfers.ts'

test('the grounds are those the register can declare, and no other', () => {
  const pattern = /"\^GDPR \(\?:45[^"]*"/.exec(JSON.stringify(jsonSchema()))?.[0] ?? ''
  const declared = new RegExp(JSON.parse(pattern))
  const possible = ['45(3)', '49(1)', ...'abcdefgh'].flatMap(letter =>
    letter.length > 1
      ? [letter]
      : [`46(2)(${letter})`, `46(3)(${letter})`, `49(1)(${letter})`, `45(${letter})`],
  )
  const allowed = possible.map(article => `GDPR ${article}`).filter(article => declared.test(article))
  assert.deepEqual(Object.keys(grounds).toSorted(), allowed.toSorted())
})

test('every ground has a term the vocabulary has, and each its own', { skip }, () => {
  const vocabulary = readStandard('eu-gdpr.csv')
  const terms = Object.values(grounds).map(({ dpv }) => dpv)
  assert.equal(new Set(terms).size, terms.length)
  for (const term of terms) assert.ok(vocabulary.includes(`"${term.replace('eu-gdpr:', '')}","class"`), term)
})

test('only the second subparagraph of 49(1) is documented in the record itself', () => {
  const documented = Object.entries(grounds).filter(([, ground]) => ground.documented)
  assert.deepEqual(
    documented.map(([id]) => id),
    ['GDPR 49(1)'],
  )
})

test('a country is inside, a third country, or not known; none is said to be adequate', () => {
  assert.deepEqual(
    [standingOf('DK'), standingOf('NO'), standingOf('US'), standingOf('GB')],
    ['inside', 'inside', 'third', 'third'],
  )
  assert.equal(standingOf(undefined), 'unknown')
  assert.equal(readGround('GDPR 46(2)(c)'), 'GDPR 46(2)(c)')
  for (const other of ['GDPR 44', 'toString', undefined]) assert.equal(readGround(other), null)
})
