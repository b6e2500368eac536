import assert from 'node:assert/strict'
import { test } from 'node:test'

import { parse } from 'yaml'

import { exampleTexts } from '../../../test/example-policy.ts'
import { type Answers, answersOf, entryFrom, entryName, listsAt, questionsAt, rawAt } from './form.ts'
import { placesOf } from './places.ts'
import { nameOf } from './spot.ts'

const register: unknown = parse(exampleTexts['register.yaml'])

test('every entry of the example, asked and answered as it is, is the same entry', () => {
  const source = { path: 'register.yaml', bytes: new TextEncoder().encode(exampleTexts['register.yaml']) }
  let entries = 0
  for (const { path, isScalar } of placesOf(source)) {
    const asked = isScalar ? [] : questionsAt(path, register, false)
    if (asked.length === 0) continue
    const raw = rawAt(register, path)
    assert.deepEqual(entryFrom(asked, answersOf(asked, raw), raw), raw, path)
    entries += 1
  }
  assert.ok(entries > 150, String(entries))
})

test('a period, words, ids and a group are read and written as the register has them', () => {
  const path = 'activities/partners/retention/relation'
  const asked = questionsAt(path, register, false)
  const raw = rawAt(register, path)
  const now = answersOf(asked, raw)
  assert.equal(now['period/Y'], '3')
  assert.equal(now['of/contact'], 'on')
  const typed: Answers = { ...now, 'period/Y': '', 'period/M': '6', 'of/contact': '', 'basis/en': 'Law' }
  const entry = entryFrom(asked, typed, raw)
  assert.deepEqual(
    [entry['period'], entry['of'], entry['basis'], entry['id']],
    [
      'P6M',
      ['agreements'],
      { da: 'Forældelsesloven § 3, efter en konkret vurdering', en: 'Law' },
      'relation',
    ],
  )
  const of = asked.find(({ key }) => key === 'of')
  assert.equal(of?.options[0]?.name.da, 'Almindelige kontaktoplysninger')
})

test('a group nobody fills in is not there, and one emptied goes with what it held', () => {
  const path = 'systems/billy'
  const asked = questionsAt(path, register, false)
  const raw = rawAt(register, path)
  assert.ok(!('access' in entryFrom(asked, answersOf(asked, raw), raw)))
  const typed = { ...answersOf(asked, raw), 'access/who/da': 'Anna', 'access/everyMonths': '6' }
  const entry = entryFrom(asked, typed, raw)
  assert.deepEqual(entry['access'], { who: { da: 'Anna' }, everyMonths: 6 })
  assert.ok(!('access' in entryFrom(asked, answersOf(asked, raw), entry)))
})

test('the lists of an activity are entries of their own, and everything has a name', () => {
  assert.deepEqual(
    listsAt('activities/partners').map(({ key }) => key),
    [
      'purposes',
      'people',
      'categories',
      'recipients',
      'transfers',
      'retention',
      'sources',
      'onBehalfOf',
      'security',
    ],
  )
  assert.deepEqual(entryName('salary-dk', 0), { da: 'salary-dk', en: 'salary-dk' })
  assert.equal(entryName(rawAt(register, 'activities/partners/people/customers'), 0).da, 'Kunder')
})

test('the sentences a website can be spoken of by are asked in their words, and what is chosen is never lost', () => {
  const options = (listed: readonly string[]) => {
    const sites = [{ id: 'website', sentences: listed }]
    const questions = questionsAt('sites/website', { ...(register as object), sites }, false)
    return questions.find(({ key }) => key === 'sentences')?.options ?? []
  }
  const names = options([]).map(({ name }) => name.da)
  assert.ok(names.includes("Dele af hjemmesiden bliver hosted ved forskellige CDN'er."), names.join('\n'))
  const ids = options([]).map(({ value }) => value)
  assert.ok(ids.includes('hosted-by') && !ids.includes('on-instruction'))
  assert.ok(options(['on-instruction']).some(({ value }) => value === 'on-instruction'))
})

test('what has a name that would be read as a path is named by its number', () => {
  const parties = { jointControllers: [{ name: 'Holm A/S' }, { name: 'Holm' }] }
  assert.equal(rawAt(parties, 'jointControllers/#1'), parties.jointControllers[0])
  assert.deepEqual(parties.jointControllers.map(nameOf), ['#1', 'Holm'])
  assert.equal(nameOf('192.0.2.0/24', 2), '#3')
  assert.equal(rawAt(parties, 'jointControllers/Holm'), parties.jointControllers[1])
})
