import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../test/example-policy.ts'
import { partsOf } from '../pledge/catalogue.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { mailSlice, purposeSlice, subjectNames, subjectsOf } from './subjects.ts'

const { register } = exampleEdition().file

test('subjects: a processor is a system whose operator is one; a host is whoever hosts a site', () => {
  assert.deepEqual(subjectsOf(register, 'open'), {
    system: ['salary-dk', 'billy', 'nets', 'microsoft-365', 'danske-bank'],
    processor: ['salary-dk', 'billy', 'microsoft-365'],
    site: ['website'],
    host: ['jt-com'],
    channel: ['mail', 'phone', 'post'],
  })
  const names = subjectNames(register)
  assert.equal(names.get('microsoft-365'), 'Microsoft Office 365')
  assert.equal(names.get('website'), 'welcomesecurity.net')
  assert.equal(names.get('jt-com'), 'JT-COM')
})

test('whoever writes a log that is counted is a host, once', () => {
  const source = { name: { da: 'a', en: 'a' }, kind: 'files', path: '/a', practice: false } as const
  const sources = ['lawyers', 'jt-com', undefined].map((host, at) => ({
    ...{ ...source, id: `log.${at}`, status: 'proposed' as const },
    ...(host !== undefined && { host }),
  }))
  const counted = { ...register, traffic: { sources, k: 5, publicPage: false } }
  assert.deepEqual(subjectsOf(counted, 'traffic.only-technical').host, ['jt-com', 'lawyers'])
})

test('a site that lists the sentences that speak of it is looked at for their pledges alone', () => {
  const [site] = register.sites
  assert.ok(site !== undefined)
  const shop = { ...site, id: 'shop', host: 'microsoft', sentences: ['hosted-by'] }
  const two = { ...register, sites: [site, shop] }
  const sites = (pledge: PledgeId) => {
    const { site: ids, host } = subjectsOf(two, pledge)
    return [ids, host]
  }
  assert.deepEqual(sites('site.host'), [
    ['website', 'shop'],
    ['jt-com', 'microsoft'],
  ])
  for (const pledge of ['site.third-parties', 'traffic.no-trackers', 'traffic.only-technical'] as const)
    assert.deepEqual(sites(pledge), [['website'], ['jt-com']], pledge)
  const alone = subjectsOf({ ...register, sites: [shop] }, 'site.third-parties')
  assert.deepEqual(
    partsOf('site.third-parties', alone).map(({ id }) => id),
    ['site.third-parties/declared', 'site.third-parties/pinned', 'site.third-parties/up-to-date'],
  )
})

test('the slice for mail has our domains and what each system shows in the DNS', () => {
  const { domains, systems } = mailSlice(register)
  assert.deepEqual(domains, ['welcomesecurity.net'])
  const microsoft = systems.find(({ id }) => id === 'microsoft-365')
  assert.deepEqual(microsoft?.dns.spfIncludes, ['spf.protection.outlook.com'])
  assert.equal(microsoft?.proposed, false)
  assert.deepEqual(systems.find(({ id }) => id === 'billy')?.dns, { mx: [], spfIncludes: [], txt: [] })
})

test('the slice for purposes keeps that some are only proposed', () => {
  const { purposes } = purposeSlice(register)
  assert.deepEqual(purposes.at(-1), { id: 'breach-assessment', basis: ['proposed'] })
  assert.deepEqual(purposes[0], { id: 'partner-services', basis: [] })
})
