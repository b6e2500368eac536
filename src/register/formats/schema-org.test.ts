import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../../test/example-policy.ts'
import type { Register } from '../schema.ts'
import { formatSchemaOrg } from './schema-org.ts'
import { choose } from './settled.ts'

const published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 2,
  url: 'https://firma.example/privatliv/',
  servedAt: 'https://ord.firma.example/',
  language: 'da',
} as const
const { register } = exampleEdition().file

type Graph = { readonly '@graph': readonly Record<string, unknown>[] }
const graphOf = (of: Register) =>
  (formatSchemaOrg(choose(of, 'settled'), published) as unknown as Graph)['@graph']

test('the company is an organisation with its number, address and ways to reach it', () => {
  const [organization] = graphOf(register)
  assert.deepEqual(organization, {
    '@id': 'https://firma.example/privatliv/#controller',
    '@type': 'Organization',
    name: 'WelcomeSecurity',
    legalName: 'WelcomeSecurity',
    identifier: { '@type': 'PropertyValue', propertyID: 'CVR', value: '36622652' },
    vatID: 'DK36622652',
    address: {
      '@type': 'PostalAddress',
      streetAddress: 'Ferskvandscentret, Vejlsøvej 51',
      postalCode: '8600',
      addressLocality: 'Silkeborg',
      addressCountry: 'DK',
    },
    contactPoint: [
      { '@type': 'ContactPoint', contactType: 'privacy', email: 'info@welcomesecurity.net' },
      { '@type': 'ContactPoint', contactType: 'privacy', telephone: '+45 21 58 14 10' },
    ],
  })
})

test('digits alone are no number for value added tax', () => {
  const [organization] = graphOf({ ...register, controller: { ...register.controller, cvr: '36622652' } })
  assert.equal(organization?.['vatID'], undefined)
})

test('the notice is a page in its language, and a translation is one of the Danish', () => {
  const [, danish, english] = graphOf(register)
  assert.equal(danish?.['name'], 'Privatlivspolitik – WelcomeSecurity')
  assert.equal(danish?.['inLanguage'], 'da')
  assert.equal(danish?.['datePublished'], published.at)
  assert.equal(english?.['@id'], 'https://ord.firma.example/en/')
  assert.deepEqual(english?.['translationOfWork'], { '@id': danish?.['@id'] })
})
