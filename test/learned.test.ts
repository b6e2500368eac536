// The weights a sentence is judged by are what the labelled sentences teach, byte for byte; the policies that are measured as
// unseen are not among what they were learned from; and a judgement is a sum whose words can be told.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { languages } from '../src/core/language.ts'
import { featuresOf, standingsOf } from '../src/register/proposal/features.ts'
import { judge } from '../src/register/proposal/judge.ts'
import { examplesIn, readCorpus } from './corpus/corpus.ts'
import { formatWeights, learn, weightsPath } from './corpus/learn.ts'
import { heldOut } from './labelled.ts'

for (const language of languages)
  test(`the weights in ${language} are what the corpus teaches, to the last byte`, t => {
    const examples = examplesIn(language)
    t.diagnostic(`${examples.length} sentences`)
    assert.ok(examples.length > 3_000)
    const isSame = readFileSync(weightsPath(language), 'utf8') === formatWeights(learn(examples))
    assert.ok(
      isSame,
      'expected the weights the corpus teaches, got others; make them: node test/corpus/learn.ts',
    )
  })

test('no sentence of an unseen policy is among what was learned from', () => {
  const learned = new Set(
    languages
      .flatMap(language => readCorpus(language))
      .flatMap(({ lines }) => lines.map(({ text }) => text.toLowerCase())),
  )
  assert.ok(learned.size > 5_000)
  const shared = heldOut.flatMap(({ sentences }) =>
    sentences.filter(({ text }) => learned.has(text.toLowerCase())).map(({ text }) => text),
  )
  assert.deepEqual(shared, [])
})

test('a line of the corpus that is none of the four kinds is refused at its place', () => {
  assert.throws(() => readCorpus('da', '= Firma\n# Om os\n? Hvad er det\n'), /da\.txt:3: expected one of/)
  assert.deepEqual(readCorpus('da', '= Firma\n# Om os\n+ open minimise | Vi | gemmer.\n- Hej.\n'), [
    {
      firm: 'Firma',
      lines: [
        { heading: 'Om os', text: 'Vi | gemmer.', promise: true, pledges: ['open', 'minimise'] },
        { heading: 'Om os', text: 'Hej.', promise: false, pledges: [] },
      ],
    },
  ])
})

test('a sentence is judged by words that stand in it', () => {
  const text = 'Du kan altid få slettet det, vi har om dig.'
  const found = judge({ text, heading: '', place: null, said: null }, 'da')
  assert.equal(found?.pledge, 'rights.rectify-erase')
  assert.ok(found.by.length > 0)
  for (const words of found.by) assert.ok(text.toLowerCase().includes(words), words)
  assert.equal(judge({ text: 'Velkommen til!', heading: '', place: null, said: null }, 'da'), null)
})

test('where a sentence stands does not change with the order of the sections between', () => {
  const [, a, b, c, d] = standingsOf(['', 'A', 'A', 'B', 'C'])
  const [, e, f, g, h] = standingsOf(['', 'B', 'A', 'A', 'C'])
  assert.deepEqual([a, b, c, d], [f, g, e, h])
  const numbers = featuresOf({ text: 'I 5 år.', heading: '', place: null, said: null })
  assert.deepEqual(numbers, featuresOf({ text: 'I 10 år.', heading: '', place: null, said: null }))
})
