import assert from 'node:assert/strict'
import { test } from 'node:test'

import { edited, exampleEdition } from '../../../test/example-policy.ts'
import { readStandard, skip } from '../../../test/standards.ts'
import type { Register } from '../schema.ts'
import { formatDpv, legalBasisTerm } from './dpv.ts'

const published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 1,
  url: 'https://firma.example/da/',
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

const termsOf = (of: Register): ReadonlySet<string> =>
  new Set(
    [...JSON.stringify(formatDpv(of, published)).matchAll(/"((?:dpv|eu-gdpr):[^"]+)"/g)].flatMap(
      ([, term]) => term ?? [],
    ),
  )

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

test('so is every term of a register that uses all there is to choose', { skip }, () => {
  const bases = [...'abcdef'].map(letter => `GDPR 6(1)(${letter})`)
  const special = [...'abcdefghij'].map(letter => `GDPR 9(2)(${letter})`)
  const [activity] = register.activities
  const [purpose, category, recipient] = [
    activity?.purposes[0],
    activity?.categories[0],
    register.recipients[0],
  ]
  assert.ok(activity && purpose && category && recipient)
  const because = { da: 'a', en: 'b' }
  const every: Register = {
    ...register,
    recipients: (['processor', 'controller', 'joint-controller'] as const).map(is => ({
      ...recipient,
      role: { ...recipient.role, is },
    })),
    activities: (['controller', 'processor'] as const).map(role => ({
      ...activity,
      role,
      recipients: [{ to: recipient.id, categories: [], people: [] }],
      purposes: [
        {
          ...purpose,
          legalBases: [...bases, ...special, 'GDPR 10'].map(reference => ({
            reference,
            because,
            status: 'proposed' as const,
          })),
        },
      ],
      categories: (['none', 'art-9', 'art-10', 'national-number'] as const).map(each => ({
        ...category,
        special: each,
      })),
    })),
  }
  const vocabulary = known()
  const terms = termsOf(every)
  assert.ok(terms.has('eu-gdpr:A9-2-j') && terms.has('dpv:JointDataControllers'))
  assert.deepEqual(
    [...terms].filter(each => !vocabulary.has(each)),
    [],
  )
})

test('a legal basis is its own term, and one without a term is said in words', () => {
  assert.equal(legalBasisTerm('GDPR 6(1)(f)'), 'eu-gdpr:A6-1-f')
  assert.equal(legalBasisTerm('GDPR 10'), 'dpv:LegalBasis')
})

test('an entry loses its mark as a proposal when the notice says it', () => {
  const marks = (of: Register) =>
    JSON.stringify(formatDpv(of, published)).split('dpv:ActivityProposed').length
  const from = '- {id: visitors, name: {da: Besøgende på hjemmesiden, en: Visitors of the website}}'
  const said = edited('register.yaml', from, from.replace('}}', '}, status: published}'))
  assert.equal(marks(exampleEdition(said).file.register), marks(register) - 1)
})
