import assert from 'node:assert/strict'
import { test } from 'node:test'

import { edited, exampleEdition } from '../../test/example-policy.ts'
import { lawWords } from '../language/register.ts'
import { lawFindingsOf } from './law-findings.ts'

/** Articles found once the Danish notice says something else. */
function articles(from: string, to: string): readonly string[] {
  return lawFindingsOf(exampleEdition(edited('notice.da.md', from, to))).map(({ article }) => article)
}

const all = lawFindingsOf(exampleEdition()).map(({ article }) => article)

const cures: readonly (readonly [string, string])[] = [
  ['GDPR 13(1)(c)', 'Retsgrundlaget er artikel 6, stk. 1, litra b.'],
  ['GDPR 13(2)(a)', 'Vi gemmer bilag i 5 år.'],
  ['GDPR 13(2)(b), 18', 'Du kan få behandlingen begrænset.'],
  ['GDPR 13(2)(b), 20', 'Du har ret til dataportabilitet.'],
  ['GDPR 13(2)(c)', 'Det påvirker ikke lovligheden af det, der skete før.'],
]
for (const [article, sentence] of cures)
  test(`${article} is no longer found once the notice says: ${sentence}`, () => {
    assert.ok(all.includes(article))
    const left = articles('Nedenfor kan du læse', `${sentence} Nedenfor kan du læse`)
    assert.deepEqual(
      left,
      all.filter(each => each !== article),
    )
  })

test('erasure told more widely, and recipients told by name, are no findings', () => {
  const da = edited(
    'notice.da.md',
    'få rettet eller slettet urigtige oplysninger',
    'få rettet eller slettet oplysninger',
  )
  const both = edited(
    'register.yaml',
    'Du har ret til at: få rettet eller slettet urigtige oplysninger',
    'Du har ret til at: få rettet eller slettet oplysninger',
  )
  const edition = exampleEdition({
    'notice.da.md': da['notice.da.md'],
    'register.yaml': both['register.yaml'],
  })
  assert.ok(!lawFindingsOf(edition).some(({ article }) => article === 'GDPR 17, 16'))
})

test('no finding says that a right does not exist', () => {
  for (const { da, en } of Object.values(lawWords)) {
    assert.doesNotMatch(da, /har ikke ret|ingen ret\b|gælder ikke/i)
    assert.doesNotMatch(en, /no right|not have the right|does not apply/i)
  }
})
