import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../../test/example-policy.ts'
import { schemaFaults } from '../../../test/json-schema.ts'
import { readJson, skip } from '../../../test/standards.ts'
import { formatTilt, hashOf, type Published } from './tilt.ts'
import { checkTilt } from './tilt-check.ts'

const { register } = exampleEdition().file
const published: Published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 1,
  url: 'https://firma.example/da/',
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
  assert.deepEqual(first?.legalBases[0]?.['ordholden'], { status: 'proposed' })
  assert.equal(first?.purposes[0]?.['ordholden'], undefined)
})

test('the right to object is added, and no right is said not to be there', () => {
  assert.match(JSON.stringify(tilt['rightToObject']), /"description":"gøre indsigelse mod behandlingen"/)
  assert.equal(tilt.rightToDataPortability.available, undefined)
  assert.doesNotMatch(JSON.stringify(tilt), /"available":false/)
})

test('what the company does as a processor is not in its own document', () => {
  assert.ok(!JSON.stringify(tilt).includes('customer-data'))
})

test('the hash is of the document without it, and moves with any of it', () => {
  assert.equal(tilt.meta._hash, hashOf(tilt))
  assert.notEqual(
    hashOf({ ...tilt, sources: [{ _id: 'a', dataCategory: 'b', sources: [] }] }),
    tilt.meta._hash,
  )
})
