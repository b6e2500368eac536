// Addresses inside and outside of networks, and what is neither an address nor a network.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNetwork, liesIn } from './network.ts'

const cases: readonly (readonly [address: string, network: string, lies: boolean])[] = [
  ['192.0.2.7', '192.0.2.0/24', true],
  ['192.0.3.7', '192.0.2.0/24', false],
  ['192.0.2.127', '192.0.2.0/25', true],
  ['192.0.2.128', '192.0.2.0/25', false],
  ['192.0.2.7', '192.0.2.7/32', true],
  ['192.0.2.7', '0.0.0.0/0', true],
  ['2001:db8::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['192.0.2.7', '2001:db8::/32', false],
  ['192.0.2.7', '192.0.2.0/33', false],
  ['192.0.2.7', '192.0.2.0', false],
  ['www.firma.test', '0.0.0.0/0', false],
  ['192.0.2.7', 'all', false],
]

for (const [address, network, lies] of cases)
  test(`${address} ${lies ? 'lies' : 'does not lie'} in ${network}`, () =>
    assert.equal(liesIn(address, network), lies))

for (const [network, is] of [
  ['192.0.2.0/24', true],
  ['2001:DB8::/32', true],
  ['192.0.2.7/32', true],
  ['0.0.0.0/0', false],
  ['192.0.2.0/33', false],
  ['192.0.2.0/', false],
  ['192.0.2.0', false],
  ['192.0.2/24', false],
  ['ns.firma.test/24', false],
] as const)
  test(`${network} is ${is ? '' : 'not '}a network that tells addresses apart`, () =>
    assert.equal(isNetwork(network), is))
