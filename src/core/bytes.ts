// Bytes and their text forms. Everything below speaks Uint8Array; Buffer stays inside these functions.

import { hash, timingSafeEqual } from 'node:crypto'

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** Text of UTF-8 bytes; throws a TypeError where they are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => strictDecoder.decode(bytes)

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Bytes of canonical base64 (RFC 4648 §4, padded); null for anything else. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  return toBase64(bytes) === text ? bytes : null
}

/** Bytes of lower-case hexadecimal; null for anything else. */
export function fromHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null
}

export const concatBytes = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts))

/** Equality that takes the same time wherever the bytes differ. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'))
