// One place of a slot: 4,096 bytes that hold a key, or a list of destroyed names, wrapped under the key-encryption key.
// Spec: docs/reference/keyring.md, "Place". Proven by place.test.ts (round trips, every flipped byte noticed).

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { concatBytes, equalBytes, fromUtf8, sha256, toHex, utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'

export const placeBytes = 4_096
export const keyBytes = 32
export const tagsPerList = 250

const magic = utf8('OHPLACE1')
const tagBytes = 16
const contentsBytes = 4_020
const checksumAt = placeBytes - 32

export type Contents =
  | { readonly kind: 'key'; readonly name: string; readonly key: Uint8Array }
  /** Tags of destroyed names, lower-case hexadecimal. */
  | { readonly kind: 'destroyed'; readonly tags: readonly string[] }

/** Where a place stands: associated data, so that no place can be passed off as another. */
export interface Standing {
  readonly epoch: number
  readonly slot: number
  readonly place: 0 | 1
}

/** What stands for a name on the list of destroyed names. */
export const tagOf = (salt: Uint8Array, name: string): string =>
  toHex(createHmac('sha256', salt).update(name).digest().subarray(0, tagBytes))

export function formatPlace(
  contents: Contents,
  at: Standing,
  wrappingKey: Uint8Array,
  random: Random,
): Uint8Array {
  const nonce = random.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(associated(at))
  const plain = formatContents(contents)
  const wrapped = concatBytes(cipher.update(plain), cipher.final(), cipher.getAuthTag())
  plain.fill(0)
  const body = concatBytes(magic, epochBytes(at.epoch), nonce, wrapped)
  return concatBytes(body, sha256(body))
}

/** The contents, or null where the place is not current: damaged, of another epoch, or not written yet. */
export function parsePlace(bytes: Uint8Array, at: Standing, wrappingKey: Uint8Array): Contents | null {
  const body = bytes.subarray(0, checksumAt)
  if (!equalBytes(sha256(body), bytes.subarray(checksumAt))) return null
  if (!equalBytes(body.subarray(0, 16), concatBytes(magic, epochBytes(at.epoch)))) return null
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, body.subarray(16, 28))
  decipher.setAAD(associated(at)).setAuthTag(body.subarray(28 + contentsBytes))
  const plain = decipher.update(body.subarray(28, 28 + contentsBytes))
  try {
    decipher.final()
    return parseContents(plain)
  } catch {
    return null
  } finally {
    plain.fill(0)
  }
}

function epochBytes(epoch: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(epoch))
  return bytes
}

function associated(at: Standing): Uint8Array {
  const slot = new Uint8Array(5)
  new DataView(slot.buffer).setUint32(0, at.slot)
  slot[4] = at.place
  return concatBytes(magic, epochBytes(at.epoch), slot)
}

function formatContents(contents: Contents): Uint8Array {
  const plain = new Uint8Array(contentsBytes)
  if (contents.kind === 'key') {
    const name = utf8(contents.name)
    plain[0] = 1
    plain.set(contents.key, 1)
    plain[33] = name.length
    plain.set(name, 34)
  } else {
    plain[0] = 2
    new DataView(plain.buffer).setUint16(1, contents.tags.length)
    plain.set(Buffer.from(contents.tags.join(''), 'hex'), 3)
  }
  return plain
}

function parseContents(plain: Uint8Array): Contents {
  if (plain[0] === 1) {
    const length = plain[33] ?? 0
    const key = new Uint8Array(plain.subarray(1, 1 + keyBytes))
    return Object.freeze({ kind: 'key', name: fromUtf8(plain.subarray(34, 34 + length)), key })
  }
  if (plain[0] !== 2) throw new Error(`expected contents of kind 1 or 2, got ${plain[0]}`)
  const count = new DataView(plain.buffer, plain.byteOffset).getUint16(1)
  const tags = Array.from({ length: count }, (_, i) => toHex(plain.subarray(3 + i * 16, 19 + i * 16)))
  return Object.freeze({ kind: 'destroyed', tags: Object.freeze(tags) })
}
