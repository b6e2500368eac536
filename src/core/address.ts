// Network addresses as 16 bytes, IPv4 as ::ffff:a.b.c.d (RFC 4291 §2.5.5.2), read from bytes so that no text need be made of
// one, and written as RFC 5952 has it. Proven by address.test.ts, against what Node makes of the same text.

import { utf8 } from './bytes.ts'

/** Bytes of an address. */
export const addressBytes = 16

const [colon, dot, zero] = [0x3a, 0x2e, 0x30]

/** Reads the address written in [from, to) into 16 bytes of `into`; false, and they are nothing, where it is none. */
export function readAddress(
  bytes: Uint8Array,
  from: number,
  to: number,
  into: Uint8Array,
  at: number = 0,
): boolean {
  into.fill(0, at, at + addressBytes)
  for (let i = from; i < to; i++) if (bytes[i] === colon) return readV6({ bytes, to, into, at }, from)
  into.fill(0xff, at + 10, at + 12)
  return readV4({ bytes, to, into, at: at + 12 }, from)
}

export function parseAddress(text: string): Uint8Array | null {
  const bytes = utf8(text)
  const into = new Uint8Array(addressBytes)
  return readAddress(bytes, 0, bytes.length, into) ? into : null
}

export function isV4(bytes: Uint8Array, at: number = 0): boolean {
  for (let i = 0; i < 10; i++) if (bytes[at + i] !== 0) return false
  return bytes[at + 10] === 0xff && bytes[at + 11] === 0xff
}

export function formatAddress(bytes: Uint8Array, at: number = 0): string {
  if (isV4(bytes, at)) return [...bytes.subarray(at + 12, at + 16)].join('.')
  const words = Array.from({ length: 8 }, (_, i) => wordAt(bytes, at + 2 * i).toString(16))
  const { from, length } = longestZeros(words)
  if (length < 2) return words.join(':')
  return `${words.slice(0, from).join(':')}::${words.slice(from + length).join(':')}`
}

interface Text {
  readonly bytes: Uint8Array
  readonly to: number
  readonly into: Uint8Array
  readonly at: number
}

/** Four numbers, none of them written with a zero in front: some read those as octal. */
function readV4({ bytes, to, into, at }: Text, from: number): boolean {
  let [part, value, digits] = [0, 0, 0]
  for (let i = from; i <= to; i++) {
    const digit = (bytes[i] ?? 0) - zero
    if (i < to && digit >= 0 && digit <= 9) {
      if (digits > 0 && value === 0) return false
      value = 10 * value + digit
      digits++
    } else if ((i === to || bytes[i] === dot) && digits > 0 && value <= 255 && part < 4) {
      into[at + part++] = value
      value = digits = 0
    } else return false
  }
  return part === 4
}

/** Words with at most one gap of zeros, perhaps with an IPv4 address at the end. A zone (`%eth0`) is none of it. */
function readV6({ bytes, to, into, at }: Text, from: number): boolean {
  const end = endOf(bytes, from, to)
  let [words, gap, next] = [0, -1, from]
  if (bytes[from] === colon && bytes[from + 1] === colon) gap = 0
  if (gap === 0) next += 2
  while (next < end) {
    const behind = wordEnd(bytes, next, end)
    if (bytes[behind] === dot && behind < end) {
      if (words > 6 || !readV4({ bytes, to: end, into, at: at + 2 * words }, next)) return false
      words += 2
      next = end
      break
    }
    const value = hexWord(bytes, next, behind)
    if (value < 0 || words === 8) return false
    into[at + 2 * words] = value >> 8
    into[at + 2 * words + 1] = value
    words++
    next = behind
    if (next === end) break
    if (bytes[next] !== colon || ++next === end) return false
    if (bytes[next] === colon) {
      if (gap >= 0) return false
      gap = words
      next++
    }
  }
  return spread(into, at, words, gap)
}

/** Moves what stands behind the gap to the end, and zeros into the gap. */
function spread(into: Uint8Array, at: number, words: number, gap: number): boolean {
  if (gap < 0) return words === 8
  if (words === 8) return false
  const moved = into.slice(at + 2 * gap, at + 2 * words)
  into.fill(0, at + 2 * gap, at + addressBytes)
  into.set(moved, at + addressBytes - moved.length)
  return true
}

function endOf(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === 0x25) return i
  return to
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && hexDigit(bytes[at] ?? 0) >= 0) at++
  return at
}

/** -1 where there are no digits, or more than four. */
function hexWord(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 4) return -1
  let value = 0
  for (let i = from; i < to; i++) value = 16 * value + hexDigit(bytes[i] ?? 0)
  return value
}

function hexDigit(byte: number): number {
  if (byte >= zero && byte <= 0x39) return byte - zero
  const letter = (byte | 0x20) - 0x61
  return letter >= 0 && letter < 6 ? letter + 10 : -1
}

const wordAt = (bytes: Uint8Array, at: number): number => 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0)

function longestZeros(words: readonly string[]): { readonly from: number; readonly length: number } {
  let longest = { from: 0, length: 0 }
  for (let from = 0; from < words.length; from++) {
    let length = 0
    while (words[from + length] === '0') length++
    if (length > longest.length) longest = { from, length }
  }
  return longest
}
