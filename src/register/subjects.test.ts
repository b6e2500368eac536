import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../test/example-policy.ts'
import { mailSlice, purposeSlice, subjectNames, subjectsOf } from './subjects.ts'

const { register } = exampleEdition().file

test('subjects: a processor is a system whose operator is one; a host is whoever hosts a site', () => {
  assert.deepEqual(subjectsOf(register), {
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
