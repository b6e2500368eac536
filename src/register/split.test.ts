import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { sentenceStarts } from './split.ts'

function sentences(text: string): readonly string[] {
  const starts = sentenceStarts(text)
  return starts.map((start, index) => text.slice(start, starts[index + 1]).trim())
}

const oneSentence = [
  'Vi benytter bl.a. Salary.dk, Billy.dk og NETS.',
  'Formålet er fx Bogføring.',
  'Vi gemmer ca. 5 dokumenter, jf. Bogføringslovens § 12, stk. 1, nr. 2.',
  'Skriv f.eks. Navn og adresse.',
  'Den 1. Maj holder vi lukket.',
  'Det gælder fra den 1. maj.',
  'Kontakt J. Hansen på info@firma.example.',
  'See e.g. Article 6 and i.e. Nothing else.',
  'Klokken er 12.30 i dag.',
  'Nørre Egens Vandværk A.m.b.a. Kirkestien 2 5690 Tommerup CVR-nr. 10000092',
  'Bøgelund ApS, CVR-nr. 12345674, er dataansvarlig.',
  'The controller is Example Ltd. Harbour Road 2, company no. 10000092.',
]
for (const text of oneSentence) test(`one sentence: ${text}`, () => assert.deepEqual(sentences(text), [text]))

test('sentences end where a reader ends them', () => {
  const text =
    "Dele hostes ved CDN'er. Vi bruger Salary.dk. Skriv til info@firma.example! Se https://firma.example/a. (Også her.) Ja? »Nej.« 5 år."
  assert.deepEqual(sentences(text), [
    "Dele hostes ved CDN'er.",
    'Vi bruger Salary.dk.',
    'Skriv til info@firma.example!',
    'Se https://firma.example/a.',
    '(Også her.)',
    'Ja?',
    '»Nej.«',
    '5 år.',
  ])
})

test('a sentence may end with the form of a company', () =>
  assert.deepEqual(
    sentences('Siden drives af Bøgelund ApS. Vi passer på den. It is run by Example Ltd. We host it.'),
    ['Siden drives af Bøgelund ApS.', 'Vi passer på den.', 'It is run by Example Ltd.', 'We host it.'],
  ))

test('no word is lost or doubled, whatever the text', () => {
  const pieces = fc.constantFrom(
    'Vi ',
    'bl.a. ',
    'nr. ',
    '... ',
    'å! ',
    '?" ',
    '(A. ',
    '1. ',
    'maj',
    '.',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
      const text = parts.join('')
      const starts = sentenceStarts(text)
      assert.deepEqual(
        starts,
        [...new Set(starts)].toSorted((a, b) => a - b),
      )
      assert.equal(starts.map((start, index) => text.slice(start, starts[index + 1])).join(''), text)
    }),
  )
})

test('a mebibyte of full stops takes no time to speak of', () => {
  const started = performance.now()
  for (const piece of ['.', '. ', '.A', '"', '. A']) sentenceStarts(piece.repeat(1 << 19))
  assert.ok(performance.now() - started < 2_000)
})
