// The features of a word: one for each template, the same for the same surroundings, different for different ones.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  emptyWords,
  featureCount,
  type Lists,
  listed,
  readFeatures,
  readLooks,
  readWords,
  templates,
} from './features.ts'
import { hashWord } from './letters.ts'
import { emptySentence, readSentence } from './tokens.ts'

const lists: Lists = folded => (folded === hashWord('mette') ? listed.danishFirst : 0)

function features(text: string, at: number, known: Lists = lists): readonly number[] {
  const sentence = emptySentence()
  const words = emptyWords()
  readSentence(text, 0, sentence)
  readWords(text, sentence, known, words)
  readLooks(text, sentence, words)
  const out = new Int32Array(featureCount)
  readFeatures(words, at, out)
  return [...out]
}

const differing = (a: readonly number[], b: readonly number[]): readonly string[] =>
  templates.filter((_, place) => a[place] !== b[place])

test('every template gives one, and none is nothing', () => {
  const all = features('i går kom Mette hjem', 3)
  assert.equal(all.length, templates.length)
  assert.ok(all.every(each => each !== 0))
  assert.equal(new Set(all).size, all.length)
})

test('the same word in the same surroundings has the same, wherever it stands', () => {
  assert.deepEqual(features('da kom Mette hjem igen', 2), features('ja , da kom Mette hjem igen .', 4))
})

test('what differs is what was changed', () => {
  const one = features('da kom Mette hjem igen', 2)
  assert.deepEqual(differing(one, features('da kom Mette hjem snart', 2)), [
    'second behind',
    'shape and two words behind',
  ])
  assert.deepEqual(
    differing(
      one,
      features('da kom Mette hjem igen', 2, () => 0),
    ),
    templates.filter(each => /^lists (?:and (?:shape|first)$|of)/.test(each)),
  )
})

test('a genitive has the base and the lists of its name', () => {
  const same = templates.filter(
    each => !differing(features('se Mette nu', 1), features('se Mettes nu', 1)).includes(each),
  )
  assert.ok(same.includes('base') && same.includes('lists and shape'))
  assert.ok(!same.includes('word'))
})
