// Cells that point at a person are told with their kind, each for itself; categories, years, codes and amounts are left alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDirect } from './direct.ts'

test('numbers of persons, addresses and accounts are found in their cells, and only there', () => {
  const cells = [
    'nej',
    'kim@example.dk',
    'ja',
    '211062-5629',
    'ring +45 20 12 34 56',
    '',
    'DK5000400440116243',
  ]
  assert.deepEqual(findDirect('note', cells), [null, 'email', null, 'cpr', 'phone', null, 'iban'])
  const many = Array.from({ length: 5_000 }, (_, at) => (at % 1_000 === 7 ? 'kim@example.dk' : `value ${at}`))
  assert.deepEqual(
    findDirect('note', many).flatMap((kind, at) => (kind === null ? [] : [at])),
    [7, 1_007, 2_007, 3_007, 4_007],
  )
})

test('names of persons are found in their cells, towns and companies are not', () => {
  const cells = [
    'Mette Hansen',
    'Viborg',
    'Hansen, Mette',
    'Hansen & Søn ApS',
    'Skolevej',
    '',
    'Lars Ravnholt-Lund',
  ]
  assert.deepEqual(
    findDirect('kunde', cells).map(kind => kind === 'person'),
    [true, false, true, false, false, false, true],
  )
})

test('what is of nobody in particular is left alone', () => {
  const innocent: Readonly<Record<string, readonly string[]>> = {
    'salary-class': ['<=50K', '>50K'],
    age: ['39', '17', '90'],
    'post code': ['8000', '2100'],
    diagnosis: ['DJ459', 'asthma', 'hiv'],
    salary: ['312000', '1250000,50'],
    born: ['1984-05-12', '1990-01-31'],
    education: ['Bachelors', 'Some-college', 'HS-grad', '11th'],
  }
  for (const [column, cells] of Object.entries(innocent))
    assert.deepEqual(
      findDirect(column, cells).filter(kind => kind !== null),
      [],
      column,
    )
})
