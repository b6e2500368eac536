// An honest keyring that lives in memory, for tests of what takes the port `Keys`. Same keys for the same seed,
// so that a program killed and started again signs as before. Never seals: what needs that tests with the keyring.

import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { concatBytes, fromHex, sha256, utf8 } from '../src/core/bytes.ts'
import type { Keys } from '../src/core/ports.ts'
import { Refusal } from '../src/core/refusal.ts'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key. */
const pkcs8Prefix = fromHex('302e020100300506032b657004220420') ?? new Uint8Array()

export function memoryKeys(seed: string): Keys {
  const secret = (key: string) => sha256(utf8(`${seed}\n${key}`))
  const refuse = async (): Promise<never> => {
    throw new Refusal('usage', 'expected no sealing with keys in memory, got a call for it')
  }
  return {
    mac: async (key, message) => new Uint8Array(createHmac('sha256', secret(key)).update(message).digest()),
    sign: async (key, message) => new Uint8Array(sign(null, message, privateKey(secret(key)))),
    publicKey: async key => publicBytes(privateKey(secret(key))),
    seal: refuse,
    open: refuse,
    destroy: refuse,
  }
}

const privateKey = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(concatBytes(pkcs8Prefix, bytes)), format: 'der', type: 'pkcs8' })

// The last 32 bytes of the SubjectPublicKeyInfo are the key.
const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
