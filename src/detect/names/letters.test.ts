// Classes, lower case and hashes of letters.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  classOf,
  digit,
  fold,
  hashFolded,
  hashOf,
  lower,
  newline,
  other,
  shapeOf,
  space,
  upper,
} from './letters.ts'

const code = (letter: string): number => letter.codePointAt(0) ?? 0
const shape = (word: string): number => shapeOf(word, 0, word.length)

test('letters are classed by their case', () => {
  for (const letter of 'azæøåßéžłþ') assert.equal(classOf(code(letter)), lower, letter)
  for (const letter of 'AZÆØÅÉŽŁÞ') assert.equal(classOf(code(letter)), upper, letter)
  for (const letter of '059') assert.equal(classOf(code(letter)), digit, letter)
  for (const letter of ' \t\u00a0\u2009') assert.equal(classOf(code(letter)), space)
  for (const letter of '\n\r') assert.equal(classOf(code(letter)), newline)
  assert.equal(classOf(''.charCodeAt(0)), other)
  for (const letter of '.,-_"×÷€→\ufffd\ud83d') assert.equal(classOf(letter.charCodeAt(0)), other, letter)
})

test('lower case is what the language says, for every Latin letter that has a lower case of its own', () => {
  for (let each = 0x41; each < 0x180; each++) {
    const small = String.fromCharCode(each).toLowerCase()
    if (each === 0x130 || each === 0x138 || each === 0x149) continue
    assert.equal(String.fromCharCode(fold(each)), small, `U+${each.toString(16)}`)
  }
})

test('a hash is of the stretch alone, with or without its case', () => {
  assert.equal(hashOf('xHansen', 1, 7), hashOf('Hansen!', 0, 6))
  assert.notEqual(hashOf('Hansen', 0, 6), hashOf('hansen', 0, 6))
  assert.equal(hashFolded('ØRSTED', 0, 6), hashFolded('ørsted', 0, 6))
  assert.notEqual(hashFolded('Jensen', 0, 6), hashFolded('Jansen', 0, 6))
})

test('a shape tells capitals, small letters, digits and signs, and not how many', () => {
  assert.equal(shape('Hansen'), shape('Sørensen'))
  assert.notEqual(shape('Hansen'), shape('hansen'))
  assert.notEqual(shape('DSB'), shape('Dsb'))
  assert.equal(shape('Ellemann-Jensen'), shape('Ninn-Hansen'))
  assert.notEqual(shape('1990'), shape('B52'))
})
