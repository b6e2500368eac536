import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../../test/example-policy.ts'
import type { Register } from '../schema.ts'
import { transfersOf } from './transfers.ts'

const { register } = exampleEdition().file
const lines = (of: Register, id: string, kind = 'recipient') =>
  transfersOf(of).filter(each => each.id === id && each.kind === kind)
const line = (of: Register, id: string, kind?: string) => {
  const [first] = lines(of, id, kind)
  assert.ok(first, id)
  return first
}
const seated = (id: string, country: string): Register => ({
  ...register,
  recipients: register.recipients.map(each => (each.id === id ? { ...each, country } : each)),
})
const partners = (transfer: Partial<Register['activities'][number]['transfers'][number]>): Register => ({
  ...register,
  activities: register.activities.map(each => ({
    ...each,
    transfers: each.transfers.map(one => ({ ...one, ...transfer })),
  })),
})

test('there is a line for every system, recipient and third party', () => {
  const kinds = new Map(transfersOf(register).map(({ kind, id }) => [`${kind}/${id}`, true]))
  for (const { id } of register.systems) assert.ok(kinds.has(`system/${id}`), id)
  for (const { id } of register.recipients) assert.ok(kinds.has(`recipient/${id}`), id)
})

test('a country nobody wrote is a question, never taken to be inside', () => {
  const billy = line(register, 'billy')
  assert.deepEqual(
    [billy.standing, billy.country, billy.missing[0]?.key],
    ['unknown', null, 'recipients/billy/country'],
  )
  assert.deepEqual(
    [line(seated('billy', 'DK'), 'billy').standing, line(seated('billy', 'DK'), 'billy').missing],
    ['inside', []],
  )
})

test('a third country asks for its ground, with article and safeguard once there is one', () => {
  const abroad = line(seated('billy', 'US'), 'billy')
  assert.deepEqual(
    [abroad.standing, abroad.missing[0]?.provision, abroad.missing[0]?.key],
    ['third', 'GDPR 44', 'activities/partners/transfers'],
  )
  assert.equal(line(register, 'microsoft').missing[0]?.key, 'activities/partners/transfers')
  const grounded = line(partners({ ground: 'GDPR 46(2)(c)' }), 'microsoft')
  assert.deepEqual([grounded.ground, grounded.missing], ['GDPR 46(2)(c)', []])
  assert.match(grounded.groundName?.da ?? '', /standardkontraktbestemmelser/)
  assert.equal(line(partners({ country: 'DE' }), 'microsoft').standing, 'inside')
})

test('a system is where its operator is; one the company runs itself is where the company is', () => {
  assert.equal(line(register, 'microsoft-365', 'system').country, 'US')
  const ours = line(register, 'ordholden', 'system')
  assert.deepEqual([ours.standing, ours.operator.da, ours.missing], ['inside', 'virksomheden selv', []])
})

test('what another activity declares does not answer for one that is silent', () => {
  assert.deepEqual(
    lines(register, 'microsoft').map(({ standing, activities }) => [standing, activities[0]?.da]),
    [
      ['third', 'Kunder, leverandører og samarbejdspartnere'],
      ['unknown', 'Drift, sikkerhed og statistik'],
    ],
  )
})

test('whoever runs a system abroad is asked for a ground also where it is no recipient', () => {
  const silent = seated('billy', 'US')
  const activities = silent.activities.map(each => ({
    ...each,
    recipients: each.recipients.filter(({ to }) => to !== 'billy'),
  }))
  const billy = line({ ...silent, activities }, 'billy')
  assert.deepEqual(
    [billy.missing[0]?.key, billy.activities[0]?.da],
    ['activities/partners/transfers', 'Kunder, leverandører og samarbejdspartnere'],
  )
})

test('a third party of a site has a line, with its own country or its operator’s', () => {
  const site = (
    thirdParty: Partial<Register['sites'][number]['thirdParties'][number]>,
    of = register,
  ): Register => ({
    ...of,
    sites: of.sites.map(each => ({
      ...each,
      thirdParties: [{ host: 'cdn.example.net', status: 'proposed', ...thirdParty }],
    })),
  })
  const of = (register: Register) => line(register, 'cdn.example.net', 'third-party')
  assert.deepEqual(
    [of(site({})).standing, of(site({})).missing[0]?.key],
    ['unknown', 'sites/website/thirdParties'],
  )
  assert.equal(of(site({ country: 'US' })).missing[0]?.provision, 'GDPR 44')
  assert.deepEqual(of(site({ country: 'US', ground: { da: 'SCC', en: 'SCC' } })).missing, [])
  assert.equal(of(site({ operator: 'jt-com' }, seated('jt-com', 'DK'))).standing, 'inside')
})
