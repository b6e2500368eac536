// Sentences and words, by position; whatever the text, all of it is read and nothing twice.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { classOf, newline, space } from './letters.ts'
import { emptySentence, readSentence } from './tokens.ts'

function read(text: string): readonly (readonly string[])[] {
  const sentence = emptySentence()
  const all: string[][] = []
  for (let at = 0; at < text.length; ) {
    const next = readSentence(text, at, sentence)
    assert.ok(next > at, 'it goes on')
    at = next
    const words = Array.from({ length: sentence.count }, (_, each) =>
      text.slice(sentence.start[each], sentence.end[each]),
    )
    if (words.length > 0) all.push(words)
  }
  return all
}

const sentences: readonly (readonly [string, readonly string[]])[] = [
  ['Han gik. Hun blev.', ['Han gik .', 'Hun blev .']],
  ['Hr. H.L. Lund og dr. P. Bo kom f.eks. kl. 13.45.', ['Hr. H.L. Lund og dr. P. Bo kom f.eks. kl. 13.45 .']],
  ['Det kostede 2.000 kr. i maj.', ['Det kostede 2.000 kr. i maj .']],
  ['"Nej!" sagde Eva.', ['" Nej ! " sagde Eva .']],
  ['Hej Eva\nTak for sidst', ['Hej Eva', 'Tak for sidst']],
  [
    'en linje, som er brudt af en mail, fordi den var alt for lang\nog går videre',
    ['en linje , som er brudt af en mail , fordi den var alt for lang og går videre'],
  ],
  ['første\n\nandet', ['første', 'andet']],
  ["Ellemann-Jensens og O'Hara", ["Ellemann-Jensens og O'Hara"]],
  ['skriv til jens.b@post.example.dk i dag', ['skriv til jens.b@post.example.dk i dag']],
  ['her.Nu', ['her . Nu']],
  ['Ja\r\nNej', ['Ja', 'Nej']],
]
for (const [text, expected] of sentences)
  test(JSON.stringify(text), () =>
    assert.deepEqual(
      read(text).map(words => words.join(' ')),
      expected,
    ),
  )

test('a sentence without an end is cut, and a word without one too', () => {
  const found = read('ord '.repeat(1_000))
  assert.deepEqual(
    found.map(words => words.length),
    [256, 256, 256, 232],
  )
  assert.ok(
    read('a'.repeat(1_000))
      .flat()
      .every(word => word.length <= 65),
  )
})

test('every letter of any text is in one word, in order', () => {
  const letters = fc.oneof(
    fc.constantFrom(...'aAæØ.. ,@\n\r-\'_1"!\u0301'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 80 }), parts => {
      const text = parts.join('')
      const blank = (letter: string): boolean => [space, newline].includes(classOf(letter.charCodeAt(0)))
      const kept = text
        .split('')
        .filter(letter => !blank(letter))
        .join('')
      assert.equal(read(text).flat().join(''), kept)
    }),
    { numRuns: Number(process.env['ORDHOLDEN_RUNS'] ?? 300) },
  )
})
