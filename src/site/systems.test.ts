// Tables of systems made by this test: both families of addresses in one table and IPv4 alone, records as others write them, and
// files that are no such table.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mmdb } from '../../test/practice/mmdb.ts'
import { Refusal } from '../core/refusal.ts'
import { readSystemTable } from './systems.ts'

const as = (number: number) => ({ autonomous_system_number: number, autonomous_system_organization: 'Vært' })
const four = [
  ['192.0.2.0/24', as(65_000)],
  ['198.51.100.128/25', as(4_200_000_001)],
] as const
const six = ['2001:db8:7::/48', as(65_001)] as const

const askedOf = (bytes: Uint8Array, addresses: readonly string[]) => {
  const table = readSystemTable(bytes, 'asn.mmdb')
  return addresses.map(address => table.systemOf(address))
}

test('an address of either family is found in one table, and none beside its networks', () => {
  const table = mmdb(6, [...four, six])
  assert.deepEqual(askedOf(table, ['192.0.2.0', '192.0.2.255', '198.51.100.200', '2001:db8:7::1']), [
    ...['AS65000', 'AS65000', 'AS4200000001', 'AS65001'],
  ])
  const beside = ['192.0.3.0', '198.51.100.1', '2001:db8:8::1', '::1']
  assert.deepEqual(
    askedOf(table, beside),
    beside.map(() => null),
  )
})

test('a table of IPv4 says nothing of IPv6, also where the first bits are the same', () => {
  assert.deepEqual(askedOf(mmdb(4, four), ['192.0.2.9', 'c000:200::1']), ['AS65000', null])
})

test('records as others write them are read, and what is no number of a system is not', () => {
  const table = mmdb(4, [
    ['192.0.2.0/25', { asn: 'AS65002', name: 'Vært' }],
    ['192.0.2.128/25', { country: 'DK' }],
    ['198.51.100.0/24', { asn: '65003; drop' }],
  ])
  assert.deepEqual(askedOf(table, ['192.0.2.1', '192.0.2.200', '198.51.100.1']), ['AS65002', null, null])
})

test('a file that is no such table is refused by its name', () => {
  const good = mmdb(6, [...four, six])
  const bad = {
    empty: new Uint8Array(),
    text: Buffer.from('not a table'),
    'cut short': good.subarray(0, good.length - 40),
    'another version': Buffer.from(good).fill(3, good.length - 70),
    'only its end': good.subarray(good.lastIndexOf(0xab)),
  }
  for (const [what, bytes] of Object.entries(bad))
    assert.throws(
      () => readSystemTable(bytes, '/srv/asn.mmdb'),
      (error: unknown) =>
        error instanceof Refusal && error.code === 'usage' && /\/srv\/asn\.mmdb/.test(error.message),
      what,
    )
})

test('a record that cannot be read says nothing, and ends nothing', () => {
  const broken = Buffer.from(mmdb(4, [['192.0.2.0/24', as(65_000)]]))
  broken.fill(0xff, 24 * 6 + 16, 24 * 6 + 20)
  assert.deepEqual(askedOf(broken, ['192.0.2.1']), [null])
})
