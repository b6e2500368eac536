// The words a person reads: every file of this folder, both languages, and nothing that promises more than was seen.
// Held by reading the sources, so that a word added anywhere in src/language is held too.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

import { catalogue } from '../pledge/catalogue.ts'
import { bases, type Part, pledgeIds, verdicts } from '../pledge/pledge.ts'
import { claimOf } from './parts.ts'
import { pledgeNames } from './pledges.ts'
import { basisWords, declaredUnprovenWords, markWords, standingReasons, verdictWords } from './verdicts.ts'

// Each says more than a look can show. `anonym` and `slettet` alone need a reader, not a pattern; the rest do not.
const forbidden: readonly RegExp[] = [
  /\bbevist\w*/i,
  /\b(?:un)?proven\b/i,
  /\bgarantere\w*|\bguarantee\w*/i,
  /GDPR-godkendt|GDPR-approved/i,
  /\bcompliant\b|\bcompliance\b/i,
  /100\s?% (?:sikker|secure|safe)/i,
  /\buforanderlig\w*|\bimmutab\w*/i,
  /\bumulig\w*|\bimpossib\w*/i,
  /\bfuldstændig\w*/i,
  /\banonyme?\b/i,
  /\banonymous\b(?!-only)/i, // the id of a pledge
]

/** The string literals of a source, without its comments. */
function literalsOf(source: string): readonly string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const literals = withoutComments.matchAll(
    /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g,
  )
  return [...literals].map(([, single, double, template]) => single ?? double ?? template ?? '')
}

const faultsIn = (text: string): readonly string[] =>
  forbidden.flatMap(pattern => pattern.exec(text)?.[0] ?? [])

/** Danish points its quotation marks inwards, as here: »ord«. */
const pointsInwards = (text: string): boolean => /^(?:»«)*$/.test(text.replace(/[^«»]/g, ''))

test('no text of src/language says more than a look can show, or quotes in the marks of another language', () => {
  const files = readdirSync(import.meta.dirname).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  assert.ok(files.length >= 3)
  for (const file of files) {
    const literals = literalsOf(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
    for (const text of literals) {
      assert.deepEqual(faultsIn(text), [], `${file}: ${text}`)
      assert.ok(pointsInwards(text), `${file}: ${text}`)
    }
  }
})

test('the pattern finds what it is for', () => {
  const bad = [
    'Det er bevist.',
    'garanteret',
    'GDPR-godkendt',
    '100 % sikker',
    'et fuldstændigt svar',
    'er anonym',
  ]
  for (const text of bad) assert.equal(faultsIn(text).length, 1, text)
  assert.deepEqual(faultsIn('indeholdelsesbevis, anonymiseret, efterprøvet'), [])
})

test('every pledge has its name and every part its claim, in both languages', () => {
  for (const pledge of pledgeIds) {
    assert.ok(pledgeNames[pledge].da.length > 0 && pledgeNames[pledge].en.length > 0)
    for (const kind of catalogue[pledge]) {
      const subject = kind.each === undefined ? null : 'billy'
      const part: Part = { id: `${pledge}/${kind.name}`, pledge, name: kind.name, subject, carries: true }
      const claim = claimOf(part, subject === null ? null : 'Billy.dk')
      for (const text of [claim.da, claim.en]) {
        assert.match(text, /^[\p{Lu}].{15,}\.$/u)
        assert.equal(text.includes('Billy.dk'), subject !== null, text)
      }
      assert.notEqual(claim.da, claim.en)
    }
  }
})

test('a part the catalogue does not know has no claim', () => {
  const part: Part = { id: 'open/x', pledge: 'open', name: 'x', subject: null, carries: true }
  assert.throws(() => claimOf(part), /expected a part of the catalogue, got open\/x/)
})

test('a mark says its verdict and keeps the words it rests on', () => {
  assert.deepEqual(
    verdicts.map(verdict => verdictWords[verdict].da),
    ['overholdt', 'brudt', 'uafklaret'],
  )
  assert.equal(markWords('kept', ['practice'], false).da, 'overholdt (øvelse)')
  assert.equal(markWords('kept', bases, false).da, 'overholdt (øvelse; forslag, ikke godkendt)')
  assert.equal(markWords('unknown', [], true).da, declaredUnprovenWords.da)
  assert.equal(markWords('broken', ['proposed'], true).en, 'broken (proposed, not accepted)')
  for (const words of [...Object.values(basisWords), ...Object.values(standingReasons)])
    assert.ok(words.da.length > 0 && words.en.length > 0)
})
