// Numbers and words as word processors and web pages spell them: with blanks that do not break, with dashes and the minus for a hyphen,
// with signs nobody sees between two letters. A stretch with one of those is looked at once more as if it were typed, and what is found
// across such a sign is told where it stands. Proven by respelled.test.ts.

import type { Hit } from './hit.ts'
import { type ReadyRules, Scan } from './scan/scan.ts'

/** What is seen of a line before and behind a sign: what a judge may look at, and the longest that people spell so. */
const beforeBytes = 512
const behindBytes = 2_048
const [lineFeed, blank, hyphen] = [10, 32, 45]

interface Sign {
  /** How many bytes it has. */
  readonly bytes: number
  /** What is typed for it; null where nothing is. */
  readonly typed: number | null
}

/** In UTF-8; and in latin-1 and Windows-1252 the same as one byte, which in UTF-8 stands behind no ASCII. */
function signAt(bytes: Uint8Array, at: number): Sign | null {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]]
  if (first === 0xc2) return twoBytes(second)
  if (first === 0xe2) return threeBytes(second, third)
  if (first === 0xe3 && second === 0x80 && third === 0x80) return { bytes: 3, typed: blank }
  if (first === 0xef && second === 0xbb && third === 0xbf) return { bytes: 3, typed: null }
  if ((bytes[at - 1] ?? 0x80) >= 0x80) return null
  if (first === 0xa0) return { bytes: 1, typed: blank }
  if (first === 0xad) return { bytes: 1, typed: null }
  return first === 0x96 || first === 0x97 ? { bytes: 1, typed: hyphen } : null
}

/** U+00A0 no-break space, U+00AD soft hyphen. */
function twoBytes(second: number | undefined): Sign | null {
  if (second === 0xa0) return { bytes: 2, typed: blank }
  return second === 0xad ? { bytes: 2, typed: null } : null
}

/** Of the block U+2000: blanks, signs without width, hyphens and dashes; and U+2212, the minus. */
function threeBytes(second: number | undefined, third = 0): Sign | null {
  if (second === 0x88) return third === 0x92 ? { bytes: 3, typed: hyphen } : null
  if (second === 0x81) return third === 0x9f ? { bytes: 3, typed: blank } : third === 0xa0 ? unseen : null
  if (second !== 0x80) return null
  if (third <= 0x8a || third === 0xaf) return { bytes: 3, typed: blank }
  if (third <= 0x8f) return unseen
  return third <= 0x95 ? { bytes: 3, typed: hyphen } : null
}
const unseen: Sign = { bytes: 3, typed: null }

const isAlphanumeric = (byte = 0): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)

/** Hits of a block of whole lines that stands at `at` of its text, in no order: only those with such a sign in them. */
export function respelledHits(rules: ReadyRules, block: Uint8Array, at: number): readonly Hit[] {
  const hits: Hit[] = []
  for (let sign = nextSign(block, 0); sign < block.length; ) {
    const from = Math.max(block.lastIndexOf(lineFeed, sign) + 1, sign - beforeBytes)
    const line = block.indexOf(lineFeed, sign)
    const to = Math.min(line < 0 ? block.length : line, sign + behindBytes)
    hits.push(...hitsWithin(rules, block.subarray(from, to), at + from))
    sign = nextSign(block, Math.max(sign + 1, to === sign + behindBytes ? to - beforeBytes : to))
  }
  return hits
}

/** The next of those signs with a letter or digit beside it; the end of the block where there is none. */
function nextSign(block: Uint8Array, from: number): number {
  for (let at = from; at < block.length; at++) {
    if ((block[at] as number) < 0x80) continue
    const sign = signAt(block, at)
    if (sign === null) continue
    if (isAlphanumeric(block[at - 1]) || isAlphanumeric(block[at + sign.bytes])) return at
    at += sign.bytes - 1
  }
  return block.length
}

function hitsWithin(rules: ReadyRules, stretch: Uint8Array, at: number): readonly Hit[] {
  const { typed, places, signs } = typedOf(stretch)
  const hits: Hit[] = []
  const scan = new Scan(rules, hit => {
    const [start, end] = [places[hit.start] ?? 0, places[hit.end] ?? stretch.length]
    if (signs.some(sign => sign > start && sign < end))
      hits.push({ ...hit, start: at + start, end: at + end })
  })
  scan.push(typed)
  scan.end()
  return hits
}

interface Typed {
  readonly typed: Uint8Array
  /** For each byte of it, and its end, where it came from. */
  readonly places: Int32Array
  /** Where the signs stood. */
  readonly signs: readonly number[]
}

function typedOf(stretch: Uint8Array): Typed {
  const typed = new Uint8Array(stretch.length)
  const places = new Int32Array(stretch.length + 1)
  const signs: number[] = []
  let count = 0
  for (let from = 0; from < stretch.length; ) {
    const sign = signAt(stretch, from)
    if (sign !== null) signs.push(from)
    if (sign?.typed !== null) {
      places[count] = from
      typed[count++] = sign?.typed ?? (stretch[from] as number)
    }
    from += sign?.bytes ?? 1
  }
  places[count] = stretch.length
  return { typed: typed.subarray(0, count), places: places.subarray(0, count + 1), signs }
}
