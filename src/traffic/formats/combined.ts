// Reads the lines web servers write of themselves: common (NCSA), combined (Apache's and nginx's own), and combined with the host
// before it. Apache: mod_log_config »%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"«. A quote within a field is `\"`,
// a backslash `\\`. Four bytes at a time, hashed on the way. Proven by combined.test.ts and test/contracts/traffic-equal.test.ts.

import { type Block, hashSpan, type LineReader, methods, type Received, what } from '../received.ts'

export const lineForms = ['common', 'combined', 'vhost-combined'] as const
export type LineForm = (typeof lineForms)[number]

const lineFeed = 10
const space = 32
const quote = 34
const dash = 45
const question = 63
const bracket = 91
const backslash = 92
const bracketEnd = 93

/** Four letters as one word of the block. */
const word = (text: string): number =>
  [...text].reduce((sum, letter, at) => sum | (letter.charCodeAt(0) << (8 * at)), 0)
const getWord = word('GET ')
const postWord = word('POST')
const headWord = word('HEAD')
const httpWord = word('HTTP')
const nobody = word(' - -')
const emptyHash = hashSpan(
  { bytes: new Uint8Array(0), view: new DataView(new ArrayBuffer(0)), from: 0, to: 0 },
  0,
  0,
)

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export class CombinedReader implements LineReader {
  readonly #hasHost: boolean
  readonly #isCommon: boolean
  /** The words of the date that was read last, and its day; -1 where it is none. */
  #date0 = 0
  #date1 = 0
  #date2 = 0
  #day = -1
  /** The same of the time of day. */
  #time0 = 0
  #time1 = 0
  #second = -1
  /** Of the span that was scanned last. */
  #hash = 0

  constructor(form: LineForm) {
    this.#hasHost = form === 'vhost-combined'
    this.#isCommon = form === 'common'
  }

  read(block: Block, at: number, into: Received): number {
    const { bytes } = block
    let p = this.#hasHost ? hostEnd(bytes, at) : at
    if (p >= 0) p = this.#address(block, p, into)
    p = p < 0 ? p : this.#time(block, p, into)
    p = p < 0 ? p : this.#request(block, p, into)
    p = p < 0 ? p : answer(bytes, p, into)
    p = p < 0 ? p : this.#isCommon ? withoutAgent(into, p) : this.#agent(block, p, into)
    into.event = null
    into.micros = -1
    into.what = p < 0 || p > block.to ? what.unread : what.web
    return lineEnd(bytes, p < 0 ? at : p)
  }

  /** Answers the space behind the address; -1 where there is none. */
  #address({ bytes }: Block, from: number, into: Received): number {
    let p = from
    let address = 0
    let part = -1
    let dots = 0
    let c = bytes[p] ?? 0
    for (; isDigit(c) || c === 46; c = bytes[++p] ?? 0) {
      if (c !== 46) part = (part < 0 ? 0 : part * 10) + c - 48
      else if (part < 0 || part > 255) dots = 9
      else {
        address = (address << 8) | part
        part = -1
        dots++
      }
    }
    const isV4 = c === space && dots === 3 && part >= 0 && part <= 255
    if (!isV4) p = wordEnd(bytes, p)
    into.isV4 = isV4
    into.address4 = isV4 ? (address << 8) | part : 0
    into.addressFrom = from
    into.addressTo = p
    return p > from && bytes[p] === space ? p : -1
  }

  /** From the space behind the address: identity, user and time. Answers the first letter of the request. */
  #time(block: Block, from: number, into: Received): number {
    const { bytes, view } = block
    const isUsual =
      view.getInt32(from, true) === nobody && bytes[from + 4] === space && bytes[from + 5] === bracket
    let p = isUsual ? from + 5 : nextBracket(bytes, from)
    // A user may be called anything, and have a bracket in the name.
    while (p >= 0 && !this.#moment(block, p + 1, into)) p = nextBracket(bytes, p + 1)
    return p < 0 ? p : p + 30
  }

  /** `17/May/2015:10:05:03 +0000] "`. Most lines come within the second of the line before. */
  #moment({ bytes, view }: Block, p: number, into: Received): boolean {
    if (bytes[p + 26] !== bracketEnd || bytes[p + 28] !== quote || bytes[p + 20] !== space) return false
    if ((view.getInt32(p + 22, true) & 0xf0f0f0f0) !== 0x30303030 || bytes[p + 27] !== space) return false
    const date0 = view.getInt32(p, true)
    const date1 = view.getInt32(p + 4, true)
    const date2 = view.getInt32(p + 8, true)
    if (date0 !== this.#date0 || date1 !== this.#date1 || date2 !== this.#date2) {
      this.#date0 = date0
      this.#date1 = date1
      this.#date2 = date2
      this.#day = parseDay(bytes, p)
    }
    const time0 = view.getInt32(p + 12, true)
    const time1 = view.getInt32(p + 16, true)
    if (time0 !== this.#time0 || time1 !== this.#time1) {
      this.#time0 = time0
      this.#time1 = time1
      this.#second = parseSecond(bytes, p + 12)
    }
    into.day = this.#day
    into.second = this.#second
    return this.#day >= 0 && this.#second >= 0
  }

  /** From the first letter of the request. Answers the first letter of the status. */
  #request(block: Block, from: number, into: Received): number {
    const { bytes, view } = block
    const first = view.getInt32(from, true)
    let p = from + 4
    let method = 1
    if (first !== getWord) {
      if (first !== postWord && first !== headWord) return oddRequest(block, from, into)
      method = first === postWord ? 3 : 2
      if (bytes[p++] !== space) return oddRequest(block, from, into)
    }
    into.method = method
    into.pathFrom = p
    p = this.#path(block, p)
    into.pathTo = p
    into.pathHash = this.#hash
    into.queryFrom = p
    if (bytes[p] === question) {
      into.queryFrom = p + 1
      p = queryEnd(block, p + 1)
    }
    into.queryTo = p
    // `GET /a HTTP/1.1"` and nothing else: what has spaces or escapes of its own is looked at again, letter by letter.
    if (bytes[p] !== space || view.getInt32(p + 1, true) !== httpWord) return oddRequest(block, from, into)
    for (p += 5; (bytes[p] ?? 0) > quote; p++);
    return bytes[p] === quote && bytes[p + 1] === space ? p + 2 : oddRequest(block, from, into)
  }

  /** Where the path ends: before a space, `?`, quote or anything odd. */
  #path(block: Block, from: number): number {
    const { bytes, view } = block
    let p = from
    let hash = 0x811c9dc5 | 0
    for (;;) {
      const four = view.getInt32(p, true)
      const questions = four ^ 0x3f3f3f3f
      const below = ((four - 0x23232323) & ~four) | ((questions - 0x01010101) & ~questions)
      if ((below & 0x80808080) !== 0) break
      hash = Math.imul(hash ^ four, 0x9e3779b1)
      hash ^= hash >>> 15
      p += 4
    }
    const wordsTo = p
    let c = bytes[p] ?? 0
    for (; c > quote && c !== question && p - wordsTo < 4; c = bytes[++p] ?? 0)
      hash = Math.imul(hash ^ c, 0x01000193)
    // A `!` or a byte above 127 looked like an end and is none: then from the start, one by one.
    if (p - wordsTo < 4 && (c <= quote ? c !== 33 : c === question)) {
      this.#hash = hash ^ (hash >>> 13)
      return p
    }
    return this.#plainPath(block, from)
  }

  #plainPath(block: Block, from: number): number {
    const { bytes } = block
    let p = from
    for (let c = bytes[p] ?? 0; c > quote || c === 33; c = bytes[++p] ?? 0) if (c === question) break
    this.#hash = hashSpan(block, from, p)
    return p
  }

  /** From the space before the referrer's quote. */
  #agent(block: Block, from: number, into: Received): number {
    const { bytes } = block
    if (bytes[from] !== space || bytes[from + 1] !== quote) return -1
    let p = from + 2
    into.referrerFrom = p
    p = this.#quoted(block, p)
    into.referrerTo = p
    into.referrerHash = this.#hash
    if (bytes[p] !== quote || bytes[p + 1] !== space || bytes[p + 2] !== quote) return -1
    p += 3
    into.agentFrom = p
    p = this.#quoted(block, p)
    into.agentTo = p > from && bytes[p] === lineFeed && bytes[p - 1] === 13 ? p - 1 : p
    into.agentHash = into.agentTo === p ? this.#hash : hashSpan(block, into.agentFrom, into.agentTo)
    return p
  }

  /** The quote that ends a field, or the line's end where none does. */
  #quoted(block: Block, from: number): number {
    const { bytes, view } = block
    let p = from
    let hash = 0x811c9dc5 | 0
    for (;;) {
      const four = view.getInt32(p, true)
      const quotes = four ^ 0x22222222
      const escapes = four ^ 0x5c5c5c5c
      const ends =
        ((quotes - 0x01010101) & ~quotes) |
        ((escapes - 0x01010101) & ~escapes) |
        ((four - 0x20202020) & ~four)
      if ((ends & 0x80808080) !== 0) break
      hash = Math.imul(hash ^ four, 0x9e3779b1)
      hash ^= hash >>> 15
      p += 4
    }
    const wordsTo = p
    let c = bytes[p] ?? 0
    for (; c !== quote && c !== lineFeed && c !== backslash && p - wordsTo < 4; c = bytes[++p] ?? 0)
      hash = Math.imul(hash ^ c, 0x01000193)
    if (p - wordsTo < 4 && (c === quote || c === lineFeed)) {
      this.#hash = hash ^ (hash >>> 13)
      return p
    }
    const to = escapedEnd(bytes, p)
    this.#hash = hashSpan(block, from, to)
    return to
  }
}

/** Where the address begins behind the host and its port; -1 where nothing does. */
function hostEnd(bytes: Uint8Array, from: number): number {
  const p = wordEnd(bytes, from)
  return bytes[p] === space && p > from ? p + 1 : -1
}

function wordEnd(bytes: Uint8Array, from: number): number {
  let p = from
  while ((bytes[p] ?? lineFeed) > space) p++
  return p
}

/** Where the next line begins. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let p = from
  while (bytes[p] !== lineFeed) p++
  return p + 1
}

/** -1 where the line has no further one. */
function nextBracket(bytes: Uint8Array, from: number): number {
  let p = from
  for (let c = bytes[p]; c !== bracket; c = bytes[++p]) if (c === lineFeed) return -1
  return p
}

/** Two digits as a number; far below 0 where they are none. */
function twoDigits(bytes: Uint8Array, p: number): number {
  const tens = (bytes[p] ?? 0) - 48
  const ones = (bytes[p + 1] ?? 0) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000
}

/** Days since 1970 of `17/May/2015:`; -1 where it is no date. */
function parseDay(bytes: Uint8Array, p: number): number {
  if (bytes[p + 2] !== 47 || bytes[p + 6] !== 47 || bytes[p + 11] !== 58) return -1
  const date = twoDigits(bytes, p)
  const month = monthNames.indexOf(String.fromCharCode(...bytes.subarray(p + 3, p + 6)))
  const year = twoDigits(bytes, p + 7) * 100 + twoDigits(bytes, p + 9)
  if (date < 1 || month < 0 || year < 1970) return -1
  const at = new Date(Date.UTC(year, month, date))
  return at.getUTCDate() === date ? at.getTime() / 86_400_000 : -1
}

/** Seconds of the day of `10:05:03`; a leap second is the one before it. -1 where it is no time. */
function parseSecond(bytes: Uint8Array, p: number): number {
  if (bytes[p + 2] !== 58 || bytes[p + 5] !== 58) return -1
  const hour = twoDigits(bytes, p)
  const minute = twoDigits(bytes, p + 3)
  const second = twoDigits(bytes, p + 6)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1
  return hour * 3600 + minute * 60 + Math.min(second, 59)
}

/** From `?` on: the space or quote that ends the request's address. */
function queryEnd({ bytes, view }: Block, from: number): number {
  let p = from
  for (;;) {
    const four = view.getInt32(p, true)
    if (((four - 0x23232323) & ~four & 0x80808080) !== 0) break
    p += 4
  }
  for (let c = bytes[p] ?? 0; c > quote || c === 33; c = bytes[++p] ?? 0);
  return p
}

/** The quote that ends a field with escapes in it, or the line's end. */
function escapedEnd(bytes: Uint8Array, from: number): number {
  let p = from
  for (let c = bytes[p]; c !== quote && c !== lineFeed; c = bytes[++p])
    if (c === backslash && bytes[p + 1] !== lineFeed) p++
  return p
}

/**
 * Any other request: an address with spaces or escapes, a rarer method, none at all (`-`), the bytes of a handshake. Whatever is
 * not of the form »method address protocol« is one path as it stands.
 */
function oddRequest(block: Block, from: number, into: Received): number {
  const { bytes } = block
  const to = escapedEnd(bytes, from)
  if (bytes[to] !== quote || bytes[to + 1] !== space) return -1
  const methodTo = Math.min(wordEnd(bytes, from), to)
  const protocolAt = lastSpace(bytes, methodTo, to)
  const isHttp = protocolAt > methodTo && block.view.getInt32(protocolAt + 1, true) === httpWord
  const method = isHttp ? methods.indexOf(latin(bytes, from, methodTo) as (typeof methods)[number]) : -1
  const isCall = isHttp && isToken(bytes, from, methodTo)
  into.method = Math.max(0, method)
  into.pathFrom = isCall ? methodTo + 1 : from
  const addressTo = isCall ? protocolAt : to
  let pathTo = into.pathFrom
  while (pathTo < addressTo && !(isCall && bytes[pathTo] === question)) pathTo++
  into.pathTo = pathTo
  into.pathHash = hashSpan(block, into.pathFrom, pathTo)
  into.queryFrom = Math.min(pathTo + 1, addressTo)
  into.queryTo = addressTo
  return to + 2
}

function lastSpace(bytes: Uint8Array, from: number, to: number): number {
  let p = to - 1
  while (p > from && bytes[p] !== space) p--
  return p
}

/** A method is 1 to 20 letters; what is longer is none. */
function isToken(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 20) return false
  for (let p = from; p < to; p++) {
    const upper = (bytes[p] ?? 0) & ~32
    if (upper < 65 || upper > 90) return bytes[p] === dash
  }
  return true
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  to - from > 20 ? '' : String.fromCharCode(...bytes.subarray(from, to))

/** Status and bytes, `-` for none. Answers what stands behind them; -1 where there is no such thing. */
function answer(bytes: Uint8Array, from: number, into: Received): number {
  const hundreds = (bytes[from] ?? 0) - 48
  if (hundreds < 0 || hundreds > 9 || bytes[from + 3] !== space) return -1
  const status = hundreds * 100 + twoDigits(bytes, from + 1)
  let p = from + 4
  let sent = 0
  for (let c = bytes[p] ?? 0; isDigit(c); c = bytes[++p] ?? 0) sent = sent * 10 + c - 48
  if (p === from + 4 && bytes[p++] !== dash) return -1
  into.status = status
  into.sentBytes = sent
  return status < 0 || (bytes[p] ?? 0) > space || !Number.isSafeInteger(sent) ? -1 : p
}

function withoutAgent(into: Received, at: number): number {
  into.referrerFrom = into.referrerTo = into.agentFrom = into.agentTo = at
  into.referrerHash = into.agentHash = emptyHash
  return at
}
