// Names of people, places and organisations in Danish and English, by the front door.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Names, openNames } from './names.ts'
import { readWeights } from './weights.ts'

const names = openNames(readWeights())
const unweighted = openNames(null)

const shown = (found: Names, text: string): readonly string[] =>
  found.find(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

describe('in Danish', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Jeg talte med Mette Frandsen i går, og hun var glad.', ['person Mette Frandsen']],
    ['Formanden Kjeld Ravnholt-Lund sagde nej.', ['person Kjeld Ravnholt-Lund']],
    ['Kære Sørine\nTak for din mail.', ['person Sørine']],
    ['Vi ses på tirsdag.\n\nVenlig hilsen\nYrsa Plovmand\nKonsulent', ['person Yrsa Plovmand']],
    ['Fra: Åge Ømose <aage@example.dk>', ['person Åge Ømose']],
    ['Der er ingen navne i denne sætning.', []],
    ['Mødet er på mandag, og det er det sidste i maj.', []],
  ]
  for (const [text, expected] of cases)
    test(text.replaceAll('\n', ' / '), () => assert.deepEqual(shown(names, text), expected))

  test('places are told from people', () => {
    assert.deepEqual(shown(names, 'Hun bor i Odense og arbejder i København.'), [
      'place Odense',
      'place København',
    ])
  })

  test('without the weights it is not known, and said so', () => {
    assert.equal(names.knows('da'), true)
    assert.equal(unweighted.knows('da'), false)
    assert.deepEqual(shown(unweighted, 'Formanden Kjeld Ravnholt-Lund sagde nej.'), [])
  })

  test('a language that is given is not guessed', () => {
    const text = 'Vi har talt med Ravnholt-Lund om pengene.'
    assert.equal(names.find(text, 'da').length, 1)
    assert.equal(names.find(text, 'en').length, 0)
  })
})

describe('in English', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['She said that Deborah Kuhn would be there.', ['person Deborah Kuhn']],
    ['It was Mr. Rangel who called us.', ['person Rangel']],
    ['Dear Deborah,\nthank you for your letter.', ['person Deborah']],
    ['This is what we agreed on.\n\nKind regards,\nOvidia Tremaine', ['person Ovidia Tremaine']],
    ['May I ask what the price of this was?', []],
    ['Dear Customer, we have a new offer for you.', []],
  ]
  for (const [text, expected] of cases)
    test(text.replaceAll('\n', ' / '), () => assert.deepEqual(shown(unweighted, text), expected))
})

test('weights that are something else are refused', () => {
  assert.throws(() => openNames(new Uint8Array(40)), /expected weights/)
})

test('names come in order and apart, inside the text', () => {
  const text = 'Hr. Bo Lind og Mette Frandsen fra Odense skrev til Karin.\nFra: Mette Frandsen\nTil: Bo Lind'
  let last = 0
  for (const { start, end } of names.find(text)) {
    assert.ok(last <= start && start < end && end <= text.length)
    last = end
  }
  assert.ok(last > 0)
})
