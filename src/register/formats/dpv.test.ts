import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { edited, exampleEdition } from '../../../test/example-policy.ts'
import { parseInput, registerArbitrary } from '../../../test/register-arbitrary.ts'
import { readStandard, skip } from '../../../test/standards.ts'
import type { Register } from '../schema.ts'
import { formatDpv, legalBasisTerm, transferTerm } from './dpv.ts'

const published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 1,
  url: 'https://firma.example/da/',
  servedAt: null,
  language: 'da',
} as const
const { register } = exampleEdition().file

const known = (): ReadonlySet<string> =>
  new Set(
    ['dpv', 'eu-gdpr'].flatMap(prefix =>
      [...readStandard(`${prefix}.csv`).matchAll(/^"([\w-]+)","(?:class|property)","https/gm)].map(
        ([, term]) => `${prefix}:${term}`,
      ),
    ),
  )

/** Every term of a prefix of the vocabulary: as a key, an `@id` or an `@type`. */
const termsOf = (of: Register): ReadonlySet<string> =>
  new Set(termsIn(formatDpv(of, published)).filter(each => /^(?:dpv|eu-gdpr):/.test(each)))

function termsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    ...(key === '@context' ? [] : [key]),
    ...((key === '@id' || key === '@type') && typeof member === 'string' ? [member] : []),
    ...(key === '@context' ? [] : termsIn(member)),
  ])
}

test('every term of the example is in the vocabulary', { skip }, () => {
  const vocabulary = known()
  assert.ok(vocabulary.size > 1_000)
  const terms = [...termsOf(register)]
  assert.ok(terms.length > 25, String(terms.length))
  assert.deepEqual(
    terms.filter(each => !vocabulary.has(each)),
    [],
  )
})

test('so is every term of random registers, which use all there is to choose', { skip }, () => {
  const vocabulary = known()
  const terms = new Set(
    fc
      .sample(registerArbitrary(), { numRuns: 150, seed: 3 })
      .flatMap(input => [...termsOf(parseInput(input))]),
  )
  for (const rare of ['eu-gdpr:A9-2-j', 'eu-gdpr:A46-2-c', 'eu-gdpr:A49-2', 'eu-gdpr:A49-1-g'])
    assert.ok(terms.has(rare), rare)
  for (const rare of ['dpv:JointDataControllers', 'dpv:AutomatedDecisionMaking', 'eu-gdpr:DPIANotRequired'])
    assert.ok(terms.has(rare), rare)
  assert.deepEqual(
    [...terms].filter(each => !vocabulary.has(each)),
    [],
  )
})

test('a legal basis is its own term, and one without a term is said in words', () => {
  assert.equal(legalBasisTerm('GDPR 6(1)(f)'), 'eu-gdpr:A6-1-f')
  assert.equal(legalBasisTerm('GDPR 10'), 'dpv:LegalBasis')
  assert.equal(transferTerm('GDPR 45(3)'), 'eu-gdpr:A45-3')
  assert.equal(transferTerm('GDPR 49(1)'), 'eu-gdpr:A49-2')
})

test('an entry loses its mark as a proposal when the notice says it', () => {
  const marks = (of: Register) =>
    JSON.stringify(formatDpv(of, published)).split('dpv:ActivityProposed').length
  const from = '- {id: visitors, name: {da: Besøgende på hjemmesiden, en: Visitors of the website}}'
  const said = edited('register.yaml', from, from.replace('}}', '}, status: published}'))
  assert.equal(marks(exampleEdition(said).file.register), marks(register) - 1)
})
