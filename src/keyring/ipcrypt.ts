// Network addresses under a key: each becomes another address of its kind, and two that share a network still share one.
// ipcrypt-pfx of draft-denis-ipcrypt, many at a time. Proven by ipcrypt.test.ts (the draft's definition written
// out, properties) and test/vectors/ipcrypt.test.ts (public vectors). Crypto-PAn was decided against: the same idea, which this replaces.

import { type Cipheriv, createCipheriv } from 'node:crypto'
import { addressBytes, isV4 } from '../core/address.ts'

const v4From = 96

/** `key`: 32 bytes, the two AES keys of the draft. */
export const maskPrefixes = (key: Uint8Array, addresses: Uint8Array): Uint8Array =>
  walk(key, addresses, false)
export const openPrefixes = (key: Uint8Array, masked: Uint8Array): Uint8Array => walk(key, masked, true)

/** Both kinds have their own beginning, and go bit by bit from there: all of a kind at once, since AES is asked in one call. */
function walk(key: Uint8Array, given: Uint8Array, opening: boolean): Uint8Array {
  const result = given.slice()
  const kinds: { readonly v4: number[]; readonly v6: number[] } = { v4: [], v6: [] }
  for (let at = 0; at < given.length; at += addressBytes) kinds[isV4(given, at) ? 'v4' : 'v6'].push(at)
  if (kinds.v4.length > 0) walkKind(key, result, { places: kinds.v4, from: v4From, opening })
  if (kinds.v6.length > 0) walkKind(key, result, { places: kinds.v6, from: 0, opening })
  return result
}

interface Kind {
  /** Where each address begins in the bytes that are changed. */
  readonly places: readonly number[]
  /** The first bit that is masked. */
  readonly from: number
  readonly opening: boolean
}

/** Each bit is turned by the XOR of two AES encryptions of what stands before it, in clear. */
function walkKind(key: Uint8Array, bytes: Uint8Array, { places, from, opening }: Kind): void {
  const ciphers = [ecb(key.subarray(0, 16)), ecb(key.subarray(16, 32))] as const
  const before = beginnings(places.length, from)
  for (let bit = from; bit < 128; bit++) {
    const [one, other] = ciphers.map(cipher => cipher.update(before)) as [Buffer, Buffer]
    const shift = 7 - (bit & 7)
    places.forEach((place, at) => {
      const last = at * addressBytes + 15
      const turn = ((one[last] ?? 0) ^ (other[last] ?? 0)) & 1
      const byte = place + (bit >> 3)
      const found = ((bytes[byte] ?? 0) >> shift) & 1
      bytes[byte] = (bytes[byte] ?? 0) ^ (turn << shift)
      pushBit(before, at * addressBytes, opening ? found ^ turn : found)
    })
  }
  before.fill(0)
}

function ecb(key: Uint8Array): Cipheriv {
  return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
}

/** The prefix before the first bit, with a one in front of it: nothing for IPv6, ::ffff for IPv4. */
function beginnings(count: number, from: number): Uint8Array {
  const one = new Uint8Array(addressBytes)
  one[15 - (from >> 3)] = 1
  if (from === v4From) one.fill(0xff, 14)
  const all = new Uint8Array(count * addressBytes)
  for (let at = 0; at < count; at++) all.set(one, at * addressBytes)
  return all
}

/** Moves 16 bytes one bit to the left, and puts `bit` at the end. */
function pushBit(bytes: Uint8Array, at: number, bit: number): void {
  let carry = bit
  for (let i = at + 15; i >= at; i--) {
    const byte = bytes[i] ?? 0
    bytes[i] = (byte << 1) | carry
    carry = byte >> 7
  }
}
