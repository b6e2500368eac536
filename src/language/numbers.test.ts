import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesInWords, countInWords, millisInWords, shareInWords } from './numbers.ts'

test('thousands stand apart as each language writes them', () => {
  assert.equal(countInWords(1_234_567, 'da'), '1.234.567')
  assert.equal(countInWords(1_234_567, 'en'), '1,234,567')
  assert.equal(countInWords(0, 'da'), '0')
})

test('a share that is not nothing is never 0 %, and one that is not all never 100 %', () => {
  const shares = [
    [0, '0 %'],
    [1, '< 0,1 %'],
    [10, '0,1 %'],
    [3_250, '32,5 %'],
    [9_999, '> 99,9 %'],
    [10_000, '100 %'],
  ] as const
  for (const [part, said] of shares) assert.equal(shareInWords(part, 10_000, 'da'), said)
  assert.equal(shareInWords(0, 0, 'en'), '–')
})

test('bytes and times are told in the unit that suits them', () => {
  assert.equal(bytesInWords(0, 'da'), '0 B')
  assert.equal(bytesInWords(999, 'da'), '999 B')
  assert.equal(bytesInWords(1_500, 'da'), '1,5 kB')
  assert.equal(bytesInWords(2_345_678_901, 'en'), '2.3 GB')
  assert.equal(bytesInWords(10 ** 19, 'en'), '10,000 PB')
  assert.equal(millisInWords(249.6, 'da'), '250 ms')
  assert.equal(millisInWords(2_500, 'da'), '2,5 s')
})
