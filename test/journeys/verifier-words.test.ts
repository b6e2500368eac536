// What the second verifier says: the same in Danish and English, a text for everything its checks can find, numbers that
// agree with their words, and nothing that says more than it can show.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingKinds } from '../../src/ledger/finding.ts'
import { readSecondWords, type Saying, scriptOf } from '../second-verifier.ts'
import { findForbidden } from '../tidy/words.ts'

const words = await readSecondWords()
const checks = scriptOf('checks')

/** Where each text stands: its names, joined by dots. */
function namesIn(saying: Saying, name = ''): readonly string[] {
  if (typeof saying !== 'object' || Array.isArray(saying)) return [name]
  return Object.entries(saying).flatMap(([each, inside]) => namesIn(inside, `${name}.${each}`))
}

/** Every text of a language; functions are given one and the same number for everything. */
function textsIn(saying: Saying, count: number): readonly string[] {
  if (typeof saying === 'string') return [saying]
  if (Array.isArray(saying)) return saying
  if (typeof saying === 'function') return [saidFor(saying, count)]
  return Object.values(saying).flatMap(each => textsIn(each, count))
}

const numbers = ['leaves', 'opened', 'size', 'earlierSize']
function saidFor(saying: (...values: never[]) => string, count: number): string {
  const seen = { ...Object.fromEntries(numbers.map(name => [name, count])), origin: 'log.example' }
  const takesSeen = /^\(\{/.test(String(saying))
  return String(saying(...((takesSeen ? [seen] : [count, count]) as never[])))
}

const inside = (language: 'da' | 'en', name: string): readonly string[] =>
  Object.keys(words[language][name] ?? assert.fail(name)).toSorted()
/** What a pattern's one group finds, each once. */
const codes = (script: string, pattern: RegExp): readonly string[] =>
  [...script.matchAll(pattern)].map(([, code = '']) => code)
const each = (...lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].toSorted()

test('Danish and English say the same things', () => {
  assert.deepEqual(namesIn(words.en), namesIn(words.da))
  assert.ok(namesIn(words.da).length > 120)
})

test('there is a text for every finding, reason, refusal and expectation of the checks, and no other', () => {
  const refused = /new Refused\('(\w+)'\)/g
  const wanted = [/(?:malformed|proofDiffers)\(\[?'(\w+)'/g, /wanted: \['(\w+)'/g]
  for (const language of ['da', 'en'] as const) {
    assert.deepEqual(inside(language, 'found'), each(findingKinds))
    assert.deepEqual(inside(language, 'because'), each(codes(checks, /'((?:no|key|older)-[a-z-]+)'/g)))
    assert.deepEqual(inside(language, 'wanted'), each(...wanted.map(pattern => codes(checks, pattern))))
    const refusals = each(codes(checks, refused), codes(scriptOf('page'), refused), ['ownFault'])
    assert.deepEqual(inside(language, 'refusals'), refusals)
  }
})

test('one is one: no number stands with a word of the other number', () => {
  for (const [language, plural, singular] of [
    ['da', /\b1 (?:logposter|filer)\b|alle 1\b|\bDe 1\b/, /\b[025] (?:logpost|fil)\b/],
    ['en', /\b1 (?:entries|files)\b|all 1\b|\bThe 1\b/, /\b[025] (?:entry|file)\b/],
  ] as const) {
    for (const text of textsIn(words[language], 1)) assert.doesNotMatch(text, plural)
    for (const text of textsIn(words[language], 2)) assert.doesNotMatch(text, singular)
  }
  assert.ok(textsIn(words.da, 1).some(text => text.includes('1 logpost er udleveret')))
})

test('nothing it says promises more than was seen, and its terms are those of the other pages', () => {
  for (const language of ['da', 'en'] as const)
    for (const count of [1, 2])
      assert.deepEqual(findForbidden(textsIn(words[language], count).join('\n')), [])
  const danish = textsIn(words.da, 2).join('\n')
  for (const term of [
    'kontrollog',
    'kontrolpunkt',
    'logpost',
    'indeholdelsesbevis',
    'dokumentation',
    'efterprøv',
  ])
    assert.match(danish, new RegExp(term, 'i'))
  assert.doesNotMatch(danish, /\bbevis(?:et|er)?\b|checkpoint(?! og mappen)|\bhash/i)
})
