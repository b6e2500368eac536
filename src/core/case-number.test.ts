import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isMeant, readCaseNumber, uuidsFrom } from './case-number.ts'

const uuid = '0193b1c0-aaaa-7bbb-8ccc-00000000dead'

test('a case number is read with its kind or without, whole or in part, in either case', () => {
  assert.deepEqual(readCaseNumber(`account.${uuid}`), { kind: 'account', digits: uuid.replaceAll('-', '') })
  assert.deepEqual(readCaseNumber(' 0193B1C0 '), { kind: null, digits: '0193b1c0' })
  assert.deepEqual(readCaseNumber('dead'), { kind: null, digits: 'dead' })
})

test('a name, an address, an unknown kind, too little and too much are no case number', () => {
  for (const text of [
    '',
    'Anna',
    'anna@firma.dk',
    'abc',
    'person.dead',
    'account.',
    `${uuid}0`,
    '%',
    "dead'; --",
  ])
    assert.equal(readCaseNumber(text), null, text)
})

test('what begins or ends with the digits is meant, and nothing else', () => {
  const meant = (text: string) => isMeant(readCaseNumber(text) ?? assert.fail(text), uuid)
  assert.ok(meant(uuid) && meant('0193b1c0-aa') && meant('dead'))
  assert.ok(!meant('aaaa') && !meant('beef'))
})

test('the uuids that begin with some digits are a range', () => {
  const number = readCaseNumber('0193b1c0aa') ?? assert.fail()
  const [from, to] = uuidsFrom(number)
  assert.deepEqual(
    [from, to],
    ['0193b1c0-aa00-0000-0000-000000000000', '0193b1c0-aaff-ffff-ffff-ffffffffffff'],
  )
  assert.ok(from <= uuid && uuid <= to)
})
