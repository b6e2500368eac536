// What stands between whoever holds the disk and the key-encryption key: nothing (file), a passphrase, or systemd.
// Spec: docs/reference/keyring.md, "Custody record". Proven by custody.test.ts (round trips, wrong passphrase, wrong kind).

import { createCipheriv, createDecipheriv, hkdfSync, scrypt } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { concatBytes, utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

const kinds = ['file', 'passphrase', 'systemd'] as const
export type CustodyKind = (typeof kinds)[number]

export interface Custody {
  readonly kind: CustodyKind
  /** The record that stands in the header for this key-encryption key. */
  lock(key: Uint8Array): Promise<Uint8Array>
  unlock(record: Uint8Array): Promise<Uint8Array>
}

/** The key-encryption key itself stands in the header: whoever has this disk has the keys. */
export const fileCustody: Custody = Object.freeze({
  kind: 'file',
  lock: async (key: Uint8Array) => concatBytes(mark('file'), key),
  unlock: async (record: Uint8Array) => expectKind('file', record).slice(1),
})

/** scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: 128 MiB and about 0.4 s a guess. */
export function passphraseCustody(passphrase: string, random: Random): Custody {
  if (passphrase === '') throw new Refusal('usage', 'expected a passphrase, got an empty one')
  const secret = utf8(passphrase.normalize('NFC'))
  return wrappingCustody('passphrase', salt => stretch(secret, salt), random)
}

/** The credential `ordholden-key` that systemd decrypts for the service (systemd.exec, LoadCredentialEncrypted=). */
export async function systemdCustody(folder: string | undefined, random: Random): Promise<Custody> {
  const credential = await readCredential(folder)
  return wrappingCustody('systemd', async salt => derive(credential, salt), random)
}

async function readCredential(folder: string | undefined): Promise<Uint8Array> {
  const hint = 'set LoadCredentialEncrypted=ordholden-key:… in the unit, see systemd-creds(1)'
  if (folder === undefined)
    throw new Refusal('custody-refused', { message: 'expected $CREDENTIALS_DIRECTORY, got none', hint })
  const path = join(folder, 'ordholden-key')
  const size = await stat(path).then(
    found => found.size,
    () => null,
  )
  if (size === null || size < 16 || size > limits.credentialBytes) {
    const got = size === null ? 'none' : `${size}`
    const message = `${path}: expected 16 to ${limits.credentialBytes} bytes, got ${got}`
    throw new Refusal('custody-refused', { message, hint })
  }
  return new Uint8Array(await readFile(path))
}

/** Record: kind, salt (16), nonce (12), wrapped key and tag. One derivation per salt: a ratchet need not stretch again. */
function wrappingCustody(
  kind: CustodyKind,
  deriveKey: (salt: Uint8Array) => Promise<Uint8Array>,
  random: Random,
): Custody {
  let derived: { readonly salt: Uint8Array; readonly key: Uint8Array } | null = null
  const derivedFor = async (salt: Uint8Array) => {
    if (derived === null || !Buffer.from(derived.salt).equals(salt))
      derived = { salt, key: await deriveKey(salt) }
    return derived.key
  }
  return Object.freeze({
    kind,
    lock: async (key: Uint8Array) => {
      const salt = derived?.salt ?? random.bytes(16)
      const head = concatBytes(mark(kind), salt, random.bytes(12))
      return concatBytes(head, wrap(await derivedFor(salt), head, key))
    },
    unlock: async (record: Uint8Array) => {
      const head = expectKind(kind, record).subarray(0, 29)
      return unwrap(await derivedFor(head.slice(1, 17)), head, record.subarray(29), kind)
    },
  })
}

const mark = (kind: CustodyKind): Uint8Array => Uint8Array.of(kinds.indexOf(kind) + 1)

function expectKind(kind: CustodyKind, record: Uint8Array): Uint8Array {
  const found = kinds[(record[0] ?? 0) - 1]
  if (found === kind) return record
  throw new Refusal('custody-refused', {
    message: `expected keys in the custody of ${kind}, got ${found ?? 'an unknown kind'}`,
    hint: `start with the custody the keys were last kept in`,
  })
}

function wrap(by: Uint8Array, head: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', by, head.subarray(17)).setAAD(head)
  return concatBytes(cipher.update(key), cipher.final(), cipher.getAuthTag())
}

function unwrap(by: Uint8Array, head: Uint8Array, wrapped: Uint8Array, kind: CustodyKind): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', by, head.subarray(17), { authTagLength: 16 })
  try {
    decipher.setAAD(head).setAuthTag(wrapped.subarray(32))
    return concatBytes(decipher.update(wrapped.subarray(0, 32)), decipher.final())
  } catch {
    const what = kind === 'passphrase' ? 'passphrase' : 'credential'
    throw new Refusal('custody-refused', `expected the ${what} the keys were locked with, got another`)
  }
}

const derive = (secret: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, 'ordholden custody', 32))

const stretch = (secret: Uint8Array, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 }
    scrypt(secret, salt, 32, cost, (error, key) =>
      error === null ? resolve(new Uint8Array(key)) : reject(error),
    )
  })
