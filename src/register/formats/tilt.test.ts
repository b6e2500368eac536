import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { exampleEdition } from '../../../test/example-policy.ts'
import { schemaFaults } from '../../../test/json-schema.ts'
import { parseInput, registerArbitrary } from '../../../test/register-arbitrary.ts'
import { readJson, skip } from '../../../test/standards.ts'
import type { Register } from '../schema.ts'
import { choose, settle } from './settled.ts'
import { formatTilt, hashOf, type Published } from './tilt.ts'
import { checkTilt } from './tilt-check.ts'

const { register } = exampleEdition().file
const published: Published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 1,
  url: 'https://firma.example/da/',
  servedAt: null,
  language: 'da',
}
const tilt = formatTilt(register, published)

test('the example as TILT is valid to us, in both languages', () => {
  for (const language of ['da', 'en'] as const)
    assert.equal(checkTilt(formatTilt(register, { ...published, language })).kind, 'valid')
})

test('and to the official schema', { skip }, () => {
  const schema = readJson('tilt-schema.json') as Record<string, unknown>
  assert.deepEqual(schemaFaults(schema, tilt), [])
})

test('what the register says is there in the words of the notice', () => {
  const contact = tilt.dataDisclosed.find(({ _id }) => _id === 'partners/contact')
  assert.equal(contact?.category, 'Almindelige kontaktoplysninger')
  assert.deepEqual(
    contact?.legalBases.map(({ reference }) => reference),
    ['GDPR-6-1-b', 'GDPR-6-1-b', 'GDPR-6-1-f', 'GDPR-6-1-c'],
  )
  assert.equal(contact?.storage[0]?.temporal?.[0]?.ttl, 'P3Y')
  assert.equal(contact?.recipients.length, 5)
  assert.equal(tilt.rightToInformation.description, 'få indsigt i hvilke personoplysninger vi har om dig')
})

test('an entry nobody has accepted is marked, and one the notice says is not', () => {
  const [first] = tilt.dataDisclosed
  assert.match(JSON.stringify(first?.legalBases[0]?.['ordholden']), /"status":"proposed"/)
  assert.doesNotMatch(JSON.stringify(first?.purposes[0]?.['ordholden']), /status/)
})

test('the right to object is added, and no right is said not to be there', () => {
  assert.match(JSON.stringify(tilt['rightToObject']), /"description":"gøre indsigelse mod behandlingen"/)
  assert.match(JSON.stringify(tilt.rightToDataPortability['ordholden']), /"status":"proposed"/)
  const shown = formatTilt(settle(register), published)
  assert.equal(shown.rightToDataPortability.available, undefined)
  for (const each of [tilt, shown]) assert.doesNotMatch(JSON.stringify(each), /"available":false/)
})

test('what the company does as a processor is not in its own document', () => {
  assert.ok(!JSON.stringify(tilt).includes('customer-data'))
})

/** The example with one activity's entries changed. */
const withFirst = (changed: Partial<Register['activities'][number]>): Register => ({
  ...register,
  activities: register.activities.map((each, at) => (at === 0 ? { ...each, ...changed } : each)),
})
const words = (text: string) => ({ da: text, en: `${text} in English` })
const accepted = { status: 'accepted', accepted: { by: 'Åse Holm', at: '2026-11-22' } } as const

test('a transfer is told by the article it rests on', () => {
  const grounds = ['GDPR 45(3)', 'GDPR 46(2)(c)', 'GDPR 46(2)(b)', 'GDPR 49(1)(a)', undefined] as const
  const transfers = grounds.map(ground => ({
    to: 'microsoft',
    country: 'US',
    safeguard: words('her står det'),
    ...(ground === undefined ? {} : { ground }),
    ...accepted,
  }))
  const told = formatTilt(withFirst({ transfers }), published).thirdCountryTransfers.slice(0, 5)
  const available = { available: true, description: 'her står det' }
  assert.deepEqual(
    told.map(({ country, ordholden, ...guarantee }) => guarantee),
    [
      { adequacyDecision: available },
      { standardDataProtectionClause: available },
      { appropriateGuarantees: available },
      { appropriateGuarantees: { description: 'her står det' } },
      { appropriateGuarantees: { description: 'her står det' } },
    ],
  )
})

test('whether data must be given, where it comes from and what machines decide are told', () => {
  const said = withFirst({
    provision: { must: 'by-law', consequences: words('Ingen løn.'), ...accepted },
    sources: [{ of: ['payments'], from: words('Banken'), public: true, ...accepted }],
    automatedDecisions: { used: true, logic: words('Point'), effects: words('Afslag'), ...accepted },
  })
  const told = formatTilt(said, { ...published, language: 'en' })
  assert.deepEqual(told.dataDisclosed[0]?.nonDisclosure, {
    legalRequirement: true,
    contractualRegulation: false,
    obligationToProvide: true,
    consequences: 'Ingen løn. in English',
  })
  const [source] = told.sources
  assert.equal(source?.dataCategory, 'Data about payments')
  assert.deepEqual(source?.sources, [{ description: 'Banken in English', url: '', publiclyAvailable: true }])
  assert.deepEqual(told.automatedDecisionMaking, {
    inUse: true,
    logicInvolved: 'Point in English',
    scopeAndIntendedEffects: 'Afslag in English',
  })
})

test('no automated decisions are said only where every activity says so', () => {
  const none = { used: false, ...accepted }
  const every = {
    ...register,
    activities: register.activities.map(each => ({ ...each, automatedDecisions: none })),
  }
  const silent = register.activities.map(({ automatedDecisions, ...each }) => each)
  assert.equal(formatTilt(every, published).automatedDecisionMaking.inUse, false)
  const told = formatTilt({ ...register, activities: silent }, published).automatedDecisionMaking
  assert.deepEqual(told, { ordholden: { said: false } })
})

test('a third party of a site in a third country is told, and one at home is not', () => {
  const [site] = register.sites
  assert.ok(site)
  const thirdParties = (['US', 'DE'] as const).map(country => ({
    host: `cdn.${country.toLowerCase()}.example`,
    country,
    purpose: words('Skrifttyper'),
    ground: words('Standardbestemmelser'),
    ...accepted,
  }))
  const told = formatTilt({ ...register, sites: [{ ...site, thirdParties }] }, published)
  const text = JSON.stringify(told.thirdCountryTransfers)
  assert.match(text, /cdn\.us\.example.*Skrifttyper/)
  assert.doesNotMatch(text, /cdn\.de\.example/)
})

test('a domain with letters of its own language is written as the name servers know it, and kept as it is under our own key', () => {
  const controller = { ...register.controller, email: 'post@bücher.example' }
  const told = formatTilt({ ...register, controller }, published)
  assert.equal(told.controller.representative.email, 'post@xn--bcher-kva.example')
  assert.match(JSON.stringify(told.controller['ordholden']), /post@bücher\.example/)
  assert.equal(checkTilt(told).kind, 'valid')
})

test('random registers are valid TILT, to us and to the official schema', { skip }, () => {
  const schema = readJson('tilt-schema.json') as Record<string, unknown>
  for (const input of fc.sample(registerArbitrary(), { numRuns: 40, seed: 5 }))
    for (const which of ['all', 'settled'] as const) {
      const document = formatTilt(choose(parseInput(input), which), published)
      const checked = checkTilt(document)
      assert.deepEqual(checked.kind === 'valid' ? [] : checked.faults, [])
      assert.deepEqual(schemaFaults(schema, document), [])
    }
})

test('the hash is of the document without it, and moves with any of it', () => {
  assert.equal(tilt.meta._hash, hashOf(tilt))
  assert.notEqual(
    hashOf({ ...tilt, sources: [{ _id: 'a', dataCategory: 'b', sources: [] }] }),
    tilt.meta._hash,
  )
})
