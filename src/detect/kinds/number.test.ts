// Digits that might be of several kinds, and numbers that stand against each other.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hit } from '../hit.ts'
import { judgeNumber, surest } from './number.ts'

const judge = (text: string): Hit | null => {
  const start = text.search(/[0-9(+]/)
  const bytes = Buffer.from(text)
  return judgeNumber({ bytes, from: 0, to: bytes.length }, start, bytes.length)
}

test('the word before decides what eight digits are', () => {
  assert.equal(judge('tlf. 33345679')?.kind, 'phone')
  assert.equal(judge('cvr 12345674')?.kind, 'cvr')
  assert.equal(judge('konto 33345679')?.kind, 'bank-account')
  assert.equal(judge('faktura 33345679'), null)
})

test('of two numbers that are one candidate the first is told, without the other', () => {
  const found = judge('tlf. 33345678/33345679')
  assert.deepEqual([found?.kind, found?.start, found?.end], ['phone', 5, 13])
})

test('a blank parts numbers beside eight digits in a row, or beside a CPR number', () => {
  for (const [text, end] of [
    ['tlf. 33345678 33345679', 13],
    ['tlf. 33 34 56 78 010190-1234', 16],
    ['tlf. 333 4567', 13],
  ] as const) {
    const found = judge(text)
    assert.deepEqual([found?.kind, found?.start, found?.end], ['phone', 5, end], text)
  }
})

test('a candidate of many seams is judged in bounded time', () => {
  const started = performance.now()
  judge(`tlf. ${'1/'.repeat(20_000)}1`)
  assert.ok(performance.now() - started < 2_000)
})

test('surer, longer and named goes first, and the first of equals', () => {
  const hit = (confidence: Hit['confidence'], context: Hit['context'], end: number): Hit => ({
    kind: 'phone',
    what: null,
    start: 0,
    end,
    confidence,
    context,
  })
  const order = [
    hit('certain', 'other', 8),
    hit('likely', 'bare', 9),
    hit('likely', 'named', 8),
    hit('likely', 'bare', 8),
  ]
  for (const [at, first] of order.entries()) assert.equal(surest(order.slice(at).reverse()), first)
  assert.equal(surest([null]), null)
})
