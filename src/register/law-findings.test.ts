import assert from 'node:assert/strict'
import { test } from 'node:test'

import { edited, exampleEdition } from '../../test/example-policy.ts'
import { lawFindingsOf } from './law-findings.ts'

/** Rules that find something once the Danish notice says something else. */
const rules = (from: string, to: string): readonly (string | undefined)[] =>
  lawFindingsOf(exampleEdition(edited('notice.da.md', from, to))).map(({ rule }) => rule)

const all = lawFindingsOf(exampleEdition()).map(({ rule }) => rule)

const cures: readonly (readonly [string, string])[] = [
  ['legal-bases', 'Retsgrundlaget er artikel 6, stk. 1, litra b.'],
  ['restriction', 'Du kan få behandlingen begrænset.'],
  ['portability', 'Du har ret til dataportabilitet.'],
  ['withdrawal-effect', 'Det påvirker ikke lovligheden af det, der skete før.'],
]
for (const [rule, sentence] of cures)
  test(`${rule} is no longer found in the example once the notice says: ${sentence}`, () => {
    assert.ok(all.includes(rule))
    const left = rules('Nedenfor kan du læse', `${sentence} Nedenfor kan du læse`)
    assert.deepEqual(
      left,
      all.filter(each => each !== rule),
    )
  })

test('the board counts the notice the company has published, not its translation', () => {
  const files = new Set(lawFindingsOf(exampleEdition()).map(({ place }) => place?.file))
  assert.deepEqual([...files], ['notice.da.md'])
})

test('every finding of the example stands beside a sentence, so that the page shows it', () => {
  for (const { rule, sentence } of lawFindingsOf(exampleEdition())) assert.notEqual(sentence, null, rule)
})
