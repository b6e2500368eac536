import assert from 'node:assert/strict'
import { test } from 'node:test'

import { provisions, vatForm } from './law.ts'
import { inside, isThirdCountry } from './places.ts'
import { bands, hardFrom, lixOf } from './reading.ts'

test('every provision is cited once, by article of the GDPR, with what it asks', () => {
  const all = Object.values(provisions)
  assert.equal(new Set(all.map(({ article }) => article)).size, all.length)
  for (const { article, asks } of all) {
    assert.match(article, /^GDPR \d+/)
    assert.ok(asks.length > 10)
  }
})

test('thirty countries are inside, by code, Danish and English name; others are third countries', () => {
  assert.equal(new Set(inside).size, 30)
  for (const name of ['DK', 'Danmark', 'Denmark', 'Tyskland', 'NO', 'EU', 'EØS'])
    assert.equal(isThirdCountry(name), false, name)
  for (const name of ['USA', 'US', 'Indien', 'GB', 'CH']) assert.equal(isThirdCountry(name), true, name)
})

test('LIX of a text counted by hand: 100 words in 10 sentences, 20 of them long, is 10 + 20', () => {
  const sentence = 'en to tre fire fem seks syv otte databehandler oplysninger'
  assert.equal(lixOf(Array.from({ length: 10 }, () => sentence)), 30)
  assert.equal(lixOf([sentence]), null)
})

test('bands rise, and hard begins where a band does', () => {
  const starts = bands.map(({ from }) => from)
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
  )
  assert.equal(bands.find(({ from }) => from === hardFrom)?.name, 'hard')
})

test('the VAT form is told from the number', () => {
  assert.equal(vatForm.exec('CVR: DK12345674')?.[1], '12345674')
  assert.equal(vatForm.exec('CVR-nr. 12345674'), null)
})
