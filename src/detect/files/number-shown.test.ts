// Numbers of cells as their formats show them, and columns by their letters.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnNamed, columnNumber } from './cell-name.ts'
import { formatNumbered, numberShown } from './number-shown.ts'

const cases: readonly (readonly [string, string | null, string])[] = [
  ['101904321', '0000000000', '0101904321'],
  ['101904321', '000000\\-0000', '010190-4321'],
  ['101904321', '000000"-"0000;[Red]-0', '010190-4321'],
  ['12345678', '##" "##" "##" "##', '12 34 56 78'],
  ['12345678', '00\\ 00\\ 00\\ 00', '12 34 56 78'],
  ['1.2345678E7', null, '12345678'],
  ['12.5', '0.00', '12.5'],
  ['12', '0.00', '12'],
  ['1200', '#,##0', '1200'],
  ['32874', 'dd\\-mm\\-yyyy', '01-01-1990'],
  ['32874.5', 'd/m/yyyy h:mm', '01-01-1990 12:00'],
  ['7', '[$-406]General', '7'],
  ['not a number', '0000', 'not a number'],
  ['1e999', '0000', '1e999'],
  ['-5', '0000', '-5'],
]

for (const [value, format, shown] of cases)
  test(`${value} as ${format} is ${shown}`, () => assert.equal(numberShown(value, format, false), shown))

test('a workbook that counts from 1904, and formats without a code of their own', () => {
  assert.equal(numberShown('31412', 'yyyy', true), '01-01-1990')
  assert.equal(formatNumbered(14, new Map()), 'dd-mm-yyyy')
  assert.equal(formatNumbered(14, new Map([[14, '0']])), '0')
  assert.equal(formatNumbered(164, new Map()), null)
})

test('columns are named and numbered, and none beyond the last', () => {
  for (const [number, name] of [
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ] as const) {
    assert.equal(columnNamed(number), name)
    assert.equal(columnNumber(name), number)
  }
  for (const none of [0, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(columnNamed(none), '')
})
