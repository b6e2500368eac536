// The letters before a candidate as numbers (code points of Unicode), read by hand: a text has a candidate every hundred bytes, and
// strings and expressions took longer than all else. UTF-8 as RFC 3629 has it, latin-1 where a stretch is not. Proven by points.test.ts.

import type { Around } from './hit.ts'

/** Numbers below this are looked up: Latin with all of its accents. What lies beyond is asked of an expression. */
export const tableSize = 0x250

const inTable = (test: (letter: string) => boolean): Uint8Array =>
  Uint8Array.from({ length: tableSize }, (_, point) => (test(String.fromCodePoint(point)) ? 1 : 0))

const letters = inTable(letter => /\p{L}/u.test(letter))
const blanks = inTable(letter => /\s/.test(letter))

export const isLetter = (point: number): boolean =>
  point < tableSize ? letters[point] === 1 : /\p{L}/u.test(String.fromCodePoint(point))

export const isBlank = (point: number): boolean =>
  point < tableSize ? blanks[point] === 1 : /\s/.test(String.fromCodePoint(point))

export const isDigit = (point: number): boolean => point >= 0x30 && point <= 0x39

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80

/** How many bytes a letter of UTF-8 beyond ASCII has that begins with this one; 0 where none does. */
const lengthOf = (first: number): number =>
  first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0

/** The smallest number that takes as many bytes. */
const least = [0, 0, 0x80, 0x800, 0x10000] as const

/** The letter of UTF-8 that begins at a byte, of so many bytes; -1 where it is none. */
function pointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] as number) & (0xff >> (length + 1))
  for (let behind = at + 1; behind < at + length; behind++) {
    const byte = bytes[behind] as number
    if (!isContinuation(byte)) return -1
    point = (point << 6) | (byte & 0x3f)
  }
  const isSurrogate = point >= 0xd800 && point < 0xe000
  return point < (least[length] ?? 0) || point > 0x10ffff || isSurrogate ? -1 : point
}

function restIsHigh(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) < 0x80) return false
  return true
}

/** Answers how many letters it has put into `into`, which has room for one a byte. A letter that the stretch cuts in two is left out. */
export function readPoints(
  { bytes, from, to }: Around,
  start: number,
  end: number,
  into: Int32Array,
): number {
  const past = Math.min(to, end)
  let first = Math.max(from, start)
  while (first < past && first < start + 3 && isContinuation(bytes[first] as number)) first++
  let count = 0
  for (let at = first; at < past; count++) {
    const byte = bytes[at] as number
    if (byte < 0x80) {
      into[count] = byte
      at++
      continue
    }
    const length = lengthOf(byte)
    const point = length > 0 && at + length <= past ? pointAt(bytes, at, length) : -1
    if (point < 0) return restIsHigh(bytes, at, past) ? count : readLatin1(bytes, first, past, into)
    into[count] = point
    at += length
  }
  return count
}

function readLatin1(bytes: Uint8Array, from: number, to: number, into: Int32Array): number {
  for (let at = from; at < to; at++) into[at - from] = bytes[at] as number
  return to - from
}
