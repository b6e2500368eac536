// What can be done with a key without ever seeing it: authenticate, sign, seal, open, destroy.
// Spec: docs/reference/keyring.md, "What is derived from a key" (HKDF RFC 5869, Ed25519 RFC 8032). Proven by keys.test.ts.
// Addresses are masked by ipcrypt.ts.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { addressBytes } from '../core/address.ts'
import { concatBytes, fromHex } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { maskPrefixes, openPrefixes } from './ipcrypt.ts'
import type { Slots } from './slots.ts'

const sealedVersion = Uint8Array.of(1)
const saltBytes = 32
const authTagBytes = 16
/** Bytes a sealed text is longer than what was sealed. */
export const sealedOverhead = sealedVersion.length + saltBytes + authTagBytes

// RFC 8410 §7: a private key in PKCS #8 is this, then the seed. A public key in SPKI ends in its 32 bytes.
const pkcs8Head = fromHex('302e020100300506032b657004220420') ?? new Uint8Array()

export function keysOver(slots: Pick<Slots, 'key' | 'existing' | 'destroy'>, random: Random): Keys {
  return Object.freeze({
    mac: async (key: string, message: Uint8Array) =>
      using(slots.key(key), 'mac', secret => bytesOf(createHmac('sha256', secret).update(message).digest())),
    sign: async (key: string, message: Uint8Array) =>
      using(slots.key(key), 'sign', seed => bytesOf(sign(null, message, signingKey(seed)))),
    publicKey: async (key: string) => using(slots.key(key), 'sign', publicKeyOf),
    seal: async (key: string, plaintext: Uint8Array) => {
      expectSize(plaintext.length)
      return using(slots.key(key), 'seal', secret => sealWith(secret, plaintext, random.bytes(saltBytes)))
    },
    open: async (key: string, sealed: Uint8Array) => {
      expectSize(sealed.length - sealedOverhead)
      return using(slots.existing(key), 'seal', secret => openWith(secret, sealed, key))
    },
    maskAddresses: async (key: string, addresses: Uint8Array) => {
      expectAddresses(addresses)
      return using(slots.key(key), 'mask', secret => maskPrefixes(secret, addresses))
    },
    openAddresses: async (key: string, masked: Uint8Array) => {
      expectAddresses(masked)
      return using(slots.existing(key), 'mask', secret => openPrefixes(secret, masked))
    },
    destroy: (key: string) => slots.destroy(key),
  })
}

/** Derives for one use, uses, wipes both. */
async function using<T>(
  found: Promise<Uint8Array>,
  use: 'mac' | 'sign' | 'seal' | 'mask',
  act: (secret: Uint8Array) => T,
): Promise<T> {
  const key = await found
  const secret = derive(key, new Uint8Array(), `ordholden ${use}`, 32)
  key.fill(0)
  try {
    return act(secret)
  } finally {
    secret.fill(0)
  }
}

const bytesOf = (bytes: Buffer): Uint8Array => new Uint8Array(bytes)

const derive = (key: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, info, length))

const signingKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })

const publicKeyOf = (seed: Uint8Array): Uint8Array =>
  new Uint8Array(createPublicKey(signingKey(seed)).export({ format: 'der', type: 'spki' }).subarray(-32))

function expectSize(plaintextBytes: number): void {
  if (plaintextBytes > limits.sealPlaintextBytes)
    throw new Refusal(
      'limit',
      `expected at most ${limits.sealPlaintextBytes} bytes to seal, got ${plaintextBytes}`,
    )
}

function expectAddresses(addresses: Uint8Array): void {
  const count = addresses.length / addressBytes
  if (!Number.isInteger(count))
    throw new Refusal('usage', `expected addresses of ${addressBytes} bytes each, got ${addresses.length}`)
  if (count > limits.addressesAtOnce)
    throw new Refusal('limit', `expected at most ${limits.addressesAtOnce} addresses at once, got ${count}`)
}

// Key and nonce of one text: a salt of 32 bytes never repeats, so neither do they.
function textKeys(secret: Uint8Array, salt: Uint8Array) {
  const both = derive(secret, salt, 'ordholden sealed text', 44)
  return { key: both.subarray(0, 32), nonce: both.subarray(32) }
}

function sealWith(secret: Uint8Array, plaintext: Uint8Array, salt: Uint8Array): Uint8Array {
  const { key, nonce } = textKeys(secret, salt)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(sealedVersion)
  const body = concatBytes(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
  key.fill(0)
  return concatBytes(sealedVersion, salt, body)
}

function openWith(secret: Uint8Array, sealed: Uint8Array, name: string): Uint8Array {
  const damaged = () =>
    new Refusal('sealed-invalid', `expected a text sealed under ${name}, got one that does not open`)
  if (sealed.length < sealedOverhead || sealed[0] !== sealedVersion[0]) throw damaged()
  const { key, nonce } = textKeys(secret, sealed.subarray(1, 1 + saltBytes))
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(sealedVersion)
  try {
    decipher.setAuthTag(sealed.subarray(-authTagBytes))
    return concatBytes(decipher.update(sealed.subarray(1 + saltBytes, -authTagBytes)), decipher.final())
  } catch {
    throw damaged()
  } finally {
    key.fill(0)
  }
}
