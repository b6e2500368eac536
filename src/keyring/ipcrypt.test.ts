// Masked addresses, held against the draft's definition written out bit by bit, and what it promises. Its public vectors:
// test/vectors/ipcrypt.test.ts.

import assert from 'node:assert/strict'
import { createCipheriv } from 'node:crypto'
import { BlockList, SocketAddress } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { isV4, parseAddress } from '../core/address.ts'
import { concatBytes, fromHex, toHex } from '../core/bytes.ts'
import { maskPrefixes, openPrefixes } from './ipcrypt.ts'

const bytesOf = (text: string): Uint8Array => parseAddress(text) ?? new Uint8Array()

/** The draft's definition for one address, with whole numbers instead of bytes. */
function masked(key: Uint8Array, address: Uint8Array): Uint8Array {
  const [first, second] = [key.subarray(0, 16), key.subarray(16)]
  const whole = BigInt(`0x${toHex(address)}`)
  const v4Whole = whole >> 32n === 0xffffn
  let result = v4Whole ? 0xffffn : 0n
  for (let bit = v4Whole ? 96n : 0n; bit < 128n; bit++) {
    const before = (1n << bit) | (whole >> (128n - bit))
    const block = fromHex(before.toString(16).padStart(32, '0')) ?? new Uint8Array()
    const turn = (encrypted(first, block) ^ encrypted(second, block)) & 1n
    result = (result << 1n) | (((whole >> (127n - bit)) & 1n) ^ turn)
  }
  return fromHex(result.toString(16).padStart(32, '0')) ?? new Uint8Array()
}

function encrypted(key: Uint8Array, block: Uint8Array): bigint {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  return BigInt(`0x${cipher.update(block).toString('hex')}`)
}

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const v4 = fc.uint8Array({ minLength: 4, maxLength: 4 }).map(last => bytesOf([...last].join('.')))
const v6 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const address = fc.oneof(v4, v6)

test('many at once are masked as the draft says of one', () => {
  fc.assert(
    fc.property(key, fc.array(address, { maxLength: 6 }), (secret, addresses) => {
      const expected = addresses.map(one => toHex(masked(secret, one))).join('')
      assert.equal(toHex(maskPrefixes(secret, concatBytes(...addresses))), expected)
    }),
    { numRuns: 25 },
  )
})

test('what is masked opens again, stays of its kind, and no two become one', () => {
  fc.assert(
    fc.property(key, fc.uniqueArray(address, { selector: toHex, maxLength: 40 }), (secret, addresses) => {
      const made = maskPrefixes(secret, concatBytes(...addresses))
      assert.equal(toHex(openPrefixes(secret, made)), addresses.map(toHex).join(''))
      const each = addresses.map((_, at) => toHex(made.subarray(16 * at, 16 * at + 16)))
      assert.equal(new Set(each).size, addresses.length)
      assert.deepEqual(
        addresses.map((_, at) => isV4(made, 16 * at)),
        addresses.map(one => isV4(one)),
      )
    }),
  )
})

const commonBits = (one: Uint8Array, other: Uint8Array): number => {
  const differ = BigInt(`0x${toHex(one)}`) ^ BigInt(`0x${toHex(other)}`)
  return 128 - (differ === 0n ? 0 : differ.toString(2).length)
}

test('two addresses share as many bits behind the mask as before it', () => {
  fc.assert(
    fc.property(key, address, fc.nat({ max: 127 }), v6, (secret, one, kept, noise) => {
      const from = isV4(one) ? Math.max(kept, 96) : kept
      const other = one.map((byte, at) => {
        const bits = Math.min(8, Math.max(0, from - 8 * at))
        const keep = (0xff00 >> bits) & 0xff
        return (byte & keep) | ((noise[at] ?? 0) & ~keep)
      })
      const made = maskPrefixes(secret, concatBytes(one, other))
      assert.equal(commonBits(made.subarray(0, 16), made.subarray(16)), commonBits(one, other))
    }),
  )
})

test('a block list of a masked network holds what the network held', () => {
  const secret = new Uint8Array(32).map((_, at) => at)
  const inside = ['203.0.113.7', '203.0.113.99', '203.0.113.250'].map(bytesOf)
  const made = maskPrefixes(secret, concatBytes(...inside, bytesOf('203.0.112.7')))
  const text = (at: number) => [...made.subarray(16 * at + 12, 16 * at + 16)].join('.')
  const network = new BlockList()
  network.addSubnet(new SocketAddress({ address: text(0) }), 24)
  assert.deepEqual(
    [0, 1, 2, 3].map(at => network.check(text(at))),
    [true, true, true, false],
  )
})
