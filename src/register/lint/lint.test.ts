import assert from 'node:assert/strict'
import { test } from 'node:test'

import { edited, exampleEdition } from '../../../test/example-policy.ts'
import { cases, editionOf } from '../../../test/lint-cases.ts'
import { goodNotices } from '../../../test/lint-good.ts'
import { languages } from '../../core/language.ts'
import { lintWords } from '../../language/lint.ts'
import { hardFrom, lixOf } from '../../law/reading.ts'
import type { LintFinding } from '../../pledge/board.ts'
import { lint, lintRules } from './lint.ts'

test('every rule has words, a bad and a good case, once; and no words are without a rule', () => {
  const ids = lintRules.map(({ id }) => id).toSorted()
  assert.deepEqual(ids, Object.keys(lintWords).toSorted())
  assert.deepEqual(ids, Object.keys(cases).toSorted())
})

for (const { id, grade } of lintRules)
  for (const language of languages)
    test(`${id} (${language}): found in the bad case with its place, not in the good one`, () => {
      const { given } = cases[id]
      const [bad, good] = cases[id][language]
      const found = lint(editionOf(language, bad, given)).filter(({ rule }) => rule === id)
      const [first] = found
      assert.ok(first !== undefined, `expected ${id} in: ${bad}`)
      assert.equal(first.grade, grade)
      assert.equal(first.place.file, 'notice.md')
      assert.doesNotMatch(JSON.stringify(first), /\{(?:what|plain|filled|proposed)\}|undefined/)
      assert.equal(first.suggestion?.language ?? language, language)
      const left = lint(editionOf(language, good, given)).filter(({ rule }) => rule === id)
      assert.deepEqual(left, [], `expected no ${id} in: ${good}`)
    })

for (const language of languages)
  test(`a good notice (${language}) has no finding of the first grade`, () => {
    const first = lint(editionOf(language, goodNotices[language])).filter(
      ({ grade }) => grade === 'always-missing',
    )
    assert.deepEqual(first, [])
  })

test('a question is asked where the grade is cannot-know, and only there', () => {
  for (const { id, grade } of lintRules)
    assert.equal(lintWords[id].asks !== null, grade === 'cannot-know', id)
})

test('no finding says that a right does not exist, and none speaks as a verdict', () => {
  for (const { says, suggestion, filled, asks } of Object.values(lintWords))
    for (const each of [says, suggestion, filled, asks]) {
      assert.doesNotMatch(each?.da ?? '', /har ikke ret|ingen ret\b|gælder ikke|ulovlig|overholdt|brudt/i)
      assert.doesNotMatch(
        each?.en ?? '',
        /no right|not have the right|does not apply|unlawful|\bpledge\b|broken/i,
      )
    }
})

// What the seed is known to lack or leave open, by rule and by the words the finding stands at.
const gaps: readonly (readonly [string, number])[] = [
  ['legal-bases', 13],
  ['periods', 13],
  ['restriction', 62],
  ['portability', 61],
  ['narrow-erasure', 62],
  ['withdrawal-any-time', 64],
  ['withdrawal-effect', 64],
  ['obligation-to-give', 23],
  ['objection-apart', 63],
  ['recipients-open', 30],
  ['recipients-unnamed', 43],
  ['payroll-without-employees', 31],
  ['statistics-heading', 39],
  ['accountants-purpose', 33],
  ['end-of-engagement', 49],
  ['vat-form', 77],
  ['transfers', 30],
  ['legitimate-interests', 13],
  ['source', 30],
  ['sites-number', 39],
  ['who-decides', 53],
  ['rarely-only', 54],
  ['not-such-that', 41],
  ['instruction-or-deletion', 53],
  ['category-open', 23],
  ['category-open', 39],
  ['purposes-open', 28],
  ['transfers-unknown', 30],
  ['automated-none', 13],
  ['purpose-not-told', 26],
  ['people-not-told', 23],
]
const placesOf = (findings: readonly LintFinding[]): readonly string[] =>
  findings.map(({ rule, place }) => `${rule} ${place.line}`)

test('what is found in the published policy is this list, each at its line, and no more', () => {
  assert.deepEqual(placesOf(lint(exampleEdition())).toSorted(), gaps.map(gap => gap.join(' ')).toSorted())
})

// Its front matter is a line longer; the translation is not held to the law, so here it is made the company's own.
test('the translation, read as if it were published, is found to have the same gaps at the same sentences', () => {
  const declared = '{language: en, path: notice.en.md, unofficial: true}'
  const own = edited('register.yaml', declared, declared.replace(', unofficial: true', ''))
  const found = lint(exampleEdition(own))
  const [da, en] = languages.map(language =>
    found.filter(({ place }) => place.file === `notice.${language}.md`),
  )
  const shifted = placesOf(da ?? []).map(each => each.replace(/\d+$/, line => String(Number(line) + 1)))
  assert.deepEqual(placesOf(en ?? []), shifted)
})

test('the published policy is not hard to read by LIX, so that is not asked of it', () => {
  for (const { notice } of exampleEdition().notices) {
    const lix = lixOf(notice.sentences.filter(({ text }) => !text.includes('@')).map(({ own }) => own))
    assert.ok(lix !== null && lix < hardFrom, `${notice.path}: ${lix}`)
  }
})
