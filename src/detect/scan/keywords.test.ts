// The automaton against a plain search for every word, over text in several encodings.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '../../../test/practice/nasty-text.ts'
import type { KeywordRule } from '../hit.ts'
import { buildAutomaton } from './automaton.ts'
import { KeywordFinder } from './keywords.ts'

const rule = (as: 'word' | 'part', ...words: readonly string[]): KeywordRule => ({
  ...{ id: words.join(), words, as, judge: () => null },
})

function found(
  rules: readonly KeywordRule[],
  text: Uint8Array,
): readonly (readonly [number, number, number])[] {
  const bytes = new Uint8Array(text.length + 32)
  bytes.set(text, 16)
  const words: (readonly [number, number, number])[] = []
  const finder = new KeywordFinder(buildAutomaton(rules), rules, (at, start, end) =>
    words.push([at, start - 16, end - 16]),
  )
  // In two parts: what has begun in the first is ended in the second.
  const middle = 16 + Math.floor(text.length / 2)
  finder.find(bytes, 16, middle)
  finder.find(bytes, middle, 16 + text.length)
  return words
}

const places = (rules: readonly KeywordRule[], text: string, encoding: 'utf8' | 'latin1' = 'utf8') =>
  found(rules, Buffer.from(text, encoding)).map(([, start, end]) => [start, end])

test('words are found in any case, Danish letters too, composed or not, and in latin-1', () => {
  const rules = [rule('word', 'fødselsår')]
  assert.deepEqual(places(rules, 'x FØDSELSÅR x'), [[2, 13]])
  assert.deepEqual(places(rules, 'x Fødselsår'.normalize('NFD')), [[2, 14]])
  assert.deepEqual(places(rules, 'FødselsÅr:', 'latin1'), [[0, 9]])
  assert.deepEqual(places(rules, 'fodselsar fødselsar fædselsår'), [])
})

test('a word ends where no letter or digit follows, whatever the letter; a part stands anywhere', () => {
  const word = [rule('word', 'sag')]
  for (const text of ['sagø', 'øsag', 'sag1', '1sag', 'sagA', 'sag\u030a', 'ßsag', '漢sag', 'sag𝒶'])
    assert.deepEqual(places(word, text), [], text)
  for (const text of ['sag', '“sag”', '_sag_', 'sag–', '»sag', 'sag€', '\u{1f600}sag'])
    assert.equal(places(word, text).length, 1, text)
  assert.deepEqual(places(word, 'øsag', 'latin1'), [])
  assert.deepEqual(places([rule('part', 'sag')], 'øsagø'), [[2, 5]])
})

test('words in words and words that overlap are all found', () => {
  const rules = [rule('part', 'she', 'he', 'hers', 'his'), rule('part', 'he')]
  assert.deepEqual(found(rules, Buffer.from('ushers')).toSorted(), [
    [0, 1, 4],
    [0, 2, 4],
    [0, 2, 6],
    [1, 2, 4],
  ])
})

test('a word too short or too long is our own mistake', () => {
  assert.throws(() => buildAutomaton([rule('word', 'a')]), /expected words of 2 to 40 bytes/)
  assert.throws(() => buildAutomaton([rule('word', 'a'.repeat(41))]), /expected words of 2 to 40 bytes/)
})

test('what is found is what a search for each word finds', () => {
  const pick = random(11)
  const make = (count: number): string =>
    Array.from({ length: count }, () => 'abAB æÆøåÅ1'[pick(11)]).join('')
  for (let run = 0; run < 300; run++) {
    const words = Array.from({ length: 1 + pick(6) }, () => `${make(1)}${make(1 + pick(4))}`)
    const rules = words.map(each => rule(pick(2) === 0 ? 'word' : 'part', each))
    const text = make(200)
    const expected = rules.flatMap((each, at) => search(each, text).map(([start, end]) => [at, start, end]))
    const order = (list: readonly (readonly number[])[]): readonly string[] => list.map(String).toSorted()
    assert.deepEqual(order(found(rules, Buffer.from(text))), order(expected), JSON.stringify({ words, text }))
  }
})

function search({ words, as }: KeywordRule, text: string): readonly (readonly [number, number])[] {
  const low = text.toLowerCase()
  const isLetter = (letter: string | undefined): boolean => /[\p{L}\p{N}]/u.test(letter ?? '')
  return words.flatMap(word =>
    [...low].flatMap((_, at) => {
      const isThere = low.startsWith(word.toLowerCase(), at)
      const isInside = isLetter(low[at - 1]) || isLetter(low[at + word.length])
      if (!isThere || (as === 'word' && isInside)) return []
      const start = Buffer.byteLength(low.slice(0, at))
      return [[start, start + Buffer.byteLength(word)] as const]
    }),
  )
}
