// Whether bytes hold what tells one person from others: a network address, a mail address, what a browser or another program calls
// itself, or something that was planted to be looked for. A scan of our own, apart from the readers and the masks it is to hold to
// account; what it finds is told by kind and place, never by text. Proven by identifiers.test.ts.

import { isV4, parseAddress } from '../core/address.ts'
import { toHex, utf8 } from '../core/bytes.ts'

export const identifierKinds = ['ipv4', 'ipv6', 'mail', 'agent', 'planted'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

export interface Sighting {
  readonly kind: IdentifierKind
  /** Offset of its first byte. */
  readonly at: number
}

export interface Asked {
  /** What was planted, in every form it may take (formsOf). */
  readonly planted?: readonly Uint8Array[]
  /** Mail addresses that are the company's own and published. */
  readonly ours?: readonly string[]
  /** No more are told. */
  readonly most?: number
}

const chunkBytes = 1 << 20
/** Longer than any identifier: what lies across two chunks is seen in the second. */
const overlapBytes = 512

export function identifiersIn(bytes: Uint8Array, asked: Asked = {}): readonly Sighting[] {
  const { planted = [], most = 20 } = asked
  const ours = new Set((asked.ours ?? []).map(each => each.toLowerCase()))
  const found = new Map<string, Sighting>()
  const see = (kind: IdentifierKind, at: number): boolean => {
    found.set(`${kind} ${at}`, Object.freeze({ kind, at }))
    return found.size < most
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const form of planted) {
    const at = buffer.indexOf(form)
    if (at >= 0 && !see('planted', at)) return [...found.values()]
  }
  for (let from = 0; from < buffer.length; from += chunkBytes) {
    const start = Math.max(0, from - overlapBytes)
    for (const { kind, at } of inText(buffer.toString('latin1', start, from + chunkBytes), ours))
      if (!see(kind, start + at)) return [...found.values()]
  }
  return [...found.values()]
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
// A version is written `v1.2.3.4`, and a longer row of numbers is none.
const v4 = new RegExp(`(?<![\\w.])${octet}(?:\\.${octet}){3}(?!\\.?\\d|\\w)`, 'g')
const v6 = /(?<![\w:.])[\da-f]{0,4}:[\da-f:]{1,38}(?:\.\d{1,3}){0,3}(?![\w:])/gi
// Around each @: whatever stands before and behind may be long, and is looked at no further than an address reaches.
const before = /[\w.%+-]{1,64}$/
const behind = /^(?:[a-z\d-]{1,63}\.)+[a-z]{2,24}(?![\w-])/i
// In bytes that are no text, letters stand together by chance.
const beforeInBytes = /[\w.+-]{2,64}$/
const behindInBytes = /^[a-z\d-]{3,63}(?:\.[a-z\d-]{2,63})*\.[a-z]{2,10}(?![\w-])/
const agent =
  /(?<![\w/])(?:Mozilla|AppleWebKit|Gecko|Chrome|Safari|Firefox|Edg[A-Z]?[a-z]*|OPR|Opera|Version|Trident|curl|Wget|libwww-perl|Java|okhttp|Go-http-client|Dalvik|python-requests|Python-urllib|[A-Za-z]+(?:[Bb]ot|[Cc]rawler|[Ss]pider))\/\d/g

function* inText(text: string, ours: ReadonlySet<string>): Generator<Sighting> {
  for (const { 0: said, index } of text.matchAll(v4)) if (!isNobody(said)) yield { kind: 'ipv4', at: index }
  for (const { 0: said, index } of text.matchAll(v6)) if (isV6(said)) yield { kind: 'ipv6', at: index }
  yield* mailsIn(text, ours)
  for (const { index } of text.matchAll(agent)) yield { kind: 'agent', at: index }
}

function* mailsIn(text: string, ours: ReadonlySet<string>): Generator<Sighting> {
  const [left, right] = isBinary(text) ? [beforeInBytes, behindInBytes] : [before, behind]
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = left.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    const domain = right.exec(text.slice(at + 1, at + 256))?.[0]
    if (local === undefined || domain === undefined) continue
    if (!ours.has(`${local}@${domain}`.toLowerCase())) yield { kind: 'mail', at: at - local.length }
  }
}

const isBinary = (text: string): boolean => text.includes('\0')

/** Addresses of this machine itself, of none, and of all. */
const isNobody = (v4Text: string): boolean => /^(?:0|127|255)\./.test(v4Text)

/** An address, and neither a time of day nor a name with colons in it. */
function isV6(said: string): boolean {
  if (!/\d/.test(said) || !(said.includes('::') || said.split(':').length === 8)) return false
  const bytes = parseAddress(said)
  if (bytes === null) return false
  // ::1 and its like are this machine and nobody.
  return bytes.subarray(0, 15).some(byte => byte !== 0)
}

/** Of a value that is nothing but bytes: whether it is as long as an address is. */
export function packedKind(value: Uint8Array): 'ipv4' | 'ipv6' | null {
  if (value.length === 4) return 'ipv4'
  return value.length === 16 ? 'ipv6' : null
}

/**
 * Each form a text may take where it is kept: as it is, in hexadecimal, in base64 at each of its three offsets, escaped with
 * percent signs, and of an address its bytes.
 */
export function formsOf(text: string): readonly Uint8Array[] {
  const bytes = utf8(text)
  const hex = toHex(bytes)
  const percent = hex.replace(/../g, '%$&')
  const written = [text, hex, hex.toUpperCase(), percent, percent.toUpperCase(), encodeURIComponent(text)]
  const forms = [...new Set([...written, ...[0, 1, 2].map(before => base64After(bytes, before))])].map(utf8)
  const packed = parseAddress(text)
  if (packed === null) return forms
  return [...forms, packed, ...(isV4(packed) ? [packed.subarray(12)] : [])]
}

/** The letters of base64 that do not depend on what stands beside it. */
function base64After(bytes: Uint8Array, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}
