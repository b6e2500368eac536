import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daySaid, hourSaid, inFull, said, saidShort, shareOf } from './numbers.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('numbers, shares, bytes and times stand as each language writes them', () => {
  assert.deepEqual([inFull(1_234_567, 'da'), inFull(1_234_567, 'en')], ['1.234.567', '1,234,567'])
  assert.deepEqual([shareOf(1, 3, 'da'), shareOf(1, 3, 'en')].map(plain), ['33,3 %', '33.3%'])
  assert.deepEqual([shareOf(0, 0, 'da'), shareOf(3, 10_000, 'da'), shareOf(6, 10_000, 'en')].map(plain), [
    '0,0 %',
    '<0,1 %',
    '0.1%',
  ])
  assert.deepEqual(
    [0, 1, 999, 1_000, 1_234_567, 5e18].map(value => said(value, 'bytes', 'da')),
    ['0 byte', '1 byte', '999 byte', '1 kB', '1,23 MB', '5 EB'],
  )
  assert.equal(said(2, 'bytes', 'en'), '2 bytes')
  assert.deepEqual([said(250, 'ms', 'da'), said(1_250, 'ms', 'en')], ['250 ms', '1.25 s'])
  assert.deepEqual(
    [saidShort(99_999, 'count', 'da'), plain(saidShort(1_200_000, 'count', 'da'))],
    ['99.999', '1,2 mio.'],
  )
})

test('days and hours are told without a zone, and what is none is a number', () => {
  assert.deepEqual([daySaid(20_604, 'da'), daySaid(20_604, 'en')], ['31. maj', '31 May'])
  assert.equal(daySaid(20_604, 'da', 'full'), 'søndag den 31. maj 2026')
  assert.deepEqual(
    [hourSaid(20_604 * 24 + 9, 'da'), hourSaid(20_604 * 24 + 9, 'en')],
    ['31. maj kl. 09', '31 May 09:00'],
  )
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    assert.equal(daySaid(odd, 'da'), String(odd))
    assert.equal(hourSaid(odd, 'en'), String(odd))
  }
})
