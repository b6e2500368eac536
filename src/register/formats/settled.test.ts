import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { exampleEdition } from '../../../test/example-policy.ts'
import { parseInput, registerArbitrary } from '../../../test/register-arbitrary.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { formatNames } from '../../core/formats.ts'
import type { Register } from '../schema.ts'
import { writeFormat } from './formats.ts'
import { settle } from './settled.ts'

const published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 1,
  url: 'https://firma.example/da/',
  servedAt: null,
  language: 'da',
} as const

const worded: ReadonlySet<string> = new Set(['da', 'en', 'name', 'host'])

/** The register with every word of a proposed entry replaced by one that stands nowhere else. */
function stained(value: unknown, isProposed = false): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(each => stained(each, isProposed))
  const own = 'status' in value ? value.status === 'proposed' : isProposed
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      own && worded.has(key) ? [key, 'PROPOSED'] : [key, stained(member, own)],
    ),
  )
}

test('no word of a proposal is in a settled document, in any format', () => {
  let inAll = 0
  fc.assert(
    fc.property(registerArbitrary(), input => {
      const { controller, ...rest } = parseInput(input)
      const register = { ...(stained(rest) as Register), controller }
      for (const name of formatNames) {
        const text = fromUtf8(writeFormat(name, register, published, 'settled'))
        assert.ok(!text.includes('PROPOSED'), `${name}: ${text}`)
        inAll += fromUtf8(writeFormat(name, register, published, 'all')).includes('PROPOSED') ? 1 : 0
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(inAll > 20, String(inAll))
})

test('what is accepted or published stays, and the controller always', () => {
  const { register } = exampleEdition().file
  const shown = settle(register)
  assert.equal(shown.controller, register.controller)
  assert.equal(shown.dpo, null)
  const [partners] = shown.activities
  assert.deepEqual(
    partners?.purposes.map(({ id, legalBases }) => [id, legalBases.length]),
    [
      ['partner-services', 0],
      ['partner-contracts', 0],
      ['partner-legal-duties', 0],
    ],
  )
  assert.equal(partners?.retention.length, 0)
})

test('what the settled register does not say is said not to be said', () => {
  const text = fromUtf8(writeFormat('tilt', exampleEdition().file.register, published, 'settled'))
  const document = JSON.parse(text)
  assert.equal(document.dataProtectionOfficer.name, 'Fortegnelsen siger det ikke.')
  assert.deepEqual(document.dataDisclosed[0].ordholden.notSaid, ['legalBases', 'storage'])
  assert.doesNotMatch(text, /"proposed"/)
})

test('what only a supervisor is shown is in no settled document, accepted or not', () => {
  const { register } = exampleEdition().file
  const [first, ...others] = register.activities
  assert.ok(first !== undefined)
  const accepted = { status: 'accepted', accepted: { by: 'Anna', at: '2026-11-22' } } as const
  const words = { da: 'INTERN', en: 'INTERN' }
  const activity = {
    ...first,
    security: [{ measure: words, ...accepted }],
    impactAssessment: { needed: true, because: words, criteria: [], ...accepted },
  }
  for (const name of formatNames) {
    const write = (which: 'all' | 'settled') =>
      fromUtf8(writeFormat(name, { ...register, activities: [activity, ...others] }, published, which))
    assert.ok(!write('settled').includes('INTERN'), name)
    if (name === 'dpv') assert.ok(write('all').includes('INTERN'), 'it is there for the company itself')
  }
})
