import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AddressKind, addressKind } from './address.ts'

const examples: Readonly<Record<AddressKind, readonly string[]>> = {
  public: [
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '2606:4700::1111',
    '2a00::1',
  ],
  private: ['10.0.0.1', '172.16.0.0', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd00::1', 'fc00::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1'],
  reserved: [
    '0.0.0.0',
    '169.254.169.254',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'fe80::1%lo',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:4136:e378::',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    'localhost',
    '127.1',
    '',
  ],
}

for (const [kind, addresses] of Object.entries(examples))
  for (const address of addresses)
    test(`${JSON.stringify(address)} is ${kind}`, () => assert.equal(addressKind(address), kind))

// The naive reference: IPv4 as one number, ranges by comparison, straight from the registry's columns.
function kindOfNumber(n: number): AddressKind {
  const within = (first: string, bits: number) => {
    const start = toNumber(first)
    return n >= start && n < start + 2 ** (32 - bits)
  }
  if (within('127.0.0.0', 8)) return 'loopback'
  const privates = [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
  ] as const
  if (privates.some(([first, bits]) => within(first, bits))) return 'private'
  const closed = [
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const
  return closed.some(([first, bits]) => within(first, bits)) ? 'reserved' : 'public'
}
const toNumber = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const toText = (n: number) => [24, 16, 8, 0].map(shift => Math.floor(n / 2 ** shift) % 256).join('.')

// Edges of ranges are where such tables go wrong: half of the addresses lie within 2 of one.
const edges = [
  '0.0.0.0',
  '1.0.0.0',
  '10.0.0.0',
  '11.0.0.0',
  '100.64.0.0',
  '100.128.0.0',
  '127.0.0.0',
  '128.0.0.0',
]
  .concat(['169.254.0.0', '169.255.0.0', '172.16.0.0', '172.32.0.0', '192.0.0.0', '192.0.1.0', '192.0.2.0'])
  .concat(['192.0.3.0', '192.88.99.0'])
  .concat(['192.88.100.0', '192.168.0.0', '192.169.0.0', '198.18.0.0'])
  .concat([
    '198.20.0.0',
    '198.51.100.0',
    '198.51.101.0',
    '203.0.113.0',
    '203.0.114.0',
    '224.0.0.0',
    '240.0.0.0',
  ])
const nearEdge = fc
  .tuple(fc.constantFrom(...edges), fc.integer({ min: -2, max: 2 }))
  .map(([edge, step]) => Math.min(2 ** 32 - 1, Math.max(0, toNumber(edge) + step)))
const anyIPv4 = fc.oneof(nearEdge, fc.integer({ min: 0, max: 2 ** 32 - 1 }))

test('every IPv4 address has the kind the registry gives it', () => {
  fc.assert(
    fc.property(anyIPv4, n => assert.equal(addressKind(toText(n)), kindOfNumber(n))),
    { numRuns: 2_000 },
  )
})

test('no IPv4 address becomes reachable by being written inside an IPv6 one', () => {
  fc.assert(
    fc.property(anyIPv4, n => {
      const [high, low] = [Math.floor(n / 65536).toString(16), (n % 65536).toString(16)]
      const wrapped = [
        `::ffff:${toText(n)}`,
        `::ffff:${high}:${low}`,
        `64:ff9b::${high}:${low}`,
        `2002:${high}:${low}::1`,
      ]
      for (const address of wrapped) assert.equal(addressKind(address), 'reserved', address)
    }),
  )
})

test('an IPv6 address outside 2000::/3 is never public', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(groups, numbers => {
      const first = numbers[0] ?? 0
      const address = numbers.map(number => number.toString(16)).join(':')
      if (addressKind(address) === 'public') assert.equal(first >> 13, 1, address)
    }),
    { numRuns: 2_000 },
  )
})
