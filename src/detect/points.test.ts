// Letters of UTF-8 and of latin-1 as Node's own decoders read them, whole, broken and cut off.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBlank, isLetter, readPoints } from './points.ts'

const into = new Int32Array(96)

function read(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const count = readPoints({ bytes, from, to }, from, to, into)
  return String.fromCodePoint(...into.subarray(0, count))
}

test('what is UTF-8 is read as Node reads it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 24 }), text =>
      assert.equal(read(Buffer.from(text)), text),
    ),
  )
})

test('what is not is latin-1', () => {
  for (const hex of [
    'f861',
    'c361',
    'c0af61',
    'eda08061',
    'f490808061',
    'e0808061',
    'f8888080806120',
    'ffc3a661',
  ])
    assert.equal(read(Buffer.from(hex, 'hex')), Buffer.from(hex, 'hex').toString('latin1'), hex)
})

test('a letter that is cut in two at either end is left out, and the rest is UTF-8', () => {
  const bytes = Buffer.from('æ løn 東')
  assert.equal(read(bytes, 1), ' løn 東')
  assert.equal(read(bytes, 0, bytes.length - 1), 'æ løn ')
  assert.equal(read(bytes, 0, bytes.length - 2), 'æ løn ')
})

test('nothing beyond what may be seen is read', () => {
  const bytes = Buffer.from('0123456789')
  assert.equal(readPoints({ bytes, from: 4, to: 6 }, 0, 10, into), 2)
  assert.deepEqual([...into.subarray(0, 2)], [0x34, 0x35])
})

test('letters and blanks are those of Unicode, within the table and beyond it', () => {
  for (const letter of ['a', 'Å', 'ß', 'ȣ', 'Ж', '東', '𐐀'])
    assert.ok(isLetter(letter.codePointAt(0) ?? 0), letter)
  for (const none of ['1', ' ', '×', '–', '\u0301', '😀'])
    assert.ok(!isLetter(none.codePointAt(0) ?? 0), none)
  for (const blank of [' ', '\t', '\n', '\u00a0', '\u2028', '\ufeff'])
    assert.ok(isBlank(blank.codePointAt(0) ?? 0))
  assert.ok(!isBlank(0x200b) && !isBlank(0x61))
})
