import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginsWordAt, endsWordAt, overBytes, windowOf } from './window.ts'

const bytesAs = (text: string, encoding: BufferEncoding): string =>
  Buffer.from(text, encoding).toString('latin1')

test('an expression over letters finds them as UTF-8, as latin-1, composed or not, in both cases', () => {
  const born = overBytes('^født på Åvej$', 'i')
  for (const text of ['født på Åvej', 'FØDT PÅ ÅVEJ', 'født på åvej'])
    for (const form of [
      bytesAs(text, 'utf8'),
      bytesAs(text, 'latin1'),
      bytesAs(text.normalize('NFD'), 'utf8'),
    ])
      assert.match(form, born, text)
  assert.doesNotMatch(bytesAs('fodt på Åvej', 'utf8'), born)
})

test('capitals are told from small letters in both encodings', () => {
  const capital = overBytes('^\\p{Lu}\\p{L}*$')
  for (const encoding of ['utf8', 'latin1'] as const) {
    for (const word of ['Ærø', 'Østerbro', 'Aa']) assert.match(bytesAs(word, encoding), capital)
    for (const word of ['ærø', 'østerbro', 'aA']) assert.doesNotMatch(bytesAs(word, encoding), capital)
  }
})

test('a window has what may be seen and nothing beyond', () => {
  const bytes = Buffer.from(`${'a'.repeat(600)}WORD${'b'.repeat(600)}`)
  const window = windowOf({ bytes, from: 100, to: 700 }, 600, 604)
  assert.equal(window.text, `${'a'.repeat(256)}WORD${'b'.repeat(96)}`)
  assert.equal(window.text.slice(window.start, window.end), 'WORD')
  assert.equal(window.offset, 344)
})

test('quotes, dashes, blanks and the mark of a file are no letters, in either encoding', () => {
  for (const sign of ['»', '“', '–', '\u00a0', '\ufeff', '…', '€', '(', '§']) {
    const letters = bytesAs(sign, 'utf8')
    assert.equal(endsWordAt(letters, letters.length), false, sign)
    assert.equal(beginsWordAt(letters, 0), false, sign)
  }
  for (const sign of ['»', '«', '\u00a0', '§'])
    assert.equal(endsWordAt(bytesAs(sign, 'latin1'), 1), false, sign)
  for (const letter of ['ø', 'Å', 'é', 'ł', 'ж', '漢', 'å'.normalize('NFD'), 'a', '7']) {
    const letters = bytesAs(letter, 'utf8')
    assert.equal(endsWordAt(letters, letters.length), true, letter)
    assert.equal(beginsWordAt(letters, 0), true, letter)
  }
  for (const letter of ['ø', 'Å', 'é']) assert.equal(endsWordAt(bytesAs(letter, 'latin1'), 1), true, letter)
})

test('a letter of several bytes in a class is refused: the class would hold each of its bytes', () => {
  assert.throws(() => overBytes('[aø]'), /class of ASCII/)
})
