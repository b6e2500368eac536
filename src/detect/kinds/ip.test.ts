// Addresses of the internet as RFC 4291 and RFC 6943 write them, held against the parser of URLs; and versions, hours and identifiers.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'
import { isIp6 } from './ip.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['getting address 41.173.96.26 blocked', ['ip certain 41.173.96.26']],
  ['og 41.173.96.26 der', ['ip likely 41.173.96.26']],
  ['http://192.168.1.7:8080/x', ['ip likely 192.168.1.7']],
  ['client=10.1.2.3/24', ['ip likely 10.1.2.3']],
  ['set fra 41.173.96.26.', ['ip likely 41.173.96.26']],
  ['version 1.2.3.4', ['ip possible 1.2.3.4']],
  ['v1.2.3.4', []],
  ['Chrome/120.0.0.1', ['ip possible 120.0.0.1']],
  ['og 0.0.0.0 der', []],
  ['127.0.0.1', []],
  ['255.255.255.0', []],
  ['239.1.2.3', []],
  ['1.3.6.1.4.1.311', []],
  ['01.84.17.61', []],
  ['1.2.3.256', []],
  ['og 2001:db8::7 der', ['ip likely 2001:db8::7']],
  ['[2001:db8:0:0:1:0:0:7]:443', ['ip certain 2001:db8:0:0:1:0:0:7']],
  ['fe80::1ff:fe23:4567:890a%eth0', ['ip likely fe80::1ff:fe23:4567:890a']],
  ['::ffff:192.0.2.7', ['ip likely ::ffff:192.0.2.7']],
  ['::ffff:192.0.2.256', []],
  ['::ffff:192.0.02.7', []],
  ['::ffff:192.0..7', []],
  ['::ffff:192.0.2', []],
  ['ip 2001:db8::7.', ['ip certain 2001:db8::7']],
  ['cafe::bad', ['ip possible cafe::bad']],
  ['klokken 11:34:35', []],
  ['::1', []],
  ['::', []],
  ['ff02::1', []],
  ['std::a', []],
  ['1:2:3:4:5:6:7:8:9', []],
  ['1::2::3', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('every IPv4 address that is somebody’s is found', () => {
  const octet = fc.nat({ max: 255 })
  const property = fc.property(fc.integer({ min: 1, max: 126 }), octet, octet, octet, (...octets) =>
    assert.deepEqual(tellText(`ip ${octets.join('.')}`), [`ip certain ${octets.join('.')}`]),
  )
  fc.assert(property, { numRuns: runs })
})

const groups = fc.array(fc.stringMatching(/^[0-9a-f]{1,4}$/), { minLength: 0, maxLength: 9 })
const asUrl = (text: string): boolean => URL.canParse(`http://[${text}]/`)

test('what is an IPv6 address is what the parser of URLs takes for one', () => {
  const property = fc.property(
    groups,
    groups,
    fc.constantFrom(':', '::', ':1.2.3.4', '::1.2.3.4'),
    (head, tail, middle) => {
      const text = middle.includes('.') ? head.join(':') + middle : head.join(':') + middle + tail.join(':')
      assert.equal(isIp6(text), asUrl(text), text)
    },
  )
  fc.assert(property, { numRuns: runs * 5 })
})

test('every address of eight groups is certain', () => {
  const eight = fc
    .array(fc.stringMatching(/^[0-9a-f]{3,4}$/), { minLength: 8, maxLength: 8 })
    .filter(([first = '']) => !/^ff|^0/.test(first))
  const property = fc.property(eight, parts =>
    assert.deepEqual(tellText(`${parts.join(':')}`), [`ip certain ${parts.join(':')}`]),
  )
  fc.assert(property, { numRuns: runs })
})
