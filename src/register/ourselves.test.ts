import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'

import { exampleTexts } from '../../test/example-policy.ts'
import { languages } from '../core/language.ts'
import { ourActivities, ourSentences, ourSystem } from './ourselves.ts'

const example = parse(exampleTexts['register.yaml'])
const ours = ourActivities.map(({ id }) => id)

test('the example runs Ordholden and has exactly the activities that come with it', () => {
  const entries = example.activities.filter(({ id }: { id: string }) => ours.includes(id))
  assert.deepEqual(entries, ourActivities)
  assert.deepEqual(
    example.systems.find(({ id }: { id: string }) => id === ourSystem.id),
    ourSystem,
  )
})

test('nothing of ours is accepted beforehand, and every category has a reason and a period', () => {
  assert.ok(!JSON.stringify(ourActivities).includes('"status"'))
  for (const { categories = [], retention = [] } of ourActivities)
    assert.deepEqual(
      categories.map(({ id }) => id).toSorted(),
      retention.flatMap(({ of = [] }) => of).toSorted(),
    )
})

test('the passage says each period in both languages, the bases and the right to object', () => {
  const inWords = {
    P12M: ['12 måneder', '12 months'],
    P13M: ['13 måneder', '13 months'],
    P1D: ['dagen efter', 'day after'],
    P30D: ['30 dage', '30 days'],
    P5Y: ['5 år', '5 years'],
  }
  const periods = ourActivities.flatMap(({ retention = [] }) => retention.map(({ period }) => period))
  for (const [at, language] of languages.entries()) {
    const passage = ourSentences.map(words => words[language]).join(' ')
    for (const period of periods) {
      const words = Object.entries(inWords).find(([known]) => known === period)?.[1][at]
      assert.ok(words !== undefined && passage.includes(words), `${language}: ${period}`)
    }
    assert.match(
      passage,
      language === 'da' ? /litra c\).*litra f\).*indsigelse/ : /6\(1\)\(c\).*6\(1\)\(f\).*object/,
    )
  }
})
