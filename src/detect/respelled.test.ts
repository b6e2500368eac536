// The same number in every spelling is found as it is typed, at its own bytes; and what has no such sign in it is left to the scan.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesOf } from './detect.ts'
import type { Hit } from './hit.ts'
import { respelledHits } from './respelled.ts'

const rules = rulesOf()
const at = 1_000
const find = (bytes: Uint8Array): readonly Hit[] => respelledHits(rules, bytes, at)
const told = (bytes: Buffer, encoding: BufferEncoding = 'utf8'): readonly string[] =>
  find(bytes).map(
    ({ kind, start, end }) => `${kind} ${bytes.subarray(start - at, end - at).toString(encoding)}`,
  )

const blanks = ['\u00a0', '\u2007', '\u2009', '\u202f', '\u3000']
const hyphens = ['\u2010', '\u2011', '\u2013', '\u2014', '\u2212']

for (const blank of blanks)
  test(`U+${blank.charCodeAt(0).toString(16)} is a blank`, () => {
    const written = (text: string): string => text.replaceAll('_', blank)
    assert.deepEqual(told(Buffer.from(written('Tlf. 23_45_67_89.\n'))), [`phone ${written('23_45_67_89')}`])
    assert.deepEqual(told(Buffer.from(written('kort 4111_1111_1111_1111\n'))), [
      `card ${written('4111_1111_1111_1111')}`,
    ])
  })

for (const hyphen of hyphens)
  test(`U+${hyphen.charCodeAt(0).toString(16)} is a hyphen`, () => {
    assert.deepEqual(told(Buffer.from(`Æblerød, CPR: 010203${hyphen}0000.\n`)), [`cpr 010203${hyphen}0000`])
  })

test('signs without width are not there', () => {
  assert.deepEqual(told(Buffer.from('skriv til mette@firma\u200b.example\n')), [
    'email mette@firma\u200b.example',
  ])
  assert.deepEqual(told(Buffer.from('CPR 0102\u00ad03-0000\n')), ['cpr 0102\u00ad03-0000'])
})

test('in latin-1 and Windows-1252 they are one byte', () => {
  assert.deepEqual(told(Buffer.from('Tlf. 23\xa045\xa067\xa089\n', 'latin1'), 'latin1'), [
    'phone 23\xa045\xa067\xa089',
  ])
  assert.deepEqual(told(Buffer.from('CPR 010203\x960000\n', 'latin1'), 'latin1'), ['cpr 010203\x960000'])
})

test('what has no such sign in it is not told here, and Danish letters are none', () => {
  assert.deepEqual(told(Buffer.from('CPR 010203-0000 \u2013 2010\u20132015\nÅse à 3, 23 45 67 89\n')), [])
})

test('in a line without end each is found once or more, at its place', () => {
  const bytes = Buffer.from('CPR 010203\u20130000, og meget mere tekst. '.repeat(500))
  const found = find(bytes)
  const starts = new Set(found.map(({ start }) => start))
  assert.equal(starts.size, 500)
  for (const { start, end } of found)
    assert.equal(bytes.subarray(start - at, end - at).toString(), '010203\u20130000')
})
