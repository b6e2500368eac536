// Mail addresses in running text, in headers and in code, and what has an @ and is none.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findAll, runs, tellText } from '../../../test/expressions.ts'
import { tellWords } from '../../../test/naive-words.ts'
import { encodedRules } from './email.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Skriv til jens@firma.dk.', ['email certain jens@firma.dk']],
  ['<jens.hansen+kvit@mail.firma.co.uk>', ['email certain jens.hansen+kvit@mail.firma.co.uk']],
  ['mailto:JENS_H@FIRMA.DK?subject=x', ['email certain JENS_H@FIRMA.DK']],
  ['søren@firma.dk', ['email certain søren@firma.dk']],
  ['a.b.æøå.c@firma.dk', ['email certain a.b.æøå.c@firma.dk']],
  ['root@server.local', ['email likely root@server.local']],
  ['(…jens@firma.dk)', ['email certain jens@firma.dk']],
  ['…jens@firma.dk', ['email certain jens@firma.dk']],
  ['user@host.unknowntld', ['email possible user@host.unknowntld']],
  ['{"a":"tak\\njens@firma.dk"}', ['email certain jens@firma.dk']],
  ['q=mailto%3Ajens@firma.dk&x', ['email certain jens@firma.dk']],
  ['icon@2x.png', []],
  ['lib@1.2.0-rc.js', []],
  ['@firma.dk', []],
  ['a..b@firma.dk', []],
  ['a.@firma.dk', []],
  ['a@-firma.dk', []],
  ['a@firma-.dk', []],
  ['a@firma', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('an address in a URL is found where it stands', () => {
  const told = (text: string): readonly string[] =>
    findAll(text, { shapes: {}, keywords: encodedRules }).map(
      ({ confidence, start, end }) => `${confidence} ${text.slice(start, end)}`,
    )
  assert.deepEqual(told('GET /?to=jens.h%40firma.dk&x=1'), ['certain jens.h%40firma.dk'])
  assert.deepEqual(told('to=%3Cjens%40firma.dk%3E'), ['certain jens%40firma.dk'])
  assert.deepEqual(told('rabat 20%40 %40firma.dk a%40b.unknowntld a%40b.png'), ['possible a%40b.unknowntld'])
})

const wide: readonly (readonly [string, readonly string[]])[] = [
  ['skriv til info@smørrebrød.dk.', ['email: info@smørrebrød.dk (certain)']],
  ['<søren.hest@mail.blåbær.com>', ['email: søren.hest@mail.blåbær.com (certain)']],
  ['mette (at) firma.dk', ['email: mette (at) firma.dk (likely)']],
  ['bo[at]firma.dk', ['email: bo[at]firma.dk (likely)']],
  ['bo (at) firma (punktum) dk', ['email: bo (at) firma (punktum) dk (likely)']],
  ['bo(snabel-a)firma.co.uk', ['email: bo(snabel-a)firma.co.uk (likely)']],
  ['www.smørrebrød.dk, @smørrebrød.dk, info@firma.dk', []],
  ['info@smørrebrød.dkk, a..b@smørrebrød.dk', []],
  ['list[at].length, mød mig (at) hjemme, se [at]firma.dk', []],
]
for (const [text, told] of wide)
  test(`letters no shape has: ${text}`, () => assert.deepEqual(tellWords(encodedRules, text), told))

test('every address of the definition is certain, whole, in a sentence', () => {
  const local = fc.stringMatching(/^[A-Za-z0-9_+][A-Za-z0-9_+-]{0,20}(?:\.[A-Za-z0-9]{1,8}){0,2}$/)
  const domain = fc.stringMatching(/^(?:[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?\.){1,4}(?:dk|com|org|de|info)$/)
  const property = fc.property(local, domain, (name, host) =>
    assert.deepEqual(tellText(`fra ${name}@${host}, i går`), [`email certain ${name}@${host}`]),
  )
  fc.assert(property, { numRuns: runs })
})
