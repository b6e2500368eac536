import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../../test/example-policy.ts'
import { criterionWords } from '../../language/record.ts'
import { criteria } from '../../law/impact.ts'
import type { Activity } from '../schema.ts'
import { assessmentOf } from './assessment.ts'

const [partners] = exampleEdition().file.register.activities
assert.ok(partners)
const { impactAssessment, ...undecided } = partners
assert.ok(impactAssessment)
const hints = (edit: Partial<Activity>) => assessmentOf({ ...partners, ...edit }).hints.map(({ id }) => id)

test('needed, not needed, or not decided, and what is missing then', () => {
  assert.deepEqual([assessmentOf(partners).state, assessmentOf(partners).missing], ['not-needed', []])
  const open = assessmentOf(undecided)
  assert.deepEqual(
    [open.state, open.missing[0]?.key, open.missing[0]?.provision],
    ['undecided', 'activities/partners/impactAssessment', 'GDPR 35'],
  )
  const needed = { ...partners, impactAssessment: { ...impactAssessment, needed: true } }
  assert.deepEqual(
    [assessmentOf(needed).state, assessmentOf(needed).missing[0]?.key],
    ['needed', 'activities/partners/impactAssessment/done'],
  )
  const done = { at: '2026-01-02', kept: 'Arkivet' }
  assert.deepEqual(
    assessmentOf({ ...needed, impactAssessment: { ...needed.impactAssessment, done } }).missing,
    [],
  )
  const theirs = assessmentOf({ ...undecided, role: 'processor' })
  assert.deepEqual([theirs.state, theirs.missing], ['of-the-controller', []])
})

test('the register’s own data speaks for criteria, and decides nothing', () => {
  assert.deepEqual(hints({}), [])
  const [category] = partners.categories
  assert.ok(category)
  assert.deepEqual(hints({ categories: [{ ...category, special: 'art-9' }] }), ['sensitive-data'])
  assert.deepEqual(hints({ automatedDecisions: { used: true, status: 'proposed' } }), [
    'automated-decisions',
    'prevents-a-right-or-service',
  ])
  const people = (da: string, en: string) =>
    hints({ people: [{ id: 'x', name: { da, en }, status: 'proposed' }] })
  for (const [da, en] of [
    ['Ansatte', 'Employees'],
    ['Børn under 15 år', 'Children under 15'],
    ['Ældre borgere', 'Older citizens'],
  ] as const)
    assert.deepEqual(people(da, en), ['vulnerable-people'], da)
  assert.deepEqual(people('Naboer', 'Neighbours'), [])
  const state = assessmentOf({ ...partners, categories: [{ ...category, special: 'art-9' }] }).state
  assert.equal(state, 'not-needed')
  assert.equal(assessmentOf(partners).usually, false)
  assert.equal(
    assessmentOf({ ...partners, automatedDecisions: { used: true, status: 'proposed' } }).usually,
    true,
  )
})

test('all nine criteria have a name in both languages', () => {
  assert.deepEqual(Object.keys(criterionWords).toSorted(), [...criteria.ids].toSorted())
})
