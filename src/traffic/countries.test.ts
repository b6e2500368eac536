import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Reader } from 'mmdb-lib'
import { type MmdbNetwork, mmdb } from '../../test/practice/mmdb.ts'
import { parseAddress } from '../core/address.ts'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { countryOfLine, readCountryTable } from './countries.ts'
import { Received } from './received.ts'

const four: readonly MmdbNetwork[] = [
  ['192.0.2.0/25', { country: { iso_code: 'DK', names: 'Danmark' } }],
  ['198.51.100.0/24', { country_code: 'SE' }],
  ['203.0.113.0/24', { country: 'NO' }],
  ['233.252.0.0/24', { country: { iso_code: 'dk' } }],
  ['0.0.0.0/8', { continent: 'EU' }],
]
const six: readonly MmdbNetwork[] = [['2001:db8::/33', { country: { iso_code: 'DK' } }]]

const asked = (bytes: Uint8Array, addresses: readonly string[]): readonly (string | null)[] => {
  const table = readCountryTable(bytes, 'countries.mmdb')
  return addresses.map(text => table.of(parseAddress(text) ?? new Uint8Array(16)))
}

test('an address is told as its country, whichever way the table writes it', () => {
  const addresses = [
    '192.0.2.9',
    '192.0.2.200',
    '198.51.100.1',
    '203.0.113.255',
    '233.252.0.1',
    '0.1.2.3',
    '8.8.8.8',
  ]
  const expected = ['DK', null, 'SE', 'NO', null, null, null]
  assert.deepEqual(asked(mmdb(4, four), addresses), expected)
  assert.deepEqual(asked(mmdb(6, [...four, ...six]), addresses), expected)
})

test('IPv6 is looked for where the table has it', () => {
  const addresses = ['2001:db8::7', '2001:db8:8000::7', '::ffff:192.0.2.9']
  assert.deepEqual(asked(mmdb(6, [...four, ...six]), addresses), ['DK', null, 'DK'])
  assert.deepEqual(asked(mmdb(4, four), ['c000:209::1']), [null])
})

test('a line of a log is asked by its bytes, and no address is left behind', () => {
  const countryOf = countryOfLine(readCountryTable(mmdb(6, [...four, ...six]), 'countries.mmdb'))
  const line = utf8('2001:db8::7 - - 999.1.1.1')
  const block = { bytes: line, view: new DataView(line.buffer), from: 0, to: line.length }
  const received = Object.assign(new Received(), { addressFrom: 0, addressTo: 11 })
  assert.equal(countryOf(received, block), 'DK')
  assert.equal(countryOf(Object.assign(received, { addressFrom: 16, addressTo: 25 }), block), null)
  const v4 = Object.assign(new Received(), { isV4: true, address4: (192 << 24) | (2 << 8) | 9 | 0 })
  assert.equal(countryOf(v4, block), 'DK')
})

/** The same table with wider records, as larger files have them. */
function widened(bytes: Uint8Array, bits: 28 | 32): Uint8Array {
  const buffer = Buffer.from(bytes)
  const { nodeCount, searchTreeSize } = new Reader(buffer).metadata
  const nodes = Array.from({ length: nodeCount }, (_, node) => {
    const [left, right] = [buffer.readUIntBE(node * 6, 3), buffer.readUIntBE(node * 6 + 3, 3)]
    const into = Buffer.alloc(bits / 4)
    into.writeUIntBE(left, bits === 32 ? 1 : 0, 3)
    into.writeUIntBE(right, bits === 32 ? 5 : 4, 3)
    return into
  })
  const behind = buffer.subarray(searchTreeSize)
  const at = behind.indexOf('record_size') + 'record_size'.length
  const metadata = Buffer.from(behind)
  metadata.writeUInt32BE(bits, at + 1)
  return Buffer.concat([...nodes, metadata])
}

test('records of 28 and of 32 bits are read as those of 24', () => {
  const table = mmdb(6, [...four, ...six])
  const addresses = ['192.0.2.9', '198.51.100.1', '203.0.113.255', '2001:db8::7', '2001:db9::']
  for (const bits of [28, 32] as const)
    assert.deepEqual(asked(widened(table, bits), addresses), ['DK', 'SE', 'NO', 'DK', null])
})

test('every address is told as the library tells it', () => {
  const bytes = mmdb(6, [...four, ...six])
  const table = readCountryTable(bytes, 'countries.mmdb')
  const reader = new Reader(Buffer.from(bytes))
  const said = (text: string): string | null => {
    const record = JSON.stringify(reader.get(text) ?? {})
    return /"(?:iso_code|country_code|country)":"([A-Z]{2})"/.exec(record)?.[1] ?? null
  }
  let told = 0
  for (let step = 0; step < 20_000; step++) {
    const address = Math.imul(step, 0x9e3779b1) >>> 0
    const text = [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.')
    assert.equal(table.of4(address), said(text), text)
  }
  for (const [a, b, c] of [
    [192, 0, 2],
    [198, 51, 100],
    [203, 0, 113],
  ] as const)
    for (let d = 0; d < 256; d++) {
      const found = table.of4(((a << 24) | (b << 16) | (c << 8) | d) >>> 0)
      if (found !== null) told++
      assert.equal(found, said(`${a}.${b}.${c}.${d}`))
    }
  assert.equal(told, 128 + 256 + 256)
})

test('a file that is no such table is refused by its name', () => {
  const good = mmdb(6, [...four, ...six])
  const bad = {
    empty: new Uint8Array(),
    text: Buffer.from('not a table'),
    'cut short': good.subarray(0, good.length - 40),
    'another version': Buffer.from(good).fill(3, good.length - 70),
    'only its end': good.subarray(good.lastIndexOf(0xab)),
  }
  for (const [what, bytes] of Object.entries(bad))
    assert.throws(
      () => readCountryTable(bytes, '/srv/countries.mmdb'),
      (error: unknown) =>
        error instanceof Refusal && error.code === 'usage' && /\/srv\/countries\.mmdb/.test(error.message),
      what,
    )
})

test('a tree that points back into itself, and a record that cannot be read, end nothing', () => {
  const circle = Buffer.from(mmdb(4, four))
  circle.writeUIntBE(0, 0, 3)
  circle.writeUIntBE(0, 3, 3)
  assert.deepEqual(asked(circle, ['192.0.2.1']), [null])
  const broken = Buffer.from(mmdb(4, [['192.0.2.0/24', { country_code: 'DK' }]]))
  broken.fill(0xff, 24 * 6 + 16, 24 * 6 + 20)
  assert.deepEqual(asked(broken, ['192.0.2.1']), [null])
})
