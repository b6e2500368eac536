// Addresses: what is read is what Node reads, what is written is read back, and nothing else is an address.

import assert from 'node:assert/strict'
import { isIP, SocketAddress } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressBytes, formatAddress, isV4, parseAddress, readAddress } from './address.ts'
import { toHex, utf8 } from './bytes.ts'

const text = fc.oneof(fc.ipV4(), fc.ipV6())
const bytes = fc.oneof(
  fc.uint8Array({ minLength: addressBytes, maxLength: addressBytes }),
  fc
    .array(fc.constantFrom(0, 0, 0, 1, 255), { minLength: 16, maxLength: 16 })
    .map(all => Uint8Array.from(all)),
)

/** As Node writes it: one text for each address. */
const nodesOwn = (address: string): string => {
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  return new SocketAddress({ address, family }).address
}

test('an address is read as Node reads it, and written as RFC 5952 has it', () => {
  fc.assert(
    fc.property(text, address => {
      const read = parseAddress(address)
      assert.ok(read !== null, address)
      assert.equal(toHex(parseAddress(nodesOwn(address)) ?? new Uint8Array()), toHex(read))
      if (!isV4(read) && !nodesOwn(address).includes('.'))
        assert.equal(formatAddress(read), nodesOwn(address))
    }),
  )
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(bytes, address => {
      assert.equal(toHex(parseAddress(formatAddress(address)) ?? new Uint8Array()), toHex(address))
      assert.notEqual(isIP(formatAddress(address)), 0)
    }),
  )
})

test('nothing else is an address, and what Node takes for none is none', () => {
  const others = [
    ...[
      '',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '01.2.3.4',
      '1.2.3.',
      '.1.2.3',
      ':',
      ':::',
      '1:2',
      '1::2::3',
      '12345::',
    ],
    ...[
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:8::',
      '::g',
      '1:',
      ':1',
      '1:2:3:4:5:6:7:',
      '::1.2.3',
      '1:2:3:4:5:6:7:1.2.3.4',
    ],
    ...['example.com', '-', '1.2.3.4 ', ' ::1', '1..2.3', '::1.2.3.4.5', '1.2.3.4:80', '::ffff:1.2.3.456'],
  ]
  assert.deepEqual(
    others.filter(other => parseAddress(other) !== null),
    [],
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123af:.'), maxLength: 20 }), any => {
      assert.equal(parseAddress(any) !== null, isIP(any) !== 0, any)
    }),
    { numRuns: 2_000 },
  )
})

test('known texts', () => {
  const known = {
    '192.0.2.1': '00000000000000000000ffffc0000201',
    '::1': `${'0'.repeat(31)}1`,
    '::': '0'.repeat(32),
  }
  for (const [address, hex] of Object.entries(known)) {
    assert.equal(toHex(parseAddress(address) ?? new Uint8Array()), hex)
    assert.equal(formatAddress(parseAddress(address) ?? new Uint8Array()), address)
  }
  assert.equal(formatAddress(parseAddress('::ffff:192.0.2.1') ?? new Uint8Array()), '192.0.2.1')
  assert.equal(
    toHex(parseAddress('fe80::1%eth0') ?? new Uint8Array()),
    toHex(parseAddress('fe80::1') ?? new Uint8Array()),
  )
  assert.equal(formatAddress(parseAddress('2001:DB8:0:0:1:0:0:1') ?? new Uint8Array()), '2001:db8::1:0:0:1')
  const line = utf8('from 203.0.113.9: x')
  const into = new Uint8Array(20)
  assert.equal(readAddress(line, 5, 16, into, 4), true)
  assert.equal(formatAddress(into, 4), '203.0.113.9')
})
