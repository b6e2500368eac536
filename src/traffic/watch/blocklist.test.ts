// A list that a firewall reads, and that never shuts out ourselves.

import assert from 'node:assert/strict'
import { BlockList, isIP } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAddress } from '../../core/address.ts'
import { addressKind } from '../../net/address.ts'
import { blocklist } from './blocklist.ts'

const rowOf = (text: string, times = 1) => ({ address: parseAddress(text) ?? assert.fail(text), times })

test('one line for each address, IPv6 by its network, who tried most first', () => {
  const rows = [
    ...[
      rowOf('198.41.0.4', 3),
      rowOf('193.0.14.129', 9),
      rowOf('2a01:4f8:1:2::7', 4),
      rowOf('2a01:4f8:1:2::8', 4),
    ],
    ...[
      rowOf('198.41.0.4', 2),
      rowOf('10.0.0.1', 99),
      rowOf('::1', 99),
      rowOf('fe80::1', 99),
      rowOf('127.0.0.1', 99),
    ],
  ]
  const lines = ['193.0.14.129', '2a01:4f8:1:2::/64', '198.41.0.4']
  assert.deepEqual(blocklist(rows), { lines, left: 4 })
})

test('the list holds every public address it was made of, and none of our own networks', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 20 }), texts => {
      const list = new BlockList()
      for (const line of blocklist(texts.map(text => rowOf(text))).lines) {
        const [network = '', bits] = line.split('/')
        const family = isIP(network) === 4 ? 'ipv4' : 'ipv6'
        if (bits === undefined) list.addAddress(network, family)
        else list.addSubnet(network, Number(bits), family)
      }
      for (const text of texts) {
        const family = isIP(text) === 4 ? 'ipv4' : 'ipv6'
        if (addressKind(text) === 'public') assert.ok(list.check(text, family), text)
      }
      for (const own of ['127.0.0.1', '10.1.2.3', '192.168.1.1']) assert.ok(!list.check(own, 'ipv4'))
      for (const own of ['::1', 'fd00::1', 'fe80::1']) assert.ok(!list.check(own, 'ipv6'))
    }),
  )
})
